//! Documented response codes, which take precedence over the HTTP status.

use crate::types::descriptor::{CodeMeaning, ErrorShape, ResponseCode};
use http::StatusCode;

/// Returns the meaning of a code, or `None` if the API does not document it.
///
/// If codes begin with a status, an undocumented code of the usual length is read in the same
/// way: otherwise an error inside a success would be taken for a success.
pub(super) fn meaning(shape: &ErrorShape, code: &str) -> Option<CodeMeaning> {
    let documented = find(shape, code).map(|found| found.meaning);
    documented.or_else(|| has_usual_form(shape, code).then_some(CodeMeaning::ByStatus))
}

/// Returns whether a code means that the request's token is no longer accepted.
#[cfg(feature = "tokens")]
pub(super) fn renews_token(shape: &ErrorShape, code: &str) -> bool {
    find(shape, code).is_some_and(|found| found.renews_token)
}

/// Returns the status in the first three digits of a code.
pub(super) fn status(code: &str) -> Option<StatusCode> {
    let digits = code.get(..3)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| is_number)?;
    StatusCode::from_u16(number)
        .ok()
        .filter(|status| number < 600 && !status.is_informational())
}

fn find<'s>(shape: &'s ErrorShape, code: &str) -> Option<&'s ResponseCode> {
    shape.codes.iter().find(|known| fits(known.pattern, code))
}

fn fits(pattern: &str, code: &str) -> bool {
    let is_free = |free: u8, digit: u8| free == b'x' && digit.is_ascii_digit();
    pattern.len() == code.len()
        && pattern
            .bytes()
            .zip(code.bytes())
            .all(|(expected, found)| expected == found || is_free(expected, found))
}

fn has_usual_form(shape: &ErrorShape, code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_digit())
        && shape.codes.iter().any(|known| {
            known.meaning == CodeMeaning::ByStatus && known.pattern.len() == code.len()
        })
}

#[cfg(test)]
mod tests {
    use super::{fits, status};
    use http::StatusCode;

    #[test]
    fn a_pattern_matches_digits_in_its_free_places_only() {
        assert!(fits("409xx01", "4091801"));
        for code in ["4091802", "409xy01", "40918010", "409180", "409é01", ""] {
            assert!(!fits("409xx01", code), "{code}");
        }
        assert!(fits("E-1", "E-1"));
    }

    #[test]
    fn a_code_may_begin_with_a_status() {
        assert_eq!(status("5041800"), Some(StatusCode::GATEWAY_TIMEOUT));
        for code in [
            "", "50", "+50", "éé", "0001800", "1001800", "9991800", "E50",
        ] {
            assert_eq!(status(code), None, "{code}");
        }
    }
}
