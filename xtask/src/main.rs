//! `cargo xtask`: the repository's own commands.

use std::process::ExitCode;
use xtask::Failure;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match xtask::run(&arguments) {
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

/// A reader that stops reading, such as `head`, is no failure.
fn print(text: &str, out: &mut dyn std::io::Write) {
    let _ = writeln!(out, "{}", text.trim_end());
}
