//! `durianpay webhook verify`: checks a signature, and explains a mismatch.

use super::keys::KeyArgs;
use crate::commands::input::STREAM;
use crate::commands::output::{Failure, Output};
use crate::webhook::doctor::{Verdict, examine};
use clap::Args;
use std::fs;
use std::io::{self, Read as _};

/// The maximum size of a body that is read.
const MAX_BYTES: u64 = 1024 * 1024;

const EXAMPLES: &str = "\
The file must contain the raw body of the request. A valid signature proves the id and the amount,
and nothing else.

Examples:
  durianpay webhook verify body.json --key dp_test_…
  DURIANPAY_API_KEY=dp_test_… durianpay webhook verify - < body.json";

/// The arguments of `verify`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct VerifyArgs {
    /// File with the raw body of the webhook, or `-` for standard input
    file: String,
    #[command(flatten)]
    keys: KeyArgs,
}

impl VerifyArgs {
    /// Verifies the webhook.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        let keys = self.keys.read()?;
        if keys.is_empty() {
            let error = "no key: set it with --key or DURIANPAY_API_KEY";
            return Err(Failure::Error(error.to_owned()));
        }
        match examine(&self.read()?, &keys) {
            Verdict::Valid {
                event,
                id,
                amount,
                key,
            } => {
                let event = event.escape_debug();
                let id = id.escape_debug();
                let of = match keys.len() {
                    1 => String::new(),
                    _ => format!(" with key {}", key + 1),
                };
                Ok(Output::stdout(format!(
                    "valid{of}: {id} and Rp {amount} are signed; the event `{event}` and all else \
                     are not, so confirm them with the API"
                )))
            }
            Verdict::Invalid { reason, findings } => {
                let findings = findings.iter().map(|finding| format!("\n  - {finding}"));
                let findings: String = findings.collect();
                let report = format!("invalid: {reason}{findings}");
                Err(Failure::Findings(Output::stdout(report)))
            }
        }
    }

    fn read(&self) -> Result<Vec<u8>, String> {
        let file = &self.file;
        let failed = |error: io::Error| format!("cannot read {file}: {error}");
        let mut body = Vec::new();
        let read = if file == STREAM {
            io::stdin()
                .lock()
                .take(MAX_BYTES + 1)
                .read_to_end(&mut body)
        } else {
            let opened = fs::File::open(file).map_err(failed)?;
            opened.take(MAX_BYTES + 1).read_to_end(&mut body)
        };
        read.map_err(failed)?;
        if body.len() as u64 > MAX_BYTES {
            return Err(format!("cannot read {file}: it is larger than 1 MiB"));
        }
        Ok(body)
    }
}
