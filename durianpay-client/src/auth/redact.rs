//! Removal of the key from strings of an API: some APIs echo the request, and error messages are
//! logged.
//!
//! The search is for a run of characters, not the whole key, since messages may be cut in the
//! middle of it. Each string is scanned once for each [`spelling`](super::spelling), whatever it
//! contains.

use crate::auth::credentials::Credentials;
use crate::auth::spelling::{self, Unit};
use crate::types::descriptor::Environment;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use std::ops::Range;
use zeroize::Zeroizing;

/// The length of a run of key characters that is replaced. Shorter runs occur in unrelated words.
const RUN: usize = 8;

/// The runs of a key, or of all secrets, as a response can echo them: plain or in Base64, in any case of letters.
pub(crate) struct Redactor {
    /// Every run of [`RUN`] characters of the key, packed into a number, in order.
    runs: Zeroizing<Vec<u64>>,
    /// The runs of the prefix that the keys of an environment share; they reveal nothing.
    shared: Vec<u64>,
    /// The string that replaces a run.
    placeholder: &'static str,
}

impl Redactor {
    pub(crate) fn new(credentials: &Credentials, environments: &[&Environment]) -> Self {
        let mut runs = Zeroizing::new(Vec::new());
        let mut shared = Vec::new();
        for key in credentials.expose() {
            if key.len() < RUN {
                continue;
            }
            // If it grew, copies would be left in memory.
            let mut of_key = Zeroizing::new(Vec::with_capacity(runs.len() + 10 * key.len()));
            of_key.extend_from_slice(&runs);
            of_key.extend(runs_of(key.as_bytes()));
            for before in 0..3 {
                for encoded in in_base64(&key, before) {
                    of_key.extend(runs_of(encoded.as_bytes()));
                }
            }
            runs = of_key;
            let prefixes = environments.iter().filter_map(|found| found.key_prefix);
            let prefix = prefixes.filter(|prefix| key.starts_with(prefix));
            shared.extend(prefix.flat_map(|prefix| runs_of(prefix.as_bytes())));
        }
        runs.sort_unstable();
        Self {
            runs,
            shared,
            placeholder: credentials.placeholder(),
        }
    }

    /// Replaces the key, and parts of it, in a string. Returns whether any was found.
    pub(crate) fn redact(&self, text: &mut String) -> bool {
        let look_up = |run| self.look_up(run);
        let mut found = find(spelling::plain(text), look_up);
        found.extend(find(spelling::unescaped(text), look_up));
        found.extend(find(spelling::hex(text, false), look_up));
        found.extend(find(spelling::hex(text, true), look_up));
        if found.is_empty() {
            return false;
        }
        found.sort_unstable_by_key(|range| range.start);
        *text = without(text, &found, self.placeholder);
        true
    }

    fn look_up(&self, run: u64) -> Run {
        match self.runs.binary_search(&run) {
            Err(_) => Run::Unrelated,
            Ok(_) if self.shared.contains(&run) => Run::Shared,
            Ok(_) => Run::Secret,
        }
    }
}

/// The kind of a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Unrelated,
    /// A part of the prefix of the key.
    Shared,
    Secret,
}

/// Finds the places of the key, in order. Looks up at most one run for each unit.
fn find(
    units: impl Iterator<Item = Unit>,
    mut look_up: impl FnMut(u64) -> Run,
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    // A part of the prefix, which only counts if more of the key follows.
    let mut pending: Option<Range<usize>> = None;
    let mut starts = [0; RUN];
    let (mut run, mut length) = (0_u64, 0_usize);
    for Unit { byte, start, end } in units {
        // A key is printable ASCII.
        if !byte.is_ascii_graphic() {
            length = 0;
            continue;
        }
        starts[length % RUN] = start;
        length += 1;
        run = run << 8 | u64::from(byte.to_ascii_lowercase());
        if length < RUN {
            continue;
        }
        let start = starts[length % RUN];
        match look_up(run) {
            Run::Unrelated => {}
            Run::Shared => match &mut pending {
                Some(range) if range.end > start => range.end = end,
                _ => pending = Some(start..end),
            },
            Run::Secret => {
                let before = pending.take().filter(|range| range.end > start);
                let start = before.map_or(start, |range| range.start);
                match found.last_mut() {
                    Some(range) if range.end >= start => range.end = end,
                    _ => found.push(start..end),
                }
            }
        }
    }
    found
}

