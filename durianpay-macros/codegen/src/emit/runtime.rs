//! The path by which generated code reaches the runtime.

use proc_macro2::TokenStream;
use quote::quote;

/// Returns the import of `rt`, the contract with the runtime, into the bindings
/// module. Everything that generated code names and does not define is there, so
/// that no name of a spec can be taken for it, and each takes few tokens.
///
/// `krate` is the path of the runtime crate: `::durianpay_client`, or `$crate`.
pub fn runtime(krate: &TokenStream) -> TokenStream {
    quote! {
        #[allow(unused_imports, reason = "a spec may hold nothing")]
        use #krate::__private as rt;
    }
}

/// Returns the same import for a module inside the bindings module.
pub(super) fn runtime_of_super() -> TokenStream {
    quote! {
        #[allow(unused_imports, reason = "what names it may be behind a feature")]
        use super::rt;
    }
}
