//! An alternative: the shipped spec as serde derives and hand-written calls.
//!
//! Compared with the client it lacks redacted `Debug`, retries, idempotency keys, limits, paging,
//! errors with paths, setters, Cargo features, and amounts and timestamps that keep their notation.

mod calls;
mod enums;
pub(crate) mod names;
mod objects;
mod unions;

use durianpay_codegen::model::Spec;
use proc_macro2::TokenStream;
use quote::quote;

/// Returns the module `api`.
pub(crate) fn render(spec: &Spec) -> Result<String, String> {
    let tokens = tokens(spec)?;
    let file = syn::parse2(tokens).map_err(|error| {
        format!("bug in the bench: the generated alternative is not valid Rust: {error}")
    })?;
    Ok(format!(
        "//! Written by `cargo xtask bench`.\n\n{}",
        prettyplease::unparse(&file)
    ))
}

fn tokens(spec: &Spec) -> Result<TokenStream, String> {
    let objects = spec.objects.values().map(objects::emit);
    let objects = objects.collect::<Result<TokenStream, String>>()?;
    let unions = spec
        .unions
        .values()
        .map(|union| unions::emit(spec, union))
        .collect::<Result<TokenStream, String>>()?;
    let enums: TokenStream = spec.enums.values().map(enums::emit).collect();
    let ids: TokenStream = spec.ids.values().map(enums::id).collect();
    let calls: TokenStream = spec
        .endpoints()
        .map(|endpoint| calls::emit(spec, endpoint))
        .collect();
    Ok(quote! {
        use crate::call::{Client, Error, bare, either, send, wrapped};
        use serde::{Deserialize, Serialize};

        #objects
        #unions
        #enums
        #ids

        impl Client {
            #calls
        }
    })
}
