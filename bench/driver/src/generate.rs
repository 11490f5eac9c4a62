//! Writes the sources of the rivals.

use crate::{callers, derive, floor, reduce};
use durianpay_codegen::model::Spec;
use quote::{format_ident, quote};
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
    let of_client = quote!(
        use durianpay_client::Client;
        use durianpay_client::api::*;
    );
    write(&calls("client"), &callers::of_client(&spec, &of_client)?)?;
    bindings()?;
    floor::generate()?;
    for name in ["bindings", "kept", "floor"] {
        let krate = format_ident!("bench_{name}");
        let own = quote!(
            use #krate::api::*;
        );
        write(&calls(name), &callers::of_client(&spec, &own)?)?;
    }
    write(
        &calls("derive"),
        &callers::of_derive(&spec, "bench_serde_derive")?,
    )?;
    let operations = reduce::operations(&document);
    write(&calls("progenitor"), &callers::of_progenitor(&operations)?)
}

/// The shipped spec as an API of its own, by the macro and as files.
fn bindings() -> Result<(), String> {
    let sources = sources()?;
    let files = sources
        .iter()
        .map(|source| format!("../../{}", source.name));
    let made = quote!(durianpay_client::bindings! { pub mod api in [#(#files),*]; });
    write(
        "bench/bindings/src/made.rs",
        &format!("//! Written by `cargo xtask bench`.\n\n{made}\n"),
    )?;
    let files = sources.iter().map(|source| root().join(&source.name));
    let out = root().join("bench/kept/src/api");
    let paths = std::iter::once(out).chain(files);
    let paths: Vec<String> = paths.map(|path| path.display().to_string()).collect();
    let arguments = ["expand", "--out"].into_iter();
    let arguments: Vec<&str> = arguments.chain(paths.iter().map(String::as_str)).collect();
    xtask(&arguments).map(drop)
}

/// What one of the repository's own commands prints.
pub(crate) fn xtask(arguments: &[&str]) -> Result<String, String> {
    xtask::run(arguments).map_err(|failure| match failure {
        Failure::Said(text) | Failure::Found(text) => text,
    })
}

/// The document that progenitor reads.
fn reduced() -> Result<Value, String> {
    let text = xtask(&["openapi", "--version", "3.0"])?;
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
