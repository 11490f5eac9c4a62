//! `durianpay spec openapi`: converts a spec to an `OpenAPI` document.

use super::valid::read_valid;
use crate::commands::context::Context;
use crate::commands::destination::Destination;
use crate::commands::input;
use crate::commands::output::{Failure, Output};
use crate::commands::progress::Progress;
use crate::openapi::{Edition, Version, text};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use durianpay_codegen::{Source, read};

const EXAMPLES: &str = "\
Examples:
  durianpay spec openapi --out durianpay.json
  durianpay spec openapi mine.toml more.toml --version 3.0
  cat mine.toml | durianpay spec openapi - | jq .paths";

/// The arguments of `openapi`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct OpenapiArgs {
    /// Files of the spec, read together; `-` means standard input. Without files, the shipped spec is converted
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    #[arg(long, help = "Version of OpenAPI", default_value = "3.1", value_parser = version_parser())]
    version: Version,
    #[command(flatten)]
    destination: Destination,
}

fn version_parser() -> impl TypedValueParser<Value = Version> {
    let values = [
        PossibleValue::new("3.1").alias("3.1.0"),
        PossibleValue::new("3.0").alias("3.0.3"),
    ];
    PossibleValuesParser::new(values).map(|text| {
        if text.starts_with("3.0") {
            Version::V3_0
        } else {
            Version::V3_1
        }
    })
}

impl OpenapiArgs {
    /// Writes the document.
    ///
    /// # Errors
    /// Fails if the spec has diagnostics, or if a file cannot be read or written.
    /// If the spec has diagnostics, or a file cannot be read or written.
    pub fn run(&self, context: &Context) -> Result<Output, Failure> {
        let progress = Progress::new();
        progress.step("reading the spec");
        let (sources, edition) = if self.files.is_empty() {
            (context.shipped()?, Edition::SHIPPED)
        } else {
            (self.standalone(context)?, Edition::default())
        };
        let spec = read_valid(&sources)?;
        progress.step("writing the document");
        Ok(self
            .destination
            .write(text(&spec, &edition, self.version))?)
    }

    /// Returns the sources of the files. Fails if they are valid only on top of the shipped spec: a
    /// document can refer to nothing outside itself.
    fn standalone(&self, context: &Context) -> Result<Vec<Source>, Failure> {
        let sources = input::sources(&self.files)?;
        let mut on_base = context.base()?;
        on_base.extend(sources.iter().cloned());
        if !read(&sources).1.is_empty() && read(&on_base).1.is_empty() {
            let reason = "the spec uses types of the shipped spec (`api.…`), to which an OpenAPI \
                          document cannot refer; define them in the spec itself";
            return Err(Failure::Findings(Output::stderr(reason.to_owned())));
        }
        Ok(sources)
    }
}
