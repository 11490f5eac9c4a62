//! `cargo xtask expand`: the generated code, formatted.

mod files;
mod folder;
mod homes;
mod imports;
mod layout;
mod modules;
mod request;
mod root;
pub(crate) mod sample;
#[cfg(test)]
mod tests;
mod verify;

use request::Request;
pub(crate) use verify::verify;

use crate::check::human;
use crate::shipped;
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Handles, Options, emit, read, runtime};
use quote::quote;
use std::path::Path;

/// Writes the bindings as files, which can stand in for the macro.
pub(crate) fn keep(arguments: &[&str]) -> Result<String, String> {
    let request = Request::parse(arguments)?;
    let counts = folder::write(Path::new(request.out), &request.files()?)?;
    Ok(format!("{}: {counts}", request.out))
}

/// Prints the bindings of the whole spec, or what `resource` needs of them.
pub(crate) fn run(resource: Option<&str>) -> Result<String, String> {
    let spec = read_shipped()?;
    let Some(resource) = resource else {
        return bindings(&spec);
    };
    if !spec.resources.contains_key(resource) {
        let known: Vec<&str> = spec.resources.keys().map(String::as_str).collect();
        return Err(format!(
            "no resource `{resource}` in the spec; there are: {}",
            known.join(", "),
        ));
    }
    bindings(&spec.only(resource))
}

/// The shipped spec, if it has no faults.
pub(crate) fn read_shipped() -> Result<Spec, String> {
    let sources = shipped::sources()?;
    let (spec, diagnostics) = read(&sources);
    if diagnostics.is_empty() {
        Ok(spec)
    } else {
        Err(human::report(&sources, &diagnostics))
    }
}

/// The bindings of a spec as readable Rust.
pub(crate) fn bindings(spec: &Spec) -> Result<String, String> {
    let options = Options {
        handles: Handles::Inherent,
        gated: true,
    };
    let runtime = runtime(&quote!(::durianpay_client));
    let bindings = emit(spec, &options);
    let file = syn::parse2(quote!(#runtime #bindings))
        .map_err(|error| format!("the generated code is not Rust, which is a defect: {error}"))?;
    Ok(prettyplease::unparse(&file))
}
