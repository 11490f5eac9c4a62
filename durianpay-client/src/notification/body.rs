//! The forms of a body that a signature may cover.

use crate::types::descriptor::BodyForm;
use std::borrow::Cow;

/// Returns the body in one of the forms; borrowed if it already has that form.
pub(super) fn in_form(body: &[u8], form: BodyForm) -> Cow<'_, [u8]> {
    let minified = match form {
        BodyForm::AsReceived => return Cow::Borrowed(body),
        BodyForm::Minified => minify(body),
        BodyForm::WithoutBlanks => {
            let kept = body.iter().copied().filter(|byte| !is_blank(*byte));
            kept.collect()
        }
    };
    if minified.len() == body.len() {
        Cow::Borrowed(body)
    } else {
        Cow::Owned(minified)
    }
}

/// Removes whitespace outside of strings. Nothing is parsed and serialized again, so the order
/// of keys, the digits of numbers and escapes do not change.
fn minify(body: &[u8]) -> Vec<u8> {
    let mut minified = Vec::with_capacity(body.len());
    let (mut in_string, mut is_escaped) = (false, false);
    for &byte in body {
        if in_string {
            (in_string, is_escaped) = match byte {
                _ if is_escaped => (true, false),
                b'\\' => (true, true),
                b'"' => (false, false),
                _ => (true, false),
            };
        } else if is_blank(byte) {
            continue;
        } else {
            in_string = byte == b'"';
        }
        minified.push(byte);
    }
    minified
}

/// Returns whether a byte is whitespace of JSON (RFC 8259).
fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::in_form;
    use crate::types::descriptor::BodyForm;
    use std::borrow::Cow;

    #[test]
    fn only_white_space_outside_strings_is_removed() {
        let pretty = br#"{ "a" : [ 1.50 , "  x \" y\\" ],
            "b":	"\u0041 \/" }"#;
        let minified = br#"{"a":[1.50,"  x \" y\\"],"b":"\u0041 \/"}"#;
        assert_eq!(in_form(pretty, BodyForm::Minified).as_ref(), minified);
        assert!(matches!(
            in_form(minified, BodyForm::Minified),
            Cow::Borrowed(_)
        ));
        assert_eq!(in_form(pretty, BodyForm::AsReceived).as_ref(), pretty);
    }

    #[test]
    fn white_space_inside_strings_can_be_removed() {
        let body = br#"{"virtualAccountNo": "   12334", "name": "Jane Doe"}"#;
        let without = br#"{"virtualAccountNo":"12334","name":"JaneDoe"}"#;
        assert_eq!(in_form(body, BodyForm::WithoutBlanks).as_ref(), without);
    }

    #[test]
    fn any_bytes_can_be_minified() {
        for body in [&b""[..], b"\"", b"\"\\", b"\xff \xfe", b"{\"a\": \"\\"] {
            for form in [
                BodyForm::AsReceived,
                BodyForm::Minified,
                BodyForm::WithoutBlanks,
            ] {
                assert!(in_form(body, form).len() <= body.len());
            }
        }
    }
}
