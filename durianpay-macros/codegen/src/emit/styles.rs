//! Emits the notation of lists and objects in the query and the form of an endpoint.

use super::Cx;
use crate::model::{Endpoint, Field, MediaForm, Style, Type};
use crate::names;
use proc_macro2::TokenStream;
use quote::quote;

/// `.styled(&[("ids", rt::Style::Comma)])`
pub(super) fn emit_styles(cx: &Cx<'_>, endpoint: &Endpoint) -> TokenStream {
    let query = endpoint.query.as_deref();
    let query = list(cx, query).map(|styles| quote!(.styled(&[#(#styles),*])));
    let media_type = endpoint.content_type.as_ref();
    let is_form = media_type.is_some_and(|media_type| media_type.form() == MediaForm::Form);
    let form = match &endpoint.body {
        Some(Type::Object(name)) if is_form => list(cx, Some(name)),
        _ => None,
    };
    let form = form.map(|styles| quote!(.form_styled(&[#(#styles),*])));
    quote!(#query #form)
}

/// Lists the fields of an object that have another style than the default.
fn list(cx: &Cx<'_>, object: Option<&str>) -> Option<Vec<TokenStream>> {
    let object = cx.spec.object(object?)?;
    let styles: Vec<_> = object.fields.iter().filter_map(style).collect();
    (!styles.is_empty()).then_some(styles)
}

fn style(field: &Field) -> Option<TokenStream> {
    let style = names::ident(match field.style {
        Style::Repeat => return None,
        Style::Comma => "Comma",
        Style::Space => "Space",
        Style::Pipe => "Pipe",
        Style::Brackets => "Brackets",
    });
    let wire = &field.wire;
    Some(quote!((#wire, rt::Style::#style)))
}
