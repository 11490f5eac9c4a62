//! Checks the documented errors of endpoints.

use super::Checker;
use super::media_type::check_whole;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{ErrorCase, ErrorStatus, Type};
use crate::raw::RawError;
use crate::rules;
use crate::source::At;
use crate::type_expr;

/// ```toml
/// errors = { not_found = "There is no such order." }
/// ```
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &[RawError],
) -> Vec<ErrorCase> {
    raw.iter()
        .filter_map(|raw| check_error(diagnostics, checker, raw))
        .collect()
}

/// Adds the errors that all endpoints have, unless the endpoint describes the same status.
pub(super) fn add_shared(own: &mut Vec<ErrorCase>, shared: &[ErrorCase]) {
    let described: Vec<ErrorStatus> = own.iter().map(|error| error.status).collect();
    let shared = shared.iter();
    let further = shared.filter(|error| !described.contains(&error.status));
    own.extend(further.cloned());
}

fn check_error(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawError,
) -> Option<ErrorCase> {
    let status = ErrorStatus::parse(raw.status.as_str());
    if status.is_none() {
        let message = format!("`{}` is not an HTTP status", raw.status.value);
        let invalid = Diagnostic::new(&rules::ERROR_STATUS, raw.status.span, message);
        let upper = raw.status.value.to_ascii_uppercase();
        diagnostics.push(match ErrorStatus::parse(&upper) {
            Some(_) => invalid
                .help(format!("write `{upper}`"))
                .replace(raw.status.span, upper),
            None => invalid,
        });
    }
    let is_error = status.is_none_or(ErrorStatus::is_error);
    if let (false, Some(outcome)) = (is_error, &raw.outcome) {
        diagnostics.push(
            Diagnostic::new(
                &rules::OUTCOME_OF_SUCCESS,
                outcome.span,
                format!(
                    "`outcome` is not allowed: the status {} is not an error",
                    raw.status.value
                ),
            )
            .related(raw.status.span, "the status is here"),
        );
    }
    let ty = raw.ty.as_ref();
    let ty = ty.and_then(|text| check_type(diagnostics, checker, raw, text, is_error));
    Some(ErrorCase {
        about: checker.about(diagnostics, &raw.common, raw.status.span),
        status: status?,
        code: raw.code.as_ref().map(|code| code.value.clone()),
        outcome: raw.outcome.as_ref().map(|outcome| outcome.value),
        ty,
    })
}

/// ```toml
/// errors = { 404 = { type = "Problem?" } }
/// ```
fn check_type(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawError,
    text: &At<String>,
    is_error: bool,
) -> Option<Type> {
    let expr = type_expr::parse(diagnostics, &checker.index, text);
    let error_type = |message: String| Diagnostic::new(&rules::ERROR_TYPE, text.span, message);
    if expr.optional {
        let message = format!("the body of an error cannot be optional: `{}`", text.value);
        let mark = text.part(text.value.len() - 1, 1);
        diagnostics.push(error_type(message).replace(mark, ""));
    }
    let ty = check_whole(diagnostics, checker, "body", text, expr.ty);
    if ty == Type::Bytes {
        let message = "the body of an error cannot be `bytes`: it is read as JSON".to_owned();
        diagnostics.push(error_type(message));
        return None;
    }
    if !is_error {
        let message = format!(
            "`type` is not allowed: the status {} is not an error",
            raw.status.value
        );
        let misplaced = error_type(message);
        diagnostics.push(misplaced.related(raw.status.span, "the status is here"));
        return None;
    }
    Some(ty)
}
