//! `cargo xtask bench`: measures the client beside what people would use instead.

mod build;
mod callers;
mod cargo;
mod derive;
mod generate;
mod reduce;
mod rustc;
mod store;
mod subject;
mod usage;
mod versions;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask bench build            measure what builds take
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(log) = std::env::var_os(rustc::LOG) {
        return rustc::wrap(Path::new(&log), &arguments);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<String, String> {
    match arguments {
        ["build"] => build::run(),
        ["generate"] => generate::all().map(|()| "the rivals are written".to_owned()),
        _ => Err(format!("no such command\n\n{USAGE}")),
    }
}
