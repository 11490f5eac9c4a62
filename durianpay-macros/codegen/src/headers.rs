//! Header names, and the request headers that a spec cannot use for a key.

/// Headers that only the client sets: they carry its credentials, name the server,
/// or delimit a request. In lower case.
pub const PROTOCOL_HEADERS: &[&str] = &[
    "authorization",
    "connection",
    "content-length",
    "expect",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Headers that have a default of the client. In lower case.
pub const DEFAULT_HEADERS: &[&str] = &["accept", "content-type", "user-agent"];

/// Returns whether a header is one of [`PROTOCOL_HEADERS`] or [`DEFAULT_HEADERS`].
/// The comparison ignores case.
///
/// ```
/// use durianpay_codegen::headers::is_reserved;
///
/// assert!(is_reserved("Content-Type"));
/// assert!(!is_reserved("X-Api-Key"));
/// ```
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    let mut reserved = PROTOCOL_HEADERS.iter().chain(DEFAULT_HEADERS);
    reserved.any(|header| header.eq_ignore_ascii_case(name))
}

/// Returns whether a header is one of [`PROTOCOL_HEADERS`]. The comparison ignores
/// case.
///
/// ```
/// use durianpay_codegen::headers::is_of_protocol;
///
/// assert!(is_of_protocol("Content-Length"));
/// assert!(!is_of_protocol("Content-Type"));
/// ```
#[must_use]
pub fn is_of_protocol(name: &str) -> bool {
    PROTOCOL_HEADERS
        .iter()
        .any(|header| header.eq_ignore_ascii_case(name))
}

/// Returns whether a string is a valid header name: a token of RFC 9110.
///
/// ```
/// use durianpay_codegen::headers::is_name;
///
/// assert!(is_name("X-Request-Id"));
/// assert!(!is_name("X Request Id"));
/// ```
#[must_use]
pub fn is_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}

/// Returns whether a string can be the value of a header: visible ASCII and spaces,
/// without spaces around it.
///
/// ```
/// use durianpay_codegen::headers::is_value;
///
/// assert!(is_value("application/vnd.example+json; v=2"));
/// assert!(!is_value(" 2"));
/// ```
#[must_use]
pub fn is_value(value: &str) -> bool {
    let is_visible = value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    !value.is_empty() && is_visible && value.trim_matches(' ') == value
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT_HEADERS, PROTOCOL_HEADERS, is_name, is_reserved, is_value};

    #[test]
    fn a_name_is_a_token() {
        for name in PROTOCOL_HEADERS.iter().chain(DEFAULT_HEADERS) {
            assert!(is_name(name), "{name}");
        }
        assert!(is_name("X-Request_Id.2"));
        for name in ["", "X Id", "X-Id:", "X-Id\n", "X-Íd", "X-Id,Y"] {
            assert!(!is_name(name), "{name:?}");
        }
    }

    #[test]
    fn a_value_is_visible_and_has_no_spaces_around_it() {
        for value in ["1", "a b", "~!"] {
            assert!(is_value(value), "{value}");
        }
        for value in ["", " ", " a", "a ", "a\tb", "a\n", "é"] {
            assert!(!is_value(value), "{value:?}");
        }
    }

    #[test]
    fn reserved_headers_are_found_in_any_case() {
        for name in PROTOCOL_HEADERS.iter().chain(DEFAULT_HEADERS) {
            assert!(is_reserved(name), "{name}");
            assert!(is_reserved(&name.to_ascii_uppercase()), "{name}");
            assert_eq!(*name, name.to_ascii_lowercase());
        }
        for name in [
            "",
            "x-api-key",
            "accept-language",
            "host ",
            "content_length",
        ] {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
