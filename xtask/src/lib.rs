//! The development commands of the repository, behind `cargo xtask`. This is a library, so that
//! tests can use the parts that they share with the commands.

mod bench;
mod checked_in;
mod command;
mod corpus;
pub mod coverage;
pub mod gallery;
mod generate;
mod package_test;
mod reference;
mod regen;
#[cfg(test)]
mod robustness;
pub mod samples;
mod scaling;
pub mod shipped;

use clap::{Parser, Subcommand};
use durianpay_cli::commands::spec::{check, diff, expand, explain, import, openapi, schema};
use durianpay_cli::commands::{Failure, Output};

/// The command line of `cargo xtask`.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Development commands of the repository",
    after_help = "`check`, `explain`, `expand`, `diff`, `import`, `openapi` and `schema` are the commands of \
                  `durianpay spec`, but use spec/ on disk instead of the embedded spec.",
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Regenerate all files that are generated from the spec
    Regen {
        /// Fail if a file is out of date, without writing anything
        #[arg(long)]
        check: bool,
    },
    /// Report how much of the spec the documented samples cover
    Coverage,
    /// Count the instructions for specs of growing size, with valgrind
    Growth {
        /// Shapes to measure [default: all]
        shapes: Vec<String>,
    },
    #[command(name = scaling::MEASURED, hide = true)]
    GrowthMeasured { shape: String, size: usize },
    /// Measure the client and its alternatives: build, run or check
    #[command(disable_help_flag = true)]
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Import real OpenAPI documents, check the specs, and compare them with the documents
    Corpus(corpus::CorpusArgs),
    /// Import, compile and call well-known APIs, and write docs/gallery.md
    Gallery(gallery::GalleryArgs),
    /// Package the crates, and test the packages in crates outside the workspace
    Outside,
    /// Check spec/, or a spec on top of it, and report all errors
    Check(check::CheckArgs),
    /// Explain a rule of the spec language, or list all rules
    Explain(explain::ExplainArgs),
    /// Write the bindings of a spec as Rust code
    Expand(expand::ExpandArgs),
    /// Compare two versions of a spec; a git revision without a path refers to its spec/
    Diff(diff::DiffArgs),
    /// Convert an OpenAPI document to a spec
    Import(import::ImportArgs),
    /// Convert spec/, or another spec, to an OpenAPI document
    Openapi(openapi::OpenapiArgs),
    /// Write the JSON Schema of the spec language
    Schema(schema::SchemaArgs),
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// Fails if the command found something to report, or could not run.
    pub fn run(&self) -> Result<Output, Failure> {
        let context = shipped::context();
        let stdout = match &self.command {
            Command::Regen { check: false } => regen::write()?,
            Command::Regen { check: true } => regen::check()?,
            Command::Coverage => coverage::run()?,
            Command::Growth { shapes } => scaling::run(shapes)?,
            Command::GrowthMeasured { shape, size } => scaling::measured(shape, *size)?,
            Command::Bench { arguments } => bench::run(arguments)?,
            Command::Corpus(arguments) => corpus::run(arguments)?,
            Command::Gallery(arguments) => gallery::run(arguments)?,
            Command::Outside => package_test::run()?,
            Command::Check(arguments) => return arguments.run(&context),
            Command::Explain(arguments) => return arguments.run(),
            Command::Expand(arguments) => return arguments.run(&context),
            Command::Diff(arguments) => return arguments.run(&context),
            Command::Import(arguments) => return arguments.run(),
            Command::Openapi(arguments) => return arguments.run(&context),
            Command::Schema(arguments) => return arguments.run(),
        };
        Ok(Output {
            stdout,
            stderr: String::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::{CommandFactory as _, Parser as _};

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    /// The commands that CI and CONTRIBUTING.md use.
    #[test]
    fn documented_commands_are_valid() {
        for line in [
            "regen --check",
            "check --format=json",
            "explain unknown-key",
            "expand --only orders",
            "diff v0.1.0 spec --deny major",
            "coverage",
            "openapi --version 3.0 --out old.json",
            "import toko.json --out spec",
            "growth endpoints",
            "bench check --update",
            "outside",
            "corpus --documents 100 --seed 7",
            "gallery --check",
            "gallery stripe --whole",
        ] {
            let words = std::iter::once("xtask").chain(line.split(' '));
            assert!(Cli::try_parse_from(words).is_ok(), "{line}");
        }
    }
}
