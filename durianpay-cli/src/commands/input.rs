//! Files and standard input as text.

use durianpay_codegen::Source;
use std::fs;
use std::io::{self, ErrorKind, Read as _};

/// The argument that stands for a standard stream.
pub(super) const STREAM: &str = "-";

/// Returns the text of a file, or of standard input for `-`.
pub(super) fn read(file: &str) -> Result<String, String> {
    let result = if file == STREAM {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(file)
    };
    result.map_err(|error| match error.kind() {
        ErrorKind::InvalidData => format!("cannot read {}: it is not UTF-8", shown(file)),
        _ => format!("cannot read {}: {error}", shown(file)),
    })
}

/// Returns files as the sources of a spec.
pub(super) fn sources<'a>(
    files: impl IntoIterator<Item = &'a String>,
) -> Result<Vec<Source>, String> {
    let mut sources = Vec::new();
    let mut is_stdin_read = false;
    for file in files {
        if file == STREAM && std::mem::replace(&mut is_stdin_read, true) {
            return Err("`-` is given twice, and standard input can be read once".to_owned());
        }
        sources.push(Source::new(shown(file), read(file)?));
    }
    Ok(sources)
}

/// Returns the name of a file in messages.
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
        assert!(error.ends_with("it is not UTF-8"), "{error}");
    }

    #[test]
    fn standard_input_is_read_once() {
        let error = sources(&["-".to_owned(), "-".to_owned()]).expect_err("`-` is given twice");
        assert!(error.starts_with("`-` is given twice"), "{error}");
    }
}
