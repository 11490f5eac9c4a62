//! `durianpay spec explain`: explains a rule of the spec language.

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
    /// Code of the rule, with or without brackets. Without a code, all rules are listed
    pub code: Option<String>,
    #[command(flatten)]
    destination: Destination,
}

impl ExplainArgs {
    /// Explains a rule, or lists all rules.
    ///
    /// # Errors
    ///
    /// Fails if the rule does not exist, or if the file cannot be written.
    pub fn run(&self) -> Result<Output, Failure> {
        let Some(code) = &self.code else {
            return Ok(self.destination.write(index())?);
        };
        let code = code
            .trim_start_matches("error[")
            .trim_start_matches("warning[")
            .trim_matches(['[', ']']);
        match rules::find(code) {
            Some(rule) => Ok(self.destination.write(explain(rule))?),
            None => Err(Failure::Error(format!(
                "unknown rule `{code}`; `durianpay spec explain` lists all rules"
            ))),
        }
    }
}
