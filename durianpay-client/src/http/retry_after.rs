//! The header `Retry-After` (RFC 9110, section 10.2.3).

use http::header::{DATE, HeaderMap, HeaderName, RETRY_AFTER};
use std::time::Duration;

/// The maximum length of a value, in bytes. A date has 29 characters, or 33 in the longest
/// obsolete format.
const LONGEST: usize = 40;

/// The maximum plausible pause. A longer one is a mistake or an attack.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// Returns the pause that the API asks for. `None` if the header is missing or invalid, or if
/// the pause is negative or longer than a day.
///
/// A date is compared with the `Date` of the same response, so that the local clock does not
/// matter.
pub(crate) fn read(headers: &HeaderMap) -> Option<Duration> {
    let requested = header(headers, &RETRY_AFTER)?;
    let wait = if requested.bytes().all(|byte| byte.is_ascii_digit()) {
        Duration::from_secs(requested.parse().ok()?)
    } else {
        let until = httpdate::parse_http_date(requested).ok()?;
        let sent = httpdate::parse_http_date(header(headers, &DATE)?).ok()?;
        until.duration_since(sent).ok()?
    };
    (wait <= LONGEST_WAIT).then_some(wait)
}

fn header<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let value = headers.get(name)?;
    (value.len() <= LONGEST)
        .then(|| value.to_str().ok())
        .flatten()
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::read;
    use http::header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER};
    use std::time::Duration;

    const SENT: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

    fn wait(retry_after: &[u8], date: Option<&[u8]>) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_bytes(retry_after).ok()?);
        if let Some(date) = date {
            headers.insert(DATE, HeaderValue::from_bytes(date).ok()?);
        }
        read(&headers)
    }

    #[test]
    fn both_forms_are_read() {
        for (text, seconds) in [
            ("0", 0),
            ("7", 7),
            (" 007 ", 7),
            ("120", 120),
            ("86400", 86_400),
            (SENT, 0),
            ("Sun, 06 Nov 1994 08:49:38 GMT", 1),
            ("Sunday, 06-Nov-94 08:51:37 GMT", 120),
            ("Sun Nov  6 08:49:40 1994", 3),
            ("Mon, 07 Nov 1994 08:49:37 GMT", 86_400),
        ] {
            let read = wait(text.as_bytes(), Some(SENT.as_bytes()));
            assert_eq!(read, Some(Duration::from_secs(seconds)), "{text}");
        }
    }

    #[test]
    fn implausible_values_are_not_read() {
        let long = "9".repeat(10_000);
        for text in [
            "",
            " ",
            "nan",
            "NaN",
            "inf",
            "-inf",
            "-1",
            "+1",
            "1.5",
            "1e3",
            "0x10",
            "1s",
            "1,2",
            "soon",
            "86401",
            "99999999",
            "18446744073709551615",
            "18446744073709551616",
            "99999999999999999999999999999999999",
            &long,
            "\u{0661}",
            // In the past, too far off, with the wrong day, with an invalid
            // time.
            "Sun, 06 Nov 1994 08:49:36 GMT",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "Mon, 06 Nov 1994 08:49:38 GMT",
            "Xyz, 06 Nov 1994 08:49:38 GMT",
            "Sun, 31 Feb 1994 08:49:38 GMT",
            "Sun, 06 Nov 1994 24:49:38 GMT",
            "Sun, 06 Nov 0000 08:49:38 GMT",
            "Sun, 06 Nov 1994 08:49:38 WIB",
            "1994-11-06T08:49:38Z",
        ] {
            assert_eq!(wait(text.as_bytes(), Some(SENT.as_bytes())), None, "{text}");
        }
    }

    #[test]
    fn a_date_needs_the_date_of_the_response() {
        let later = b"Sun, 06 Nov 1994 08:49:38 GMT";
        assert_eq!(wait(later, None), None);
        assert_eq!(wait(later, Some(b"yesterday")), None);
        assert_eq!(wait(b"7", None), Some(Duration::from_secs(7)));
    }
}
