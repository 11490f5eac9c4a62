//! Paths of endpoints.

/// The characters that a path may contain besides letters and digits: those of
/// RFC 3986, and the braces of placeholders.
const PUNCTUATION: &str = "/-_.~:@!$&'()*+,;=%{}";

/// Returns whether a path can be appended to a base URL as it is: it begins with a
/// slash, has no query, and no segment that is empty or that changes the segments
/// before it.
///
/// ```
/// use durianpay_codegen::paths::is_valid;
///
/// assert!(is_valid("/orders/{id}:cancel"));
/// assert!(!is_valid("/orders/%2E%2e/admin"));
/// ```
#[must_use]
pub fn is_valid(path: &str) -> bool {
    path.starts_with('/')
        && !path.contains("//")
        && path.chars().all(may_contain)
        && has_valid_escapes(path)
        && !path.split('/').any(is_dot_segment)
}

/// Returns whether a path may contain a character at all.
pub(crate) fn may_contain(character: char) -> bool {
    character.is_ascii_alphanumeric() || PUNCTUATION.contains(character)
}

/// Checks that two hexadecimal digits follow each percent sign.
fn has_valid_escapes(path: &str) -> bool {
    path.split('%').skip(1).all(|rest| {
        let digits = rest.get(..2);
        digits.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
    })
}

/// Returns whether a segment is `.` or `..`. URL parsers resolve these also if the
/// dots are percent-encoded.
fn is_dot_segment(segment: &str) -> bool {
    matches!(
        segment.to_ascii_lowercase().replace("%2e", ".").as_str(),
        "." | ".."
    )
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn dot_segments_are_invalid_in_every_spelling() {
        for segment in [".", "..", "%2e", "%2E.", ".%2e", "%2e%2E"] {
            assert!(!is_valid(&format!("/orders/{segment}/items")), "{segment}");
            assert!(!is_valid(&format!("/orders/{segment}")), "{segment}");
        }
        for segment in ["...", "..a", "%2e%2e%2e", "%252e"] {
            assert!(is_valid(&format!("/orders/{segment}")), "{segment}");
        }
    }

    #[test]
    fn a_percent_sign_needs_two_digits() {
        assert!(is_valid("/100%25"));
        for path in ["/100%", "/100%2", "/100%zz", "/%2é"] {
            assert!(!is_valid(path), "{path}");
        }
    }
}
