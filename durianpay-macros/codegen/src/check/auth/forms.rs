//! Checks the numbers, offsets and names of an `auth` table, whatever its scheme is.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{
    FRACTION_DIGITS, LIFETIME_SECONDS, UNIQUE_ID_DIGITS, UNIQUE_ID_MAX, offset_minutes,
};
use crate::names;
use crate::raw::RawAuth;
use crate::rules;

/// Checks the values of a table that must be valid whatever its scheme is.
pub(super) fn check(diagnostics: &mut Diagnostics, raw: &RawAuth) {
    let offset = raw.timestamp.as_ref().and_then(|raw| raw.offset.as_ref());
    if let Some(offset) = offset
        && offset_minutes(offset.as_str()).is_none()
    {
        diagnostics.push(Diagnostic::new(
            &rules::TIMESTAMP_OFFSET,
            offset.span,
            format!("`{}` is not an offset from UTC", offset.value),
        ));
    }
    let endpoint = raw.token.as_ref().and_then(|raw| raw.endpoint.as_ref());
    if let Some(endpoint) = endpoint
        && !names::is_endpoint_name(endpoint.as_str())
    {
        diagnostics.push(Diagnostic::new(
            &rules::ENDPOINT_NAME,
            endpoint.span,
            format!("`{}` is not a valid endpoint name", endpoint.value),
        ));
    }
    let digits = raw.timestamp.as_ref();
    let digits = digits.and_then(|raw| raw.fraction_digits.as_ref());
    let lifetime = raw.token.as_ref();
    let lifetime = lifetime.and_then(|raw| raw.lifetime_seconds.as_ref());
    for (key, number, (least, most)) in [
        ("fraction_digits", digits, FRACTION_DIGITS),
        (
            "unique_id_digits",
            raw.unique_id_digits.as_ref(),
            UNIQUE_ID_DIGITS,
        ),
        ("unique_id_max", raw.unique_id_max.as_ref(), UNIQUE_ID_MAX),
        ("lifetime_seconds", lifetime, LIFETIME_SECONDS),
    ] {
        if let Some(number) = number
            && !(least..=most).contains(&number.value)
        {
            diagnostics.push(
                Diagnostic::new(
                    &rules::SIGNING_NUMBER,
                    number.span,
                    format!("the value {} of `{key}` is out of range", number.value),
                )
                .help(format!("write a number from {least} to {most}")),
            );
        }
    }
}
