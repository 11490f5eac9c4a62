//! Values that the spec does not list.

use crate::error_response::FieldError;
use durianpay_client::ParseEnumError;
use std::str::FromStr;

/// Creates the error of a value that the spec does not list.
pub(super) fn unlisted<E: FromStr<Err = ParseEnumError>>(
    field: &str,
    value: &str,
) -> Option<FieldError> {
    let error = value.parse::<E>().err()?;
    let message = format!("is not one of {}", error.expected().join(", "));
    Some(FieldError::new(field, message))
}
