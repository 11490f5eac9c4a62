//! What `cargo xtask expand --out` is asked for.

use super::files::files;
use crate::check::human;
use crate::shipped;
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Handles, Options, Source, read, runtime};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Bindings to be kept as files.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request<'a> {
    /// The folder for the files.
    pub(super) out: &'a str,
    /// The path of the runtime crate, if it was given.
    pub(super) krate: Option<&'a str>,
    /// The spec; the shipped one if there are none.
    pub(super) specs: Vec<&'a str>,
}

impl<'a> Request<'a> {
    /// Reads the arguments behind `expand`.
    pub(super) fn parse(arguments: &[&'a str]) -> Result<Self, String> {
        let mut out = None;
        let mut krate = None;
        let mut specs = Vec::new();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let option = match *argument {
                "--out" => &mut out,
                "--crate" => &mut krate,
                unknown if unknown.starts_with('-') => {
                    return Err(format!(
                        "`expand` has no option `{unknown}`; there are `--out DIR`, `--crate PATH` and `--verify`"
                    ));
                }
                spec => {
                    specs.push(spec);
                    continue;
                }
            };
            let value = rest.next().filter(|value| !value.starts_with('-'));
            let value = value.ok_or_else(|| format!("`{argument}` needs a value behind it"))?;
            if option.replace(*value).is_some() {
                return Err(format!("`{argument}` is given twice"));
            }
        }
        let out =
            out.ok_or("`expand` of several files needs `--out DIR`, the folder to write to")?;
        Ok(Self { out, krate, specs })
    }

    /// The files that the folder has to hold, by name.
    pub(super) fn files(&self) -> Result<BTreeMap<String, String>, String> {
        let base = crate_folder(Path::new(self.out));
        let spec = self.spec(base.as_deref())?;
        let runtime = runtime(&self.path()?);
        let command = self.command(base.as_deref());
        files(&spec, &self.options(), &runtime, &command)
    }

    fn spec(&self, base: Option<&Path>) -> Result<Spec, String> {
        let sources = if self.specs.is_empty() {
            shipped::sources()?
        } else {
            let own = self.specs.iter().map(|spec| open(base, spec));
            own.chain(shipped::base()?.into_iter().map(Ok))
                .collect::<Result<_, _>>()?
        };
        let (spec, diagnostics) = read(&sources);
        if diagnostics.is_empty() {
            Ok(spec)
        } else {
            Err(human::report(&sources, &diagnostics))
        }
    }

    /// The shipped spec goes into the client itself, and is cut by its
    /// features; any other spec goes into a crate that depends on the client.
    fn options(&self) -> Options {
        let is_shipped = self.specs.is_empty();
        Options {
            handles: if is_shipped {
                Handles::Inherent
            } else {
                Handles::Extension
            },
            gated: is_shipped,
        }
    }

    /// The path of the runtime crate.
    fn path(&self) -> Result<TokenStream, String> {
        match self.krate {
            Some(path) => absolute_path(path),
            None if self.specs.is_empty() => Ok(quote!(crate)),
            None => Ok(quote!(::durianpay_client)),
        }
    }

    /// The command behind `cargo xtask expand`, as it is given in the folder
    /// of the crate: so no file holds a path of this machine.
    fn command(&self, base: Option<&Path>) -> String {
        let Self { out, krate, specs } = self;
        let mut words = vec!["--out".to_owned(), within(base, out)];
        if let Some(krate) = krate {
            words.extend(["--crate".to_owned(), (*krate).to_owned()]);
        }
        words.extend(specs.iter().map(|spec| within(base, spec)));
        words.join(" ")
    }
}

/// A spec file, under the name that the macro would give it.
fn open(base: Option<&Path>, file: &str) -> Result<Source, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("cannot read {file}: {error}"))?;
    Ok(Source::new(within(base, file), text))
}

/// `dp` would mean another thing in a module that has a `dp`.
fn absolute_path(path: &str) -> Result<TokenStream, String> {
    let parsed: syn::Path =
        syn::parse_str(path).map_err(|_| format!("`--crate {path}`: that is no path in Rust"))?;
    let begins = parsed.segments.first().map(|segment| &segment.ident);
    if parsed.leading_colon.is_none() && begins.is_none_or(|word| word != "crate") {
        return Err(format!(
            "`--crate {path}`: write `::{path}`, or a path that begins with `crate`"
        ));
    }
    Ok(parsed.into_token_stream())
}

/// The nearest folder at or above `path` that is a crate.
fn crate_folder(path: &Path) -> Option<PathBuf> {
    let path = real(path);
    let is_crate = |folder: &&Path| folder.join("Cargo.toml").is_file();
    path.ancestors().find(is_crate).map(Path::to_path_buf)
}

/// `path` from within `base`; as it was given, if it is not there.
fn within(base: Option<&Path>, path: &str) -> String {
    let full = real(Path::new(path));
    let inner = base.and_then(|base| full.strip_prefix(base).ok());
    inner.map_or_else(
        || path.to_owned(),
        |inner| inner.display().to_string().replace('\\', "/"),
    )
}

/// The path without links and detours, as far as it exists.
fn real(path: &Path) -> PathBuf {
    if let Ok(found) = path.canonicalize() {
        return found;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if parent == Path::new("") => real(Path::new(".")).join(name),
        (Some(parent), Some(name)) => real(parent).join(name),
        _ => path.to_path_buf(),
    }
}
