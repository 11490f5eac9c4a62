//! The crates with the bindings that are compared.

use crate::cargo::{Mode, target};
use std::fs;
use std::path::PathBuf;
use xtask::shipped::root;

/// A crate with bindings of the shipped spec.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    /// The name in the results.
    pub(crate) name: &'static str,
    /// The name in the document.
    pub(crate) title: &'static str,
    /// What cargo builds, and with which further arguments.
    pub(crate) package: &'static str,
    pub(crate) arguments: &'static [&'static str],
    /// The name that rustc is given.
    pub(crate) krate: &'static str,
    /// The file that is touched, from the root of the repository.
    pub(crate) source: &'static str,
}

pub(crate) const MACRO: Subject = Subject {
    name: "macro",
    title: "`durianpay-client`, by its macro",
    package: "durianpay-client",
    arguments: &[],
    krate: "durianpay_client",
    source: "durianpay-client/src/lib.rs",
};

pub(crate) const DERIVE: Subject = Subject {
    name: "derive",
    title: "serde derive",
    package: "bench-serde-derive",
    arguments: &[],
    krate: "bench_serde_derive",
    source: "bench/serde-derive/src/lib.rs",
};

pub(crate) const PLAIN: Subject = Subject {
    name: "plain",
    title: "serde derive, which drops unknown fields",
    package: "bench-serde-plain",
    arguments: &[],
    krate: "bench_serde_plain",
    source: "bench/serde-derive/src/lib.rs",
};

pub(crate) const ALL: [Subject; 3] = [MACRO, DERIVE, PLAIN];

impl Subject {
    /// The library in the shared target folder: the newest, since others of the
    /// name come from builds with other features.
    pub(crate) fn library(&self, mode: Mode) -> Result<PathBuf, String> {
        let folder = target().join(mode.name()).join("deps");
        let prefix = format!("lib{}-", self.krate);
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let libraries = entries.flatten().map(|entry| entry.path()).filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with(&prefix) && name.ends_with(".rlib"))
        });
        let newest = libraries.max_by_key(|path| path.metadata().and_then(|it| it.modified()).ok());
        newest.ok_or_else(|| format!("{} holds no {prefix}*.rlib", folder.display()))
    }

    pub(crate) fn touched(&self) -> PathBuf {
        root().join(self.source)
    }
}
