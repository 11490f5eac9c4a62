//! Checks the notation of lists and objects in queries and forms.

use super::Checker;
use super::typed_field::{TypedField, beside_type};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{MediaForm, MediaType, Style, Type};
use crate::raw::RawField;
use crate::rules;
use crate::source::At;
use std::collections::BTreeSet;

/// ```toml
/// sort   = { type = "string", style = "comma" }
/// filter = { type = "Filter", style = "pipe" }
/// ```
///
/// Returns the style, or the default for a type that cannot have it.
pub(super) fn check_style(diagnostics: &mut Diagnostics, field: &TypedField<'_>) -> Style {
    let TypedField { raw, ty, .. } = field;
    let Some(style) = &raw.style else {
        return Style::default();
    };
    let fits = match style.value {
        Style::Repeat => matches!(ty, Type::List(_)),
        Style::Comma | Style::Space | Style::Pipe => {
            matches!(ty, Type::List(item) if item.is_scalar())
        }
        Style::Brackets => !ty.is_scalar(),
    };
    if fits {
        return style.value;
    }
    if !field.stands_for_invalid() {
        let diagnostic = Diagnostic::new(
            &rules::STYLE_TYPE,
            style.span,
            format!("the type of `{}` cannot have this `style`", raw.name.value),
        );
        diagnostics.push(beside_type(diagnostic, raw));
    }
    Style::default()
}

/// ```toml
/// [type.Order.fields]
/// tags = { type = "[string]", style = "comma" }   # of a response
/// ```
pub(super) fn check_places(diagnostics: &mut Diagnostics, checker: &Checker<'_>) {
    let places = places(checker);
    let objects = checker.raw.objects.iter();
    let objects = objects.filter(|object| !places.contains(object.name.as_str()));
    let extensions = checker.raw.extensions.iter();
    let webhooks = checker.raw.webhooks.iter();
    let fields = objects
        .flat_map(|object| &object.fields)
        .chain(extensions.flat_map(|extension| &extension.fields))
        .chain(webhooks.flat_map(|webhook| &webhook.fields));
    for RawField { name, style, .. } in fields {
        if let Some(style) = style {
            diagnostics.push(Diagnostic::new(
                &rules::STYLE_PLACE,
                style.span,
                format!("`{}` is not a field of a query or a form", name.value),
            ));
        }
    }
}

/// Returns the names of the types that are queries or forms.
fn places<'r>(checker: &Checker<'r>) -> BTreeSet<&'r str> {
    let mut places = BTreeSet::new();
    for endpoint in &checker.raw.endpoints {
        places.extend(endpoint.query.as_ref().map(At::as_str));
        let media_type = endpoint.content_type.as_ref();
        let media_type = media_type.and_then(|text| MediaType::parse(text.as_str()));
        if media_type.is_some_and(|media_type| media_type.form() == MediaForm::Form) {
            places.extend(endpoint.body.as_ref().map(At::as_str));
        }
    }
    places
}
