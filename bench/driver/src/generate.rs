//! Writes the sources of the rivals.

use crate::{callers, derive, floor, reduce};
use durianpay_cli::commands::Failure;
use durianpay_cli::commands::spec::expand::Arguments;
use durianpay_cli::openapi::{Edition, Version, document};
use durianpay_codegen::model::Spec;
use quote::{format_ident, quote};
use serde_json::Value;
use std::fs;
use xtask::shipped::{context, root, sources};

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
    let path = |name: &str| root().join(name).display().to_string();
    let files = sources.iter().map(|source| path(&source.name)).collect();
    expand(files, path("bench/kept/src/api")).map(drop)
}

/// Writes the bindings of files; of the shipped spec, if there are none.
fn expand(files: Vec<String>, out: String) -> Result<String, String> {
    let arguments = Arguments {
        files,
        out,
        krate: None,
        resource: None,
    };
    let output = arguments.run(&context()).map_err(Failure::into_text)?;
    Ok(output.stdout)
}

/// The bindings of the shipped spec as one text.
pub(crate) fn expanded() -> Result<String, String> {
    expand(Vec::new(), "-".to_owned())
}

/// The document that progenitor reads.
fn reduced() -> Result<Value, String> {
    let mut document = document(&spec()?, &Edition::SHIPPED, Version::V3_0);
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
