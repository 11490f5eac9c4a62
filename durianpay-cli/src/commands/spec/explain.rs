//! `durianpay spec explain`: a rule of the spec language, in the terminal.

use crate::commands::destination::Destination;
use crate::commands::output::{Failure, Output};
use crate::explain::{explain, index};
use clap::Args;
use durianpay_codegen::rules;

const EXAMPLES: &str = "\
Examples:
  durianpay spec explain
  durianpay spec explain unknown-key
  durianpay spec explain 'error[unknown-key]'";

/// The arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ExplainArgs {
    /// Code of the rule, also as it is printed, in brackets; without a code, all rules are listed
    pub code: Option<String>,
    #[command(flatten)]
    destination: Destination,
}

impl ExplainArgs {
    /// Explains the rule, or lists all.
    ///
    /// # Errors
    ///
    /// If there is no such rule, or the file cannot be written.
    pub fn run(&self) -> Result<Output, Failure> {
        let Some(code) = &self.code else {
            return Ok(self.destination.write(index())?);
        };
        let code = code.trim_start_matches("error").trim_matches(['[', ']']);
        match rules::find(code) {
            Some(rule) => Ok(self.destination.write(explain(rule))?),
            None => Err(Failure::Error(format!(
                "no rule `{code}`; `durianpay spec explain` lists all rules"
            ))),
        }
    }
}
