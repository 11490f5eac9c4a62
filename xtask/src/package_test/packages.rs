//! The published packages.

use crate::command::succeed;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// All published packages, in the order of publication.
pub(super) const PACKAGES: [&str; 8] = [
    "durianpay-spec",
    "durianpay-codegen",
    "durianpay-macros",
    "durianpay-build",
    "durianpay-client",
    "durianpay-sqlx",
    "durianpay-simulator",
    "durianpay-cli",
];

/// Unpacks the packages in this folder.
pub(super) fn unpack(packages: &Path) -> Result<(), String> {
    for name in PACKAGES {
        let package = format!("{name}-{}", env!("CARGO_PKG_VERSION"));
        let unpacked = packages.join(&package);
        if unpacked.exists() {
            fs::remove_dir_all(&unpacked)
                .map_err(|error| format!("{}: {error}", unpacked.display()))?;
        }
        // With new times, by which cargo sees that the sources have changed: all those in packages are alike.
        let mut tar = Command::new("tar");
        tar.args(["-xzmf", &format!("{package}.crate")]);
        succeed(tar.current_dir(packages))?;
    }
    Ok(())
}

/// Returns an error if no crate in these folders is built with a package, counting only the optional
/// dependencies that are on.
pub(super) fn check_built(crates: &[PathBuf]) -> Result<(), String> {
    let mut built = String::new();
    for folder in crates {
        let mut tree = Command::new(env!("CARGO"));
        tree.args(["tree", "--prefix", "none", "--format", "{p}"]);
        built += &succeed(tree.current_dir(folder))?;
    }
    let is_missing = |name: &&str| {
        !built
            .lines()
            .any(|line| line.starts_with(&format!("{name} v")))
    };
    match PACKAGES.into_iter().find(is_missing) {
        None => Ok(()),
        Some(name) => Err(format!(
            "no crate outside the workspace is built with `{name}`"
        )),
    }
}

/// Makes the crate in the folder use these packages instead of those on the registry.
pub(super) fn write_patch(packages: &Path, copy: &Path) -> Result<(), String> {
    let version = env!("CARGO_PKG_VERSION");
    let mut text = String::from("[patch.crates-io]\n");
    for name in PACKAGES {
        let path = packages.join(format!("{name}-{version}"));
        let _ = writeln!(text, "{name} = {{ path = '{}' }}", path.display());
    }
    let folder = copy.join(".cargo");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let file = folder.join("config.toml");
    fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))
}
