//! `cargo xtask`: the repository's own commands.

use clap::Parser as _;
use durianpay_cli::commands::finish;
use std::process::ExitCode;

fn main() -> ExitCode {
    finish(xtask::Cli::parse().run())
}
