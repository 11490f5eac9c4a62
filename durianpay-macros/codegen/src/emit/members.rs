//! The fields of an object in generated code: declarations, reading and writing.

use super::Cx;
use super::ty;
use crate::doc;
use crate::model::{Field, Scalar, Type, Union};
use crate::names;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::fmt::Write as _;

/// The fields of one object, with their identifiers and slots.
pub(super) struct Members<'a> {
    fields: Vec<(&'a Field, Ident)>,
    /// One slot per key on the wire. A union field has two, its tag first.
    pub(super) slots: Vec<Slot<'a>>,
}

pub(super) enum Slot<'a> {
    Field(&'a Field, Ident),
    Tag(&'a Field, Ident, &'a Union),
    /// The content that belongs to the preceding tag.
    Content(&'a Field, Ident),
}

impl<'a> Members<'a> {
    pub(super) fn new(cx: &'a Cx<'a>, fields: &'a [Field]) -> Self {
        let fields: Vec<_> = fields
            .iter()
            .map(|field| (field, names::ident(&field.name)))
            .collect();
        let mut slots = Vec::new();
        for (field, ident) in &fields {
            if let Some(union) = cx.union_of(field) {
                slots.push(Slot::Tag(field, ident.clone(), union));
                slots.push(Slot::Content(field, ident.clone()));
            } else {
                slots.push(Slot::Field(field, ident.clone()));
            }
        }
        Self { fields, slots }
    }

    /// Iterates over the fields of the struct, which are all but the constants.
    pub(super) fn variable(&self) -> impl Iterator<Item = &(&'a Field, Ident)> {
        self.fields
            .iter()
            .filter(|(field, _)| field.constant.is_none())
    }

    pub(super) fn struct_fields(&self) -> Vec<TokenStream> {
        self.variable()
            .map(|(field, ident)| {
                let docs = doc::field(field, &format!("The field `{}`.", field.wire));
                let ty = ty::field_type(field);
                quote!(#docs pub #ident: #ty,)
            })
            .collect()
    }

    /// Emits the initial value of each field before it is read: `amount:
    /// rt::Decode::EMPTY,`.
    pub(super) fn blanks(&self) -> TokenStream {
        let blanks = self.variable().map(|(field, ident)| {
            let blank = if field.is_option() {
                quote!(rt::None)
            } else if matches!(field.ty, Type::Union(_)) {
                quote!(rt::Union::EMPTY)
            } else {
                quote!(rt::Decode::EMPTY)
            };
            quote!(#ident: #blank,)
        });
        quote!(#(#blanks)*)
    }

    /// Emits the target that each slot is read into: `&mut self.amount,`.
    pub(super) fn places(&self) -> TokenStream {
        let places = self.slots.iter().map(|slot| match slot {
            Slot::Field(field, ident) => match &field.constant {
                Some(constant) => {
                    let json = constant_json(constant);
                    quote!(&mut rt::Constant(#json),)
                }
                None => quote!(&mut self.#ident,),
            },
            // A tag is read together with its content.
            Slot::Tag(..) => quote!(&mut (),),
            Slot::Content(_, ident) => quote!(&mut rt::Tagged(&mut self.#ident),),
        });
        quote!(#(#places)*)
    }

    /// Emits the value that each slot is written from: `&self.amount,`.
    pub(super) fn values(&self) -> TokenStream {
        let values = self.slots.iter().map(|slot| match slot {
            Slot::Field(field, ident) => match &field.constant {
                Some(constant) => {
                    let json = constant_json(constant);
                    quote!(&rt::Constant(#json),)
                }
                None => quote!(&self.#ident,),
            },
            Slot::Tag(field, ident, _) if field.is_option() => {
                quote!(&rt::Option::map(rt::Option::as_ref(&self.#ident), rt::Union::tag),)
            }
            Slot::Tag(_, ident, _) => quote!(&self.#ident.tag(),),
            Slot::Content(_, ident) => quote!(&self.#ident,),
        });
        quote!(#(#values)*)
    }
}

impl<'a> Cx<'a> {
    pub(super) fn union_of(&self, field: &Field) -> Option<&'a Union> {
        match &field.ty {
            Type::Union(name) => self.spec.union(name),
            _ => None,
        }
    }
}

/// Writes the JSON of a constant.
pub(super) fn constant_json(constant: &Scalar) -> String {
    match constant {
        Scalar::Text(text) => json_text(text),
        Scalar::Integer(integer) => integer.to_string(),
        Scalar::Boolean(boolean) => boolean.to_string(),
    }
}

fn json_text(text: &str) -> String {
    let mut json = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            control if u32::from(control) < 0x20 => {
                let _ = write!(json, "\\u{:04x}", u32::from(control));
            }
            other => json.push(other),
        }
    }
    json.push('"');
    json
}
