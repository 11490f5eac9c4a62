//! HTML whose texts are escaped.

/// A piece of HTML. Markup must be a constant, so texts of merchants and customers can only be added
/// escaped.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Begins with constant markup.
    pub(super) fn new(markup: &'static str) -> Self {
        Self(markup.to_owned())
    }

    /// Adds constant markup.
    pub(super) fn markup(mut self, markup: &'static str) -> Self {
        self.0.push_str(markup);
        self
    }

    /// Adds a text, as the content of an element or within the quotes of an attribute.
    pub(super) fn text(mut self, text: &str) -> Self {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                letter => self.0.push(letter),
            }
        }
        self
    }

    /// Adds another piece.
    pub(super) fn add(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// Adds a piece if there is a value for it.
    pub(super) fn with_some<T>(
        self,
        value: Option<T>,
        piece: impl FnOnce(Self, T) -> Self,
    ) -> Self {
        match value {
            Some(value) => piece(self, value),
            None => self,
        }
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn a_text_is_escaped_and_markup_is_not() {
        let text = r#"<img src=x onerror="a('&amp;')">"#;
        let html = Html::new("<p title=\"").text(text).markup("\"></p>");
        assert_eq!(
            html.finish(),
            "<p title=\"&lt;img src=x onerror=&quot;a(&#39;&amp;amp;&#39;)&quot;&gt;\"></p>"
        );
    }
}
