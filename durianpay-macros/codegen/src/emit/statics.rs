//! The names of statics that other items refer to.

use crate::model::Endpoint;
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Returns the name of an endpoint's static: `ORDERS_CREATE`.
pub(super) fn static_name(endpoint: &Endpoint) -> Ident {
    names::ident(&endpoint.static_name())
}

/// Returns the name of a scheme's static: `TRANSACTION`.
pub(super) fn scheme_name(scheme: &str) -> Ident {
    names::ident(&names::screaming(scheme))
}

/// Emits the path of a scheme's static, from within a module of the bindings
/// module.
pub(super) fn scheme_in_super(scheme: &str) -> TokenStream {
    let name = scheme_name(scheme);
    quote!(super::signing::#name)
}

/// Emits the path of a scheme's static, from within the bindings module.
pub(super) fn scheme_path(scheme: &str) -> TokenStream {
    let name = scheme_name(scheme);
    quote!(signing::#name)
}
