//! `cargo xtask check`: the faults of a spec, as the macro would report them.

pub(crate) mod github;
pub(crate) mod human;
pub(crate) mod json;

use crate::{Failure, shipped};
use durianpay_codegen::{Diagnostic, Role, Source, read};
use std::fs;
use std::io::ErrorKind;

/// How faults are printed.
#[derive(Clone, Copy)]
enum Format {
    /// For people.
    Human,
    /// For editors and other programs.
    Json,
    /// For GitHub Actions, which shows them beside the lines of a change.
    Github,
}

/// Checks the shipped spec, or the files that `arguments` name, as one spec on top of it.
pub(crate) fn run(arguments: &[&str]) -> Result<String, Failure> {
    let (format, files) = read_arguments(arguments)?;
    let mut sources = shipped::sources()?;
    if !files.is_empty() {
        for source in &mut sources {
            source.role = Role::Base;
        }
        for file in files {
            sources.push(open(file)?);
        }
    }
    let (spec, diagnostics) = read(&sources);
    let is_sound = diagnostics.is_empty();
    match format {
        Format::Json => found(&diagnostics, json::report(&sources, &diagnostics)?),
        Format::Human | Format::Github if is_sound => Ok(human::summary(&sources, &spec)),
        Format::Human => Err(Failure::Said(human::report(&sources, &diagnostics))),
        Format::Github => found(&diagnostics, github::report(&sources, &diagnostics)),
    }
}

/// What a program reads, with or without faults.
fn found(diagnostics: &[Diagnostic], text: String) -> Result<String, Failure> {
    if diagnostics.is_empty() {
        Ok(text)
    } else {
        Err(Failure::Found(text))
    }
}

/// The format, and the files.
fn read_arguments<'a>(arguments: &[&'a str]) -> Result<(Format, Vec<&'a str>), String> {
    let mut format = Format::Human;
    let mut files = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if *argument == "--format" {
            format = read_format(rest.next().copied())?;
        } else if let Some(word) = argument.strip_prefix("--format=") {
            format = read_format(Some(word))?;
        } else if argument.starts_with("--") {
            return Err(format!(
                "`check` takes `--format` and files, and no `{argument}`"
            ));
        } else {
            files.push(*argument);
        }
    }
    Ok((format, files))
}

fn read_format(word: Option<&str>) -> Result<Format, String> {
    match word {
        Some("human") => Ok(Format::Human),
        Some("json") => Ok(Format::Json),
        Some("github") => Ok(Format::Github),
        Some(other) => Err(format!(
            "no format `{other}`; there are `human`, `json` and `github`"
        )),
        None => Err("`--format` takes `human`, `json` or `github`".to_owned()),
    }
}

/// Reads one file of a spec.
pub(crate) fn open(file: &str) -> Result<Source, String> {
    let text = fs::read_to_string(file).map_err(|error| match error.kind() {
        ErrorKind::InvalidData => format!("cannot read {file}: it is not UTF-8"),
        _ => format!("cannot read {file}: {error}"),
    })?;
    Ok(Source::new(file, text))
}

#[cfg(test)]
mod tests {
    use super::open;

    #[test]
    fn what_is_not_utf8_is_refused() {
        let file = std::env::temp_dir().join(format!("not-utf8-{}.toml", std::process::id()));
        std::fs::write(&file, b"[type.Order]\ndoc = \"caf\xe9\"\n").expect("a place for files");
        let error = open(&file.to_string_lossy()).expect_err("Latin-1 is not UTF-8");
        std::fs::remove_file(&file).expect("it was just written");
        assert!(error.ends_with("it is not UTF-8"), "{error}");
    }
}
