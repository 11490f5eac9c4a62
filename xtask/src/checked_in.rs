//! The bindings that are checked in as files: those of the client, and those of `tests/expanded`.

use crate::shipped::{self, context, root};
use durianpay_cli::commands::spec::expand::ExpandArgs;
use durianpay_cli::commands::{Failure, folder};
use durianpay_cli::expand;
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Examples, Handles, Options, runtime};
use quote::quote;
use std::collections::BTreeMap;
use std::fs;

/// The specs of `tests/expanded`.
const SPECS: [&str; 2] = ["mine", "more"];

/// The prefix of SNAP's features.
pub(crate) const SNAP_PREFIX: &str = "snap_";

/// A folder with the bindings of a spec, relative to the root, and its expected files.
struct CheckedIn {
    folder: String,
    files: BTreeMap<String, String>,
}

fn all(command: &str) -> Result<Vec<CheckedIn>, String> {
    let spec = shipped::spec()?;
    let snap = shipped::snap_spec()?;
    let mut all = vec![
        client("api", &spec, Handles::Inherent, "", command)?,
        client("snap/api", &snap, Handles::Extension, SNAP_PREFIX, command)?,
    ];
    for name in SPECS {
        all.push(test(name, command)?);
    }
    Ok(all)
}

/// Builds the bindings of a shipped spec, which the client compiles if the macro is off.
fn client(
    module: &str,
    spec: &Spec,
    handles: Handles,
    prefix: &'static str,
    command: &str,
) -> Result<CheckedIn, String> {
    let options = Options {
        handles,
        features: Some(prefix),
        only: Vec::new(),
        examples: Examples::Tested(format!("durianpay_client::{}", module.replace('/', "::"))),
    };
    let runtime = runtime(&quote!(::durianpay_client));
    Ok(CheckedIn {
        folder: format!("durianpay-client/src/{module}"),
        files: expand::files(spec, &options, &runtime, command)?,
    })
}

/// Builds the bindings of a spec of `tests/expanded`.
fn test(name: &str, command: &str) -> Result<CheckedIn, String> {
    let folder = format!("tests/expanded/src/expanded/{name}");
    let spec = root().join(format!("tests/expanded/{name}.toml"));
    let arguments = ExpandArgs {
        files: vec![spec.display().to_string()],
        out: root().join(&folder).display().to_string(),
        krate: None,
        only: Vec::new(),
    };
    let files = arguments
        .files_by(&context(), command)
        .map_err(Failure::into_text)?;
    Ok(CheckedIn { folder, files })
}

/// Writes files that are out of date.
pub(crate) fn write(command: &str) -> Result<String, String> {
    let mut report = Vec::new();
    for CheckedIn { folder, files } in all(command)? {
        let counts = folder::write(&root().join(&folder), &files)?;
        report.push(format!("{folder}: {counts}"));
    }
    Ok(report.join("\n"))
}

/// Returns the files that are out of date.
pub(crate) fn stale(command: &str) -> Result<Vec<String>, String> {
    let mut stale = Vec::new();
    for CheckedIn { folder, files } in all(command)? {
        let path = root().join(&folder);
        let is_current = |name: &str, text: &str| {
            fs::read_to_string(path.join(name))
                .is_ok_and(|found| found.replace("\r\n", "\n") == text)
        };
        let changed = files.iter().filter(|(name, text)| !is_current(name, text));
        stale.extend(changed.map(|(name, _)| format!("{folder}/{name}")));
        let left = folder::stale_files(&path, &files)?;
        stale.extend(left.iter().map(|path| path.display().to_string()));
    }
    Ok(stale)
}
