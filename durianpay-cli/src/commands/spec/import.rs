//! `durianpay spec import`: converts an OpenAPI document to a spec.

use crate::commands::format::Format;
use crate::commands::input::{self, STREAM, shown};
use crate::commands::output::{Failure, Output};
use crate::commands::progress::Progress;
use crate::import::{File, Imported, Input, Options, import_files};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  durianpay spec import api.json
  durianpay spec import api.yaml --out mine.toml
  durianpay spec import root.yaml paths/orders.yaml schemas.yaml --out mine.toml
  durianpay spec import api.json --overlay corrections.yaml --out mine.toml
  durianpay spec import api.json --out mine.toml --format json
  durianpay spec import api.json --out spec --only orders --only /v1/customers --envelope data
  curl -s https://example.com/openapi.json | durianpay spec import - --out spec";

/// The arguments of `import`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ImportArgs {
    /// OpenAPI document; `-` means standard input
    file: String,
    /// Other files that the document refers to
    #[arg(value_name = "FILE")]
    others: Vec<String>,
    /// A file whose content is that of a URL in references. May be given several times
    #[arg(long = "ref", value_name = "URL=FILE")]
    references: Vec<String>,
    /// Overlay (version 1.0 or 1.1) that changes the document before it is read. May be given several times
    #[arg(long = "overlay", value_name = "FILE")]
    overlays: Vec<String>,
    /// Folder for one file per resource, a file that ends with `.toml`, or `-` for standard output.
    /// Existing files are not overwritten
    #[arg(long, value_name = "PATH", default_value = STREAM)]
    out: String,
    /// Import only operations with this tag or path prefix. May be given several times
    #[arg(long, value_name = "TAG|/PATH")]
    only: Vec<String>,
    /// Key of the member that wraps the content of every response
    #[arg(long, value_name = "KEY")]
    envelope: Option<String>,
    /// Format of the report, which lists everything that could not be converted exactly
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl ImportArgs {
    /// Imports the document.
    ///
    /// The report goes to standard error. If the spec goes to files and the report is for programs,
    /// it goes to standard output.
    ///
    /// # Errors
    ///
    /// Fails if the document cannot be imported, or if a file cannot be read or written.
    pub fn run(&self) -> Result<Output, Failure> {
        let progress = Progress::new();
        let name = shown(&self.file);
        progress.step(&format!("reading {name}"));
        let root = read(&self.file)?;
        let others = self.others()?;
        progress.step(&format!("importing {name}"));
        let options = Options {
            only: self.only.clone(),
            envelope: self.envelope.clone(),
            overlays: self
                .overlays
                .iter()
                .map(|file| read(file))
                .collect::<Result<_, _>>()?,
        };
        let imported = import_files(&root, &others, &options).map_err(|reason| {
            Failure::Findings(Output::stderr(format!("error: {name}: {reason}")))
        })?;
        let report = match self.format {
            Format::Human => imported.report.to_string(),
            Format::Json => imported.report.to_json(),
            Format::Github => imported.report.to_github(name),
        };
        if self.out == STREAM {
            return Ok(Output {
                stdout: imported.whole(),
                stderr: report,
            });
        }
        progress.step(&format!("writing {}", self.out));
        let written = write(&imported, &self.out)?;
        Ok(match self.format {
            Format::Human if imported.report.is_empty() => Output::stderr(written.join("\n")),
            Format::Human => Output::stderr(format!("{report}\n{}", written.join("\n"))),
            // Programs read only the report.
            Format::Json | Format::Github => Output {
                stdout: report,
                stderr: written.join("\n"),
            },
        })
    }

    /// Reads the other files of the document.
    fn others(&self) -> Result<Vec<Input>, Failure> {
        let mut others = Vec::new();
        for file in &self.others {
            others.push(read(file)?);
        }
        for reference in &self.references {
            let Some((url, file)) = reference.rsplit_once('=') else {
                return Err(Failure::from(format!(
                    "`--ref {reference}` is not of the form URL=FILE"
                )));
            };
            others.push(Input {
                name: url.to_owned(),
                text: input::read(file)?,
            });
        }
        Ok(others)
    }
}

fn read(file: &str) -> Result<Input, String> {
    Ok(Input {
        name: file.to_owned(),
        text: input::read(file)?,
    })
}

/// Writes the spec and returns one line per file. Existing files are never overwritten: they may have been
/// edited.
fn write(imported: &Imported, out: &str) -> Result<Vec<String>, String> {
    let path = Path::new(out);
    let is_file = path
        .extension()
        .is_some_and(|extension| extension == "toml");
    let files: Vec<(PathBuf, String)> = if is_file {
        vec![(path.to_owned(), imported.whole())]
    } else {
        let files = imported.files.iter();
        files
            .map(|File { name, text }| (path.join(name), text.clone()))
            .collect()
    };
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(format!(
            "{} exists and is not overwritten; move it, or choose another path",
            path.display()
        ));
    }
    let folder = if is_file { path.parent() } else { Some(path) };
    if let Some(folder) = folder {
        fs::create_dir_all(folder)
            .map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
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
