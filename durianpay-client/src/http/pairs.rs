//! Values as the pairs of a query or a form.

use crate::json::tape::Kind;
use crate::json::tree::Node;
use crate::types::descriptor::Style;
use crate::types::percent::RESERVED;
use percent_encoding::utf8_percent_encode;

/// Receives a name, and a value that is percent-encoded.
pub(super) type Push<'p> = dyn FnMut(&str, String) + 'p;

/// Writes values as pairs.
pub(super) struct PairWriter<'p> {
    pub(super) push: &'p mut Push<'p>,
    /// Whether `null` is an empty string. Otherwise it cannot be sent.
    pub(super) allows_null: bool,
}

impl PairWriter<'_> {
    /// Writes a value under a name.
    ///
    /// An object is written with brackets, whatever the style: `address[city]=Bandung`. A list of plain values is
    /// written in the style, and other lists are numbered: `items[0][name]=Tea`. The style applies to all lists
    /// inside. An empty list or object is not written.
    pub(super) fn write(
        &mut self,
        name: &str,
        value: Node<'_>,
        style: Style,
    ) -> Result<(), String> {
        match value.kind() {
            Kind::Object => {
                for (key, value) in value.members() {
                    self.write(&format!("{name}[{key}]"), value, style)?;
                }
            }
            Kind::List if value.items().all(is_plain) => self.write_list(name, value, style)?,
            Kind::List => {
                for (index, item) in value.items().enumerate() {
                    self.write(&format!("{name}[{index}]"), item, style)?;
                }
            }
            Kind::Null | Kind::Absent | Kind::String | Kind::Number | Kind::Boolean => {
                let text = self.text(name, value)?;
                (self.push)(name, text);
            }
        }
        Ok(())
    }

    /// Writes a list of plain values.
    fn write_list(&mut self, name: &str, list: Node<'_>, style: Style) -> Result<(), String> {
        let separator = match style {
            Style::Comma => ",",
            Style::Space => "%20",
            Style::Pipe => "%7C",
            Style::Repeat | Style::Brackets => {
                let brackets = if style == Style::Brackets { "[]" } else { "" };
                let name = format!("{name}{brackets}");
                for item in list.items() {
                    let text = self.text(&name, item)?;
                    (self.push)(&name, text);
                }
                return Ok(());
            }
        };
        let mut joined = String::new();
        for (index, item) in list.items().enumerate() {
            if index > 0 {
                joined.push_str(separator);
            }
            joined.push_str(&self.text(name, item)?);
        }
        if list.items().next().is_some() {
            (self.push)(name, joined);
        }
        Ok(())
    }

    /// Encodes a plain value.
    fn text(&self, name: &str, value: Node<'_>) -> Result<String, String> {
        if self.allows_null && matches!(value.kind(), Kind::Null | Kind::Absent) {
            return Ok(String::new());
        }
        Ok(encode(&plain_text(name, value)?))
    }
}

fn is_plain(item: Node<'_>) -> bool {
    !matches!(item.kind(), Kind::Object | Kind::List)
}

/// Returns a plain value as a string.
pub(super) fn plain_text(name: &str, value: Node<'_>) -> Result<String, String> {
    match value.kind() {
        Kind::String => Ok(value.string().unwrap_or_default().into_owned()),
        Kind::Number | Kind::Boolean => Ok(value.source().to_owned()),
        other => Err(format!(
            "`{name}` is {other}, which cannot be sent in a query or header"
        )),
    }
}

/// Percent-encodes a string.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
