//! Checks endpoints with several successful responses.

use super::Checker;
use super::media_type::check_whole;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Success, Type};
use crate::raw::{RawEndpoint, RawResponse};
use crate::rules;
use crate::type_expr;

/// ```toml
/// responses = { 200 = "Export", 202 = "Job" }
/// ```
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEndpoint,
) -> Vec<Success> {
    if let Some(first) = raw.responses.first() {
        check_alone(diagnostics, raw, first);
    }
    let responses = raw.responses.iter();
    responses
        .filter_map(|raw| check_response(diagnostics, checker, raw))
        .collect()
}

/// ```toml
/// returns   = "Export"
/// responses = { 202 = "Job" }
/// ```
fn check_alone(diagnostics: &mut Diagnostics, raw: &RawEndpoint, first: &RawResponse) {
    let returns = raw
        .returns
        .as_ref()
        .map(|returns| ("returns", returns.span));
    let accept = raw.accept.as_ref().map(|accept| ("accept", accept.span));
    let page = raw.page.as_ref().map(|page| ("page", page.span));
    for (key, span) in [returns, accept, page].into_iter().flatten() {
        diagnostics.push(
            Diagnostic::new(
                &rules::SEVERAL_RESPONSES,
                span,
                format!("`{}` has both `{key}` and `responses`", raw.name.value),
            )
            .related(first.status.span, "the responses are here"),
        );
    }
}

/// ```toml
/// responses = { 404 = "Problem" }
/// ```
fn check_response(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawResponse,
) -> Option<Success> {
    let about = checker.about(diagnostics, &raw.common, raw.status.span);
    let ty = raw.ty.as_ref().map(|text| {
        if text.value.contains(' ') {
            let message = format!("`{}` is not a type", text.value);
            let invalid = Diagnostic::new(&rules::TYPE_SYNTAX, text.span, message);
            let help = format!(
                "write `{} = {{ doc = \"…\" }}` to describe it",
                raw.status.value
            );
            diagnostics.push(invalid.help(help));
            return Type::Json;
        }
        let expr = type_expr::parse(diagnostics, &checker.index, text);
        if expr.optional {
            diagnostics.push(
                Diagnostic::new(
                    &rules::SEVERAL_RESPONSES,
                    text.span,
                    format!(
                        "one of several responses cannot be optional: `{}`",
                        text.value
                    ),
                )
                .help("list the response without a body under its own status")
                .replace(text.part(text.value.len() - 1, 1), ""),
            );
        }
        check_whole(diagnostics, checker, "response", text, expr.ty)
    });
    if let (Some(text), Some(Type::Bytes)) = (&raw.ty, &ty) {
        diagnostics.push(
            Diagnostic::new(
                &rules::SEVERAL_RESPONSES,
                text.span,
                "one of several responses cannot be `bytes`",
            )
            .help("use `returns` with the most useful response"),
        );
    }
    let status: Option<u16> = raw.status.value.parse().ok();
    let status = status.filter(|status| (200..300).contains(status) && raw.status.value.len() == 3);
    let Some(status) = status else {
        diagnostics.push(
            Diagnostic::new(
                &rules::ERROR_STATUS,
                raw.status.span,
                format!("`{}` is not the HTTP status of a success", raw.status.value),
            )
            .help("write a status from 200 to 299; list errors in `errors`"),
        );
        return None;
    };
    Some(Success {
        about,
        status,
        name: variant(status),
        ty,
    })
}

/// Returns the variant in Rust: the reason phrase of the status.
fn variant(status: u16) -> String {
    match status {
        200 => "Ok".to_owned(),
        201 => "Created".to_owned(),
        202 => "Accepted".to_owned(),
        203 => "NonAuthoritative".to_owned(),
        204 => "NoContent".to_owned(),
        205 => "ResetContent".to_owned(),
        206 => "PartialContent".to_owned(),
        207 => "MultiStatus".to_owned(),
        other => format!("Status{other}"),
    }
}
