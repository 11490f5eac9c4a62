//! Emits typed ids, so that an order's id cannot be used as a payment's id.

use super::Cx;
use super::ty::option;
use crate::doc;
use crate::model::Id;
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// pub struct OrderId(String);
/// impl OrderId { pub const PREFIX: Option<&str>; pub fn new(…); pub fn as_str(&self) }
/// rt::id_impls!(OrderId);
/// ```
pub(super) fn emit_id(cx: &Cx<'_>, id: &Id) -> TokenStream {
    let Id {
        about,
        name,
        prefix,
    } = id;
    let gate = cx.gates.for_type(name);
    let docs = doc::attributes(about, &format!("The id `{name}` of the API."));
    let ident = names::ident(name);
    let prefix = option(prefix.as_ref());
    quote! {
        #gate
        #docs
        #[derive(
            rt::Clone,
            rt::PartialEq,
            rt::Eq,
            rt::PartialOrd,
            rt::Ord,
            rt::Hash,
        )]
        pub struct #ident(rt::String);

        #gate
        impl #ident {
            /// The usual prefix of these ids, if it is known. It is never checked:
            /// any string can be an id.
            pub const PREFIX: rt::Option<&'static rt::str> = #prefix;

            /// Creates an id from a string.
            #[must_use]
            pub fn new(text: impl rt::Into<rt::String>) -> Self {
                Self(rt::Into::into(text))
            }

            /// Returns the id as it is on the wire.
            #[must_use]
            pub fn as_str(&self) -> &rt::str {
                &self.0
            }
        }

        #gate
        #gate
        rt::id_impls!(#ident);
    }
}
