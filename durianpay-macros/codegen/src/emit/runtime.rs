//! The path under which generated code accesses the runtime.

use proc_macro2::TokenStream;
use quote::quote;

/// Emits the import of `rt`, the contract with the runtime, into the bindings
/// module. It contains everything that generated code uses but does not define, so
/// that no name of a spec can collide with it, and each use takes few tokens.
///
/// `krate` is the path of the runtime crate: `::durianpay_client`, or `$crate`.
pub fn runtime(krate: &TokenStream) -> TokenStream {
    quote! {
        #[allow(unused_imports, reason = "a spec may be empty")]
        use #krate::__private as rt;
    }
}

/// Returns the same import for a module inside the bindings module.
pub(super) fn runtime_of_super() -> TokenStream {
    quote! {
        #[allow(unused_imports, reason = "it may be used only behind a feature")]
        use super::rt;
    }
}
