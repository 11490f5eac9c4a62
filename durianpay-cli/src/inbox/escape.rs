//! Escapes text from senders in reports, so that it cannot move the cursor, start a line or reverse the
//! order of characters.

use serde::Serialize;
use std::fmt::Write as _;

/// Returns a text in which backslashes and unprintable characters are escaped.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '\'' => escaped.push(character),
            _ => escaped.extend(character.escape_debug()),
        }
    }
    escaped
}

/// Serializes a value as JSON in which unprintable characters are escaped. JSON itself allows U+007F to U+009F, which
/// some terminals interpret, and characters that reverse text.
///
/// # Errors
///
/// Fails if the value cannot be serialized.
pub fn to_json(value: &impl Serialize) -> Result<String, String> {
    let json = serde_json::to_string_pretty(value)
        .map_err(|error| format!("cannot write the report as JSON: {error}"))?;
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        // Line ends, quotes and backslashes are part of the JSON syntax.
        if matches!(character, '\n' | '"' | '\'' | '\\') || is_printable(character) {
            escaped.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    Ok(escaped)
}

/// Checks whether Rust prints a character unescaped, except for quotes and backslashes.
fn is_printable(character: char) -> bool {
    character.escape_debug().eq([character])
}

#[cfg(test)]
mod tests {
    use super::{escaped, to_json};

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(escaped("a\n\u{1b}[2J\u{9b}2J"), r"a\n\u{1b}[2J\u{9b}2J");
        assert_eq!(escaped("\u{202e}evil\u{200b}"), r"\u{202e}evil\u{200b}");
        assert_eq!(
            escaped(r#"{"nama": "Sari", 'é': "\u001b"}"#),
            r#"{"nama": "Sari", 'é': "\\u001b"}"#
        );
    }

    #[test]
    fn json_stays_the_same_value() {
        let text = "a\n\u{1b}\u{7f}\u{9b}2J\u{202e}é\u{e0001}\u{1f600}\"\\";
        let json = to_json(&[text]).expect("a string is JSON");
        let is_plain =
            |c: char| c == '\n' || c == 'é' || c == '\u{1f600}' || (' '..='~').contains(&c);
        assert!(json.chars().all(is_plain), "{json:?}");
        let back: Vec<String> = serde_json::from_str(&json).expect("the output is JSON");
        assert_eq!(back, [text]);
    }
}
