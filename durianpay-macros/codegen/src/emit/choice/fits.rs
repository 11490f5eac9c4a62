//! Emits the conditions by which the members of a union are told apart.

use crate::emit::Cx;
use crate::emit::members::constant_json;
use crate::model::{Choice, ChoiceMember, Field, JsonKind, Object, Type};
use proc_macro2::TokenStream;
use quote::quote;

/// Iterates over the members in the order in which they are tried: an integer before
/// a number, which every integer is, and objects before a map, which every object is.
pub(super) fn in_order<'c>(
    cx: &Cx<'_>,
    choice: &'c Choice,
) -> impl Iterator<Item = &'c ChoiceMember> + use<'c> {
    let is_last = |member: &&ChoiceMember| {
        let kind = cx.spec.json_kind(&member.ty);
        matches!(kind, Some(JsonKind::Number | JsonKind::Map))
    };
    let (last, first): (Vec<_>, Vec<_>) = choice.members.iter().partition(is_last);
    first.into_iter().chain(last)
}

/// `rt::Fit::Kind(rt::KindSet::STRING)`
pub(super) fn emit_fit(cx: &Cx<'_>, choice: &Choice, member: &ChoiceMember) -> TokenStream {
    if choice.tag.is_some() {
        let value = &member.value;
        return quote!(rt::Fit::Tag(#value));
    }
    if let Type::Object(name) = &member.ty
        && choice.compares_fields()
        && let Some(object) = cx.spec.object(name)
    {
        return emit_keys(object);
    }
    match cx.spec.json_kind(&member.ty) {
        Some(JsonKind::Integer) if matches!(member.ty, Type::Unsigned(_)) => {
            quote!(rt::Fit::Unsigned)
        }
        Some(JsonKind::Integer) => quote!(rt::Fit::Integer),
        Some(JsonKind::Text) | None => quote!(rt::Fit::Kind(rt::KindSet::STRING)),
        Some(JsonKind::Number) => quote!(rt::Fit::Kind(rt::KindSet::NUMBER)),
        Some(JsonKind::Boolean) => quote!(rt::Fit::Kind(rt::KindSet::BOOLEAN)),
        Some(JsonKind::List) => quote!(rt::Fit::Kind(rt::KindSet::LIST)),
        Some(JsonKind::Map | JsonKind::Object) => quote!(rt::Fit::Kind(rt::KindSet::OBJECT)),
    }
}

/// `rt::Fit::Fields(&[(&["total", "count"], ""), (&["kind"], "\"card\"")])`
fn emit_keys(object: &Object) -> TokenStream {
    let fields = object.signs().map(|field| {
        let Field {
            wire,
            aliases,
            constant,
            ..
        } = field;
        let constant = constant.as_ref().map(constant_json).unwrap_or_default();
        quote!((&[#wire #(, #aliases)*], #constant))
    });
    quote!(rt::Fit::Fields(&[#(#fields),*]))
}
