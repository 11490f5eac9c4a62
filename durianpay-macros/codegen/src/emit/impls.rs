//! What every generated type has beside its own: `Debug`, and the edge to serde.
//!
//! They are the same for every type, so the runtime has them as macros.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// `Debug` and serde.
pub(super) fn emit_impls(ident: &Ident, name: &str) -> TokenStream {
    quote!(rt::impls!(#ident, #name);)
}

/// Serde alone, for what has a `Debug` of its own.
pub(super) fn emit_serde_impls(ident: &Ident) -> TokenStream {
    quote!(rt::serde_impls!(#ident);)
}
