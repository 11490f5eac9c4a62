//! `durianpay spec diff`: compares two versions of a spec by their effect on users of the bindings.

use super::version;
use crate::commands::context::Context;
use crate::commands::destination::Destination;
use crate::commands::format::Format;
use crate::commands::output::{Failure, Output};
use crate::commands::progress::Progress;
use crate::diff::{Compared, Level, compare, github, human, json, verdict};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use semver::Version;

const EXAMPLES: &str = "\
Examples:
  durianpay spec diff old.toml new.toml
  durianpay spec diff main:spec spec --deny major
  durianpay spec diff v1.2.0:spec spec --current 1.2.0 --format json
  durianpay spec diff shipped fork.toml";

/// The arguments of `diff`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct DiffArgs {
    /// Old version: a file, a folder, `REV:PATH` in git, `-` for standard input, or `shipped` for
    /// the spec embedded in this program
    pub old: String,
    /// New version, in the same notation
    pub new: String,
    /// Format of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Exit with 1 if any change has this level or a higher one
    #[arg(long, value_name = "LEVEL", value_parser = level_parser())]
    pub deny: Option<Level>,
    /// Current version of the crate with the bindings, to compute the next version
    #[arg(long, value_name = "VERSION")]
    pub current: Option<Version>,
    #[command(flatten)]
    destination: Destination,
}

fn level_parser() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new(["major", "minor", "patch"]).map(|text| match text.as_str() {
        "major" => Level::Major,
        "minor" => Level::Minor,
        _ => Level::Patch,
    })
}

impl DiffArgs {
    /// Compares the versions.
    ///
    /// # Errors
    ///
    /// Fails if a change is denied, if a version has diagnostics, or if a file cannot be
    /// read or written.
    pub fn run(&self, context: &Context) -> Result<Output, Failure> {
        let progress = Progress::new();
        let read = |name: &str| {
            progress.step(&format!("reading {name}"));
            version::read(context, name)
        };
        let (old, new) = (read(&self.old)?, read(&self.new)?);
        progress.step("comparing");
        let changes = compare(&old, &new);
        let current = self.current.clone().or_else(|| {
            // The version comes from `CARGO_PKG_VERSION`, so it is valid.
            context
                .version
                .and_then(|version| Version::parse(version).ok())
        });
        let compared = Compared {
            old: &self.old,
            new: &self.new,
            changes: &changes,
            current: current.as_ref(),
            deny: self.deny,
        };
        let output = self.destination.write(match self.format {
            Format::Human => human::render(&compared),
            Format::Json => json::render(&compared),
            Format::Github => github::render(&compared),
        })?;
        match (self.deny, verdict(&changes)) {
            (Some(deny), Some(found)) if found >= deny => Err(Failure::Findings(output)),
            _ => Ok(output),
        }
    }
}
