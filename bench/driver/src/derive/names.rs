//! Converts names of the model to Rust identifiers and types.

use durianpay_codegen::model::{AmountForm, DecimalForm, Type};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// Converts a name of the model, which is a valid identifier unless it is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    syn::parse_str(name).unwrap_or_else(|_| Ident::new_raw(name, Span::call_site()))
}

pub(crate) fn of_type(ty: &Type) -> TokenStream {
    match ty {
        Type::Text | Type::Decimal(DecimalForm::Text) | Type::Date | Type::Uuid | Type::Base64 => {
            quote!(String)
        }
        Type::Integer(_) => quote!(i64),
        Type::Unsigned(_) => quote!(u64),
        Type::Boolean => quote!(bool),
        Type::Amount(AmountForm::Text) => quote!(crate::amount::Amount),
        Type::Amount(AmountForm::Rupiah) => quote!(crate::amount::Rupiah),
        Type::Amount(AmountForm::Hundredths) => quote!(crate::amount::Hundredths),
        Type::Timestamp => quote!(chrono::DateTime<chrono::FixedOffset>),
        Type::Decimal(DecimalForm::Plain) => quote!(serde_json::Number),
        Type::Json => quote!(serde_json::Value),
        Type::Bytes | Type::File => quote!(bytes::Bytes),
        Type::Object(name)
        | Type::Enum(name)
        | Type::Union(name)
        | Type::Choice(name)
        | Type::Id(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Type::List(item) => {
            let item = of_type(item);
            quote!(Vec<#item>)
        }
        Type::Map(item) => {
            let item = of_type(item);
            quote!(std::collections::BTreeMap<String, #item>)
        }
    }
}

/// Returns a doc attribute, if the text is not empty.
pub(crate) fn doc(text: &str) -> Option<TokenStream> {
    let text = format!(" {}", text.trim());
    (text.len() > 1).then(|| quote!(#[doc = #text]))
}
