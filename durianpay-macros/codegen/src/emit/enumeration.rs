//! Open enumerations: a known value is a variant, any other is kept as it came.

use super::Cx;
use crate::doc;
use crate::model::{Enum, EnumForm, EnumValue};
use crate::names;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// ```ignore
/// pub enum OrderStatus { Started, …, Unknown(String) }
/// impl OrderStatus { pub fn as_str(&self) -> &str }
/// impl From<&str>, From<String>, Display, Decode, Encode, serde
/// ```
///
/// With integers, `Unknown` holds an `i64`, and `as_i64` and `From<i64>` stand
/// in the place of their likes.
pub(super) fn emit_enum(cx: &Cx<'_>, item: &Enum) -> TokenStream {
    let Enum {
        about,
        name,
        form,
        values,
    } = item;
    let gate = cx.gates.of_type(name);
    let docs = doc::attributes(about, &format!("The enumeration `{name}` of the API."));
    let ident = names::ident(name);
    let variants = values.iter().map(emit_variant);
    let questions = item
        .marks()
        .into_iter()
        .map(|(mark, marked)| emit_question(mark, &marked));
    let Wire {
        raw,
        accessor,
        conversions,
    } = match form {
        EnumForm::Text => emit_text(cx, item, &ident),
        EnumForm::Integer => emit_integer(cx, item, &ident),
    };
    let serde = cx.serde_shim(&ident);
    quote! {
        #gate
        #docs
        ///
        /// The API may send values that are not listed here: `Unknown` keeps
        /// such a value, and writes it back unchanged.
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
            /// with `from`, it is never one of the known values.
            Unknown(#raw),
        }

        #gate
        impl #ident {
            #accessor

            #(#questions)*
        }

        #gate
        const _: () = {
            #conversions

            #serde
        };
    }
}

/// What an enumeration has of the form of its values.
struct Wire {
    /// What `Unknown` holds.
    raw: TokenStream,
    accessor: TokenStream,
    /// `From`, `Display`, `Decode`, `Encode`.
    conversions: TokenStream,
}

fn emit_text(cx: &Cx<'_>, item: &Enum, ident: &Ident) -> Wire {
    let rt = &cx.rt;
    let source = &item.about.source;
    let name = &item.name;
    let known = item.values.iter().map(|value| names::ident(&value.name));
    let known: Vec<_> = known.collect();
    let texts: Vec<_> = item.values.iter().map(|value| &value.value).collect();
    Wire {
        raw: quote!(::std::string::String),
        accessor: quote! {
            /// The value as it stands on the wire.
            #[must_use]
            pub fn as_str(&self) -> &::core::primitive::str {
                match self {
                    #(Self::#known => #texts,)*
                    Self::Unknown(text) => text,
                }
            }
        },
        conversions: quote! {
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
        },
    }
}

fn emit_integer(cx: &Cx<'_>, item: &Enum, ident: &Ident) -> Wire {
    let rt = &cx.rt;
    let source = &item.about.source;
    let name = &item.name;
    let known = item.values.iter().map(|value| names::ident(&value.name));
    let known: Vec<_> = known.collect();
    let numbers: Vec<_> = item.values.iter().map(number).collect();
    Wire {
        raw: quote!(::core::primitive::i64),
        accessor: quote! {
            /// The value as it stands on the wire.
            #[must_use]
            pub fn as_i64(&self) -> ::core::primitive::i64 {
                match self {
                    #(Self::#known => #numbers,)*
                    Self::Unknown(number) => *number,
                }
            }
        },
        conversions: quote! {
            #[automatically_derived]
            impl ::core::convert::From<::core::primitive::i64> for #ident {
                fn from(number: ::core::primitive::i64) -> Self {
                    match number {
                        #(#numbers => Self::#known,)*
                        other => Self::Unknown(other),
                    }
                }
            }

            #[automatically_derived]
            impl ::core::fmt::Display for #ident {
                fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Display::fmt(&self.as_i64(), __f)
                }
            }

            #[automatically_derived]
            impl #rt::Decode for #ident {
                fn decode(__decoder: &mut #rt::Decoder, __node: #rt::Node<'_>) -> Self {
                    let __value: Self = ::core::convert::From::from(__decoder.integer(__node));
                    if let Self::Unknown(_) = &__value {
                        __decoder.unknown_number(#source, #name, __node);
                    }
                    __value
                }
            }

            #[automatically_derived]
            impl #rt::Encode for #ident {
                fn encode(&self, __writer: &mut #rt::Writer) {
                    __writer.integer(self.as_i64());
                }
            }
        },
    }
}

/// The number of a value, as an expression and a pattern: a literal has no sign.
fn number(value: &EnumValue) -> TokenStream {
    let number: i64 = value.value.parse().unwrap_or_default();
    let literal = Literal::u64_unsuffixed(number.unsigned_abs());
    if number < 0 {
        quote!(-#literal)
    } else {
        quote!(#literal)
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
