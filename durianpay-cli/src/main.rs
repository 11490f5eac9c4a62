//! The program `durianpay`.

use clap::Parser as _;
use durianpay_cli::commands::{Cli, Context, finish};
use std::process::ExitCode;

fn main() -> ExitCode {
    finish(Cli::parse().run(&Context::installed()))
}
