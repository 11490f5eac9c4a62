//! The published packages, and the files that cargo caches for them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

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

/// Removes the files that cargo cached in an earlier run.
///
/// To verify packages that depend on one another, cargo puts them into a separate registry under
/// `target`, and assumes that a version in a registry never changes. Unpublished versions do
/// change. Without this step, packages would be verified against those of an earlier run.
pub(super) fn forget_earlier_packages(target: &Path) -> Result<(), String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    // Registries in a folder have no host in their name, so the name begins with a dash.
    let sources = home
        .map(|home| home.join("registry/src"))
        .unwrap_or_default();
    for registry in entries(&sources, |name| name.starts_with('-')) {
        remove(entries(&registry, is_ours))?;
    }
    remove(entries(&target.join("debug/.fingerprint"), is_ours))
}

fn is_ours(name: &str) -> bool {
    PACKAGES.iter().any(|package| {
        name.strip_prefix(package)
            .is_some_and(|rest| rest.starts_with('-'))
    })
}

/// Returns the entries of a folder whose names match, or nothing if it does not exist.
fn entries(folder: &Path, is_wanted: fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_name().to_str().is_some_and(is_wanted))
        .map(|entry| entry.path())
        .collect()
}

fn remove(folders: Vec<PathBuf>) -> Result<(), String> {
    for folder in folders {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(())
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
