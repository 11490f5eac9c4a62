//! The environment-dependent inputs of commands.

use durianpay_codegen::{Role, Source};
use std::path::PathBuf;

/// Where a command runs: as an installed program, or in this repository.
#[derive(Debug, Clone)]
pub struct Context {
    /// Returns the shipped spec.
    pub shipped: fn() -> Result<Vec<Source>, String>,
    /// How to resolve a git revision without a path. If `None`, such a revision is an error.
    pub revisions: Option<Revisions>,
    /// The version from which `diff` computes the next one, unless `--current` sets it.
    pub version: Option<&'static str>,
}

/// A repository that contains a spec.
#[derive(Debug, Clone)]
pub struct Revisions {
    /// The root of the repository.
    pub root: PathBuf,
    /// The folder of the spec, relative to the root.
    pub folder: &'static str,
}

impl Context {
    /// Returns the context of the installed program. It embeds the shipped spec and reads no repository.
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
    reason = "the field's type is fallible: the context of the repository reads files"
)]
fn embedded() -> Result<Vec<Source>, String> {
    let sources = durianpay_spec::SOURCES.iter();
    Ok(sources
        .map(|(name, text)| Source::new(*name, *text))
        .collect())
}
