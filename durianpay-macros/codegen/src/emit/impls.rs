//! Emits the implementations of `Debug` and of the serde traits.
//!
//! They are the same for every type, so they are macros of the runtime.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Emits the implementations of `Debug` and of the serde traits.
pub(super) fn emit_impls(ident: &Ident, name: &str) -> TokenStream {
    quote!(rt::impls!(#ident, #name);)
}

/// Emits a `Debug` that shows no values, for a struct with the named arguments of a
/// constructor or method.
pub(super) fn emit_named_debug(ident: &Ident, name: &str) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl rt::Debug for #ident {
            fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
                rt::debug_named(__f, #name)
            }
        }
    }
}
