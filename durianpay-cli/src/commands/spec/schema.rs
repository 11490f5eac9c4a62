//! `durianpay spec schema`: prints the JSON Schema of the spec language.

use crate::commands::destination::Destination;
use crate::commands::output::{Failure, Output};
use crate::schema;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  durianpay spec schema --out schema.json
  durianpay spec schema | jq '.definitions | keys'

First line of a spec file, for editors that validate TOML against a schema:
  #:schema ./schema.json";

/// The arguments of `schema`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct SchemaArgs {
    #[command(flatten)]
    destination: Destination,
}

impl SchemaArgs {
    /// Writes the schema.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be written.
    pub fn run(&self) -> Result<Output, Failure> {
        Ok(self.destination.write(schema::render()?)?)
    }
}
