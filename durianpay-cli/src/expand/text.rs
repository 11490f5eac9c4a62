//! The bindings as one text.

use durianpay_codegen::model::Spec;
use durianpay_codegen::{Options, emit};
use proc_macro2::TokenStream;
use quote::quote;

/// Returns the bindings of a spec as formatted Rust. `runtime` is the item that brings in the runtime.
///
/// # Errors
///
/// If the generated code is not Rust, which is a defect of the generator.
pub fn text(spec: &Spec, options: &Options, runtime: &TokenStream) -> Result<String, String> {
    let bindings = emit(spec, options);
    let file = syn::parse2(quote!(#runtime #bindings))
        .map_err(|error| format!("the generated code is not Rust, which is a defect: {error}"))?;
    Ok(prettyplease::unparse(&file))
}
