//! The bindings as a single text.

use durianpay_codegen::model::Spec;
use durianpay_codegen::{Options, emit};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns the bindings of a spec as formatted Rust code. `runtime` must be the item that
/// imports the runtime.
///
/// # Errors
///
/// Fails if the generated code is not valid Rust, which is a bug in the generator.
pub fn text(spec: &Spec, options: &Options, runtime: &TokenStream) -> Result<String, String> {
    let bindings = emit(spec, options);
    let file = syn::parse2(quote!(#runtime #bindings))
        .map_err(|error| format!("bug: the generated code is not valid Rust: {error}"))?;
    Ok(prettyplease::unparse(&file))
}
