//! Writes the sources of the rivals.

use crate::derive;
use durianpay_codegen::model::Spec;
use std::fs;
use xtask::shipped::{root, sources};

/// Writes all that follows from the shipped spec.
pub(crate) fn all() -> Result<(), String> {
    let spec = spec()?;
    write("bench/serde-derive/src/api.rs", &derive::render(&spec)?)
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
