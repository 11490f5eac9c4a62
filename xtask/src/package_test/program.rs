//! Tests the program `durianpay`, built from its package and run in an empty folder.

use super::packages::write_patch;
use crate::command::{copy_file, copy_folder, succeed};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A spec on top of the shipped one.
const SPEC: &str = "\
[resource.points]
doc = \"Loyalty points.\"

[endpoint.\"points.get\"]
http    = \"GET /points/{id}\"
path    = { id = \"api.OrderId\" }
returns = \"Points\"
retry   = \"safe\"

[type.Points.fields]
balance = \"integer\"
";

/// A standalone spec.
const OWN_SPEC: &str = "\
[api]
name = \"Toko\"
auth = \"key\"

[auth.key]
scheme = \"basic\"

[environment.live]
url = \"https://api.example.com\"

[resource.orders]
doc = \"Orders.\"

[endpoint.\"orders.get\"]
http    = \"GET /orders/{id}\"
path    = { id = \"string\" }
returns = \"Order\"
retry   = \"safe\"

[type.Order.fields]
id = \"string\"
";

/// All commands of `durianpay spec`, on these specs, on documents that earlier commands wrote, and
/// on a third-party document.
const SPEC_COMMANDS: [&str; 17] = [
    "explain unknown-key",
    "schema --out schema.json",
    "check",
    "check mine.toml --format json",
    "expand mine.toml --out src/mine",
    "expand --only fees.calculate --only webhooks",
    "openapi --out shipped.json",
    "import shipped.json --out spec",
    "diff shipped spec --format json",
    "import shipped.json --only fees --out fees.toml",
    "openapi own.toml --out own.json",
    "import own.json --out back.toml",
    "check back.toml --format github",
    "diff own.toml back.toml --deny minor",
    "diff mine.toml mine.toml --format github",
    "import github.json --out github.toml",
    "check github.toml",
];

/// The commands of `durianpay inbox` that need no job, on an SQLite file that the first one
/// creates.
const INBOX_COMMANDS: [&str; 6] = [
    "migrate",
    "schema --database sqlite --from 1",
    "status",
    "list --format json",
    "replay --dead",
    "prune --older-than 30d",
];

/// Builds the program and runs all commands.
///
/// # Errors
///
/// Fails if the program cannot be built, or if a command fails.
pub(super) fn run(root: &Path, target: &Path) -> Result<String, String> {
    let outside = target.join("outside");
    let program = build(root, target, &outside.join("cli"))?;
    let folder = outside.join("empty");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("mine.toml"), SPEC))
        .and_then(|()| fs::write(folder.join("own.toml"), OWN_SPEC))
        .and_then(|()| {
            let document = root.join("tests/fixtures/apis/github.json");
            fs::copy(document, folder.join("github.json")).map(drop)
        })
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    let spec = SPEC_COMMANDS.map(|arguments| ("spec", arguments));
    let inbox = INBOX_COMMANDS.map(|arguments| ("inbox", arguments));
    let commands = || spec.iter().chain(&inbox);
    for (group, arguments) in commands() {
        succeed(
            Command::new(&program)
                .arg(group)
                .args(arguments.split(' '))
                .env("DATABASE_URL", "sqlite:shop.db")
                .current_dir(&folder),
        )?;
    }
    Ok(format!(
        "durianpay: {} commands succeeded in an empty folder",
        commands().count()
    ))
}

/// Builds the package in a folder outside of any workspace.
fn build(root: &Path, target: &Path, folder: &Path) -> Result<PathBuf, String> {
    let packages = target.join("package");
    let package = format!("durianpay-cli-{}", env!("CARGO_PKG_VERSION"));
    copy_folder(&packages.join(package), folder)?;
    // Uses the versions of the workspace, so that build artifacts are shared.
    copy_file(&root.join("Cargo.lock"), &folder.join("Cargo.lock"))?;
    write_patch(&packages, folder)?;
    succeed(
        Command::new(env!("CARGO"))
            .args(["build", "--quiet"])
            .env("CARGO_TARGET_DIR", target)
            .current_dir(folder),
    )?;
    Ok(target.join("debug").join("durianpay"))
}
