//! The fields of an object in generated code: where they stand, how they are
//! read and written.

use super::Cx;
use super::ty::Place;
use crate::doc;
use crate::model::{Field, Scalar, Type, Union};
use crate::names;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use std::fmt::Write as _;

/// The fields of one object, each with its identifier and its slots.
pub(super) struct Members<'a> {
    pub(super) cx: &'a Cx<'a>,
    fields: Vec<(&'a Field, Ident)>,
    /// The index of each field's slot, in the order of `fields`.
    indices: Vec<usize>,
    /// One per key on the wire; a union field has two, its tag first.
    pub(super) slots: Vec<Slot<'a>>,
}

pub(super) enum Slot<'a> {
    Field(&'a Field),
    Tag(&'a Field, &'a Union),
}

impl<'a> Members<'a> {
    pub(super) fn new(cx: &'a Cx<'a>, fields: &'a [Field]) -> Self {
        let mut slots = Vec::new();
        let mut indices = Vec::new();
        for field in fields {
            if let Some(union) = cx.union_of(field) {
                slots.push(Slot::Tag(field, union));
            }
            indices.push(slots.len());
            slots.push(Slot::Field(field));
        }
        let fields = fields
            .iter()
            .map(|field| (field, names::ident(&field.name)))
            .collect();
        Self {
            cx,
            fields,
            indices,
            slots,
        }
    }

    /// The fields that stand in the struct: constants do not.
    pub(super) fn variable(&self) -> impl Iterator<Item = &(&'a Field, Ident)> {
        self.fields
            .iter()
            .filter(|(field, _)| field.constant.is_none())
    }

    pub(super) fn struct_fields(&self) -> Vec<TokenStream> {
        self.variable()
            .map(|(field, ident)| {
                let docs = doc::field(field, &format!("The field `{}`.", field.wire));
                let ty = self.cx.field_ty(field);
                quote!(#docs pub #ident: #ty,)
            })
            .collect()
    }

    /// Constants are checked and dropped, then `Self { … }`.
    pub(super) fn reads(&self) -> TokenStream {
        let placed = || self.fields.iter().zip(&self.indices);
        let constants = placed().filter_map(|((field, _), index)| {
            let slot = Literal::usize_unsuffixed(*index);
            let json = constant_json(field.constant.as_ref()?);
            Some(quote!(__decoder.constant(__slots[#slot], #json);))
        });
        let variable = placed().filter(|((field, _), _)| field.constant.is_none());
        let values = variable.map(|((field, ident), index)| {
            let value = self.read(field, *index);
            quote!(#ident: #value,)
        });
        quote! {
            #(#constants)*
            Self { #(#values)* unknown: __unknown }
        }
    }

    /// Reads the field whose slot has that index.
    fn read(&self, field: &Field, index: usize) -> TokenStream {
        let rt = &self.cx.rt;
        let slot = Literal::usize_unsuffixed(index);
        if let Type::Union(name) = &field.ty {
            // Its tag stands before it.
            let tag = Literal::usize_unsuffixed(index.saturating_sub(1));
            let union = self.cx.named(name);
            let value =
                quote!(<#union as #rt::Union>::decode(__decoder, __slots[#tag], __slots[#slot]));
            return if field.is_option() {
                quote! {
                    if __slots[#tag].is_absent() && __slots[#slot].is_unset() {
                        ::core::option::Option::None
                    } else {
                        ::core::option::Option::Some(#value)
                    }
                }
            } else {
                value
            };
        }
        let reader = self.cx.reader(&field.ty);
        if field.is_option() {
            return quote!(__decoder.optional(__slots[#slot], #reader));
        }
        match &field.ty {
            Type::List(item) => {
                let item = self.cx.reader(item);
                quote!(__decoder.list(__slots[#slot], #item))
            }
            Type::Map(item) => {
                let item = self.cx.reader(item);
                quote!(__decoder.map(__slots[#slot], #item))
            }
            _ => quote!(#reader(__decoder, __slots[#slot])),
        }
    }

    pub(super) fn writes(&self) -> Vec<TokenStream> {
        self.fields
            .iter()
            .map(|(field, ident)| self.write(field, ident))
            .collect()
    }

    fn write(&self, field: &Field, ident: &Ident) -> TokenStream {
        let wire = &field.wire;
        if let Some(constant) = &field.constant {
            let json = constant_json(constant);
            return quote! {
                __writer.key(#wire);
                __writer.raw(#json);
            };
        }
        let place = if field.is_option() {
            Place::behind(&quote!(__value))
        } else {
            Place::field(ident)
        };
        let keyed = match (self.cx.union_of(field), field.sensitive) {
            (Some(union), _) => {
                let tag = &union.tag;
                let rt = &self.cx.rt;
                let Place { reference, .. } = &place;
                quote! {
                    __writer.key(#tag);
                    __writer.text(#rt::Union::tag(#reference));
                    __writer.key(#wire);
                    #rt::Union::encode_content(#reference, __writer);
                }
            }
            (None, sensitive) => {
                let write = self.cx.write(&field.ty, &place);
                if sensitive {
                    quote! {
                        if __writer.sensitive_key(#wire) {
                            #write
                        }
                    }
                } else {
                    quote! {
                        __writer.key(#wire);
                        #write
                    }
                }
            }
        };
        if !field.is_option() {
            return keyed;
        }
        let otherwise = (!field.optional).then(|| {
            quote! {
                else {
                    __writer.key(#wire);
                    __writer.null();
                }
            }
        });
        quote! {
            if let ::core::option::Option::Some(__value) = &self.#ident {
                #keyed
            } #otherwise
        }
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

/// The JSON text of a constant.
fn constant_json(constant: &Scalar) -> String {
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
