//! Reads files and standard input.

use durianpay_codegen::Source;
use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// The argument that means standard input or output.
pub(super) const STREAM: &str = "-";

/// Returns the text of a file, or of standard input if the name is `-`.
pub(super) fn read(file: &str) -> Result<String, String> {
    let result = if file == STREAM {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(file)
    };
    result.map_err(|error| match error.kind() {
        ErrorKind::InvalidData => format!("cannot read {}: the content is not UTF-8", shown(file)),
        _ => format!("cannot read {}: {error}", shown(file)),
    })
}

/// Returns the given files, and the files of the given folders, as the sources of a spec.
pub(super) fn sources<'a>(
    files: impl IntoIterator<Item = &'a String>,
) -> Result<Vec<Source>, String> {
    let mut sources = Vec::new();
    let mut is_stdin_read = false;
    for file in files {
        if file == STREAM && std::mem::replace(&mut is_stdin_read, true) {
            return Err("`-` is given twice, but standard input can be read only once".to_owned());
        }
        let path = Path::new(file);
        if path.is_dir() {
            sources.extend(folder(path)?);
        } else {
            sources.push(Source::new(shown(file), read(file)?));
        }
    }
    Ok(sources)
}

/// Checks whether a file with this name is part of a spec.
pub(super) fn is_spec(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == "toml")
        && name != "Cargo.toml"
}

fn folder(folder: &Path) -> Result<Vec<Source>, String> {
    let shown = folder.display();
    let failed = |error| format!("cannot read {shown}: {error}");
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        names.extend(name.into_string().ok().filter(|name| is_spec(name)));
    }
    names.sort_unstable();
    let sources: Result<Vec<Source>, String> = names
        .iter()
        .map(|name| {
            let path = folder.join(name).display().to_string();
            let text = read(&path)?;
            Ok(Source::new(path, text))
        })
        .collect();
    not_empty(sources?, &format!("the folder {shown}"))
}

pub(super) fn not_empty(sources: Vec<Source>, place: &str) -> Result<Vec<Source>, String> {
    if sources.is_empty() {
        return Err(format!("{place} contains no spec: it has no `.toml` file"));
    }
    Ok(sources)
}

/// Returns the name of a file as messages show it.
pub(super) fn shown(file: &str) -> &str {
    if file == STREAM { "<stdin>" } else { file }
}

#[cfg(test)]
mod tests {
    use super::{read, sources};

    #[test]
    fn text_that_is_not_utf8_is_rejected() {
        let folder = tempfile::tempdir().expect("a place for files");
        let file = folder.path().join("latin1.toml");
        std::fs::write(&file, b"[type.Order]\ndoc = \"caf\xe9\"\n").expect("a place for files");
        let error = read(&file.to_string_lossy()).expect_err("Latin-1 is not UTF-8");
        assert!(error.ends_with("is not UTF-8"), "{error}");
    }

    #[test]
    fn standard_input_is_read_once() {
        let error = sources(&["-".to_owned(), "-".to_owned()]).expect_err("`-` is given twice");
        assert!(error.starts_with("`-` is given twice"), "{error}");
    }
}
