//! Emits open enums: a known value is a variant, and any other value is kept
//! unchanged.

use super::Cx;
use crate::doc;
use crate::model::{Enum, EnumForm, EnumValue, LimitType};
use crate::names;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use std::collections::BTreeMap;

/// ```ignore
/// pub enum OrderStatus { Started, …, Unknown(String) }
/// impl OrderStatus { pub fn as_str(&self) -> &str }
/// impl From<&str>, FromStr, DecodeInto
/// rt::text_enum_impls!(OrderStatus);
/// ```
///
/// For integers, `Unknown` contains an `i64`, and `as_i64` and `From<i64>` replace
/// the conversions to and from strings.
pub(super) fn emit_enum(cx: &Cx<'_>, item: &Enum) -> TokenStream {
    let Enum {
        about,
        name,
        form,
        has_free_digits: _,
        limits,
        values,
    } = item;
    let gate = cx.gates.for_type(name);
    let docs = doc::attributes(about, &format!("The enum `{name}` of the API."));
    let ident = names::ident(name);
    let variants = values.iter().map(|value| emit_variant(item, value));
    let questions = item
        .marks()
        .into_iter()
        .map(|(mark, marked)| emit_question(item, mark, &marked));
    let Wire {
        raw,
        accessor,
        conversions,
        impls,
    } = match form {
        EnumForm::Text => emit_text(item, &ident),
        EnumForm::Integer => emit_integer(item, &ident),
    };
    let all = emit_all(item);
    let limits = limits.map(|ty| emit_limits(item, ty));
    quote! {
        #gate
        #docs
        ///
        /// The API may send values that are not listed here: `Unknown` keeps such a
        /// value, and writes it back unchanged. `from` accepts any value, `parse`
        /// only the listed ones.
        #[derive(
            rt::Clone,
            rt::Debug,
            rt::PartialEq,
            rt::Eq,
            rt::Hash,
        )]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            /// A value that these bindings do not know, unchanged. If it was
            /// created with `from`, it is never one of the known values.
            Unknown(#raw),
        }

        #gate
        impl #ident {
            #all

            #accessor

            #limits

            #(#questions)*
        }

        #gate
        const _: () = {
            #conversions

            #impls
        };
    }
}

/// The code of an enum that depends on the type of its values.
struct Wire {
    /// The type of the content of `Unknown`.
    raw: TokenStream,
    accessor: TokenStream,
    /// `From`, `FromStr`, `DecodeInto`.
    conversions: TokenStream,
    /// The implementations that do not depend on the values, which are macros of the runtime.
    impls: TokenStream,
}

fn emit_text(item: &Enum, ident: &Ident) -> Wire {
    let source = &item.about.source;
    let name = &item.name;
    let texts: Vec<_> = item.values.iter().map(|value| &value.value).collect();
    let as_str = item.values.iter().map(|value| as_str_arm(item, value));
    let from = item.values.iter().map(|value| from_arm(item, value));
    let parse = if item.has_free_digits {
        quote!(rt::parse_pattern_enum)
    } else {
        quote!(rt::parse_enum)
    };
    Wire {
        raw: quote!(rt::String),
        impls: quote!(rt::text_enum_impls!(#ident);),
        accessor: quote! {
            /// Returns the value as it is on the wire.
            #[must_use]
            pub fn as_str(&self) -> &rt::str {
                match self {
                    #(#as_str)*
                    Self::Unknown(text) => text,
                }
            }
        },
        conversions: quote! {
            #[automatically_derived]
            impl rt::From<&rt::str> for #ident {
                fn from(text: &rt::str) -> Self {
                    match text {
                        #(#from)*
                        other => Self::Unknown(rt::ToOwned::to_owned(other)),
                    }
                }
            }

            #[automatically_derived]
            impl rt::DecodeInto for #ident {
                fn decode_into(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
                    *self = rt::From::from(&*__decoder.str(__node));
                    if let Self::Unknown(__text) = self {
                        __decoder.unknown_value(#source, #name, __text);
                    }
                }
            }

            #[automatically_derived]
            impl rt::FromStr for #ident {
                type Err = rt::ParseEnumError;

                fn from_str(text: &rt::str) -> rt::Result<Self, Self::Err> {
                    #parse(#name, &[#(#texts),*], text)
                }
            }
        },
    }
}

