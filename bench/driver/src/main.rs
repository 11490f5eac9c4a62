//! `cargo xtask bench`: measures the client and its alternatives.

mod baseline;
mod build;
mod callers;
mod callgrind;
mod cargo;
mod check;
mod compare;
mod derive;
mod document;
mod expansion;
mod files;
mod generate;
mod inbox;
mod openapi;
mod reduce;
mod run;
mod rustc;
mod simulator;
mod store;
mod subject;
mod usage;
mod versions;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask bench build [--rounds N] [PART…]
                                   measure builds, which takes a long time: release, debug, check, generators,
                                   program, edit, cold, cold-rivals, expansion; needs Java and openapi-generator-cli
cargo xtask bench build --resume   measure what a run that was ended early has not measured
cargo xtask bench run              measure calls, bodies and webhooks
cargo xtask bench inbox            measure webhooks through SQLite and PostgreSQL
cargo xtask bench simulator        measure the simulator with many orders and after many requests
cargo xtask bench check [--update] compare counts with bench/limits.toml, or update that file
cargo xtask bench document         write docs/performance.md from bench/results
cargo xtask bench compare [NAME…]  measure bindings of well-known APIs by several generators: names of APIs, generators,
                                   check, debug, release; needs the generators, see docs/comparison.md
cargo xtask bench comparison       write docs/comparison.md from bench/results
cargo xtask bench generate         write the sources of the alternatives
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
        ["build", parts @ ..] => build::run(parts),
        ["run"] => run::run(),
        ["inbox"] => inbox::run(),
        ["simulator"] => simulator::run(),
        ["check"] => check::check(),
        ["check", "--update"] => check::update(),
        ["document"] => document::write(),
        ["compare", names @ ..] => compare::run(names),
        ["comparison"] => compare::write(),
        ["generate"] => generate::all().map(|()| "sources of the alternatives written".to_owned()),
        [expansion::TIMED] => expansion::timed(),
        [expansion::COUNTED, what] => expansion::counted(what),
        _ => Err(format!("unknown command\n\n{USAGE}")),
    }
}
