//! Writes the sources of the alternatives.

use crate::files::write;
use crate::{baseline, callers, derive, reduce};
use durianpay_cli::commands::Failure;
use durianpay_cli::commands::spec::expand::ExpandArgs;
use durianpay_cli::openapi::{Edition, Version, document};
use durianpay_codegen::model::Spec;
use quote::{format_ident, quote};
use serde_json::Value;
use xtask::shipped::{context, root, sources};

/// Writes all sources that are generated from the shipped spec.
pub(crate) fn all() -> Result<(), String> {
    let spec = spec()?;
    write("bench/serde-derive/src/api.rs", &derive::render(&spec)?)?;
    let document = reduced()?;
    write("bench/progenitor/api.json", &to_json(&document)?)?;
    let calls = |name: &str| format!("bench/callers/{name}/src/calls.rs");
    let of_client = quote!(
        use durianpay_client::Client;
        use durianpay_client::api::*;
    );
    write(&calls("client"), &callers::of_client(&spec, &of_client)?)?;
    bindings()?;
    baseline::generate()?;
    for name in ["bindings", "expanded", "baseline"] {
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

/// Writes the bindings of the shipped spec as a separate API: with the macro, and as files.
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
    expand(files, path("bench/expanded/src/api")).map(drop)
}

/// Writes the bindings of spec files, or those of the shipped spec if there are none.
fn expand(files: Vec<String>, out: String) -> Result<String, String> {
    let arguments = ExpandArgs {
        files,
        out,
        krate: None,
        only: Vec::new(),
    };
    let output = arguments.run(&context()).map_err(Failure::into_text)?;
    Ok(output.stdout)
}

/// Builds the bindings of the shipped spec as a single text.
pub(crate) fn expanded() -> Result<String, String> {
    expand(Vec::new(), "-".to_owned())
}

/// Returns the document for progenitor.
fn reduced() -> Result<Value, String> {
    let mut document = document(&spec()?, &Edition::SHIPPED, Version::V3_0);
    reduce::reduce(&mut document);
    Ok(document)
}

fn to_json(document: &Value) -> Result<String, String> {
    serde_json::to_string_pretty(document).map_err(|error| error.to_string())
}

/// Returns the shipped spec, or an error if the spec has errors.
pub(crate) fn spec() -> Result<Spec, String> {
    let (spec, errors) = durianpay_codegen::read(&sources()?);
    match errors.len() {
        0 => Ok(spec),
        count => Err(format!(
            "the spec has {count} errors\n  = help: run `cargo xtask check`"
        )),
    }
}
