//! `durianpay simulate`: a simulated Durianpay for programs in any language.

mod clock;
mod run;

use super::output::{Failure, Output};
use super::runtime::block_on;
use clap::Args;
use clock::ClockChoice;
use std::net::IpAddr;
use std::path::PathBuf;

const EXAMPLES: &str = "\
It responds like Durianpay, without an account and without a network, and sends signed webhooks.
The control API at /_sim does what customers and banks do; /_sim/openapi.json describes it:
  curl -X POST http://127.0.0.1:7080/_sim/payments/pay_…/pay

A fault plan is a list such as `orders.create:reset_applied*2, payment.completed:duplicate`:
  requests    reset, close, server_error, unavailable, too_many_requests=30s, cut_body, delay=500ms;
              reset_applied, close_applied, server_error_applied (only the response is lost)
  deliveries  duplicate, reorder, delay_delivery=5m, tampered, drop, hang_up
  random=5    a fault in 5 percent of all; random=5@7 with the seed 7

Examples:
  durianpay simulate
  durianpay simulate --webhook http://127.0.0.1:9000/hook --state shop.json
  durianpay simulate --host 0.0.0.0 --host-name durianpay --webhook http://shop.internal/hook
  durianpay simulate --clock virtual --strict --faults 'orders.create:reset_applied, random=5'";

/// The arguments of `simulate`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SimulateArgs {
    /// Port to listen on; 0 is a free one
    #[arg(long, default_value_t = 7080)]
    port: u16,
    /// Address to listen on. Beyond loopback, everyone who reaches it can read and change the state
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: IpAddr,
    /// Accept requests to this host name too, such as the name of a container. May be repeated
    #[arg(long, value_name = "NAME")]
    host_name: Vec<String>,
    /// URL that webhooks are sent to, on any host
    #[arg(long, value_name = "URL")]
    webhook: Option<String>,
    /// URL below which the notifications of SNAP are sent, on any host
    #[arg(long, value_name = "URL")]
    snap_webhook: Option<String>,
    /// URL of the shop to which customers return from the page of a wallet, bank or lender
    #[arg(long, value_name = "URL")]
    return_url: Option<String>,
    /// Test key that requests must carry and that webhooks are signed with
    #[arg(long, default_value = "dp_test_simulator")]
    key: String,
    /// Clock by which payments expire and webhooks are retried: `real`, `virtual` (stands still until
    /// it is moved), or how many times as fast as real time
    #[arg(long, default_value = "real")]
    clock: ClockChoice,
    /// File with the state to start with, from `/_sim/snapshot`; a reset returns to it
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,
    /// File in which the state is kept between two runs. It is written within a second of each change,
    /// and at the end
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// Accept what the API evidently tolerates, and say so: unknown fields, null or blank optional
    /// fields, 1 and 0 for booleans. This is the default
    #[arg(long, conflicts_with = "strict")]
    lenient: bool,
    /// Reject every difference from the spec, to test a client
    #[arg(long)]
    strict: bool,
    /// Faults to inject: see below
    #[arg(long, value_name = "PLAN")]
    faults: Option<String>,
    /// Print one JSON object per line instead of text
    #[arg(long)]
    json: bool,
}

impl SimulateArgs {
    /// Runs the simulator until a signal ends it.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        block_on(self.simulate())?;
        Ok(Output::default())
    }
}
