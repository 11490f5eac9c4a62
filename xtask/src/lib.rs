//! The repository's own commands, behind `cargo xtask`; a library, so that tests can
//! use the parts that they share with them.

mod bench;
mod checked_in;
mod command;
pub mod coverage;
mod generate;
mod package_test;
mod reference;
mod regen;
#[cfg(test)]
mod robustness;
pub mod samples;
mod scaling;
pub mod shipped;
mod verify;

use clap::{Args, Parser, Subcommand};
use durianpay_cli::commands::spec::{check, diff, expand, explain, import, openapi, schema};
use durianpay_cli::commands::{Failure, Output};

/// The command line of `cargo xtask`.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "The repository's own commands",
    after_help = "`check`, `explain`, `expand`, `diff`, `import`, `openapi` and `schema` are those of \
                  `durianpay spec`, with spec/ as it is on disk in place of the shipped spec.",
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Rewrite everything that is generated from the spec
    Regen {
        /// Fail if a file is out of date, and write nothing
        #[arg(long)]
        check: bool,
    },
    /// Print how much of the spec the documented samples show
    Coverage,
    /// Count the instructions that specs of growing size take, with valgrind
    Growth {
        /// Shapes to measure; all if none is named
        shapes: Vec<String>,
    },
    #[command(name = scaling::MEASURED, hide = true)]
    GrowthMeasured { shape: String, size: usize },
    /// Measure the client beside what people would use instead: build, run or check
    #[command(disable_help_flag = true)]
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Package the crates, and run crates outside the workspace on the packages
    Outside,
    /// Report every diagnostic of spec/, or of a spec on top of it
    Check(check::CheckArgs),
    /// Explain a rule of the spec language, or list all rules
    Explain(explain::ExplainArgs),
    /// Write the bindings of a spec as Rust, or verify them
    Expand(Expand),
    /// Compare two versions of a spec; a git revision alone means its spec/
    Diff(diff::DiffArgs),
    /// Write a spec from an OpenAPI document
    Import(import::ImportArgs),
    /// Write spec/, or another spec, as an OpenAPI document
    Openapi(openapi::OpenapiArgs),
    /// Write the JSON Schema of the spec language
    Schema(schema::SchemaArgs),
}

#[derive(Debug, Args)]
struct Expand {
    /// Build the client with written files in place of the macro
    #[arg(long, exclusive = true)]
    verify: bool,
    #[command(flatten)]
    arguments: expand::ExpandArgs,
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// If the command found something to report, or could not do its work.
    pub fn run(&self) -> Result<Output, Failure> {
        let context = shipped::context();
        let stdout = match &self.command {
            Command::Regen { check: false } => regen::write()?,
            Command::Regen { check: true } => regen::check()?,
            Command::Coverage => coverage::run()?,
            Command::Growth { shapes } => scaling::run(shapes)?,
            Command::GrowthMeasured { shape, size } => scaling::measured(shape, *size)?,
            Command::Bench { arguments } => bench::run(arguments)?,
            Command::Outside => package_test::run()?,
            Command::Check(arguments) => return arguments.run(&context),
            Command::Explain(arguments) => return arguments.run(),
            Command::Expand(Expand { verify: true, .. }) => verify::verify()?,
            Command::Expand(Expand { arguments, .. }) => return arguments.run(&context),
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

    /// The commands that CI and CONTRIBUTING.md call.
    #[test]
    fn documented_commands_are_understood() {
        for line in [
            "regen --check",
            "check --format=json",
            "explain unknown-key",
            "expand --resource orders",
            "expand --verify",
            "diff v0.1.0 spec --deny major",
            "coverage",
            "openapi --version 3.0 --out old.json",
            "import toko.json --out spec",
            "growth endpoints",
            "bench check --update",
            "outside",
        ] {
            let words = std::iter::once("xtask").chain(line.split(' '));
            assert!(Cli::try_parse_from(words).is_ok(), "{line}");
        }
        assert!(Cli::try_parse_from(["xtask", "expand", "--verify", "mine.toml"]).is_err());
    }
}
