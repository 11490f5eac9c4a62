//! The repository's own commands, behind `cargo xtask`; a library, so that tests can
//! use what they share with them.

mod cases;
mod check;
pub mod coverage;
mod diff;
mod expand;
mod json;
mod outside;
mod reference;
mod regen;
pub mod samples;
mod schema;
pub mod shipped;

const USAGE: &str = "\
cargo xtask regen [--check]    rewrite everything that is derived from the spec
cargo xtask check [FILE…]      print the faults of the shipped spec, or of FILEs read together
cargo xtask expand [RESOURCE]  print the generated code, or what one resource needs of it
cargo xtask expand --out DIR [--crate PATH] [FILE…]
                               write the bindings of FILEs, read together, as files that stand in for the
                               macro; without FILE, those of the shipped spec, for the client itself
cargo xtask expand --verify    build the client with such files in place of the macro
cargo xtask diff OLD NEW [--format json] [--deny major|minor|patch]
                               say what a change of the spec does to the Rust API; OLD and NEW are each a
                               folder, a file, or a git revision of spec/
cargo xtask coverage           print how much of the spec the documented samples show
cargo xtask outside            package the crates, and run crates outside the workspace on the packages
";

/// Runs a command. Gives what it has to say.
///
/// # Errors
///
/// What went wrong, for whoever called it.
pub fn run(arguments: &[&str]) -> Result<String, String> {
    match arguments {
        ["regen"] => regen::write(),
        ["regen", "--check"] => regen::check(),
        ["check", files @ ..] => check::run(files),
        ["expand"] => expand::run(None),
        ["expand", "--verify"] => expand::verify(),
        ["expand", resource] if !resource.starts_with('-') => expand::run(Some(resource)),
        ["expand", rest @ ..] => expand::keep(rest),
        ["diff", rest @ ..] => diff::run(rest),
        ["coverage"] => coverage::run(),
        ["outside"] => outside::run(),
        [] | ["help" | "--help" | "-h"] => Ok(USAGE.to_owned()),
        _ => Err(format!("no such command\n\n{USAGE}")),
    }
}
