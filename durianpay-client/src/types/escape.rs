//! Untrusted strings in messages and logs.

use std::fmt;

/// An untrusted string, made safe for a log line: control characters are
/// escaped, long strings are truncated.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 200;
        for character in self.0.chars().take(LONGEST) {
            if character == '"' || character == '\\' {
                write!(f, "\\{character}")?;
            } else if character.is_control() || is_bidi_or_invisible(character) {
                write!(f, "{}", character.escape_unicode())?;
            } else {
                write!(f, "{character}")?;
            }
        }
        if self.0.chars().nth(LONGEST).is_some() {
            f.write_str("…")?;
        }
        Ok(())
    }
}

/// Returns whether a character is invisible but changes how a line is displayed.
fn is_bidi_or_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn untrusted_strings_are_escaped() {
        assert_eq!(
            Escaped("a\n\u{1b}[2J\"").to_string(),
            "a\\u{a}\\u{1b}[2J\\\""
        );
        assert_eq!(Escaped("\u{202e}evil").to_string(), "\\u{202e}evil");
        let long = "x".repeat(300);
        assert_eq!(Escaped(&long).to_string().chars().count(), 201);
    }
}
