//! The crates with bindings that are compared.

use crate::cargo::{Mode, target};
use std::fs;
use std::path::PathBuf;
use xtask::shipped::root;

/// A crate with bindings of the shipped spec, and a crate that makes every call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    /// The name in the results.
    pub(crate) name: &'static str,
    /// The name in the document.
    pub(crate) title: &'static str,
    /// The crate name.
    pub(crate) krate: &'static str,
    /// The package with the calls, and its crate name.
    pub(crate) caller: &'static str,
    pub(crate) caller_krate: &'static str,
    /// The file to touch, relative to the root of the repository.
    pub(crate) source: &'static str,
}

pub(crate) const CLIENT: Subject = Subject {
    name: "client",
    title: "`durianpay-client`",
    krate: "durianpay_client",
    caller: "bench-caller-client",
    caller_krate: "bench_caller_client",
    source: "durianpay-client/src/lib.rs",
};

pub(crate) const BINDINGS: Subject = Subject {
    name: "bindings",
    title: "bindings",
    krate: "bench_bindings",
    caller: "bench-caller-bindings",
    caller_krate: "bench_caller_bindings",
    source: "bench/bindings/src/lib.rs",
};

pub(crate) const EXPANDED: Subject = Subject {
    name: "expanded",
    title: "bindings as files",
    krate: "bench_expanded",
    caller: "bench-caller-expanded",
    caller_krate: "bench_caller_expanded",
    source: "bench/expanded/src/lib.rs",
};

pub(crate) const DERIVE: Subject = Subject {
    name: "derive",
    title: "serde derive",
    krate: "bench_serde_derive",
    caller: "bench-caller-derive",
    caller_krate: "bench_caller_derive",
    source: "bench/serde-derive/src/lib.rs",
};

pub(crate) const PROGENITOR: Subject = Subject {
    name: "progenitor",
    title: "progenitor",
    krate: "bench_progenitor",
    caller: "bench-caller-progenitor",
    caller_krate: "bench_caller_progenitor",
    source: "bench/progenitor/src/lib.rs",
};

pub(crate) const OPENAPI: Subject = Subject {
    name: "openapi",
    title: "openapi-generator",
    krate: "bench_openapi",
    caller: "bench-caller-openapi",
    caller_krate: "bench_caller_openapi",
    source: "bench/openapi/src/lib.rs",
};

/// The lower bound for any implementation of decoding and encoding.
pub(crate) const BASELINE: Subject = Subject {
    name: "baseline",
    title: "types and calls only",
    krate: "bench_baseline",
    caller: "bench-caller-baseline",
    caller_krate: "bench_caller_baseline",
    source: "bench/baseline/src/lib.rs",
};

/// The subjects that are compared.
pub(crate) const ALL: [Subject; 6] = [CLIENT, BINDINGS, EXPANDED, DERIVE, PROGENITOR, OPENAPI];

impl Subject {
    /// Returns the library in the shared target folder. It is the newest one with this name, since
    /// builds with other features leave others behind.
    pub(crate) fn library(&self, mode: Mode) -> Result<PathBuf, String> {
        let folder = target().join(mode.name()).join("deps");
        let prefix = format!("lib{}-", self.krate);
        let entries =
            fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let libraries = entries.flatten().map(|entry| entry.path()).filter(|path| {
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            path.extension().is_some_and(|it| it == "rlib")
                && stem.is_some_and(|stem| stem.starts_with(&prefix))
        });
        let newest = libraries.max_by_key(|path| path.metadata().and_then(|it| it.modified()).ok());
        newest.ok_or_else(|| format!("{} contains no {prefix}*.rlib", folder.display()))
    }

    /// Checks whether the subject takes most of the time and has no target.
    pub(crate) fn is_slow(&self, mode: Mode) -> bool {
        match self.name {
            "openapi" => true,
            "progenitor" => mode == Mode::Release,
            _ => false,
        }
    }

    pub(crate) fn touched(&self) -> PathBuf {
        root().join(self.source)
    }
}
