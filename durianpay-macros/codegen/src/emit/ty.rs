//! Types and values of the model as Rust: names, arguments, readers, writers.

use super::Cx;
use crate::model::{AmountForm, DecimalForm, EnumForm, Field, JsonForm, Type};
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

/// Where a value stands, as the two expressions that reach it.
pub(super) struct Place {
    /// `self.amount`, `*__value`
    pub(super) value: TokenStream,
    /// `&self.amount`, `__value`
    pub(super) reference: TokenStream,
}

impl Place {
    /// The field of that name.
    pub(super) fn field(ident: &Ident) -> Self {
        Self {
            value: quote!(self.#ident),
            reference: quote!(&self.#ident),
        }
    }

    /// What the reference in `name` points to.
    pub(super) fn behind(name: &TokenStream) -> Self {
        Self {
            value: quote!(*#name),
            reference: name.clone(),
        }
    }
}

impl Cx<'_> {
    /// `::std::vec::Vec<OrderItem>`
    pub(super) fn ty(&self, ty: &Type) -> TokenStream {
        let rt = &self.rt;
        match ty {
            Type::Text => quote!(::std::string::String),
            Type::Integer => quote!(::core::primitive::i64),
            Type::Boolean => quote!(::core::primitive::bool),
            Type::Amount(_) => quote!(#rt::Amount),
            Type::Timestamp => quote!(#rt::Timestamp),
            Type::Decimal(_) => quote!(#rt::Decimal),
            Type::Json => quote!(#rt::Json),
            Type::Object(name) | Type::Enum(name) | Type::Union(name) | Type::Id(name) => {
                self.named(name)
            }
            Type::List(item) => {
                let item = self.ty(item);
                quote!(::std::vec::Vec<#item>)
            }
            Type::Map(item) => {
                let item = self.ty(item);
                quote!(::std::collections::BTreeMap<::std::string::String, #item>)
            }
        }
    }

    /// A named type: of the module, or of the client's own.
    pub(super) fn named(&self, name: &str) -> TokenStream {
        match names::of_base(name) {
            Some(name) => self.named_in_base(name),
            None => names::ident(name).to_token_stream(),
        }
    }

    /// The same from within a module of the bindings module.
    pub(super) fn named_in_super(&self, name: &str) -> TokenStream {
        match names::of_base(name) {
            Some(name) => self.named_in_base(name),
            None => {
                let name = names::ident(name);
                quote!(super::#name)
            }
        }
    }

    /// `::durianpay_client::api::Order`
    pub(super) fn named_in_base(&self, name: &str) -> TokenStream {
        let krate = self.krate;
        let name = names::ident(name);
        quote!(#krate::api::#name)
    }

    /// The same from within a module of the bindings module.
    pub(super) fn ty_in_super(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Object(name) | Type::Enum(name) | Type::Union(name) | Type::Id(name) => {
                self.named_in_super(name)
            }
            Type::List(item) => {
                let item = self.ty_in_super(item);
                quote!(::std::vec::Vec<#item>)
            }
            Type::Map(item) => {
                let item = self.ty_in_super(item);
                quote!(::std::collections::BTreeMap<::std::string::String, #item>)
            }
            _ => self.ty(ty),
        }
    }

    /// The type of a field, as it stands in the struct.
    pub(super) fn field_ty(&self, field: &Field) -> TokenStream {
        let ty = self.ty(&field.ty);
        if field.is_option() {
            quote!(::core::option::Option<#ty>)
        } else {
            ty
        }
    }

    /// The type of an argument that becomes a value of `ty`, and the
    /// expression that makes the value of the argument `name`.
    pub(super) fn argument(&self, ty: &Type, name: &Ident) -> (TokenStream, TokenStream) {
        let rt = &self.rt;
        let rust = self.ty(ty);
        match ty {
            // An amount or a time that was read remembers how it was written;
            // what is sent is written as the spec says.
            Type::Amount(_) => (
                quote!(impl ::core::convert::Into<#rust>),
                quote!(#rt::Amount::canonical(::core::convert::Into::into(#name))),
            ),
            Type::Timestamp => (rust, quote!(#rt::Timestamp::canonical(#name))),
            Type::Decimal(_) => (
                quote!(impl ::core::convert::Into<#rust>),
                quote!(#rt::Decimal::canonical(::core::convert::Into::into(#name))),
            ),
            Type::List(item) if !matches!(**item, Type::List(_) | Type::Map(_)) => {
                let item = self.ty(item);
                (
                    quote!(impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<#item>>),
                    quote!(#rt::collect_list(#name)),
                )
            }
            Type::Map(item) if !matches!(**item, Type::List(_) | Type::Map(_)) => {
                let item = self.ty(item);
                (
                    quote!(
                        impl ::core::iter::IntoIterator<
                            Item = (
                                impl ::core::convert::Into<::std::string::String>,
                                impl ::core::convert::Into<#item>,
                            ),
                        >
                    ),
                    quote!(#rt::collect_map(#name)),
                )
            }
            Type::Integer | Type::Boolean | Type::List(_) | Type::Map(_) => (rust, quote!(#name)),
            Type::Text
            | Type::Json
            | Type::Object(_)
            | Type::Enum(_)
            | Type::Union(_)
            | Type::Id(_) => (
                quote!(impl ::core::convert::Into<#rust>),
                quote!(::core::convert::Into::into(#name)),
            ),
        }
    }

    /// A function that reads a value of the type: `rt::Decoder::text`.
    pub(super) fn reader(&self, ty: &Type) -> TokenStream {
        let rt = &self.rt;
        match ty {
            Type::Text => quote!(#rt::Decoder::text),
            Type::Integer => quote!(#rt::Decoder::integer),
            Type::Boolean => quote!(#rt::Decoder::boolean),
            Type::Amount(AmountForm::Text | AmountForm::Rupiah) => quote!(#rt::Decoder::amount),
            Type::Amount(AmountForm::Hundredths) => quote!(#rt::Decoder::amount_in_hundredths),
            Type::Timestamp => quote!(#rt::Decoder::timestamp),
            Type::Decimal(_) => quote!(#rt::Decoder::decimal),
            Type::Json => quote!(#rt::Decoder::json),
            Type::Object(_) | Type::Enum(_) | Type::Id(_) | Type::Union(_) => {
                let ty = self.ty(ty);
                quote!(<#ty as #rt::Decode>::decode)
            }
            Type::List(item) => {
                let item = self.reader(item);
                quote!(|__decoder, __node| __decoder.list(__node, #item))
            }
            Type::Map(item) => {
                let item = self.reader(item);
                quote!(|__decoder, __node| __decoder.map(__node, #item))
            }
        }
    }

    /// A statement that writes a value of the type.
    pub(super) fn write(&self, ty: &Type, place: &Place) -> TokenStream {
        let rt = &self.rt;
        let Place { value, reference } = place;
        match ty {
            Type::Text => quote!(__writer.text(#reference);),
            Type::Integer => quote!(__writer.integer(#value);),
            Type::Boolean => quote!(__writer.boolean(#value);),
            Type::Amount(AmountForm::Text) => quote!(__writer.amount(#reference);),
            Type::Amount(AmountForm::Rupiah) => quote!(__writer.amount_in_rupiah(#reference);),
            Type::Amount(AmountForm::Hundredths) => {
                quote!(__writer.amount_in_hundredths(#reference);)
            }
            Type::Timestamp => quote!(__writer.timestamp(#reference);),
            Type::Decimal(DecimalForm::Text) => quote!(__writer.decimal(#reference);),
            Type::Decimal(DecimalForm::Plain) => quote!(__writer.decimal_as_number(#reference);),
            Type::Json => quote!(__writer.json(#reference);),
            Type::Object(_) | Type::Enum(_) | Type::Id(_) | Type::Union(_) => {
                quote!(#rt::Encode::encode(#reference, __writer);)
            }
            Type::List(item) => {
                let item = self.write(item, &Place::behind(&quote!(__item)));
                quote!(__writer.list(#reference, |__writer, __item| { #item });)
            }
            Type::Map(item) => {
                let item = self.write(item, &Place::behind(&quote!(__item)));
                quote!(__writer.map(#reference, |__writer, __item| { #item });)
            }
        }
    }

    /// The forms of JSON that a field takes: `rt::Kinds::TEXT`.
    pub(super) fn kinds(&self, field: &Field) -> TokenStream {
        let rt = &self.rt;
        let also = field.also.iter().map(|form| match form {
            JsonForm::Text => "TEXT",
            JsonForm::Number => "NUMBER",
            JsonForm::Boolean => "BOOLEAN",
        });
        let nullable = field.nullable.then_some("NULL");
        let mut kinds: Vec<&str> = self.own_kinds(&field.ty).to_vec();
        kinds.extend(also.chain(nullable));
        kinds.sort_unstable();
        kinds.dedup();
        let kinds = kinds.iter().map(|kind| names::ident(kind));
        kinds
            .map(|kind| quote!(#rt::Kinds::#kind))
            .reduce(|all, kind| quote!(#all.with(#kind)))
            .unwrap_or_default()
    }

    fn own_kinds(&self, ty: &Type) -> &'static [&'static str] {
        match ty {
            Type::Enum(name) => match self.enum_form(name) {
                EnumForm::Text => &["TEXT"],
                EnumForm::Integer => &["NUMBER"],
            },
            Type::Text | Type::Id(_) => &["TEXT"],
            Type::Integer => &["NUMBER"],
            Type::Boolean => &["BOOLEAN"],
            Type::Amount(_) | Type::Timestamp | Type::Decimal(_) => &["NUMBER", "TEXT"],
            // The content of a member nobody knows may be anything.
            Type::Json | Type::Union(_) => &["ANY"],
            Type::Object(_) | Type::Map(_) => &["OBJECT"],
            Type::List(_) => &["LIST"],
        }
    }

    fn enum_form(&self, name: &str) -> EnumForm {
        let item = self.spec.enums.get(name);
        item.map_or_else(EnumForm::default, |item| item.form)
    }
}

/// An `Option` of a literal, spelt out.
pub(super) fn option<T: ToTokens>(value: Option<T>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}
