//! `cargo xtask`: the development commands of the repository.

use clap::Parser as _;
use durianpay_cli::commands::finish;
use std::process::ExitCode;

fn main() -> ExitCode {
    finish(xtask::Cli::parse().run())
}
