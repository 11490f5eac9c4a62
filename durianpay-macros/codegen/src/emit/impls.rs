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

/// Emits a `Debug` that shows no values, for a struct that names those of a
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
