//! How callers make an object: a constructor, setters, conversions.

use super::Cx;
use super::members::Members;
use super::ty;
use crate::doc;
use crate::model::{Field, Object, Type};
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// `new` with what is required, and a setter for each of the rest.
pub(super) fn emit_builder(members: &Members<'_>) -> TokenStream {
    let required: Vec<_> = members
        .variable()
        .filter(|(field, _)| field.is_required())
        .collect();
    let arguments = required.iter().map(|(field, ident)| {
        let (ty, _) = ty::argument(&field.ty, ident);
        if field.nullable {
            let ty = ty::rust(&field.ty);
            quote!(#ident: rt::Option<#ty>)
        } else {
            quote!(#ident: #ty)
        }
    });
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
    let setters = members
        .variable()
        .filter(|(field, _)| field.optional)
        .map(|(field, ident)| emit_setter(field, ident));
    let new = if required.is_empty() {
        " Starts an empty one; every field is optional."
    } else {
        " Makes one of the fields that it cannot be without."
    };
    // The API asks for so many; each of them has a name and a type of its own.
    let many = (required.len() > 7).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "the API requires all of them")]),
    );
    quote! {
        #[doc = #new]
        #many
        #[must_use]
        pub fn new(#(#arguments),*) -> Self {
            Self {
                #(#values)*
                unknown: rt::Default::default(),
            }
        }

        #(#setters)*

        /// Adds a field that these bindings do not know. It is sent as it is.
        #[must_use]
        pub fn with_field(mut self, name: &rt::str, value: impl rt::Into<rt::Json>) -> Self {
            self.unknown.set(name, rt::Into::into(value));
            self
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

/// Largest number of members of a union for which a request gets conversions:
/// each member has one in every request that asks for the union.
const MAX_CONVERSIONS: usize = 64;

/// A request that only asks for one union can be given by any member of it:
/// `charge(QrisCharge::new(…))`.
///
/// ```ignore
/// impl From<QrisCharge> for ChargePayment { … }
/// ```
pub(super) fn emit_conversions(cx: &Cx<'_>, object: &Object) -> TokenStream {
    let mut required = object.required();
    let (Some(field), None) = (required.next(), required.next()) else {
        return TokenStream::new();
    };
    let Some(union) = cx
        .union_of(field)
        .filter(|union| object.is_input && union.is_input)
        .filter(|union| union.members.len() <= MAX_CONVERSIONS)
    else {
        return TokenStream::new();
    };
    let is_of_base = matches!(&field.ty, Type::Union(name) if names::strip_base(name).is_some());
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