/// Emits the arm of a value: `Self::Paid => "paid",`, or `Self::Conflict(text) =>
/// text,`
fn as_str_arm(item: &Enum, value: &EnumValue) -> TokenStream {
    let name = names::ident(&value.name);
    if item.is_free(value) {
        quote!(Self::#name(text) => text,)
    } else {
        let text = &value.value;
        quote!(Self::#name => #text,)
    }
}

/// Emits the arm of a value: `"paid" => Self::Paid,`, or a guard that matches a
/// pattern and keeps the string.
fn from_arm(item: &Enum, value: &EnumValue) -> TokenStream {
    let name = names::ident(&value.name);
    let pattern = &value.value;
    if item.is_free(value) {
        quote! {
            text if rt::fits_pattern(#pattern, text) => {
                Self::#name(rt::ToOwned::to_owned(text))
            }
        }
    } else {
        quote!(#pattern => Self::#name,)
    }
}

fn emit_integer(item: &Enum, ident: &Ident) -> Wire {
    let source = &item.about.source;
    let name = &item.name;
    let known = item.values.iter().map(|value| names::ident(&value.name));
    let known: Vec<_> = known.collect();
    let numbers: Vec<_> = item.values.iter().map(number).collect();
    let texts = item.values.iter().map(|value| &value.value);
    Wire {
        raw: quote!(rt::i64),
        impls: quote!(rt::number_enum_impls!(#ident);),
        accessor: quote! {
            /// Returns the value as it is on the wire.
            #[must_use]
            pub fn as_i64(&self) -> rt::i64 {
                match self {
                    #(Self::#known => #numbers,)*
                    Self::Unknown(number) => *number,
                }
            }
        },
        conversions: quote! {
            #[automatically_derived]
            impl rt::From<rt::i64> for #ident {
                fn from(number: rt::i64) -> Self {
                    match number {
                        #(#numbers => Self::#known,)*
                        other => Self::Unknown(other),
                    }
                }
            }

            #[automatically_derived]
            impl rt::DecodeInto for #ident {
                fn decode_into(&mut self, __decoder: &mut rt::Decoder, __node: rt::Node<'_>) {
                    *self = rt::From::from(__decoder.integer(__node));
                    if let Self::Unknown(_) = self {
                        __decoder.unknown_number(#source, #name, __node);
                    }
                }
            }

            #[automatically_derived]
            impl rt::FromStr for #ident {
                type Err = rt::ParseEnumError;

                fn from_str(text: &rt::str) -> rt::Result<Self, Self::Err> {
                    rt::parse_number_enum(#name, &[#(#texts),*], text)
                }
            }
        },
    }
}

/// ```ignore
/// pub const ALL: &[Self] = &[Self::Paid, …];
/// pub fn is_known(&self) -> bool { !matches!(self, Self::Unknown(_)) }
/// ```
fn emit_all(item: &Enum) -> TokenStream {
    let values = item.values.iter().filter(|value| !item.is_free(value));
    let values = values.map(|value| names::ident(&value.name));
    let docs = if item.has_free_digits {
        " The listed values without placeholders, in the order of the spec."
    } else {
        " The listed values, in the order of the spec."
    };
    quote! {
        #[doc = #docs]
        pub const ALL: &'static [Self] = &[#(Self::#values),*];

        /// Returns whether the value is one of those that these bindings know.
        #[must_use]
        pub fn is_known(&self) -> rt::bool {
            !rt::matches!(self, Self::Unknown(_))
        }
    }
}

/// Emits the number of a value as an expression or pattern. A literal cannot have a
/// sign.
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
fn emit_question(item: &Enum, mark: &str, marked: &[&EnumValue]) -> TokenStream {
    let texts: Vec<String> = marked
        .iter()
        .map(|value| format!("`{}`", value.value))
        .collect();
    let docs = format!(
        " Returns whether the value is {}: {}. Returns `false` for unknown values.",
        mark.replace('_', " "),
        texts.join(", "),
    );
    let variants = marked.iter().map(|value| emit_pattern(item, value));
    let question = names::ident(&format!("is_{mark}"));
    quote! {
        #[doc = #docs]
        #[must_use]
        pub fn #question(&self) -> rt::bool {
            rt::matches!(self, #(#variants)|*)
        }
    }
}

/// Emits the pattern that matches a value: `Self::Paid`, `Self::Conflict(_)`.
fn emit_pattern(item: &Enum, value: &EnumValue) -> TokenStream {
    let name = names::ident(&value.name);
    let text = item.is_free(value).then(|| quote!((_)));
    quote!(Self::#name #text)
}

/// ```ignore
/// pub fn limits(&self) -> rt::ValueLimits<rt::Amount> {
///     match self {
///         Self::Bni | Self::Bri => rt::ValueLimits::new(rt::Amount::from_rupiah(10_000), …),
///         _ => rt::ValueLimits::NONE,
///     }
/// }
/// ```
fn emit_limits(item: &Enum, ty: LimitType) -> TokenStream {
    let (unit, ty, of_number): (_, _, fn(Literal) -> TokenStream) = match ty {
        LimitType::Amount => (
            ", in rupiah",
            quote!(rt::Amount),
            |number| quote!(rt::Amount::from_rupiah(#number)),
        ),
        LimitType::Decimal => (
            "",
            quote!(rt::Decimal),
            |number| quote!(rt::Some(rt::Decimal::from(#number))),
        ),
        LimitType::Integer => ("", quote!(rt::i64), |number| quote!(rt::Some(#number))),
    };
    let limit = |number: Option<i64>| match number {
        Some(number) => of_number(Literal::i64_unsuffixed(number)),
        None => quote!(rt::None),
    };
    // Values with the same limits share an arm.
    let mut arms = BTreeMap::<_, Vec<_>>::new();
    for value in &item.values {
        if value.min.or(value.max).is_some() {
            let patterns = arms.entry((value.min, value.max)).or_default();
            patterns.push(emit_pattern(item, value));
        }
    }
    let arms = arms.into_iter().map(|((min, max), patterns)| {
        let (min, max) = (limit(min), limit(max));
        quote!(#(#patterns)|* => rt::ValueLimits::new(#min, #max),)
    });
    let docs = format!(
        " Returns the limits that the API documents for the value{unit}, or none if it documents none."
    );
    quote! {
        #[doc = #docs]
        #[must_use]
        pub fn limits(&self) -> rt::ValueLimits<#ty> {
            match self {
                #(#arms)*
                _ => rt::ValueLimits::NONE,
            }
        }
    }
}

fn emit_variant(item: &Enum, value: &EnumValue) -> TokenStream {
    let text = item.is_free(value).then(|| quote!((rt::String)));
    let docs = doc::value(item, value);
    let ident = names::ident(&value.name);
    quote!(#docs #ident #text,)
}
