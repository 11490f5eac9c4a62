//! `durianpay simulate`: a simulated Durianpay for programs in any language.

mod clock;
mod ended;
mod of_spec;
mod run;

use super::context::Context;
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

With --spec, the API of that spec is simulated. Objects live by their paths: POST /parcels creates one,
GET /parcels/{id} reads it, GET /parcels lists them in pages, PUT, PATCH and DELETE change and delete
it. Everything else is answered from examples, and the log says so. GET /_sim lists its control API.

Examples:
  durianpay simulate
  durianpay simulate --spec courier.toml --webhook http://127.0.0.1:9000/hook
  durianpay simulate --webhook http://127.0.0.1:9000/hook --state shop.json
  durianpay simulate --host 0.0.0.0 --host-name durianpay --webhook http://shop.internal/hook
  durianpay simulate --clock virtual --strict --faults 'orders.create:reset_applied, random=5'";

/// The arguments of `simulate`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SimulateArgs {
    /// File or folder with the spec of an API to simulate in place of Durianpay. May be repeated;
    /// `-` means standard input
    #[arg(long, value_name = "FILE")]
    spec: Vec<String>,
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
    #[arg(long, value_name = "URL", conflicts_with = "spec")]
    snap_webhook: Option<String>,
    /// URL of the shop to which customers return from the page of a wallet, bank or lender
    #[arg(long, value_name = "URL", conflicts_with = "spec")]
    return_url: Option<String>,
    /// Test key that requests must carry and that webhooks are signed with: `dp_test_simulator` by
    /// default. Of a spec, the key, by default `simulator` after the prefix of its keys
    #[arg(long)]
    key: Option<String>,
    /// Credential of a spec that requests must carry. May be repeated; the others are made up
    #[arg(long = "credential", value_name = "NAME=VALUE", value_parser = credential, requires = "spec")]
    credentials: Vec<(String, String)>,
    /// Secret that the webhooks of a spec are signed with
    #[arg(long, value_name = "SECRET", requires = "spec")]
    webhook_secret: Option<String>,
    /// Clock by which payments expire and webhooks are retried: `real`, `virtual` (stands still until
    /// it is moved), or how many times as fast as real time
    #[arg(long, default_value = "real", conflicts_with = "spec")]
    clock: ClockChoice,
    /// File with the state to start with, from `/_sim/snapshot`; a reset returns to it
    #[arg(long, value_name = "FILE", conflicts_with = "spec")]
    seed: Option<PathBuf>,
    /// File in which the state is kept between two runs. It is written within a second of each change,
    /// and at the end
    #[arg(long, value_name = "FILE", conflicts_with = "spec")]
    state: Option<PathBuf>,
    /// Accept what the API evidently tolerates, and say so: unknown fields, null or blank optional
    /// fields, 1 and 0 for booleans. This is the default
    #[arg(long, conflicts_with = "strict")]
    lenient: bool,
    /// Reject every difference from the spec, to test a client
    #[arg(long)]
    strict: bool,
    /// Faults to inject: see below
    #[arg(long, value_name = "PLAN", conflicts_with = "spec")]
    faults: Option<String>,
    /// Print one JSON object per line instead of text
    #[arg(long)]
    json: bool,
}

impl SimulateArgs {
    /// Runs the simulator until a signal ends it.
    pub(super) fn run(&self, context: &Context) -> Result<Output, Failure> {
        if self.spec.is_empty() {
            block_on(self.simulate())?;
        } else {
            let spec = self.read_spec(context)?;
            block_on(self.simulate_spec(spec))?;
        }
        Ok(Output::default())
    }
}

fn credential(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected `NAME=VALUE`")?;
    Ok((name.to_owned(), value.to_owned()))
}
