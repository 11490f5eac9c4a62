//! Bodies of requests that are not JSON, from the JSON of their value.

use crate::http::pairs::{PairWriter, encode};
use crate::json::tree::Tree;
use crate::types::descriptor::{Style, Styles};

/// Writes the fields of an object as the pairs of a form (`application/x-www-form-urlencoded`), each in its style. A
/// field that is `null` is written as an empty string.
pub(super) fn write(json: &str, styles: Styles) -> Result<String, String> {
    let tree = Tree::parse(json.as_bytes()).map_err(|error| error.to_string())?;
    let mut form = String::with_capacity(json.len());
    let mut push = |name: &str, value: String| {
        if !form.is_empty() {
            form.push('&');
        }
        form.push_str(&encode(name));
        form.push('=');
        form.push_str(&value);
    };
    let mut pairs = PairWriter {
        push: &mut push,
        allows_null: true,
    };
    for (name, value) in tree.root().members() {
        pairs.write(&name, value, Style::of(styles, &name))?;
    }
    Ok(form)
}

/// Returns the content of a JSON string.
pub(super) fn text(json: &str) -> Result<String, String> {
    let tree = Tree::parse(json.as_bytes()).map_err(|error| error.to_string())?;
    let text = tree.root().string();
    text.map(Into::into)
        .ok_or_else(|| "the body is not a string".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{text, write};
    use crate::types::descriptor::Style;

    #[test]
    fn a_form_has_brackets_for_nested_values() {
        let json = r#"{"a":"x & ü","n":1.50,"b":true,"none":null,"o":{"c":"d","e":{"f":1}},"l":["x","y"],"m":[{"k":1},{"k":[2]}],"empty":[]}"#;
        let form = "a=x%20%26%20%C3%BC&n=1.50&b=true&none=&o%5Bc%5D=d&o%5Be%5D%5Bf%5D=1&l=x&l=y\
                    &m%5B0%5D%5Bk%5D=1&m%5B1%5D%5Bk%5D=2";
        assert_eq!(write(json, &[]).as_deref(), Ok(form));
        assert_eq!(write("{}", &[]).as_deref(), Ok(""));
    }

    #[test]
    fn a_list_is_written_in_its_style() {
        let styled = |style: &'static [(&'static str, Style)]| {
            write(
                r#"{"l":["x, |","y"],"o":{"l":[1,2]},"m":[{"l":[null]}],"e":[]}"#,
                style,
            )
            .unwrap()
        };
        let rest = "o%5Bl%5D=1&o%5Bl%5D=2&m%5B0%5D%5Bl%5D=";
        assert_eq!(
            styled(&[("l", Style::Comma)]),
            format!("l=x%2C%20%7C,y&{rest}")
        );
        assert_eq!(
            styled(&[("l", Style::Space)]),
            format!("l=x%2C%20%7C%20y&{rest}")
        );
        assert_eq!(
            styled(&[("l", Style::Pipe)]),
            format!("l=x%2C%20%7C%7Cy&{rest}")
        );
        assert_eq!(
            styled(&[
                ("l", Style::Brackets),
                ("o", Style::Brackets),
                ("m", Style::Brackets)
            ]),
            "l%5B%5D=x%2C%20%7C&l%5B%5D=y&o%5Bl%5D%5B%5D=1&o%5Bl%5D%5B%5D=2&m%5B0%5D%5Bl%5D%5B%5D="
        );
    }

    #[test]
    fn a_text_body_is_the_content_of_its_string() {
        assert_eq!(text(r#""a\nb \u00fc""#).as_deref(), Ok("a\nb ü"));
        assert!(text("1").is_err());
    }
}
