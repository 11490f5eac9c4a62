//! Emits the static schema of an object, which reading and writing share.

use super::Cx;
use super::members::{Members, Slot};
use super::ty::{self, option};
use crate::model::{Field, Limits, Object, Type};
use crate::names;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// ```ignore
/// static SCHEMA: ObjectSchema = ObjectSchema { name: "CreateOrder", fields: &[…], … };
/// ```
pub(super) fn emit_object_schema(
    cx: &Cx<'_>,
    object: &Object,
    members: &Members<'_>,
) -> TokenStream {
    let name = &object.name;
    let source = &object.about.source;
    let fields = members.slots.iter().map(|slot| match slot {
        Slot::Field(field, _) | Slot::Content(field, _) => emit_field_schema(cx, field),
        Slot::Tag(field, _, union) => {
            let tag = &union.tag;
            // A union that is null has no tag.
            let presence = presence(field.is_option());
            quote!(rt::FieldSchema::#presence(#tag, rt::KindSet::STRING).as_tag())
        }
    });
    let any_of = object.any_of.iter().map(|group| quote!(&[#(#group),*]));
    quote! {
        static SCHEMA: rt::ObjectSchema = rt::ObjectSchema {
            name: #name,
            source: #source,
            fields: &[#(#fields),*],
            any_of: &[#(#any_of),*],
        };
    }
}

/// `FieldSchema::optional("amount", KindSet::STRING)`
pub(super) fn emit_field_schema(cx: &Cx<'_>, field: &Field) -> TokenStream {
    let wire = &field.wire;
    let presence = presence(field.optional);
    let accepts = cx.kinds(field);
    let has_blank_form = !matches!(
        field.ty,
        Type::Text | Type::Base64 | Type::Json | Type::List(_) | Type::Union(_) | Type::Choice(_)
    );
    let blank = (field.optional && has_blank_form).then(|| quote!(.or_blank()));
    let unset_time = cx.spec.unset_time_of(field);
    let unset_time = unset_time.map(|time| quote!(.unset_by(#time)));
    let aliases = &field.aliases;
    let aliases = (!aliases.is_empty()).then(|| quote!(.or_as(&[#(#aliases),*])));
    let notation = ty::notation(&field.ty).map(|notation| quote!(.with_format(#notation)));
    let sensitive = field.sensitive.then(|| quote!(.sensitive()));
    let limits = emit_limits(field.limits);
    quote!(rt::FieldSchema::#presence(#wire, #accepts)#blank #unset_time #aliases #notation #sensitive #limits)
}

fn presence(is_optional: bool) -> Ident {
    names::ident(if is_optional { "optional" } else { "required" })
}

fn emit_limits(limits: Limits) -> TokenStream {
    if limits == Limits::default() {
        return TokenStream::new();
    }
    let Limits {
        min,
        max,
        min_length,
        max_length,
    } = limits;
    let min = option(min.map(Literal::i64_unsuffixed));
    let max = option(max.map(Literal::i64_unsuffixed));
    let min_length = option(min_length.map(Literal::u32_unsuffixed));
    let max_length = option(max_length.map(Literal::u32_unsuffixed));
    quote! {
        .within(&rt::ValueBounds {
            min: #min,
            max: #max,
            min_length: #min_length,
            max_length: #max_length,
        })
    }
}
