//! Checks the bodies of requests and responses, and their media types.

use super::Checker;
use super::files;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{MediaForm, MediaType, Type};
use crate::raw::RawEndpoint;
use crate::rules;
use crate::source::At;
use crate::type_expr;

/// The checked bodies of an endpoint.
pub(super) struct Bodies {
    pub(super) body: Option<Type>,
    pub(super) content_type: Option<MediaType>,
    pub(super) accept: Option<MediaType>,
}

pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEndpoint,
    returns: Option<&Type>,
) -> Bodies {
    let body = raw.body.as_ref();
    let body = body.map(|text| (text, check_body(diagnostics, checker, text)));
    let content_type = check_media_type(diagnostics, raw.content_type.as_ref());
    let accept = check_media_type(diagnostics, raw.accept.as_ref());
    // An invalid media type says nothing about the form.
    let is_invalid = |text: &Option<At<String>>| {
        let text = text.as_ref();
        text.is_some_and(|text| MediaType::parse(&text.value).is_none())
    };
    if let Some((text, ty)) = &body
        && !is_invalid(&raw.content_type)
    {
        check_form_of_body(diagnostics, raw, text, ty, content_type.as_ref());
    }
    if let (Some(text), Some(ty)) = (&raw.returns, returns)
        && !is_invalid(&raw.accept)
    {
        check_form_of_response(diagnostics, raw, text, ty, accept.as_ref());
    }
    check_without_body(diagnostics, raw);
    Bodies {
        body: body.map(|(_, ty)| ty),
        content_type,
        accept,
    }
}

/// ```toml
/// body = "CreateOrder?"
/// ```
fn check_body(diagnostics: &mut Diagnostics, checker: &Checker<'_>, text: &At<String>) -> Type {
    let expr = type_expr::parse(diagnostics, &checker.index, text);
    if expr.optional {
        diagnostics.push(
            Diagnostic::new(
                &rules::OPTIONAL_BODY,
                text.span,
                format!("a body cannot be optional: `{}`", text.value),
            )
            .replace(text.part(text.value.len() - 1, 1), ""),
        );
    }
    check_whole(diagnostics, checker, "body", text, expr.ty)
}

/// ```toml
/// returns = "[ChargeMethod]"   # a union
/// ```
///
/// Such a body is treated as `json`.
pub(super) fn check_whole(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    of: &str,
    text: &At<String>,
    ty: Type,
) -> Type {
    match ty.innermost() {
        Type::Union(union) => {
            let diagnostic = Diagnostic::new(
                &rules::UNION_AS_RESPONSE,
                text.span,
                format!("the union `{union}` cannot be the type of a {of}"),
            );
            diagnostics.push(checker.beside_type(diagnostic, union));
            Type::Json
        }
        Type::Bytes if ty != Type::Bytes => {
            diagnostics.push(bytes_inside(text));
            Type::Json
        }
        Type::File => {
            diagnostics.push(files::misplaced(text));
            Type::Json
        }
        _ => ty,
    }
}

/// ```toml
/// pages = "[bytes]"
/// ```
pub(super) fn bytes_inside(text: &At<String>) -> Diagnostic {
    Diagnostic::new(
        &rules::BYTES_INSIDE,
        text.span,
        format!(
            "`{}` contains `bytes`, which can only be a whole body",
            text.value
        ),
    )
}

/// ```toml
/// accept = "pdf"
/// ```
fn check_media_type(diagnostics: &mut Diagnostics, text: Option<&At<String>>) -> Option<MediaType> {
    let text = text?;
    let media_type = MediaType::parse(&text.value);
    if media_type.is_none() {
        diagnostics.push(Diagnostic::new(
            &rules::MEDIA_TYPE,
            text.span,
            format!("`{}` is not a media type", text.value),
        ));
    }
    // The default needs no words.
    media_type.filter(|media_type| media_type.as_str() != MediaType::JSON)
}

/// ```toml
/// body         = "[Item]"
/// content_type = "application/x-www-form-urlencoded"
/// ```
fn check_form_of_body(
    diagnostics: &mut Diagnostics,
    raw: &RawEndpoint,
    text: &At<String>,
    ty: &Type,
    content_type: Option<&MediaType>,
) {
    let form = content_type.map_or(MediaForm::Json, MediaType::form);
    let fits = match form {
        MediaForm::Json => *ty != Type::Bytes,
        MediaForm::Form => matches!(ty, Type::Object(_) | Type::Map(_)),
        MediaForm::Multipart => matches!(ty, Type::Object(_)),
        MediaForm::Plain => matches!(ty, Type::Text | Type::Bytes),
    };
    if fits {
        return;
    }
    let help = match form {
        MediaForm::Json => "set `content_type` to the media type of the bytes",
        MediaForm::Multipart => "the parts of the body are fields: use an object type",
        MediaForm::Form => "a form consists of fields: use an object type or a map",
        MediaForm::Plain => "a body that is neither JSON nor a form is `string` or `bytes`",
    };
    misfit(diagnostics, text, raw.content_type.as_ref(), "body", help);
}

/// ```toml
/// returns = "Report"
/// accept  = "application/pdf"
/// ```
fn check_form_of_response(
    diagnostics: &mut Diagnostics,
    raw: &RawEndpoint,
    text: &At<String>,
    ty: &Type,
    accept: Option<&MediaType>,
) {
    let form = accept.map_or(MediaForm::Json, MediaType::form);
    if accept.is_some_and(MediaType::is_events) {
        // The data of each event is JSON or text, and the stream as a whole is bytes.
        return;
    }
    let (fits, help) = match form {
        MediaForm::Json => (
            *ty != Type::Bytes,
            "set `accept` to the media type of the bytes",
        ),
        MediaForm::Form | MediaForm::Multipart | MediaForm::Plain => (
            matches!(ty, Type::Text | Type::Bytes),
            "a response that is not JSON is `string` or `bytes`",
        ),
    };
    if !fits {
        misfit(diagnostics, text, raw.accept.as_ref(), "response", help);
    }
}

fn misfit(
    diagnostics: &mut Diagnostics,
    text: &At<String>,
    media_type: Option<&At<String>>,
    of: &str,
    help: &str,
) {
    let name = media_type.map_or(MediaType::JSON, At::as_str);
    let mut diagnostic = Diagnostic::new(
        &rules::BODY_FORM,
        text.span,
        format!("a {of} of the type `{}` cannot be `{name}`", text.value),
    )
    .help(help);
    if let Some(media_type) = media_type {
        diagnostic = diagnostic.related(media_type.span, "the media type is here");
    }
    diagnostics.push(diagnostic);
}

/// ```toml
/// http         = "GET /orders"
/// content_type = "text/csv"
/// ```
fn check_without_body(diagnostics: &mut Diagnostics, raw: &RawEndpoint) {
    let pairs = [
        ("content_type", &raw.content_type, "body", &raw.body),
        ("accept", &raw.accept, "returns", &raw.returns),
    ];
    // Reported as a key that `responses` excludes.
    if !raw.responses.is_empty() {
        return;
    }
    for (key, media_type, of, body) in pairs {
        if let (Some(media_type), None) = (media_type, body) {
            diagnostics.push(
                Diagnostic::new(
                    &rules::MEDIA_TYPE_WITHOUT_BODY,
                    media_type.span,
                    format!("`{}` has `{key}`, but no `{of}`", raw.name.value),
                )
                .help(format!("add `{of}`, or remove `{key}`")),
            );
        }
    }
}
