//! The command line program `durianpay`.

use durianpay_cli::commands::{Cli, Context, finish};
use std::process::ExitCode;

fn main() -> ExitCode {
    finish(Cli::from_arguments().run(&Context::installed()))
}
