//! Parses RFC 3339 timestamps.

use crate::notation::{number, one_of, read_date};

/// Checks whether a text is a timestamp: `2024-02-29T12:00:00.5+07:00`.
pub(super) fn is_rfc_3339(text: &str) -> bool {
    read(text.as_bytes()).is_some_and(<[u8]>::is_empty)
}

/// Reads a timestamp, and returns the text after it.
fn read(text: &[u8]) -> Option<&[u8]> {
    let text = read_date(text)?;
    let text = hour_and_minute(one_of(text, b"Tt")?)?;
    let (_, text) = number::<2>(one_of(text, b":")?, 0..=60)?;
    let text = fraction(text)?;
    one_of(text, b"Zz").or_else(|| hour_and_minute(one_of(text, b"+-")?))
}

fn hour_and_minute(text: &[u8]) -> Option<&[u8]> {
    let (_, text) = number::<2>(text, 0..=23)?;
    let (_, text) = number::<2>(one_of(text, b":")?, 0..=59)?;
    Some(text)
}

fn fraction(text: &[u8]) -> Option<&[u8]> {
    let Some(digits) = one_of(text, b".") else {
        return Some(text);
    };
    let end = digits.iter().position(|byte| !byte.is_ascii_digit());
    let (fraction, rest) = digits.split_at_checked(end.unwrap_or(digits.len()))?;
    (!fraction.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::is_rfc_3339;

    #[test]
    fn times() {
        for time in [
            "0001-01-01T00:00:00Z",
            "0000-12-31t23:59:60z",
            "2024-02-29T12:00:00.5+07:00",
            "2000-02-29T12:00:00.123456789-23:59",
        ] {
            assert!(is_rfc_3339(time), "{time}");
        }
    }

    #[test]
    fn invalid_times_are_rejected() {
        for text in [
            "",
            "0001-01-01",
            "0001-01-01T00:00:00",
            "0001-01-01T00:00Z",
            "0001-01-01 00:00:00Z",
            "1-01-01T00:00:00Z",
            "0001-00-01T00:00:00Z",
            "0001-13-01T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2024-04-31T00:00:00Z",
            "2024-04-00T00:00:00Z",
            "2024-04-01T24:00:00Z",
            "2024-04-01T00:60:00Z",
            "2024-04-01T00:00:61Z",
            "2024-04-01T00:00:00.Z",
            "2024-04-01T00:00:00+7:00",
            "2024-04-01T00:00:00+0700",
            "2024-04-01T00:00:00+24:00",
            "2024-04-01T00:00:00ZZ",
            " 2024-04-01T00:00:00Z",
            "2024-04-01T00:00:00Z ",
            "2024-04-01T00:00:00\u{e9}",
            "+024-04-01T00:00:00Z",
        ] {
            assert!(!is_rfc_3339(text), "{text:?}");
        }
    }
}
