//! Writes the sources of the rivals.

use crate::{callers, derive, reduce};
use durianpay_codegen::model::Spec;
use serde_json::Value;
use std::fs;
use xtask::Failure;
use xtask::shipped::{root, sources};

/// Writes all that follows from the shipped spec.
pub(crate) fn all() -> Result<(), String> {
    let spec = spec()?;
    write("bench/serde-derive/src/api.rs", &derive::render(&spec)?)?;
    let document = reduced()?;
    write("bench/progenitor/api.json", &text(&document)?)?;
    let calls = |name: &str| format!("bench/callers/{name}/src/calls.rs");
    write(&calls("client"), &callers::of_client(&spec)?)?;
    write(
        &calls("derive"),
        &callers::of_derive(&spec, "bench_serde_derive")?,
    )?;
    write(
        &calls("plain"),
        &callers::of_derive(&spec, "bench_serde_plain")?,
    )?;
    let operations = reduce::operations(&document);
    write(&calls("progenitor"), &callers::of_progenitor(&operations)?)
}

/// The document that progenitor reads.
fn reduced() -> Result<Value, String> {
    let text = xtask::run(&["openapi", "--version", "3.0"]).map_err(|failure| match failure {
        Failure::Said(text) | Failure::Found(text) => text,
    })?;
    let mut document = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    reduce::reduce(&mut document);
    Ok(document)
}

fn text(document: &Value) -> Result<String, String> {
    serde_json::to_string_pretty(document).map_err(|error| error.to_string())
}

/// The shipped spec, if it has no faults.
pub(crate) fn spec() -> Result<Spec, String> {
    let (spec, faults) = durianpay_codegen::read(&sources()?);
    match faults.len() {
        0 => Ok(spec),
        count => Err(format!(
            "the spec has {count} faults\n  = help: run `cargo xtask check`"
        )),
    }
}

/// Leaves a file alone that is as it should be, so that cargo does too.
pub(crate) fn write(path: &str, text: &str) -> Result<(), String> {
    let file = root().join(path);
    if fs::read_to_string(&file).is_ok_and(|found| found == text) {
        return Ok(());
    }
    fs::write(&file, text).map_err(|error| format!("{path}: {error}"))
}
