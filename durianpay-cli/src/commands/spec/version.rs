//! The versions of a spec that `diff` compares: a file, a folder, a git revision, or the shipped
//! spec.

use super::valid::read_valid;
use crate::commands::context::{Context, Revisions};
use crate::commands::input::{self, STREAM};
use crate::commands::output::{Failure, Output};
use durianpay_codegen::Source;
use durianpay_codegen::model::Spec;
use std::path::Path;
use std::process::Command;

/// The name of the shipped spec.
const SHIPPED: &str = "shipped";

/// Returns the spec with this name, which must have no diagnostics.
pub(super) fn read(context: &Context, name: &str) -> Result<Spec, Failure> {
    let mut sources = sources(context, name)?;
    if name != SHIPPED {
        // A spec without `[api]` extends the shipped one.
        sources.extend(context.base()?);
    }
    read_valid(&sources).map_err(|failure| match failure {
        Failure::Findings(Output { stdout, stderr }) => {
            let stderr = format!("cannot compare `{name}`, because it has errors:\n\n{stderr}");
            Failure::Findings(Output { stdout, stderr })
        }
        error @ Failure::Error(_) => error,
    })
}

fn sources(context: &Context, name: &str) -> Result<Vec<Source>, String> {
    let path = Path::new(name);
    if name == SHIPPED {
        context.shipped()
    } else if name == STREAM || path.exists() {
        input::sources(&[name.to_owned()])
    } else {
        Revision::parse(context, name)?.sources()
    }
}

/// A file or folder in a git revision.
struct Revision<'a> {
    name: &'a str,
    commit: String,
    path: &'a str,
    /// The folder in which git runs. If `None`, the current folder.
    root: Option<&'a Path>,
}

impl<'a> Revision<'a> {
    /// Parses `REV:PATH`. The path is relative to the root of the repository, or to the current folder if it
    /// begins with `./`.
    fn parse(context: &'a Context, name: &'a str) -> Result<Self, String> {
        let (revision, path, root) = match (name.split_once(':'), &context.revisions) {
            (Some((revision, path)), _) => (revision, path, None),
            (None, Some(Revisions { root, folder })) => (name, *folder, Some(root.as_path())),
            (None, None) => {
                return Err(format!(
                    "`{name}` is neither a file nor a folder; write REV:PATH for a git revision, \
                     or `{SHIPPED}` for the spec that this program embeds"
                ));
            }
        };
        let commit = git(
            root,
            &[
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                &format!("{revision}^{{commit}}"),
            ],
        )
        .map_err(|error| {
            let unknown = format!(
                "`{name}` is neither a file nor a folder, nor a revision that git finds here"
            );
            if error.is_empty() {
                unknown
            } else {
                format!("{unknown}: {error}")
            }
        })?;
        Ok(Self {
            name,
            commit: commit.trim().to_owned(),
            path: path.trim_end_matches('/'),
            root,
        })
    }

    fn sources(&self) -> Result<Vec<Source>, String> {
        let object = self.object(self.path);
        match git(self.root, &["cat-file", "-t", &object]) {
            Ok(kind) if kind.trim() == "blob" => Ok(vec![self.source(self.path)?]),
            Ok(_) => self.folder(&object),
            Err(_) => Err(format!(
                "`{}`: the revision does not contain `{}`",
                self.name, self.path
            )),
        }
    }

    fn folder(&self, object: &str) -> Result<Vec<Source>, String> {
        let names = git(
            self.root,
            &["ls-tree", "--full-tree", "--name-only", object],
        )?;
        let sources: Result<Vec<Source>, String> = names
            .lines()
            .filter(|name| input::is_spec(name))
            .map(|name| match self.path {
                "" => self.source(name),
                path => self.source(&format!("{path}/{name}")),
            })
            .collect();
        input::not_empty(sources?, &format!("`{}`", self.name))
    }

    fn source(&self, path: &str) -> Result<Source, String> {
        let text = git(self.root, &["cat-file", "blob", &self.object(path)])?;
        Ok(Source::new(path, text))
    }

    fn object(&self, path: &str) -> String {
        format!("{}:{path}", self.commit)
    }
}

/// Returns the output of git, or its error message.
fn git(folder: Option<&Path>, arguments: &[&str]) -> Result<String, String> {
    let mut command = Command::new("git");
    command.args(arguments);
    if let Some(folder) = folder {
        command.current_dir(folder);
    }
    let output = command
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    String::from_utf8(output.stdout).map_err(|_| "the spec is not UTF-8".to_owned())
}
