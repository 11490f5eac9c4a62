//! `cargo xtask check`: the faults of a spec, as the macro would report them.

use crate::shipped;
use durianpay_codegen::{Diagnostic, Renderer, Source, read};
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;

/// Checks the shipped spec, or `files` as one spec.
pub(crate) fn run(files: &[&str]) -> Result<String, String> {
    let sources = if files.is_empty() {
        shipped::sources()?
    } else {
        files
            .iter()
            .map(|file| open(file))
            .collect::<Result<_, _>>()?
    };
    let (spec, diagnostics) = read(&sources);
    if diagnostics.is_empty() {
        let endpoints = spec.endpoints().count();
        let types = spec.objects.len() + spec.unions.len() + spec.enums.len() + spec.ids.len();
        return Ok(format!(
            "{} files, {endpoints} endpoints, {types} types: no faults",
            sources.len(),
        ));
    }
    Err(report(&sources, &diagnostics))
}

fn open(file: &str) -> Result<Source, String> {
    let text = fs::read_to_string(file).map_err(|error| match error.kind() {
        ErrorKind::InvalidData => format!("cannot read {file}: it is not UTF-8"),
        _ => format!("cannot read {file}: {error}"),
    })?;
    Ok(Source::new(file, text))
}

/// Every fault, and how many there are.
pub(crate) fn report(sources: &[Source], diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    let renderer = Renderer::new(sources);
    for diagnostic in diagnostics {
        let Diagnostic { rule, .. } = diagnostic;
        let _ = write!(out, "error[{rule}]: {}\n\n", renderer.render(diagnostic));
    }
    let count = diagnostics.len();
    let plural = if count == 1 { "" } else { "s" };
    let _ = write!(out, "{count} fault{plural}");
    out
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn what_is_not_utf8_is_refused() {
        let file = std::env::temp_dir().join(format!("not-utf8-{}.toml", std::process::id()));
        std::fs::write(&file, b"[type.Order]\ndoc = \"caf\xe9\"\n").expect("a place for files");
        let error = run(&[&file.to_string_lossy()]).expect_err("Latin-1 is not UTF-8");
        std::fs::remove_file(&file).expect("it was just written");
        assert!(error.ends_with("it is not UTF-8"), "{error}");
    }
}
