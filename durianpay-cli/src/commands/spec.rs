//! `durianpay spec`: commands that work on API specs.

pub mod check;
pub mod diff;
pub mod expand;
pub mod explain;
pub mod import;
pub mod openapi;
pub mod schema;

pub(super) mod valid;
mod version;

use super::context::Context;
use super::output::{Failure, Output};
use clap::Subcommand;

pub(super) const EXAMPLES: &str = "\
Examples:
  durianpay spec check mine.toml --format json
  durianpay spec explain unknown-key
  durianpay spec diff main:spec spec --deny major";

/// A command on specs.
#[derive(Debug, Subcommand)]
pub enum SpecCommand {
    /// Check a spec and report all errors
    Check(check::CheckArgs),
    /// Explain a rule of the spec language, or list all rules
    Explain(explain::ExplainArgs),
    /// Write the bindings of a spec as Rust code
    Expand(expand::ExpandArgs),
    /// Compare two versions of a spec and report what changes for users of the bindings
    Diff(diff::DiffArgs),
    /// Convert an OpenAPI 3 or Swagger 2.0 document, in JSON or YAML, to a spec
    Import(import::ImportArgs),
    /// Convert a spec to an OpenAPI document
    Openapi(openapi::OpenapiArgs),
    /// Write the JSON Schema of the spec language
    Schema(schema::SchemaArgs),
}

impl SpecCommand {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// Returns [`Failure::Findings`] if the command found something to report, and
    /// [`Failure::Error`] if it could not run.
    pub fn run(&self, context: &Context) -> Result<Output, Failure> {
        match self {
            Self::Check(arguments) => arguments.run(context),
            Self::Explain(arguments) => arguments.run(),
            Self::Expand(arguments) => arguments.run(context),
            Self::Diff(arguments) => arguments.run(context),
            Self::Import(arguments) => arguments.run(),
            Self::Openapi(arguments) => arguments.run(context),
            Self::Schema(arguments) => arguments.run(),
        }
    }
}
