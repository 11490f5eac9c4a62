//! Emits the ways to create an object: a constructor, setters and conversions.

use super::Cx;
use super::impls::emit_named_debug;
use super::members::Members;
use super::ty;
use crate::doc;
use crate::model::{Field, Object, Type};
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// Emits `new` with the required fields, and a setter for each optional field.
pub(super) fn emit_builder(cx: &Cx<'_>, object: &Object, members: &Members<'_>) -> TokenStream {
    let new = if cx.positions.are_fields_named(object) {
        emit_named_new(object, members)
    } else {
        emit_positional_new(members)
    };
    let setters = members
        .variable()
        .filter(|(field, _)| field.optional)
        .map(|(field, ident)| emit_setter(field, ident));
    quote! {
        #new

        #(#setters)*

        /// Adds a field that these bindings do not declare. It is sent unchanged.
        #[must_use]
        pub fn with_field(mut self, name: &rt::str, value: impl rt::Into<rt::Json>) -> Self {
            self.unknown.set(name, rt::Into::into(value));
            self
        }
    }
}

/// ```ignore
/// pub fn new(amount: impl Into<Amount>, customer: impl Into<OrderCustomer>) -> Self { … }
/// ```
fn emit_positional_new(members: &Members<'_>) -> TokenStream {
    let required = members.variable().filter(|(field, _)| field.is_required());
    let arguments: Vec<_> = required
        .map(|(field, ident)| {
            let (ty, _) = ty::argument(&field.ty, ident);
            if field.nullable {
                let ty = ty::rust(&field.ty);
                quote!(#ident: rt::Option<#ty>)
            } else {
                quote!(#ident: #ty)
            }
        })
        .collect();
    let values = members.variable().map(|(field, ident)| {
        if field.optional {
            quote!(#ident: rt::None,)
        } else if field.nullable {
            quote!(#ident,)
        } else {
            let (_, value) = ty::argument(&field.ty, ident);
            quote!(#ident: #value,)
        }
    });
    if arguments.is_empty() {
        // The compiler has less to check than for a literal.
        return quote! {
            /// Creates an empty value; every field is optional.
            #[must_use]
            pub fn new() -> Self {
                rt::Decode::EMPTY
            }
        };
    }
    quote! {
        /// Creates a value from its required fields.
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self {
                #(#values)*
                unknown: rt::UnknownFields::EMPTY,
            }
        }
    }
}

/// Emits `Default` for an object without required fields.
pub(super) fn emit_default(ident: &Ident, members: &Members<'_>) -> Option<TokenStream> {
    let has_required = members.variable().any(|(field, _)| field.is_required());
    (!has_required).then(|| {
        quote! {
            #[automatically_derived]
            impl rt::Default for #ident {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    })
}

/// ```ignore
/// pub fn new(fields: ValidateAccountFields) -> Self { … }
/// ```
fn emit_named_new(object: &Object, members: &Members<'_>) -> TokenStream {
    let docs = doc::named_new(object);
    let fields = names::ident(&object.fields_name());
    let values = members.variable().map(|(field, ident)| {
        if field.optional {
            quote!(#ident: rt::None,)
        } else {
            let value = quote!(fields.#ident);
            let value = match (&field.ty, field.nullable) {
                (Type::Amount(_), false) => quote!(rt::Amount::canonical(#value)),
                (Type::Timestamp, false) => quote!(rt::Timestamp::canonical(#value)),
                (Type::Decimal(_), false) => quote!(rt::Decimal::canonical(#value)),
                _ => value,
            };
            quote!(#ident: #value,)
        }
    });
    quote! {
        #docs
        #[must_use]
        pub fn new(fields: #fields) -> Self {
            Self {
                #(#values)*
                unknown: rt::UnknownFields::EMPTY,
            }
        }
    }
}

/// Emits the argument of [`emit_named_new`].
///
/// ```ignore
/// pub struct ValidateAccountFields { pub account_number: String, pub bank_code: String }
/// impl Debug for ValidateAccountFields
/// impl From<ValidateAccountFields> for ValidateAccount
/// ```
pub(super) fn emit_fields(cx: &Cx<'_>, object: &Object, members: &Members<'_>) -> TokenStream {
    if !cx.positions.are_fields_named(object) {
        return TokenStream::new();
    }
    let gate = cx.gates.for_type(&object.name);
    let docs = doc::named_fields(object);
    let ident = names::ident(&object.name);
    let name = names::ident(&object.fields_name());
    let debug = emit_named_debug(&name, &object.fields_name());
    let required = members.variable().filter(|(field, _)| field.is_required());
    let required = required.map(|(field, ident)| {
        let docs = doc::named_field(field);
        let ty = ty::field_type(field);
        quote!(#docs pub #ident: #ty,)
    });
    quote! {
        #gate
        #docs
        pub struct #name {
            #(#required)*
        }

        #gate
        #debug

        #gate
        #[automatically_derived]
        impl rt::From<#name> for #ident {
            fn from(fields: #name) -> Self {
                Self::new(fields)
            }
        }
    }
}

fn emit_setter(field: &Field, ident: &Ident) -> TokenStream {
    let docs = doc::setter(field);
    let (ty, value) = ty::argument(&field.ty, ident);
    quote! {
        #docs
        #[must_use]
        pub fn #ident(mut self, #ident: #ty) -> Self {
            self.#ident = rt::Some(#value);
            self
        }
    }
}

/// Emits conversions for a request whose only required field is a union, so that
/// any member can be passed as the request: `charge(QrisCharge::new(…))`.
///
/// ```ignore
/// impl From<QrisCharge> for ChargePayment { … }
/// ```
pub(super) fn emit_conversions(cx: &Cx<'_>, object: &Object) -> TokenStream {
    let Some((name, union)) = object.sole_union().zip(cx.spec.convertible_union(object)) else {
        return TokenStream::new();
    };
    let is_of_base = names::strip_base(name).is_some();
    let gate = cx.gates.for_type(&object.name);
    let ident = names::ident(&object.name);
    let members = union.sole_members().map(|member| {
        if is_of_base {
            ty::named_in_base(&member.object)
        } else {
            ty::named(&member.object)
        }
    });
    let unknown = quote!(rt::UnknownMember);
    let contents = members.chain([unknown]);
    quote! {
        #(
            #gate
            #[automatically_derived]
            impl rt::From<#contents> for #ident {
                fn from(content: #contents) -> Self {
                    Self::new(content)
                }
            }
        )*
    }
}
