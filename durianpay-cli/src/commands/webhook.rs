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
