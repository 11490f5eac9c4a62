//! Text of senders in reports: it cannot move the cursor, begin a line or reverse the order of characters.

use serde::Serialize;
use std::fmt::Write as _;

/// Returns a text with its backslashes and everything that is not printable escaped.
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

/// Returns a value as JSON in which everything that is not printable is escaped: JSON itself leaves U+007F to U+009F,
/// which some terminals obey, and characters that reverse the text.
///
/// # Errors
///
/// If the value cannot be written as JSON.
pub fn to_json(value: &impl Serialize) -> Result<String, String> {
    let json = serde_json::to_string_pretty(value)
        .map_err(|error| format!("cannot write the report as JSON: {error}"))?;
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        // Line ends, quotes and backslashes are those of JSON itself.
        if matches!(character, '\n' | '"' | '\'' | '\\') || is_printable(character) {
            escaped.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string does not fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    Ok(escaped)
}

/// Returns whether Rust shows a character as it is, quotes and backslashes aside.
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
        let back: Vec<String> = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(back, [text]);
    }
}
