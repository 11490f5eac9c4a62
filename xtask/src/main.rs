//! The repository's own commands: `cargo xtask regen`, `check`, `expand`, `outside`.

mod check;
mod expand;
mod outside;
mod reference;
mod regen;
mod shipped;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask regen [--check]    rewrite everything that is derived from the spec
cargo xtask check [FILE…]      print the faults of the shipped spec, or of FILEs read together
cargo xtask expand [RESOURCE]  print the generated code, or what one resource needs of it
cargo xtask expand --out DIR [--crate PATH] [FILE…]
                               write the bindings of FILEs, read together, as files that stand in for the
                               macro; without FILE, those of the shipped spec, for the client itself
cargo xtask expand --verify    build the client with such files in place of the macro
cargo xtask outside            package the crates, and run crates outside the workspace on the packages
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["regen"] => regen::write(),
        ["regen", "--check"] => regen::check(),
        ["check", files @ ..] => check::run(files),
        ["expand"] => expand::run(None),
        ["expand", "--verify"] => expand::verify(),
        ["expand", resource] if !resource.starts_with('-') => expand::run(Some(resource)),
        ["expand", rest @ ..] => expand::keep(rest),
        ["outside"] => outside::run(),
        [] | ["help" | "--help" | "-h"] => Ok(USAGE.to_owned()),
        _ => Err(format!("no such command\n\n{USAGE}")),
    };
    match done {
        Ok(text) => {
            print(&text, &mut std::io::stdout());
            ExitCode::SUCCESS
        }
        Err(text) => {
            print(&text, &mut std::io::stderr());
            ExitCode::FAILURE
        }
    }
}

/// A reader that stops reading, such as `head`, is no failure.
fn print(text: &str, out: &mut dyn std::io::Write) {
    let _ = writeln!(out, "{}", text.trim_end());
}
