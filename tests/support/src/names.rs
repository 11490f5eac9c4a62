//! Names as they are produced by people, other languages and accidents.

use proptest::prelude::*;
use proptest::string::string_regex;
use std::fmt::Write as _;

/// The general categories of Unicode. Surrogates are not characters; [`ODD`] contains
/// their neighbours.
pub const CATEGORIES: [&str; 29] = [
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi",
    "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn",
];

/// Unusual names. The comments give the reason for each.
pub const ODD: [&str; 39] = [
    "",
    " ",
    "_",
    "__",
    "-",
    ".",
    "1",
    "9lives",
    "a_",
    "_a",
    "self",
    "Self",
    "super",
    "crate",
    "type",
    "r#type",
    "gen",
    "unknown",
    "Unknown",
    "new",
    "with_field",
    "unknown_fields",
    "Event",
    "Notification",
    "__decoder",
    "SHAPE",
    "\0",
    "\u{7f}",
    "\r\n",
    "\u{202e}redro",          // right to left
    "o\u{200b}rder",          // nothing, as a character
    "e\u{301}",               // a letter in two parts
    "\u{301}",                // the second of them
    "\u{d7ff}\u{e000}",       // on both sides of the surrogates
    "\u{feff}",               // byte order mark
    "İß",                     // lower case has another length
    "👩\u{200d}👩\u{200d}👧", // one picture of five characters
    "\u{10ffff}",
    "*/ }\"#",
];

/// Returns a strategy for any string, with unusual names among them.
pub fn hostile() -> impl Strategy<Value = String> {
    let categories = CATEGORIES.map(|category| {
        string_regex(&format!(r"\p{{{category}}}{{1,6}}"))
            .expect("a category of Unicode")
            .boxed()
    });
    prop_oneof![
        4 => prop::sample::select(ODD.to_vec()).prop_map(str::to_owned),
        2 => prop::strategy::Union::new(categories),
        2 => any::<String>(),
        1 => "[a-zA-Z_0-9-]{1,12}",
        1 => (prop::sample::select(ODD.to_vec()), 1_000..20_000_usize)
            .prop_map(|(odd, count)| odd.repeat(count / odd.len().max(1))),
    ]
}

/// A few names, so that some are used that are also defined, and a few of any kind.
pub fn among(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        30 => prop::sample::select(names).prop_map(str::to_owned),
        1 => hostile(),
    ]
}

/// Text as a basic string of TOML.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            control if control.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
