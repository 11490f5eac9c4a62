//! The minified form of a body, which signatures cover.

/// Removes the white space between the tokens of JSON. The document is not parsed and written
/// again, so the order of keys, the digits of numbers and escapes are unchanged.
pub(crate) fn minify(json: &[u8]) -> Vec<u8> {
    let mut text = Text::Outside;
    let mut minified = Vec::with_capacity(json.len());
    for byte in json {
        text = text.after(*byte);
        let is_blank = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        if !is_blank || text != Text::Outside {
            minified.push(*byte);
        }
    }
    minified
}

/// The position of a byte in JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Outside,
    Inside,
    /// After a backslash, which escapes the next byte.
    Escaped,
}

impl Text {
    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Outside, b'"') | (Self::Escaped, _) => Self::Inside,
            (Self::Inside, b'"') | (Self::Outside, _) => Self::Outside,
            (Self::Inside, b'\\') => Self::Escaped,
            (Self::Inside, _) => Self::Inside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn blanks_within_strings_stay() {
        let pretty = b"{ \"a\" : [ 1.50 ,\n \"  x \\\" y\\\\\" ],\r\n\t\"b\": \"\\/\" }";
        let minified: &[u8] = b"{\"a\":[1.50,\"  x \\\" y\\\\\"],\"b\":\"\\/\"}";
        assert_eq!(minify(pretty), minified);
        assert_eq!(minify(minified), minified);
        assert_eq!(minify(b""), b"");
    }
}
