//! `durianpay spec diff`: two versions of a spec, compared by what changes for users of the bindings.

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
    /// Version before: a file, a folder, `REV:PATH` in git, `-` for standard input,
    /// or `shipped` for the spec that this program embeds
    pub old: String,
    /// Version after, in the same forms
    pub new: String,
    /// Format of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Exit with 1 if a change is of this level, or above it
    #[arg(long, value_name = "LEVEL", value_parser = level_parser())]
    pub deny: Option<Level>,
    /// Version of the crate that has the bindings, to be counted up
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
    /// If a change is denied, a version has diagnostics, or a file cannot be read or written.
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
            // Cargo has read it as a version before this was compiled.
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
