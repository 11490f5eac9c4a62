//! The repository's own commands: `cargo xtask regen`, `check`, `expand`, `growth`, `outside`.

mod check;
mod expand;
mod growth;
mod outside;
mod reference;
mod regen;
#[cfg(test)]
mod robustness;
mod shipped;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask regen [--check]    rewrite everything that is derived from the spec
cargo xtask check [FILE…]      print the faults of the shipped spec, or of FILEs read together
cargo xtask expand [RESOURCE]  print the generated code, or what one resource needs of it
cargo xtask growth [SHAPE…]    count the instructions that specs of growing size take, with valgrind
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
        ["expand", resource] => expand::run(Some(resource)),
        ["growth", shapes @ ..] => growth::run(shapes),
        [growth::MEASURED, shape, size] => growth::measured(shape, size),
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
