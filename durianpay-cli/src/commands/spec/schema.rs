//! `durianpay spec schema`: the JSON Schema of the spec language.

use crate::commands::destination::Destination;
use crate::commands::output::{Failure, Output};
use crate::schema;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  durianpay spec schema --out schema.json
  durianpay spec schema | jq '.definitions | keys'

In a spec file, for editors that read TOML with a schema:
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
    /// If the file cannot be written.
    pub fn run(&self) -> Result<Output, Failure> {
        Ok(self.destination.write(schema::render()?)?)
    }
}
