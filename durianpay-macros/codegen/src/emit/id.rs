//! Typed ids, so that an order's id cannot stand for a payment's.

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
/// impl From<&str>, From<String>, AsRef<str>, Display, Debug, Decode, Encode, serde
/// ```
pub(super) fn emit_id(cx: &Cx<'_>, id: &Id) -> TokenStream {
    let Id {
        about,
        name,
        prefix,
    } = id;
    let rt = &cx.rt;
    let gate = cx.gates.of_type(name);
    let docs = doc::attributes(about, &format!("The id `{name}` of the API."));
    let ident = names::ident(name);
    let prefix = option(prefix.as_ref());
    let serde = cx.serde_shim(&ident);
    quote! {
        #gate
        #docs
        #[derive(
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::cmp::PartialOrd,
            ::core::cmp::Ord,
            ::core::hash::Hash,
        )]
        pub struct #ident(::std::string::String);

        #gate
        impl #ident {
            /// How these ids begin, as far as known. It is never checked: an
            /// id is whatever the API gave.
            pub const PREFIX: ::core::option::Option<&'static ::core::primitive::str> = #prefix;

            /// The id of that text.
            #[must_use]
            pub fn new(text: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self(::core::convert::Into::into(text))
            }

            /// The id as it stands on the wire.
            #[must_use]
            pub fn as_str(&self) -> &::core::primitive::str {
                &self.0
            }
        }

        #gate
        const _: () = {
            #[automatically_derived]
            impl ::core::convert::From<&::core::primitive::str> for #ident {
                fn from(text: &::core::primitive::str) -> Self {
                    Self(::std::borrow::ToOwned::to_owned(text))
                }
            }

            #[automatically_derived]
            impl ::core::convert::From<::std::string::String> for #ident {
                fn from(text: ::std::string::String) -> Self {
                    Self(text)
                }
            }

            #[automatically_derived]
            impl ::core::convert::From<&#ident> for #ident {
                fn from(id: &#ident) -> Self {
                    ::core::clone::Clone::clone(id)
                }
            }

            #[automatically_derived]
            impl ::core::convert::AsRef<::core::primitive::str> for #ident {
                fn as_ref(&self) -> &::core::primitive::str {
                    &self.0
                }
            }

            #[automatically_derived]
            impl ::core::fmt::Display for #ident {
                fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    __f.pad(&self.0)
                }
            }

            #[automatically_derived]
            impl ::core::fmt::Debug for #ident {
                fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Debug::fmt(&self.0, __f)
                }
            }

            #[automatically_derived]
            impl #rt::Decode for #ident {
                fn decode(__decoder: &mut #rt::Decoder, __node: #rt::Node<'_>) -> Self {
                    Self(__decoder.text(__node))
                }
            }

            #[automatically_derived]
            impl #rt::Encode for #ident {
                fn encode(&self, __writer: &mut #rt::Writer) {
                    __writer.text(&self.0);
                }
            }

            #serde
        };
    }
}
