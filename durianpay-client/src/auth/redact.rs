//! Removes the key from strings of an API: some APIs echo the request, and error messages are
//! logged.

use crate::auth::credentials::Credentials;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

/// Shorter keys are not searched for: they would be found in unrelated words.
const SHORTEST: usize = 8;

/// Marks the end of a truncated name.
pub(crate) const ELLIPSIS: char = '…';

/// Replaces the key.
const HIDDEN: &str = "[API key]";

/// The forms in which a response can echo a key, compared without regard to case.
pub(crate) struct Redactor(Vec<Zeroizing<String>>);

impl Redactor {
    pub(crate) fn new(credentials: &Credentials) -> Self {
        let mut forms = match credentials {
            Credentials::Header(_, value) => forms_of_header(value),
            Credentials::Query(_, pair) => forms_of_pair(pair),
        };
        forms.retain(|form| form.len() >= SHORTEST);
        Self(forms)
    }

    /// Replaces the key in a string, and returns whether it was there.
    pub(crate) fn redact(&self, text: &mut String) -> bool {
        let mut is_found = false;
        for form in &self.0 {
            for hidden in [redact_form, redact_truncated] {
                if let Some(clean) = hidden(text, form) {
                    *text = clean;
                    is_found = true;
                }
            }
        }
        is_found
    }
}

/// Returns the key alone, and as HTTP Basic writes it. The key contains no white space, so the
/// scheme ends at the first.
fn forms_of_header(value: &HeaderValue) -> Vec<Zeroizing<String>> {
    let text = value.to_str().unwrap_or_default();
    let Some(encoded) = text.strip_prefix("Basic ") else {
        let key = text.strip_prefix("Bearer ").unwrap_or(text);
        return vec![Zeroizing::new(key.to_owned())];
    };
    let user = Zeroizing::new(STANDARD.decode(encoded).unwrap_or_default());
    let key = str::from_utf8(&user).unwrap_or_default();
    let key = key.strip_suffix(':').unwrap_or(key);
    // Where the key ends in the middle of a group of three bytes, the last characters depend on
    // what follows it: a colon, a password, or nothing.
    let whole = &encoded[..key.len() / 3 * 4];
    [key, whole]
        .map(|form| Zeroizing::new(form.to_owned()))
        .into()
}

/// Returns the key as it is written in a URL, and the key alone.
fn forms_of_pair(pair: &str) -> Vec<Zeroizing<String>> {
    let (_, encoded) = pair.split_once('=').unwrap_or_default();
    let key = percent_decode_str(encoded).decode_utf8_lossy();
    vec![
        Zeroizing::new(encoded.to_owned()),
        Zeroizing::new(key.into_owned()),
    ]
}

/// Replaces every occurrence of a form; `None` if there is none. One pass, so that long strings
/// do not take quadratic time.
fn redact_form(text: &str, form: &str) -> Option<String> {
    let mut at = find(text, form)?;
    let mut clean = String::new();
    let mut rest = text;
    loop {
        clean.push_str(&rest[..at]);
        clean.push_str(HIDDEN);
        rest = &rest[at + form.len()..];
        match find(rest, form) {
            Some(next) => at = next,
            None => break,
        }
    }
    clean.push_str(rest);
    Some(clean)
}

/// Replaces every truncated beginning of a form; `None` if there is none. Messages truncate
/// long names and end them with [`ELLIPSIS`].
fn redact_truncated(text: &str, form: &str) -> Option<String> {
    let mut clean = String::new();
    let mut is_found = false;
    for part in text.split_inclusive(ELLIPSIS) {
        let truncated = part.strip_suffix(ELLIPSIS);
        if let Some((truncated, length)) =
            truncated.and_then(|text| Some((text, truncated_length(form, text)?)))
        {
            clean.push_str(&truncated[..truncated.len() - length]);
            clean.push_str(HIDDEN);
            clean.push(ELLIPSIS);
            is_found = true;
        } else {
            clean.push_str(part);
        }
    }
    is_found.then_some(clean)
}

/// Returns how many bytes of the beginning of `form` end `text`, if they are at least
/// [`SHORTEST`].
fn truncated_length(form: &str, text: &str) -> Option<usize> {
    let text = text.as_bytes();
    (SHORTEST..form.len()).rev().find(|length| {
        let end = text.len().checked_sub(*length).map(|from| &text[from..]);
        end.is_some_and(|end| end.eq_ignore_ascii_case(&form.as_bytes()[..*length]))
    })
}

/// Returns the position of a form. A form is ASCII, so the match begins and ends at character
/// boundaries.
fn find(text: &str, form: &str) -> Option<usize> {
    text.as_bytes()
        .windows(form.len())
        .position(|part| part.eq_ignore_ascii_case(form.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::Redactor;
    use crate::auth::credentials::Credentials;
    use crate::auth::secret_key::SecretKey;
    use crate::types::descriptor::Auth;
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    fn redacted(auth: Auth, key: &str, received: &str) -> String {
        let key = SecretKey::new(key, auth).expect("a key");
        let credentials = Credentials::new(auth, &key).expect("credentials");
        let mut text = received.to_owned();
        let is_found = Redactor::new(&credentials).redact(&mut text);
        assert_eq!(is_found, text != received);
        text
    }

    #[test]
    fn the_key_is_redacted_however_it_is_sent() {
        for auth in [
            Auth::Basic,
            Auth::Bearer,
            Auth::Header("x-key"),
            Auth::Query("key"),
        ] {
            for key in ["secret78", "secret-of-9", "Secret/of+more"] {
                let received = format!("{key}: no `{key}`, né {}", key.to_uppercase());
                assert_eq!(
                    redacted(auth, key, &received),
                    "[API key]: no `[API key]`, né [API key]",
                    "{auth:?}",
                );
            }
        }
        let encoded = redacted(Auth::Query("key"), "of/a+url", "/v1?key=of%2Fa%2Burl&x=y");
        assert_eq!(encoded, "/v1?key=[API key]&x=y");
    }

    #[test]
    fn the_header_of_basic_is_redacted_whatever_follows_the_key() {
        for key in ["secret-78", "secret-789", "secret-7890"] {
            for after in ["", ":", ":pass"] {
                let encoded = STANDARD.encode(format!("{key}{after}"));
                let text = redacted(Auth::Basic, key, &format!("Basic {encoded}"));
                assert!(text.starts_with("Basic [API key]"), "{text}");
                let rest = text.trim_start_matches("Basic [API key]");
                assert!(rest.len() <= encoded.len() - key.len() / 3 * 4, "{text}");
            }
        }
    }

    #[test]
    fn the_beginning_of_a_truncated_key_is_redacted() {
        let key = "secret-1234567";
        for (received, text) in [
            ("$.a_SECRET-1234…: a number", "$.a_[API key]…: a number"),
            ("secret-1…secret-12…", "[API key]…[API key]…"),
            ("é secret-1234567…", "é [API key]…"),
            // Seven characters are too few to match.
            ("secret-… and secret-1234", "secret-… and secret-1234"),
        ] {
            assert_eq!(redacted(Auth::Bearer, key, received), text);
        }
    }

    #[test]
    fn other_strings_stay() {
        let received = "secret and se\u{301}cret78, c2Vj";
        assert_eq!(redacted(Auth::Basic, "secret78", received), received);
        // A key this short is not searched for.
        assert_eq!(redacted(Auth::Basic, "error", "an error"), "an error");
        assert_eq!(
            redacted(Auth::Query("key"), "error", "an error"),
            "an error"
        );
    }
}
