//! `cargo xtask expand`: the generated code, formatted.

use crate::check::human;
use crate::shipped;
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Handles, Options, emit, read};
use quote::quote;

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
        krate: quote!(::durianpay_client),
        handles: Handles::Inherent,
        gated: true,
    };
    let tokens = emit(spec, &options);
    let file = syn::parse2(tokens)
        .map_err(|error| format!("the generated code is not Rust, which is a defect: {error}"))?;
    Ok(prettyplease::unparse(&file))
}
