//! `durianpay spec`: the commands that work on specs.

pub mod check;
pub mod diff;
pub mod expand;
pub mod explain;
pub mod import;
pub mod openapi;
pub mod schema;

mod valid;
mod version;

use super::context::Context;
use super::output::{Failure, Output};
use clap::Subcommand;

pub(super) const EXAMPLES: &str = "\
Examples:
  durianpay spec check mine.toml --format json
  durianpay spec explain unknown-key
  durianpay spec diff main:spec spec --deny major";

/// A command that works on specs.
#[derive(Debug, Subcommand)]
pub enum SpecCommand {
    /// Report every diagnostic of a spec
    Check(check::CheckArgs),
    /// Explain a rule of the spec language, or list all rules
    Explain(explain::ExplainArgs),
    /// Write the bindings of a spec as Rust
    Expand(expand::ExpandArgs),
    /// Compare two versions of a spec by what changes for users of the bindings
    Diff(diff::DiffArgs),
    /// Write a spec from an OpenAPI document of version 3.0 or 3.1, in JSON or YAML
    Import(import::ImportArgs),
    /// Write a spec as an OpenAPI document
    Openapi(openapi::OpenapiArgs),
    /// Write the JSON Schema of the spec language
    Schema(schema::SchemaArgs),
}

impl SpecCommand {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// If the command found something to report, or could not do its work.
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
