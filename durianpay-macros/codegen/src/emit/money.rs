//! Emits the methods that return fields as money.

use super::Cx;
use crate::model::{Field, FieldCurrency, Object, Type};
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// ```ignore
/// impl Payment { pub fn amount_money(&self) -> Result<Money, MoneyError> { … } }
/// ```
pub(super) fn emit_money(cx: &Cx<'_>, object: &Object) -> TokenStream {
    let methods = object.money();
    let methods: Vec<_> = methods
        .map(|(field, currency)| emit_method(object, field, currency))
        .collect();
    if methods.is_empty() {
        return TokenStream::new();
    }
    let gate = cx.gates.for_type(&object.name);
    let ident = names::ident(&object.name);
    quote! {
        #gate
        impl #ident {
            #(#methods)*
        }
    }
}

fn emit_method(object: &Object, field: &Field, currency: &FieldCurrency) -> TokenStream {
    let wire = &field.wire;
    let method = names::ident(&field.money_name());
    let (unit, value) = match field.ty {
        Type::Decimal(_) => (
            "major",
            quote!(rt::money_of_decimal(__value.as_str(), __currency)),
        ),
        _ => ("minor", quote!(rt::money_of_minor(*__value, __currency))),
    };
    let source = match currency {
        FieldCurrency::Code(code) => format!("in {code}"),
        FieldCurrency::Field(field) => format!("in the currency of `{field}`"),
    };
    let docs = format!(" Returns `{wire}`, a number of {unit} units, as money {source}.");
    let currency = emit_currency(object, currency);
    let ident = names::ident(&field.name);
    let (returns, body) = if field.is_option() {
        (
            quote!(rt::Option<rt::Money>),
            quote! {
                match &self.#ident {
                    rt::Some(__value) => #value.map(rt::Some),
                    rt::None => rt::Ok(rt::None),
                }
            },
        )
    } else {
        (
            quote!(rt::Money),
            quote! {
                let __value = &self.#ident;
                #value
            },
        )
    };
    quote! {
        #[doc = #docs]
        ///
        /// # Errors
        ///
        /// Returns an error if the currency is missing or not one, or if the number does
        /// not fit its decimals.
        pub fn #method(&self) -> rt::Result<#returns, rt::MoneyError> {
            let __currency = #currency;
            #body
        }
    }
}

/// Emits the currency as an `Option<&str>`.
fn emit_currency(object: &Object, currency: &FieldCurrency) -> TokenStream {
    let wire = match currency {
        FieldCurrency::Code(code) => return quote!(rt::Some(#code)),
        FieldCurrency::Field(wire) => wire,
    };
    if let Some(text) = object.constant_text(wire) {
        return quote!(rt::Some(#text));
    }
    let mut fields = object.fields.iter();
    let Some(field) = fields.find(|field| field.wire == *wire) else {
        return quote!(rt::None);
    };
    let ident = names::ident(&field.name);
    if field.is_option() {
        quote!(rt::Option::map(rt::Option::as_ref(&self.#ident), |__text| __text.as_str()))
    } else {
        quote!(rt::Some(self.#ident.as_str()))
    }
}
