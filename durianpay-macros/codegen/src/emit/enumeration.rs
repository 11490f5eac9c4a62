//! Open enumerations: a known value is a variant, any other keeps its text.

use super::Cx;
use crate::doc;
use crate::model::{Enum, EnumValue};
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// pub enum OrderStatus { Started, …, Unknown(String) }
/// impl OrderStatus { pub fn as_str(&self) -> &str }
/// impl From<&str>, From<String>, Display, Decode, Encode, serde
/// ```
pub(super) fn emit_enum(cx: &Cx<'_>, item: &Enum) -> TokenStream {
    let Enum {
        about,
        name,
        values,
    } = item;
    let rt = &cx.rt;
    let source = &about.source;
    let gate = cx.gates.of_type(name);
    let docs = doc::attributes(about, &format!("The enumeration `{name}` of the API."));
    let ident = names::ident(name);
    let variants = values.iter().map(emit_variant);
    let known: Vec<_> = values
        .iter()
        .map(|value| names::ident(&value.name))
        .collect();
    let texts: Vec<_> = values.iter().map(|value| &value.value).collect();
    let questions = item
        .marks()
        .into_iter()
        .map(|(mark, marked)| emit_question(mark, &marked));
    let serde = cx.serde_shim(&ident);
    quote! {
        #gate
        #docs
        ///
        /// The API may send values that are not listed here: `Unknown` keeps
        /// the text of such a value, and writes it back unchanged.
        #[derive(
            ::core::clone::Clone,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
        )]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            /// A value that these bindings do not know, as it came. Made
            /// with `from`, it is never the text of a known value.
            Unknown(::std::string::String),
        }

        #gate
        impl #ident {
            /// The value as it stands on the wire.
            #[must_use]
            pub fn as_str(&self) -> &::core::primitive::str {
                match self {
                    #(Self::#known => #texts,)*
                    Self::Unknown(text) => text,
                }
            }

            #(#questions)*
        }

        #gate
        const _: () = {
            #[automatically_derived]
            impl ::core::convert::From<&::core::primitive::str> for #ident {
                fn from(text: &::core::primitive::str) -> Self {
                    match text {
                        #(#texts => Self::#known,)*
                        other => Self::Unknown(::std::borrow::ToOwned::to_owned(other)),
                    }
                }
            }

            #[automatically_derived]
            impl ::core::convert::From<::std::string::String> for #ident {
                fn from(text: ::std::string::String) -> Self {
                    <Self as ::core::convert::From<&::core::primitive::str>>::from(&text)
                }
            }

            #[automatically_derived]
            impl ::core::fmt::Display for #ident {
                fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    __f.pad(self.as_str())
                }
            }

            #[automatically_derived]
            impl #rt::Decode for #ident {
                fn decode(__decoder: &mut #rt::Decoder, __node: #rt::Node<'_>) -> Self {
                    let __value: Self = ::core::convert::From::from(__decoder.text(__node));
                    if let Self::Unknown(__text) = &__value {
                        __decoder.unknown_value(#source, #name, __text);
                    }
                    __value
                }
            }

            #[automatically_derived]
            impl #rt::Encode for #ident {
                fn encode(&self, __writer: &mut #rt::Writer) {
                    __writer.text(self.as_str());
                }
            }

            #serde
        };
    }
}

/// ```ignore
/// pub fn is_final(&self) -> bool { matches!(self, Self::Completed | …) }
/// ```
fn emit_question(mark: &str, marked: &[&EnumValue]) -> TokenStream {
    let texts: Vec<String> = marked
        .iter()
        .map(|value| format!("`{}`", value.value))
        .collect();
    let docs = format!(
        " Whether it is {}: {}. A value that these bindings do not know is not.",
        mark.replace('_', " "),
        texts.join(", "),
    );
    let variants = marked.iter().map(|value| names::ident(&value.name));
    let question = names::ident(&format!("is_{mark}"));
    quote! {
        #[doc = #docs]
        #[must_use]
        pub fn #question(&self) -> ::core::primitive::bool {
            ::core::matches!(self, #(Self::#variants)|*)
        }
    }
}

fn emit_variant(value: &EnumValue) -> TokenStream {
    let EnumValue {
        about,
        value,
        name,
        marks: _,
    } = value;
    let docs = doc::attributes(about, &format!("`{value}`"));
    let ident = names::ident(name);
    quote!(#docs #ident,)
}
