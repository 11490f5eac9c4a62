//! The repository's own commands, behind `cargo xtask`; a library, so that tests can
//! use what they share with them.

mod bench;
mod cases;
mod catalogue;
mod check;
pub mod coverage;
mod diff;
mod expand;
mod explain;
mod export;
mod growth;
pub mod import;
mod json;
pub mod openapi;
mod outside;
mod reference;
mod regen;
#[cfg(test)]
mod robustness;
pub mod samples;
mod schema;
pub mod shipped;

const USAGE: &str = "\
cargo xtask regen [--check]    rewrite everything that is derived from the spec
cargo xtask check [--format human|json|github] [FILE…]
                               print the faults of the shipped spec, or of FILEs read together
cargo xtask explain [CODE]     explain a rule of the spec language, or list all
cargo xtask expand [RESOURCE]  print the generated code, or what one resource needs of it
cargo xtask expand --out DIR [--crate PATH] [FILE…]
                               write the bindings of FILEs, read together, as files that stand in for the
                               macro; without FILE, those of the shipped spec, for the client itself
cargo xtask expand --verify    build the client with such files in place of the macro
cargo xtask diff OLD NEW [--format json] [--deny major|minor|patch]
                               say what a change of the spec does to the Rust API; OLD and NEW are each a
                               folder, a file, or a git revision of spec/
cargo xtask import FILE        write a spec from an OpenAPI document:
                               [--out DIR|FILE.toml] [--only TAG|/PATH]… [--envelope KEY]
cargo xtask openapi [--version 3.1|3.0] [--out FILE] [FILE…]
                               write the shipped spec, or FILEs read together, as OpenAPI
cargo xtask coverage           print how much of the spec the documented samples show
cargo xtask growth [SHAPE…]    count the instructions that specs of growing size take, with valgrind
cargo xtask bench build|run|check
                               measure the client beside what people would use instead: docs/performance.md
cargo xtask outside            package the crates, and run crates outside the workspace on the packages
";

/// Why a command ends with 1.
#[derive(Debug)]
pub enum Failure {
    /// It is told why, on the standard error.
    Said(String),
    /// It did what it was asked, and its output, for the standard output, has
    /// faults in it.
    Found(String),
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self::Said(text)
    }
}

/// Runs a command. Gives what it has to say.
///
/// # Errors
///
/// What went wrong, for whoever called it.
pub fn run(arguments: &[&str]) -> Result<String, Failure> {
    match arguments {
        ["regen"] => Ok(regen::write()?),
        ["regen", "--check"] => Ok(regen::check()?),
        ["check", arguments @ ..] => check::run(arguments),
        ["explain"] => Ok(explain::run(None)?),
        ["explain", code] => Ok(explain::run(Some(code))?),
        ["expand"] => Ok(expand::run(None)?),
        ["expand", "--verify"] => Ok(expand::verify()?),
        ["expand", resource] if !resource.starts_with('-') => Ok(expand::run(Some(resource))?),
        ["expand", arguments @ ..] => Ok(expand::keep(arguments)?),
        ["diff", arguments @ ..] => diff::run(arguments),
        ["import", arguments @ ..] => Ok(import::run(arguments, &mut std::io::stderr())?),
        ["openapi", arguments @ ..] => Ok(export::run(arguments)?),
        ["coverage"] => Ok(coverage::run()?),
        ["growth", shapes @ ..] => Ok(growth::run(shapes)?),
        [growth::MEASURED, shape, size] => Ok(growth::measured(shape, size)?),
        ["bench", arguments @ ..] => Ok(bench::run(arguments)?),
        ["outside"] => Ok(outside::run()?),
        [] | ["help" | "--help" | "-h"] => Ok(USAGE.to_owned()),
        _ => Err(Failure::Said(format!("no such command\n\n{USAGE}"))),
    }
}
