//! The rival: the shipped spec as serde derives and hand-written calls.
//!
//! What it lacks beside the client: redacted `Debug`, retries, idempotency keys,
//! limits, paging, issues with their path, setters, feature gates, and amounts
//! and timestamps that remember how they were written.

mod calls;
mod enums;
pub(crate) mod names;
mod objects;
mod unions;

use durianpay_codegen::model::Spec;
use proc_macro2::TokenStream;
use quote::quote;

/// The module `api` of the rival.
pub(crate) fn render(spec: &Spec) -> Result<String, String> {
    let tokens = tokens(spec)?;
    let file = syn::parse2(tokens).map_err(|error| {
        format!("the rival is not Rust, which is a defect of the bench: {error}")
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
