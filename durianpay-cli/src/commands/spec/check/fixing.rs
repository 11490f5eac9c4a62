//! `--fix`: writes the evident fixes into the files.

use super::arguments::CheckArgs;
use crate::check::fix::{self, Fixed};
use crate::commands::input::{self, STREAM};
use crate::commands::output::{Failure, Output};
use durianpay_codegen::Source;
use similar::TextDiff;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use tempfile::NamedTempFile;

pub(super) fn fix(arguments: &CheckArgs, before: &[Source]) -> Result<Output, Failure> {
    if arguments.files.iter().any(|file| file == STREAM) {
        let error = "standard input cannot be fixed; name a file instead of `-`";
        return Err(Failure::Error(error.to_owned()));
    }
    let Fixed { sources, applied } = fix::fix(before.to_vec());
    let changed: Vec<_> = before
        .iter()
        .zip(&sources)
        .filter(|(old, new)| old.text != new.text)
        .collect();
    let counts = counts(applied, changed.len());
    if arguments.dry_run {
        let output = Output {
            stdout: changed.iter().map(|(old, new)| diff(old, new)).collect(),
            stderr: format!("{counts}, nothing written"),
        };
        return if applied == 0 {
            Ok(output)
        } else {
            Err(Failure::Findings(output))
        };
    }
    for (old, new) in changed {
        replace(old, new)?;
    }
    let rest = arguments.report(&sources);
    let counted = |output: Output| Output {
        stderr: format!("{counts}\n{}", output.stderr),
        ..output
    };
    match rest.into_result(&arguments.destination) {
        Ok(output) => Ok(counted(output)),
        Err(Failure::Findings(output)) => Err(Failure::Findings(counted(output))),
        Err(error) => Err(error),
    }
}

/// `3 fixes in 1 file`
fn counts(applied: usize, files: usize) -> String {
    let word = if applied == 1 { "fix" } else { "fixes" };
    let plural = if files == 1 { "" } else { "s" };
    format!("{applied} {word} in {files} file{plural}")
}

fn diff(old: &Source, new: &Source) -> String {
    TextDiff::from_lines(&old.text, &new.text)
        .unified_diff()
        .header(&old.name, &new.name)
        .to_string()
}

/// Replaces a file as a whole, unless somebody has changed it since it was read.
fn replace(old: &Source, new: &Source) -> Result<(), String> {
    let name = &old.name;
    let failed = |error| format!("cannot write {name}: {error}");
    if input::read(name)? != old.text {
        return Err(format!(
            "{name} has changed meanwhile; run the command again"
        ));
    }
    // The file itself, where the name is a link to it.
    let path = fs::canonicalize(name).map_err(failed)?;
    let permissions = fs::metadata(&path).map_err(failed)?.permissions();
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(new.text.as_bytes()).map_err(failed)?;
    file.as_file()
        .set_permissions(permissions)
        .map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&path).map_err(|error| failed(error.error))?;
    Ok(())
}
