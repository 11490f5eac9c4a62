//! The path of a field in a body.

use std::fmt;

/// The path of a field in a body: names on the wire, from the outside in. It has at least
/// one name.
///
/// Its text is the names with dots between them. A name that contains a dot, or begins
/// with a quotation mark, is in quotation marks: `"error.code".text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPath(pub Vec<String>);

impl FieldPath {
    /// Parses a path, or returns `None` if a quotation mark has no partner.
    ///
    /// ```
    /// use durianpay_codegen::model::FieldPath;
    ///
    /// let path = FieldPath::parse(r#"error."a.b""#).unwrap();
    /// assert_eq!(path.0, ["error", "a.b"]);
    /// assert_eq!(path.to_string(), r#"error."a.b""#);
    /// assert_eq!(FieldPath::parse(r#""a.b"#), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut names = Vec::new();
        let mut rest = text;
        loop {
            let (name, behind) = match rest.strip_prefix('"') {
                Some(quoted) => read_quoted(quoted)?,
                None => {
                    let end = rest.find('.').unwrap_or(rest.len());
                    (rest[..end].to_owned(), &rest[end..])
                }
            };
            names.push(name);
            match behind.strip_prefix('.') {
                Some(next) => rest = next,
                None if behind.is_empty() => return Some(Self(names)),
                None => return None,
            }
        }
    }

    /// Returns the names of the objects around the field, and the name of the field.
    #[must_use]
    pub fn split_last(&self) -> (&[String], &str) {
        match self.0.split_last() {
            Some((last, outer)) => (outer, last),
            None => (&[], ""),
        }
    }

    /// Returns the name of a field at the top, or the JSON Pointer (RFC 6901) of any
    /// other. A name at the top that begins with a slash is a pointer too.
    #[must_use]
    pub fn place(&self) -> String {
        match self.0.as_slice() {
            [name] if !name.starts_with('/') => name.clone(),
            names => {
                let escaped = names
                    .iter()
                    .map(|name| name.replace('~', "~0").replace('/', "~1"));
                escaped.fold(String::new(), |pointer, name| pointer + "/" + &name)
            }
        }
    }
}

/// Reads a name up to its closing quotation mark. A backslash quotes the next
/// character.
fn read_quoted(text: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut characters = text.char_indices();
    while let Some((place, character)) = characters.next() {
        match character {
            '"' => return Some((name, &text[place + 1..])),
            '\\' => name.push(characters.next()?.1),
            other => name.push(other),
        }
    }
    None
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            if name.contains('.') || name.starts_with('"') {
                let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
                write!(f, "\"{escaped}\"")?;
            } else {
                f.write_str(name)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::FieldPath;

    #[test]
    fn a_text_is_the_path_that_it_was_made_from() {
        for names in [
            &["error"][..],
            &["error", "message"],
            &["a.b", "c"],
            &["\"", "\\", "a\"b.\\c"],
            &["", ""],
            &[""],
        ] {
            let path = FieldPath(names.iter().map(|name| (*name).to_owned()).collect());
            assert_eq!(FieldPath::parse(&path.to_string()), Some(path));
        }
    }

    #[test]
    fn a_quotation_mark_needs_a_partner() {
        for text in ["\"", "\"a", "a.\"b", "\"a\"b", "\"a\\\"", "\"\\"] {
            assert_eq!(FieldPath::parse(text), None, "{text}");
        }
        let names = FieldPath::parse("a\"b").map(|path| path.0);
        assert_eq!(names, Some(vec!["a\"b".to_owned()]));
    }

    #[test]
    fn a_nested_field_is_a_pointer() {
        let place = |text| FieldPath::parse(text).map_or_else(String::new, |path| path.place());
        assert_eq!(place("error"), "error");
        assert_eq!(place("error.message"), "/error/message");
        assert_eq!(place("\"a.b\""), "a.b");
        assert_eq!(place("/a"), "/~1a");
        assert_eq!(place("a~b.c/d"), "/a~0b/c~1d");
    }
}
