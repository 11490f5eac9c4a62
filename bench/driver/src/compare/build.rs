//! Builds a package of generated bindings, within limits.

use super::results::Outcome;
use crate::cargo::Mode;
use crate::rustc;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use xtask::shipped::root;

/// The longest processor time of one run of rustc, in seconds.
pub(crate) const LONGEST: u64 = 600;

/// How often a short build is repeated.
pub(crate) const BUILDS: usize = 3;

/// The most memory that rustc may reserve, in bytes.
pub(crate) const MOST_MEMORY: u64 = 14 << 30;

/// A package with bindings, outside of any workspace.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) folder: PathBuf,
    pub(crate) name: String,
}

impl Package {
    /// Writes a file of the package.
    pub(crate) fn write(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.folder.join(path);
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(&path, text).map_err(failed)
    }

    /// Builds the package with its dependencies. Only the compilation of the package counts.
    pub(crate) fn build(&self, mode: Mode) -> Result<Outcome, String> {
        let target = root().join("target/compare/build");
        fs::create_dir_all(&target).map_err(|error| format!("{}: {error}", target.display()))?;
        let log = target.join("rustc.log");
        let _ = fs::remove_file(&log);
        let output = self.limited(mode, &target, &log)?;
        let krate = self.name.replace('-', "_");
        let runs = rustc::read(&fs::read_to_string(&log).unwrap_or_default());
        let run = runs.iter().find(|run| run.krate == krate);
        remove(&target, &krate);
        match run {
            Some(run) if output.status.success() => Ok(Outcome::Took {
                processor: run.processor,
                memory: run.memory,
            }),
            _ => Ok(Outcome::Failed {
                failed: reason(&String::from_utf8_lossy(&output.stderr)),
            }),
        }
    }

    /// Runs cargo with one compiler at a time, whose time and memory are limited.
    fn limited(&self, mode: Mode, target: &Path, log: &Path) -> Result<Output, String> {
        let wrapper = std::env::current_exe().map_err(|error| error.to_string())?;
        let limits = format!(
            "ulimit -t {LONGEST}; ulimit -v {}; exec cargo \"$@\"",
            MOST_MEMORY / 1024
        );
        let mut command = Command::new("bash");
        command
            .args(["-c", &limits, "cargo"])
            .args(mode.arguments())
            .args(["--quiet", "--jobs", "1", "--lib", "--manifest-path"])
            .arg(self.folder.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_INCREMENTAL", "0")
            .env("RUSTC_WRAPPER", wrapper)
            .env(rustc::LOG, log);
        command
            .output()
            .map_err(|error| format!("cannot run {command:?}: {error}"))
    }
}

/// Removes the artifacts of a crate, which may be large.
fn remove(target: &Path, krate: &str) {
    for profile in ["debug", "release"] {
        for folder in [target.join(profile), target.join(profile).join("deps")] {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            let of_crate =
                entries.filter(|entry| entry.file_name().to_string_lossy().contains(krate));
            for entry in of_crate {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// Returns why a build failed.
fn reason(errors: &str) -> String {
    let count = errors
        .lines()
        .filter(|line| line.starts_with("error[") || line.starts_with("error: "))
        // The last one says how many there were.
        .filter(|line| !line.contains("could not compile") && !line.contains("aborting due to"))
        .count();
    if errors.contains("SIGXCPU") || errors.contains("SIGKILL") {
        format!("over {LONGEST} s")
    } else if errors.contains("memory allocation of") || errors.contains("out of memory") {
        format!("over {} GB", MOST_MEMORY >> 30)
    } else if count == 1 {
        "1 error of rustc".to_owned()
    } else {
        format!("{count} errors of rustc")
    }
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn reasons_are_read_from_the_output() {
        let errors = "error[E0308]: mismatched types\nerror: aborting due to 1 previous error\n\
                      error: could not compile `shop` (lib) due to 1 previous error";
        assert_eq!(reason(errors), "1 error of rustc");
        let limit =
            "error: could not compile `shop` (lib)\n(signal: 24, SIGXCPU: CPU time limit exceeded)";
        assert_eq!(reason(limit), "over 600 s");
        let memory = "memory allocation of 8388608 bytes failed";
        assert_eq!(reason(memory), "over 14 GB");
    }
}
