//! Emits types and values of the model as Rust: names, arguments, readers, writers.

use super::Cx;
use crate::model::{AmountForm, DecimalForm, EnumForm, Field, IntegerForm, JsonForm, Type};
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

/// `rt::Vec<OrderItem>`
pub(super) fn rust(ty: &Type) -> TokenStream {
    match ty {
        Type::Text => quote!(rt::String),
        Type::Integer(_) => quote!(rt::i64),
        Type::Unsigned(_) => quote!(rt::u64),
        Type::Boolean => quote!(rt::bool),
        Type::Amount(_) => quote!(rt::Amount),
        Type::Timestamp => quote!(rt::Timestamp),
        Type::Date => quote!(rt::Date),
        Type::Uuid => quote!(rt::Uuid),
        Type::Base64 => quote!(rt::Base64),
        Type::Decimal(_) => quote!(rt::Decimal),
        Type::Json => quote!(rt::Json),
        Type::Bytes => quote!(rt::Bytes),
        Type::File => quote!(rt::File),
        Type::Object(name)
        | Type::Enum(name)
        | Type::Union(name)
        | Type::Choice(name)
        | Type::Id(name) => named(name),
        Type::List(item) => {
            let item = rust(item);
            quote!(rt::Vec<#item>)
        }
        Type::Map(item) => {
            let item = rust(item);
            quote!(rt::BTreeMap<rt::String, #item>)
        }
    }
}

/// Emits the path of a named type, which is in this module or in the client.
pub(super) fn named(name: &str) -> TokenStream {
    match names::strip_base(name) {
        Some(name) => named_in_base(name),
        None => names::ident(name).to_token_stream(),
    }
}

/// Like [`named`], from within a module of the bindings module.
pub(super) fn named_in_super(name: &str) -> TokenStream {
    match names::strip_base(name) {
        Some(name) => named_in_base(name),
        None => {
            let name = names::ident(name);
            quote!(super::#name)
        }
    }
}

/// `::durianpay_client::api::Order`
pub(super) fn named_in_base(name: &str) -> TokenStream {
    let name = names::ident(name);
    quote!(rt::api::#name)
}

/// Like [`rust`], from within a module of the bindings module.
pub(super) fn rust_in_super(ty: &Type) -> TokenStream {
    match ty {
        Type::Object(name)
        | Type::Enum(name)
        | Type::Union(name)
        | Type::Choice(name)
        | Type::Id(name) => named_in_super(name),
        Type::List(item) => {
            let item = rust_in_super(item);
            quote!(rt::Vec<#item>)
        }
        Type::Map(item) => {
            let item = rust_in_super(item);
            quote!(rt::BTreeMap<rt::String, #item>)
        }
        _ => rust(ty),
    }
}

/// Emits the type of a field, as it is declared in the struct.
pub(super) fn field_type(field: &Field) -> TokenStream {
    let ty = rust(&field.ty);
    if field.is_option() {
        quote!(rt::Option<#ty>)
    } else {
        ty
    }
}

/// Emits the type of an argument that becomes a value of `ty`, and the expression
/// that converts the argument `name`.
pub(super) fn argument(ty: &Type, name: &Ident) -> (TokenStream, TokenStream) {
    let own = rust(ty);
    match ty {
        // Amounts and timestamps that were read keep their original notation. A new
        // value is sent in the notation that the spec defines.
        Type::Amount(_) => (
            quote!(impl rt::Into<#own>),
            quote!(rt::Amount::canonical(rt::Into::into(#name))),
        ),
        Type::Timestamp => (own, quote!(rt::Timestamp::canonical(#name))),
        Type::Decimal(_) => (
            quote!(impl rt::Into<#own>),
            quote!(rt::Decimal::canonical(rt::Into::into(#name))),
        ),
        Type::List(item) if !matches!(**item, Type::List(_) | Type::Map(_)) => {
            let item = item_argument(item);
            (
                quote!(impl rt::IntoIterator<Item = #item>),
                quote!(rt::collect_list(#name)),
            )
        }
        Type::Map(item) if !matches!(**item, Type::List(_) | Type::Map(_)) => {
            let item = item_argument(item);
            (
                quote!(
                    impl rt::IntoIterator<
                        Item = (
                            impl rt::Into<rt::String>,
                            #item,
                        ),
                    >
                ),
                quote!(rt::collect_map(#name)),
            )
        }
        Type::Integer(_)
        | Type::Unsigned(_)
        | Type::Boolean
        | Type::Date
        | Type::Uuid
        | Type::List(_)
        | Type::Map(_) => (own, quote!(#name)),
        Type::Text
        | Type::Base64
        | Type::Json
        | Type::Bytes
        | Type::File
        | Type::Object(_)
        | Type::Enum(_)
        | Type::Union(_)
        | Type::Choice(_)
        | Type::Id(_) => (quote!(impl rt::Into<#own>), quote!(rt::Into::into(#name))),
    }
}

/// Emits the type of the items of an argument. An integer literal must have the type itself: it is
/// an `i32`, which is no `u64`.
fn item_argument(item: &Type) -> TokenStream {
    let own = rust(item);
    match item {
        Type::Unsigned(_) => own,
        _ => quote!(impl rt::Into<#own>),
    }
}

/// Emits the notation of a field's amounts, decimals and integers, if it is not the usual one:
/// `rt::AmountFormat::Number`.
pub(super) fn notation(ty: &Type) -> Option<TokenStream> {
    match ty {
        Type::Amount(AmountForm::Rupiah) | Type::Decimal(DecimalForm::Plain) => {
            Some(quote!(rt::AmountFormat::Number))
        }
        Type::Amount(AmountForm::Hundredths) => Some(quote!(rt::AmountFormat::Hundredths)),
        Type::Integer(IntegerForm::Text) | Type::Unsigned(IntegerForm::Text) => {
            Some(quote!(rt::AmountFormat::Quoted))
        }
        Type::List(item) | Type::Map(item) => notation(item),
        _ => None,
    }
}

impl Cx<'_> {
    /// Emits the JSON types that a field accepts: `rt::KindSet::STRING`.
    pub(super) fn kinds(&self, field: &Field) -> TokenStream {
        let also = field.also.iter().map(|form| match form {
            JsonForm::Text => "STRING",
            JsonForm::Number => "NUMBER",
            JsonForm::Boolean => "BOOLEAN",
        });
        let nullable = field.nullable.then_some("NULL");
        let mut kinds = self.own_kinds(&field.ty);
        kinds.extend(also.chain(nullable));
        kind_set(kinds)
    }

    /// Returns the JSON kinds of a type, as constants of `KindSet`.
    pub(super) fn own_kinds(&self, ty: &Type) -> Vec<&'static str> {
        if let Type::Choice(name) = ty {
            let members = self.spec.choice(name).map(|choice| &choice.members);
            let members = members.into_iter().flatten();
            return members
                .flat_map(|one| self.kinds_of(&one.ty))
                .copied()
                .collect();
        }
        self.kinds_of(ty).to_vec()
    }

    fn kinds_of(&self, ty: &Type) -> &'static [&'static str] {
        match ty {
            Type::Enum(name) => match self.enum_form(name) {
                EnumForm::Text => &["STRING"],
                EnumForm::Integer => &["NUMBER"],
            },
            Type::Text | Type::Id(_) | Type::Date | Type::Uuid | Type::Base64 => &["STRING"],
            Type::Integer(IntegerForm::Number) | Type::Unsigned(IntegerForm::Number) => &["NUMBER"],
            Type::Boolean => &["BOOLEAN"],
            Type::Amount(_)
            | Type::Timestamp
            | Type::Decimal(_)
            | Type::Integer(IntegerForm::Text)
            | Type::Unsigned(IntegerForm::Text) => &["NUMBER", "STRING"],
            // The content of an unknown member can have any type.
            Type::Json | Type::Union(_) | Type::Choice(_) | Type::Bytes | Type::File => &["ANY"],
            Type::Object(_) | Type::Map(_) => &["OBJECT"],
            Type::List(_) => &["LIST"],
        }
    }

    fn enum_form(&self, name: &str) -> EnumForm {
        let item = self.spec.enumeration(name);
        item.map_or_else(EnumForm::default, |item| item.form)
    }
}

/// Emits a set of JSON kinds: `rt::KindSet::NUMBER.with(rt::KindSet::STRING)`.
pub(super) fn kind_set(mut kinds: Vec<&str>) -> TokenStream {
    // A union whose members are all invalid has none.
    if kinds.is_empty() {
        kinds.push("ANY");
    }
    kinds.sort_unstable();
    kinds.dedup();
    let kinds = kinds.iter().map(|kind| names::ident(kind));
    kinds
        .map(|kind| quote!(rt::KindSet::#kind))
        .reduce(|all, kind| quote!(#all.with(#kind)))
        .unwrap_or_default()
}

/// Emits an `Option` of a literal as tokens.
pub(super) fn option<T: ToTokens>(value: Option<T>) -> TokenStream {
    match value {
        Some(value) => quote!(rt::Some(#value)),
        None => quote!(rt::None),
    }
}
