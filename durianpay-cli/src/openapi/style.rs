//! The notation of lists and objects in queries and forms.

use durianpay_codegen::model::{Endpoint, MediaForm, Spec, Style, Type};
use serde_json::{Map, Value, json};

/// Maps a style to its value in the language, or `None` for the default.
pub(super) fn word(style: Style) -> Option<&'static str> {
    match style {
        Style::Repeat => None,
        Style::Comma => Some("comma"),
        Style::Space => Some("space"),
        Style::Pipe => Some("pipe"),
        Style::Brackets => Some("brackets"),
    }
}

/// Returns the `style` and `explode` of OpenAPI.
pub(super) fn keywords(style: Style) -> (&'static str, bool) {
    match style {
        Style::Repeat => ("form", true),
        Style::Comma => ("form", false),
        Style::Space => ("spaceDelimited", false),
        Style::Pipe => ("pipeDelimited", false),
        Style::Brackets => ("deepObject", true),
    }
}

/// Builds the `encoding` of a form, for the fields that have another style than the default.
pub(super) fn encoding(spec: &Spec, endpoint: &Endpoint) -> Option<Value> {
    let media_type = endpoint.content_type.as_ref()?;
    let (MediaForm::Form, Some(Type::Object(body))) = (media_type.form(), &endpoint.body) else {
        return None;
    };
    let fields = spec.objects.get(body)?.fields.iter();
    let styled = fields.filter(|field| field.style != Style::Repeat);
    let encoding: Map<String, Value> = styled
        .map(|field| {
            let (style, explode) = keywords(field.style);
            let value = json!({"style": style, "explode": explode});
            (field.wire.clone(), value)
        })
        .collect();
    (!encoding.is_empty()).then(|| encoding.into())
}
