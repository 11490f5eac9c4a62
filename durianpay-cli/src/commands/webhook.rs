//! `durianpay webhook`: sends, verifies and forwards webhooks, for any receiver.

mod keys;
mod listen;
mod send;
mod verify;

use super::output::{Failure, Output};
use clap::Subcommand;

pub(super) const EXAMPLES: &str = "\
Examples:
  durianpay webhook send payment.completed --to http://127.0.0.1:9000/hook
  durianpay webhook verify body.json --key dp_test_…
  durianpay webhook listen --forward-to http://127.0.0.1:9000/hook";

/// A command on webhooks.
#[derive(Debug, Subcommand)]
pub(crate) enum WebhookCommand {
    /// Send a signed webhook; exits with 1 if it is not accepted
    Send(send::SendArgs),
    /// Verify the signature of a webhook, and explain a mismatch; exits with 1 if it is invalid
    Verify(verify::VerifyArgs),
    /// Receive webhooks, show and verify them, and forward them to another receiver
    Listen(listen::ListenArgs),
}

impl WebhookCommand {
    /// Runs the command.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        match self {
            Self::Send(arguments) => arguments.run(),
            Self::Verify(arguments) => arguments.run(),
            Self::Listen(arguments) => arguments.run(),
        }
    }
}

/// Runs work on an async runtime.
fn block_on<T>(work: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("cannot start the async runtime: {error}"))?;
    runtime.block_on(work)
}
