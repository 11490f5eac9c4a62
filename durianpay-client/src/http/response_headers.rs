//! Headers of a response in the type that the spec states.

use crate::http::response::Response;
use crate::json::ReadError;
use crate::json::decoder::{Decode, Decoder, Mode};
use crate::json::document::read_into;
use crate::json::tape::Kind;
use crate::json::tree::Tree;
use crate::json::writer::Writer;
use crate::types::descriptor::HeaderForm;
use http::{HeaderMap, HeaderValue};

impl<T> Response<T> {
    /// Reads the headers that the spec describes for the endpoint, as the type that the
    /// documentation of the endpoint's method names.
    ///
    /// The body is read separately, with [`read`](Self::read), so a header that is missing or cannot
    /// be read does not lose it. Names are compared without case; an optional header that is
    /// missing or cannot be read is `None`. [`headers`](Self::headers) returns all headers as received.
    ///
    /// # Errors
    ///
    /// If a required header is missing or cannot be read. A header that is not UTF-8 counts as
    /// missing.
    ///
    /// ```
    /// durianpay_client::bindings! {
    ///     pub mod toko = r#"
    ///         [api]
    ///         name = "Toko"
    ///         auth = "none"
    ///         [environment.live]
    ///         url = "https://api.toko.example/v1"
    ///         [resource.orders]
    ///         [endpoint."orders.count"]
    ///         http             = "HEAD /orders"
    ///         response_headers = "OrderHeaders"
    ///         retry            = "safe"
    ///         [type.OrderHeaders.fields]
    ///         X-Total-Count = "integer"
    ///         X-Tags        = "[string]?"
    ///     "#;
    /// }
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = toko::Client::new(&toko::environment::LIVE)?;
    /// let call = client.orders().count().raw();
    /// let response = http::Response::builder()
    ///     .header("x-total-count", "128")
    ///     .header("x-tags", "new, paid");
    /// let response = call.read_http(response.body("".into())?);
    /// let headers: toko::OrderHeaders = response.read_headers()?;
    /// assert_eq!(headers.x_total_count, 128);
    /// assert_eq!(headers.x_tags.unwrap_or_default(), ["new", "paid"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn read_headers<H: Decode>(&self) -> Result<H, ReadError> {
        let mut value = H::EMPTY;
        let json = to_json(self.described_headers(), self.headers());
        read_into(json.as_bytes(), Decoder::new(Mode::Lenient), &mut value)?;
        Ok(value)
    }
}

/// Writes the headers as an object, under the names of the spec.
#[inline(never)]
fn to_json(described: &[(&'static str, HeaderForm)], headers: &HeaderMap) -> String {
    let mut writer = Writer::new();
    writer.begin_object();
    for (name, form) in described {
        let lines = headers.get_all(*name).into_iter();
        let lines: Vec<&str> = lines.filter_map(text).collect();
        if lines.is_empty() {
            continue;
        }
        // A header of several lines has the same meaning as one line with commas.
        let line = lines.join(", ");
        writer.key(name);
        match form {
            HeaderForm::Text => writer.string(line.trim()),
            HeaderForm::Number => number(&mut writer, line.trim()),
            HeaderForm::Texts | HeaderForm::Numbers => {
                writer.begin_list();
                for item in items(&line) {
                    writer.item();
                    match form {
                        HeaderForm::Numbers => number(&mut writer, item),
                        _ => writer.string(item),
                    }
                }
                writer.end_list();
            }
        }
    }
    writer.end_object();
    writer.finish()
}

fn text(value: &HeaderValue) -> Option<&str> {
    std::str::from_utf8(value.as_bytes()).ok()
}

/// Writes a number, or any other text as a string, which its reader reports.
fn number(writer: &mut Writer, text: &str) {
    let tree = Tree::parse(text.as_bytes());
    if tree.is_ok_and(|tree| tree.root().kind() == Kind::Number) {
        writer.number(text);
    } else {
        writer.string(text);
    }
}

/// Splits a list at its commas, except those in quotes. Empty items have no meaning.
fn items(line: &str) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let is_end = move |character: char| {
        let is_end = character == ',' && !is_quoted;
        if character == '"' && !is_escaped {
            is_quoted = !is_quoted;
        }
        is_escaped = is_quoted && character == '\\' && !is_escaped;
        is_end
    };
    line.split(is_end)
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use super::items;

    #[test]
    fn a_list_is_split_outside_of_quotes() {
        for (line, expected) in [
            ("", &[] as &[&str]),
            (" a ,, b,", &["a", "b"]),
            (r#""a,b", c"#, &[r#""a,b""#, "c"]),
            (r#""a\",b", c"#, &[r#""a\",b""#, "c"]),
            (r#""a\\", b"#, &[r#""a\\""#, "b"]),
            (r#""a, b"#, &[r#""a, b"#]),
        ] {
            assert_eq!(items(line).collect::<Vec<_>>(), expected, "{line}");
        }
    }
}
