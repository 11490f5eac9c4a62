//! Runs cargo on the packages of the bench workspace.

use crate::rustc::{self, Run};
use crate::usage;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::shipped::root;

/// The kind of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Check,
    Debug,
    Release,
}

impl Mode {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }

    pub(crate) fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Debug => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

/// A build to run.
#[derive(Debug, Clone)]
pub(crate) struct Build {
    pub(crate) mode: Mode,
    /// The manifest of the workspace.
    pub(crate) manifest: PathBuf,
    /// Further arguments, such as `-p bench-minimal`.
    pub(crate) arguments: Vec<String>,
    pub(crate) target: PathBuf,
    pub(crate) incremental: bool,
}

/// The cost of a build.
#[derive(Debug)]
pub(crate) struct Took {
    /// The total processor time in microseconds.
    pub(crate) processor: u64,
    /// All runs of rustc.
    pub(crate) runs: Vec<Run>,
}

impl Took {
    /// Returns the compilation of a crate.
    pub(crate) fn find(&self, krate: &str) -> Result<&Run, String> {
        let mut runs = self.runs.iter().filter(|run| run.krate == krate);
        runs.next()
            .ok_or_else(|| format!("cargo did not compile `{krate}`, so it cannot be measured"))
    }
}

pub(crate) fn bench_manifest() -> PathBuf {
    root().join("bench/Cargo.toml")
}

pub(crate) fn target() -> PathBuf {
    root().join("target/bench")
}

impl Build {
    /// Creates the build of a package of the bench, in the shared target folder.
    pub(crate) fn for_package(package: &str, mode: Mode) -> Self {
        Self {
            mode,
            manifest: bench_manifest(),
            arguments: vec!["--package".to_owned(), package.to_owned()],
            target: target(),
            incremental: false,
        }
    }

    /// Runs and measures the build.
    pub(crate) fn run(&self) -> Result<Took, String> {
        // Another process may build at the same time.
        let log = self
            .target
            .join(format!("rustc-{}.log", std::process::id()));
        let _ = fs::remove_file(&log);
        fs::create_dir_all(&self.target)
            .map_err(|error| format!("{}: {error}", self.target.display()))?;
        let wrapper = std::env::current_exe().map_err(|error| error.to_string())?;
        let mut command = Command::new("cargo");
        command
            .args(self.mode.arguments())
            .args(["--quiet", "--locked", "--manifest-path"])
            .arg(&self.manifest)
            .args(&self.arguments)
            .env("CARGO_TARGET_DIR", &self.target)
            .env(
                "CARGO_INCREMENTAL",
                if self.incremental { "1" } else { "0" },
            )
            .env("RUSTC_WRAPPER", wrapper)
            .env(rustc::LOG, &log);
        let before = usage::of_children()?;
        succeed(&mut command)?;
        let processor = usage::of_children()? - before;
        let runs = rustc::read(&fs::read_to_string(&log).unwrap_or_default());
        Ok(Took { processor, runs })
    }
}

/// Returns the standard output of a command, or an error with all of its output if it fails.
pub(crate) fn succeed(command: &mut Command) -> Result<String, String> {
    let output = command
        .output()
        .map_err(|error| format!("cannot run {command:?}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(format!("{command:?} failed:\n{text}{errors}"))
}

/// Marks a file as modified, so that cargo recompiles its crate.
pub(crate) fn touch(file: &Path) -> Result<(), String> {
    let touched = fs::File::options()
        .append(true)
        .open(file)
        .and_then(|opened| opened.set_modified(std::time::SystemTime::now()));
    touched.map_err(|error| format!("{}: {error}", file.display()))
}
