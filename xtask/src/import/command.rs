//! The command: arguments, files.

use super::{File, Imported, Options, import};
use std::fs;
use std::path::Path;

/// How the command is called.
const USAGE: &str =
    "cargo xtask import FILE [--out DIR|FILE.toml] [--only TAG|/PATH]… [--envelope KEY]";

/// Imports the document that the arguments name. The text is for stdout; the
/// report goes to `remarks` when the spec itself is that text.
///
/// # Errors
///
/// If an argument is not understood, or a file cannot be read or written.
pub fn run(arguments: &[&str], remarks: &mut dyn std::io::Write) -> Result<String, String> {
    let Arguments { file, out, options } = Arguments::read(arguments)?;
    let text = fs::read_to_string(&file).map_err(|error| format!("cannot read {file}: {error}"))?;
    let imported = import(&text, &options).map_err(|reason| format!("{file}: {reason}"))?;
    let Some(out) = out else {
        // A reader that is gone needs no report.
        let _ = writeln!(remarks, "{}", imported.report);
        return Ok(imported.whole());
    };
    let written = write(&imported, &out)?;
    Ok(format!("{}\n{}", imported.report, written.join("\n")))
}

struct Arguments {
    file: String,
    out: Option<String>,
    options: Options,
}

impl Arguments {
    fn read(arguments: &[&str]) -> Result<Self, String> {
        let mut file = None;
        let mut out = None;
        let mut options = Options::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = |what: &str| {
                let value = rest.next().map(|value| (*value).to_owned());
                value.ok_or_else(|| format!("`{argument}` wants {what}\n\n{USAGE}"))
            };
            match *argument {
                "--out" => out = Some(value("a folder, or a file that ends with .toml")?),
                "--only" => options
                    .only
                    .push(value("a tag, or the beginning of a path")?),
                "--envelope" => options.envelope = Some(value("the key that wraps answers")?),
                other if other.starts_with("--") => {
                    return Err(format!("`{other}` is not known\n\n{USAGE}"));
                }
                other if file.is_none() => file = Some(other.to_owned()),
                other => {
                    return Err(format!(
                        "one document at a time: `{other}` is a second\n\n{USAGE}"
                    ));
                }
            }
        }
        let file = file.ok_or_else(|| format!("no document is named\n\n{USAGE}"))?;
        Ok(Self { file, out, options })
    }
}

/// Writes the spec, and says what was written. What is there is not written
/// over: it may have been worked on.
fn write(imported: &Imported, out: &str) -> Result<Vec<String>, String> {
    let place = Path::new(out);
    let is_file = place
        .extension()
        .is_some_and(|extension| extension == "toml");
    let files: Vec<(std::path::PathBuf, String)> = if is_file {
        vec![(place.to_owned(), imported.whole())]
    } else {
        imported
            .files
            .iter()
            .map(|File { name, text }| (place.join(name), text.clone()))
            .collect()
    };
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(format!(
            "{} is there already, and is not written over: take it away, or name another place",
            path.display()
        ));
    }
    let folder = if is_file { place.parent() } else { Some(place) };
    if let Some(folder) = folder {
        fs::create_dir_all(folder)
            .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    }
    files
        .iter()
        .map(|(path, text)| {
            fs::write(path, text)
                .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
            Ok(format!("{} written", path.display()))
        })
        .collect()
}
