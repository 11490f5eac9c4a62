//! Emits typed ids, so that an order's id cannot be used as a payment's id.

use super::Cx;
use super::impls::emit_serde_impls;
use super::ty::option;
use crate::doc;
use crate::model::Id;
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// pub struct OrderId(String);
/// impl OrderId { pub const PREFIX: Option<&str>; pub fn new(…); pub fn as_str(&self) }
/// impl From<&str>, From<String>, AsRef<str>, Display, Debug, Decode, DecodeInto, Encode, serde
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
    let serde = emit_serde_impls(&ident);
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
        const _: () = {
            #[automatically_derived]
            impl rt::From<&rt::str> for #ident {
                fn from(text: &rt::str) -> Self {
                    Self(rt::ToOwned::to_owned(text))
                }
            }

            #[automatically_derived]
            impl rt::From<rt::String> for #ident {
                fn from(text: rt::String) -> Self {
                    Self(text)
                }
            }

            #[automatically_derived]
            impl rt::From<&#ident> for #ident {
                fn from(id: &#ident) -> Self {
                    rt::Clone::clone(id)
                }
            }

            #[automatically_derived]
            impl rt::AsRef<rt::str> for #ident {
                fn as_ref(&self) -> &rt::str {
                    &self.0
                }
            }

            #[automatically_derived]
            impl rt::fmt::Display for #ident {
                fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
                    __f.pad(&self.0)
                }
            }

            #[automatically_derived]
            impl rt::fmt::Debug for #ident {
                fn fmt(&self, __f: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
                    rt::fmt::Debug::fmt(&self.0, __f)
                }
            }

            #[automatically_derived]
            impl rt::Decode for #ident {
                const EMPTY: Self = Self(rt::String::new());
            }

            #[automatically_derived]
            impl rt::DecodeInto for #ident {
                fn decode_into(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
                    self.0 = __decoder.string(__node);
                }
            }

            #[automatically_derived]
            impl rt::Encode for #ident {
                fn encode(&self, __writer: &mut rt::Writer) {
                    __writer.string(&self.0);
                }
            }

            #serde
        };
    }
}
