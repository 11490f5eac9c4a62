//! Removes the key from strings of an API: some APIs send back what they received, and error
//! messages are logged.

use crate::auth::credentials::Credentials;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

/// A shorter key is not looked for: it would be found in words that have nothing to do with it.
const SHORTEST: usize = 8;

/// What stands where something was cut off.
pub(crate) const CUT: char = '…';

/// What stands where the key stood.
const HIDDEN: &str = "[API key]";

/// The forms of a key in which an answer can repeat it, the case of letters aside.
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
            for hidden in [without, without_cut] {
                if let Some(clean) = hidden(text, form) {
                    *text = clean;
                    is_found = true;
                }
            }
        }
        is_found
    }
}

/// The key alone, and as HTTP Basic writes it. The key holds no white space, so that the scheme
/// ends at the first.
fn forms_of_header(value: &HeaderValue) -> Vec<Zeroizing<String>> {
    let text = value.to_str().unwrap_or_default();
    let Some(encoded) = text.strip_prefix("Basic ") else {
        let key = text.strip_prefix("Bearer ").unwrap_or(text);
        return vec![Zeroizing::new(key.to_owned())];
    };
    let user = Zeroizing::new(STANDARD.decode(encoded).unwrap_or_default());
    let key = str::from_utf8(&user).unwrap_or_default();
    let key = key.strip_suffix(':').unwrap_or(key);
    // Where the key ends in the middle of a group of three bytes, what follows it decides on the
    // last characters: a colon, a password, or nothing.
    let whole = &encoded[..key.len() / 3 * 4];
    [key, whole]
        .map(|form| Zeroizing::new(form.to_owned()))
        .into()
}

/// The key as it stands in a URL, and the key alone.
fn forms_of_pair(pair: &str) -> Vec<Zeroizing<String>> {
    let (_, encoded) = pair.split_once('=').unwrap_or_default();
    let key = percent_decode_str(encoded).decode_utf8_lossy();
    vec![
        Zeroizing::new(encoded.to_owned()),
        Zeroizing::new(key.into_owned()),
    ]
}

/// The text without a form that stands in it. One pass: a text that is nothing else is long.
fn without(text: &str, form: &str) -> Option<String> {
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

/// The text without the beginnings of a form whose rest was cut off: of a name that is long, a
/// message says as much as fits, and [`CUT`].
fn without_cut(text: &str, form: &str) -> Option<String> {
    let mut clean = String::new();
    let mut is_found = false;
    for part in text.split_inclusive(CUT) {
        let said = part.strip_suffix(CUT);
        if let Some((said, length)) = said.and_then(|said| Some((said, beginning_of(form, said)?)))
        {
            clean.push_str(&said[..said.len() - length]);
            clean.push_str(HIDDEN);
            clean.push(CUT);
            is_found = true;
        } else {
            clean.push_str(part);
        }
    }
    is_found.then_some(clean)
}

/// How much of the form `said` ends with, if that is enough to be known by.
fn beginning_of(form: &str, said: &str) -> Option<usize> {
    let said = said.as_bytes();
    (SHORTEST..form.len()).rev().find(|length| {
        let end = said.len().checked_sub(*length).map(|from| &said[from..]);
        end.is_some_and(|end| end.eq_ignore_ascii_case(&form.as_bytes()[..*length]))
    })
}

/// Where a form stands. It is ASCII, and so are then the ends of what was found.
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

    fn heard(auth: Auth, key: &str, said: &str) -> String {
        let key = SecretKey::new(key, auth).expect("a key");
        let credentials = Credentials::new(auth, &key).expect("credentials");
        let mut text = said.to_owned();
        let is_found = Redactor::new(&credentials).redact(&mut text);
        assert_eq!(is_found, text != said);
        text
    }

    #[test]
    fn the_key_is_taken_out_however_it_is_sent() {
        for auth in [
            Auth::Basic,
            Auth::Bearer,
            Auth::Header("x-key"),
            Auth::Query("key"),
        ] {
            for key in ["secret78", "secret-of-9", "Secret/of+more"] {
                let said = format!("{key}: no `{key}`, né {}", key.to_uppercase());
                assert_eq!(
                    heard(auth, key, &said),
                    "[API key]: no `[API key]`, né [API key]",
                    "{auth:?}",
                );
            }
        }
        let encoded = heard(Auth::Query("key"), "of/a+url", "/v1?key=of%2Fa%2Burl&x=y");
        assert_eq!(encoded, "/v1?key=[API key]&x=y");
    }

    #[test]
    fn the_header_of_basic_is_taken_out_whatever_follows_the_key() {
        for key in ["secret-78", "secret-789", "secret-7890"] {
            for after in ["", ":", ":pass"] {
                let encoded = STANDARD.encode(format!("{key}{after}"));
                let text = heard(Auth::Basic, key, &format!("Basic {encoded}"));
                assert!(text.starts_with("Basic [API key]"), "{text}");
                let rest = text.trim_start_matches("Basic [API key]");
                assert!(rest.len() <= encoded.len() - key.len() / 3 * 4, "{text}");
            }
        }
    }

    #[test]
    fn the_beginning_of_a_key_that_was_cut_is_taken_out() {
        let key = "secret-1234567";
        for (said, text) in [
            ("$.a_SECRET-1234…: a number", "$.a_[API key]…: a number"),
            ("secret-1…secret-12…", "[API key]…[API key]…"),
            ("é secret-1234567…", "é [API key]…"),
            // Seven characters are any word.
            ("secret-… and secret-1234", "secret-… and secret-1234"),
        ] {
            assert_eq!(heard(Auth::Bearer, key, said), text);
        }
    }

    #[test]
    fn what_is_no_key_stays() {
        let said = "secret and se\u{301}cret78, c2Vj";
        assert_eq!(heard(Auth::Basic, "secret78", said), said);
        // So short a key is in any text.
        assert_eq!(heard(Auth::Basic, "error", "an error"), "an error");
        assert_eq!(heard(Auth::Query("key"), "error", "an error"), "an error");
    }
}
