//! The repository's own commands: `cargo xtask regen`, `check`, `explain`, `expand`,
//! `outside`.

mod catalogue;
mod check;
mod expand;
mod explain;
mod outside;
mod reference;
mod regen;
mod shipped;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask regen [--check]    rewrite everything that is derived from the spec
cargo xtask check [--format human|json|github] [FILE…]
                               print the faults of the shipped spec, or of FILEs read together
cargo xtask explain [CODE]     explain a rule of the spec language, or list all
cargo xtask expand [RESOURCE]  print the generated code, or what one resource needs of it
cargo xtask outside            package the crates, and run crates outside the workspace on the packages
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(text) => {
            print(&text, &mut std::io::stdout());
            ExitCode::SUCCESS
        }
        Err(Failure::Found(text)) => {
            print(&text, &mut std::io::stdout());
            ExitCode::FAILURE
        }
        Err(Failure::Said(text)) => {
            print(&text, &mut std::io::stderr());
            ExitCode::FAILURE
        }
    }
}

/// Why a command ends with 1.
enum Failure {
    /// It is told why, on the standard error.
    Said(String),
    /// It did what it was asked, and its output on the standard output has
    /// faults in it.
    Found(String),
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self::Said(text)
    }
}

fn run(arguments: &[&str]) -> Result<String, Failure> {
    match arguments {
        ["regen"] => Ok(regen::write()?),
        ["regen", "--check"] => Ok(regen::check()?),
        ["check", arguments @ ..] => check::run(arguments),
        ["explain"] => Ok(explain::run(None)?),
        ["explain", code] => Ok(explain::run(Some(code))?),
        ["expand"] => Ok(expand::run(None)?),
        ["expand", resource] => Ok(expand::run(Some(resource))?),
        ["outside"] => Ok(outside::run()?),
        [] | ["help" | "--help" | "-h"] => Ok(USAGE.to_owned()),
        _ => Err(Failure::Said(format!("no such command\n\n{USAGE}"))),
    }
}

/// A reader that stops reading, such as `head`, is no failure.
fn print(text: &str, out: &mut dyn std::io::Write) {
    let _ = writeln!(out, "{}", text.trim_end());
}