/// Replaces ranges of a string, which must be sorted by start and may overlap.
fn without(text: &str, ranges: &[Range<usize>], placeholder: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut kept = 0;
    for range in ranges {
        if range.start > kept || kept == 0 {
            clean.push_str(&text[kept..range.start]);
            clean.push_str(placeholder);
        }
        kept = kept.max(range.end);
    }
    clean.push_str(&text[kept..]);
    clean
}

/// Iterates over every run of [`RUN`] characters, ignoring case.
fn runs_of(text: &[u8]) -> impl Iterator<Item = u64> {
    text.windows(RUN).map(|run| {
        run.iter().fold(0, |packed, byte| {
            packed << 8 | u64::from(byte.to_ascii_lowercase())
        })
    })
}

/// Encodes the key in both Base64 alphabets, as if it followed `before` other bytes. Only
/// characters that the key alone determines are included.
fn in_base64(key: &str, before: usize) -> [Zeroizing<String>; 2] {
    let text = Zeroizing::new(["\0\0".get(..before).unwrap_or_default(), key].concat());
    let own = (before * 8).div_ceil(6)..text.len() * 8 / 6;
    let cut = |encoded: String| {
        let encoded = Zeroizing::new(encoded);
        Zeroizing::new(encoded[own.clone()].to_owned())
    };
    [
        cut(STANDARD_NO_PAD.encode(text.as_bytes())),
        cut(URL_SAFE_NO_PAD.encode(text.as_bytes())),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Redactor, find};
    use crate::api::API;
    use crate::auth::credentials::Credentials;
    use crate::auth::holder::Holder;
    use crate::auth::secret_key::SecretKey;
    use crate::auth::spelling::{self, Unit};
    use crate::types::descriptor::{Auth, Environment};
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    fn redacted(auth: Auth, key: &str, received: &str) -> String {
        redacted_of(API.environments, auth, key, received)
    }

    fn redacted_of(environments: &[&Environment], auth: Auth, key: &str, received: &str) -> String {
        let key = SecretKey::new(key, auth).expect("a key");
        let credentials = Credentials::new(auth, Holder::Key(key)).expect("credentials");
        let mut text = received.to_owned();
        let is_found = Redactor::new(&credentials, environments).redact(&mut text);
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
        // If a key itself looks like escapes, only its literal form is searched for.
        let escapes = "%61b%63d%65f%67h";
        assert_eq!(redacted(Auth::Bearer, escapes, escapes), "[API key]");
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
    fn a_key_that_is_cut_is_redacted() {
        let key = "secret-1234567";
        for (received, text) in [
            ("$.a_SECRET-1234…: a number", "$.a_[API key]…: a number"),
            ("secret-1…secret-12…", "[API key]…[API key]…"),
            ("é secret-1234567…", "é [API key]…"),
            ("it is secret-12", "it is [API key]"),
            ("…et-1234567 is it", "…[API key] is it"),
            ("secret-1234567secret-1234567", "[API key]"),
            // Seven characters are too few to match.
            ("secret-… and t-12345", "secret-… and t-12345"),
        ] {
            assert_eq!(redacted(Auth::Bearer, key, received), text);
        }
    }

    #[test]
    fn a_key_in_escapes_or_hex_is_redacted() {
        let key = "dp_test_Ab/c+d3fgh";
        let spelled = |write: fn(u8) -> String| -> String { key.bytes().map(write).collect() };
        for received in [
            spelled(|byte| format!("%{byte:02x}")),
            spelled(|byte| format!("%{byte:02X}")),
            spelled(|byte| format!("\\x{byte:02x}")),
            spelled(|byte| format!("\\u{byte:04x}")),
            spelled(|byte| format!("\\\\\\u{byte:04x}")),
            spelled(|byte| format!("\\u{{{byte:x}}}")),
            spelled(|byte| format!("&#{byte};")),
            spelled(|byte| format!("&#x{byte:X};")),
            spelled(|byte| format!("{byte:02x}")),
            spelled(|byte| format!("{byte:02X}")),
            key.replace('/', "\\/"),
            key.replace('/', "%2F").replace('+', "%2b"),
        ] {
            for (before, after) in [("", ""), ("the key ", " is none"), ("é", "\\"), ("%", "%")] {
                let text = redacted(Auth::Basic, key, &format!("{before}{received}{after}"));
                assert_eq!(text, format!("{before}[API key]{after}"), "{received}");
            }
        }
        // The first digit belongs to something else.
        let odd = format!("a{}", spelled(|byte| format!("{byte:02x}")));
        assert_eq!(redacted(Auth::Basic, key, &odd), "a[API key]");
        // One spelling ends where the next begins.
        let twice = format!("{key}{}", spelled(|byte| format!("{byte:02x}")));
        assert_eq!(redacted(Auth::Basic, key, &twice), "[API key]");
    }

    #[test]
    fn the_prefix_of_all_keys_stays() {
        let key = "dp_test_demo";
        for (received, text) in [
            ("begins with dp_test_", "begins with dp_test_"),
            ("dp_test_other is unknown", "dp_test_other is unknown"),
            ("dp_test_ dp_test_demo", "dp_test_ [API key]"),
            ("dp_test_dem…", "[API key]…"),
        ] {
            assert_eq!(redacted(Auth::Basic, key, received), text);
        }
        // A prefix that is merely adjacent to a part of the key is not replaced.
        for received in ["dp_test_dp_test_moon", "dp_test_on-12345"] {
            let text = redacted(Auth::Basic, "dp_test_moon-12345", received);
            assert_eq!(text, "dp_test_[API key]");
        }
    }

    #[test]
    fn a_prefix_of_more_than_a_run_stays_or_goes_as_a_whole() {
        const SHOP: Environment = Environment {
            name: "test",
            base_url: "https://shop.example/v1",
            key_prefix: Some("shop_test_key_"),
            live: false,
        };
        for (received, text) in [
            ("begins with shop_test_key_", "begins with shop_test_key_"),
            ("shop_test_key_other", "shop_test_key_other"),
            ("it is shop_test_key_demo!", "it is [API key]!"),
            ("shop_test_key_dem…", "[API key]…"),
            ("shop_test shop_test_key_demo", "shop_test [API key]"),
        ] {
            let found = redacted_of(&[&SHOP], Auth::Bearer, "shop_test_key_demo", received);
            assert_eq!(found, text);
        }
    }

    /// Counts the steps for a string: units that are read, and runs that are looked up.
    fn steps(text: &str) -> usize {
        let key = "ab".repeat(512);
        let key = SecretKey::new(key, Auth::Basic).expect("a key");
        let credentials = Credentials::new(Auth::Basic, Holder::Key(key)).expect("credentials");
        let redactor = Redactor::new(&credentials, API.environments);
        let mut steps = 0;
        let mut count = |units: &mut dyn Iterator<Item = Unit>| {
            let (mut read, mut sought) = (0, 0);
            let found = find(units.inspect(|_| read += 1), |run| {
                sought += 1;
                redactor.look_up(run)
            });
            steps += read + sought + found.len();
        };
        count(&mut spelling::plain(text));
        count(&mut spelling::unescaped(text));
        count(&mut spelling::hex(text, false));
        count(&mut spelling::hex(text, true));
        steps
    }

    /// With a key of the maximum length, all parts of which are alike.
    #[test]
    fn redacting_takes_time_in_proportion_to_the_text() {
        for part in [
            "…",
            "ab",
            "abababa…",
            "abababa",
            "6162",
            "%61%62",
            "\\",
            "\\u006",
            "&#97",
            "&#",
            "%6",
            "\\\"",
        ] {
            let text = part.repeat(4_000);
            let (small, large) = (steps(&text), steps(&text.repeat(10)));
            assert!(small <= 9 * text.len(), "{part}: {small} steps");
            assert!(
                large <= 10 * small + 1_000,
                "{part}: {small} and {large} steps"
            );
        }
    }

    #[test]
    fn other_strings_stay() {
        let received = "secret and se\u{301}cret78, c2Vj";
        assert_eq!(redacted(Auth::Basic, "secret78", received), received);
        // This reveals five Base64 characters of the key; the characters before encode other bytes.
        for before in ["\0", "\0\0"] {
            let encoded = STANDARD.encode(format!("{before}secret78"));
            let cut = &encoded[..8];
            assert_eq!(redacted(Auth::Basic, "secret78", cut), cut);
        }
        // A key this short is not searched for.
        assert_eq!(redacted(Auth::Basic, "error", "an error"), "an error");
        assert_eq!(
            redacted(Auth::Query("key"), "error", "an error"),
            "an error"
        );
    }
}
