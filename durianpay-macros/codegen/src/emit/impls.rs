//! The impls of `Debug` and of the serde traits.
//!
//! They are the same for every type, so the runtime has them as macros.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Emits the impls of `Debug` and of the serde traits.
pub(super) fn emit_impls(ident: &Ident, name: &str) -> TokenStream {
    quote!(rt::impls!(#ident, #name);)
}

/// Emits the serde impls alone, for a type with a `Debug` of its own.
pub(super) fn emit_serde_impls(ident: &Ident) -> TokenStream {
    quote!(rt::serde_impls!(#ident);)
}
