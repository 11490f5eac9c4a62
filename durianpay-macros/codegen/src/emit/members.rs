//! The fields of an object in generated code: where they stand, how they are
//! read and written.

use super::Cx;
use super::moved::Moved;
use super::ty;
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
                let docs = Moved::from(doc::field(field, &format!("The field `{}`.", field.wire)));
                let ty = ty::of_field(field);
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
            let value = Moved::from(read(field, *index));
            quote!(#ident: #value,)
        });
        quote! {
            #(#constants)*
            Self { #(#values)* unknown: __unknown }
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
        if let Some(union) = self.cx.union_of(field) {
            return write_union(field, ident, &union.tag);
        }
        let writer = writer(field);
        // An `Option` in `Encode` is null where it is none.
        let method = match (&writer, field.is_option(), field.optional) {
            (None, _, false) => "member",
            (None, _, true) => "optional",
            (Some(_), true, true) => "optional_by",
            (Some(_), true, false) => "nullable_by",
            (Some(_), false, _) => "member_by",
        };
        let method = names::ident(method);
        let writer = writer.map(|writer| quote!(, #writer));
        quote!(__writer.#method(#wire, &self.#ident #writer);)
    }
}

/// The function that writes a field, unless it is `rt::Writer::value`.
fn writer(field: &Field) -> Option<TokenStream> {
    let writer = ty::writer(&field.ty);
    if !field.sensitive {
        return writer;
    }
    Some(match writer {
        None => quote!(rt::Writer::sensitive),
        Some(writer) => quote!(|__writer, __value| __writer.sensitive_by(__value, #writer)),
    })
}

fn write_union(field: &Field, ident: &Ident, tag: &str) -> TokenStream {
    let wire = &field.wire;
    if !field.is_option() {
        return quote!(__writer.union(#tag, #wire, &self.#ident););
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
        if let rt::Some(__value) = &self.#ident {
            __writer.union(#tag, #wire, __value);
        } #otherwise
    }
}

/// Reads the field whose slot has that index.
fn read(field: &Field, index: usize) -> TokenStream {
    let slot = Literal::usize_unsuffixed(index);
    if let Type::Union(name) = &field.ty {
        // Its tag stands before it.
        let tag = Literal::usize_unsuffixed(index.saturating_sub(1));
        let union = ty::named(name);
        let value = quote!(<#union as rt::Union>::decode(__decoder, __slots[#tag], __slots[#slot]));
        return if field.is_option() {
            quote! {
                if __slots[#tag].is_absent() && __slots[#slot].is_unset() {
                    rt::None
                } else {
                    rt::Some(#value)
                }
            }
        } else {
            value
        };
    }
    match (ty::reader(&field.ty), field.is_option()) {
        (None, false) => quote!(__decoder.read(__slots[#slot])),
        (None, true) => quote!(__decoder.optional(__slots[#slot])),
        (Some(reader), false) => quote!(__decoder.read_by(__slots[#slot], #reader)),
        (Some(reader), true) => quote!(__decoder.optional_by(__slots[#slot], #reader)),
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
