//! The facts that commands take from where they run.

use durianpay_codegen::{Role, Source};
use std::path::PathBuf;

/// Where a command runs: from an installed package, or in the repository.
#[derive(Debug, Clone)]
pub struct Context {
    /// Returns the shipped spec.
    pub shipped: fn() -> Result<Vec<Source>, String>,
    /// The meaning of a git revision without a path; an error where there is none.
    pub revisions: Option<Revisions>,
    /// The version that `diff` counts up, if none is given.
    pub version: Option<&'static str>,
}

/// The spec of a repository that has one.
#[derive(Debug, Clone)]
pub struct Revisions {
    /// The root of the repository.
    pub root: PathBuf,
    /// The folder of the spec, from the root.
    pub folder: &'static str,
}

impl Context {
    /// Returns the context of the installed program, which reads no repository: the shipped spec is embedded.
    #[must_use]
    pub fn installed() -> Self {
        Self {
            shipped: embedded,
            revisions: None,
            version: None,
        }
    }

    /// Returns the shipped spec.
    pub(super) fn shipped(&self) -> Result<Vec<Source>, String> {
        (self.shipped)()
    }

    /// Returns the shipped spec as the base of another spec.
    pub(super) fn base(&self) -> Result<Vec<Source>, String> {
        let base = |source| Source {
            role: Role::Base,
            ..source
        };
        Ok(self.shipped()?.into_iter().map(base).collect())
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "the spec of a repository is read from the disk, which can fail"
)]
fn embedded() -> Result<Vec<Source>, String> {
    let sources = durianpay_spec::SOURCES.iter();
    Ok(sources
        .map(|(name, text)| Source::new(*name, *text))
        .collect())
}
