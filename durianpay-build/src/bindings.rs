//! [`Bindings`]: what a build script generates.

use crate::error::Error;
use crate::layout;
use durianpay_codegen::{
    Examples, Expansion, Handles, Options, Renderer, Source, UnknownName, absolute_path, expand,
    runtime, unreadable,
};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The bindings of a spec, which [`write`](Self::write) generates.
///
/// ```no_run
/// use durianpay_build::{Bindings, Error};
///
/// fn main() -> Result<(), Error> {
///     Bindings::new("github.toml")
///         .only(["issues.create", "issues.get", "repos"])
///         .write("github.rs")
/// }
/// ```
#[derive(Debug, Clone)]
#[must_use = "nothing is generated until `write` is called"]
pub struct Bindings {
    files: Vec<String>,
    only: Option<Vec<String>>,
    crate_path: String,
}

impl Bindings {
    /// Creates the bindings of a spec file. Its path is relative to the folder of the crate's
    /// `Cargo.toml`, in which Cargo runs build scripts.
    pub fn new(file: impl Into<String>) -> Self {
        Self {
            files: vec![file.into()],
            only: None,
            crate_path: "::durianpay_client".to_owned(),
        }
    }

    /// Adds another file of the same spec.
    pub fn file(mut self, file: impl Into<String>) -> Self {
        self.files.push(file.into());
        self
    }

    /// Binds only these resources (`orders`), endpoints (`refunds.get`) and parts (`webhooks`,
    /// `notifications`), with everything that they need. Further calls add names.
    ///
    /// The rest of the spec must be valid TOML and is not checked further; `durianpay spec check`
    /// checks all of it.
    pub fn only<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        let names = names.into_iter().map(N::into);
        self.only.get_or_insert_default().extend(names);
        self
    }

    /// Sets the path under which the generated code finds `durianpay-client`, if the crate is
    /// renamed or re-exported: `::payments::durianpay_client`. It must begin with `::` or `crate`.
    pub fn crate_path(mut self, path: impl Into<String>) -> Self {
        self.crate_path = path.into();
        self
    }

    /// Writes the bindings to a file in `OUT_DIR`, and tells Cargo to run the build script again
    /// when a file of the spec changes. A file with the same content is left alone.
    ///
    /// # Errors
    ///
    /// Fails if the spec has errors, if a name of [`only`](Self::only) is unknown, or if a file
    /// cannot be read or written.
    pub fn write(&self, name: impl AsRef<Path>) -> Result<(), Error> {
        let out_dir = env::var_os("OUT_DIR")
            .ok_or_else(|| Error::new("`OUT_DIR` is not set; only Cargo can run a build script"))?;
        for file in &self.files {
            rerun_if_changed(file);
        }
        self.write_to(PathBuf::from(out_dir).join(name))
    }

    /// Writes the bindings to any file, without a message to Cargo. A file with the same content is
    /// left alone.
    ///
    /// # Errors
    ///
    /// Fails like [`write`](Self::write).
    pub fn write_to(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        let text = self.text()?;
        if fs::read(path).is_ok_and(|found| found == text.as_bytes()) {
            return Ok(());
        }
        fs::write(path, text)
            .map_err(|error| Error::new(format!("cannot write {}: {error}", path.display())))
    }

    fn text(&self) -> Result<String, Error> {
        let crate_path = absolute_path(&self.crate_path).map_err(|error| {
            Error::new(format!("the crate path `{}`: {error}", self.crate_path))
        })?;
        let sources = self.sources()?;
        let options = Options {
            handles: Handles::Extension,
            features: None,
            only: self.names()?,
            examples: Examples::Omitted,
        };
        let Expansion {
            tokens,
            diagnostics,
            unknown,
        } = expand(&sources, &options);
        let renderer = Renderer::new(&sources);
        let errors = diagnostics
            .iter()
            .map(|diagnostic| renderer.render_with_rule(diagnostic));
        let errors: Vec<String> = errors
            .chain(unknown.iter().map(UnknownName::to_string))
            .collect();
        if !errors.is_empty() {
            return Err(Error::of_spec(&errors));
        }
        Ok(layout::file(&runtime(&crate_path), &tokens))
    }

    fn names(&self) -> Result<Vec<String>, Error> {
        match &self.only {
            Some(names) if names.is_empty() => Err(Error::new(
                "`only` names no resource or endpoint; do not call it to bind everything",
            )),
            names => Ok(names.clone().unwrap_or_default()),
        }
    }

    /// Reads the files, and adds the shipped spec as their base.
    fn sources(&self) -> Result<Vec<Source>, Error> {
        let own = self.files.iter().map(|file| {
            let text = fs::read_to_string(file);
            let text = text.map_err(|error| Error::new(unreadable(file, &error)))?;
            Ok(Source::new(file, text))
        });
        let base = durianpay_spec::SOURCES.iter();
        let base = base.map(|(name, text)| Ok(Source::base(*name, *text)));
        own.chain(base).collect()
    }
}

#[expect(
    clippy::print_stdout,
    reason = "Cargo reads the standard output of build scripts"
)]
fn rerun_if_changed(file: &str) {
    println!("cargo::rerun-if-changed={file}");
}
