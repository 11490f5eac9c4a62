//! Mobile numbers.

use crate::error_response::FieldError;

/// Returns the error of an invalid mobile number. A valid one has 8 to 14 digits, optionally after
/// a `+`. The pages ask for `+62…` or `08…`; since the guide's example has neither, any digits are
/// accepted.
pub(crate) fn error(field: &str, number: Option<&String>) -> Option<FieldError> {
    let number = number?;
    let digits = number.strip_prefix('+').unwrap_or(number);
    let is_one =
        (8..=14).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    (!is_one).then(|| FieldError::new(field, "is not a mobile number of 8 to 14 digits"))
}
