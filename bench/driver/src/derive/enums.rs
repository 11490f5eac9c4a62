//! Open enums and ids.

use super::names::{doc, ident};
use durianpay_codegen::model::{Enum, EnumForm, EnumValue, Id};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// Generates an enum with `Unknown`. No derive keeps unknown values without buffering, so the two
/// impls are those that people write manually.
pub(crate) fn emit(enumeration: &Enum) -> TokenStream {
    let Enum {
        about,
        name,
        form,
        values,
        has_free_digits: _,
        limits: _,
    } = enumeration;
    let (name, doc) = (ident(name), doc(&about.doc));
    let variants = values.iter().map(|value| {
        let EnumValue {
            about,
            value: _,
            name,
            marks: _,
            outcome: _,
            renews_token: _,
            min: _,
            max: _,
        } = value;
        let (name, doc) = (ident(name), super::names::doc(&about.doc));
        quote!(#doc #name,)
    });
    let variants: TokenStream = variants.collect();
    let (unknown, impls) = match form {
        EnumForm::Text => (quote!(String), text(&name, values)),
        EnumForm::Integer => (quote!(i64), integer(&name, values)),
    };
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum #name { #variants Unknown(#unknown) }
        #impls
    }
}

fn text(name: &proc_macro2::Ident, values: &[EnumValue]) -> TokenStream {
    let idents: Vec<_> = values.iter().map(|value| ident(&value.name)).collect();
    let texts: Vec<_> = values.iter().map(|value| &value.value).collect();
    quote! {
        impl #name {
            pub fn as_str(&self) -> &str {
                match self { #(Self::#idents => #texts,)* Self::Unknown(text) => text }
            }
        }

        impl From<&str> for #name {
            fn from(text: &str) -> Self {
                match text { #(#texts => Self::#idents,)* _ => Self::Unknown(text.to_owned()) }
            }
        }

        impl Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::open::text(deserializer)
            }
        }
    }
}

fn integer(name: &proc_macro2::Ident, values: &[EnumValue]) -> TokenStream {
    let idents: Vec<_> = values.iter().map(|value| ident(&value.name)).collect();
    let numbers: Vec<Literal> = values
        .iter()
        .filter_map(|value| value.value.parse().ok().map(Literal::i64_unsuffixed))
        .collect();
    quote! {
        impl Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(match self {
                    #(Self::#idents => #numbers,)*
                    Self::Unknown(number) => *number,
                })
            }
        }

        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(match i64::deserialize(deserializer)? {
                    #(#numbers => Self::#idents,)*
                    number => Self::Unknown(number),
                })
            }
        }
    }
}

/// Generates a newtype: `pub struct OrderId(pub String);`.
pub(crate) fn id(id: &Id) -> TokenStream {
    let Id {
        about,
        name,
        prefix: _,
    } = id;
    let (name, doc) = (ident(name), doc(&about.doc));
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct #name(pub String);

        impl From<&str> for #name {
            fn from(text: &str) -> Self { Self(text.to_owned()) }
        }

        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    }
}
