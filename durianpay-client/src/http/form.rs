//! Bodies of requests that are not JSON, from the JSON of their value.

use crate::json::tape::Kind;
use crate::json::tree::{Node, Tree};
use crate::types::percent::RESERVED;
use percent_encoding::utf8_percent_encode;

/// Writes the fields of an object as the pairs of a form (`application/x-www-form-urlencoded`).
///
/// A nested object is written with brackets, `address[city]=Bandung`. A list of plain values repeats
/// its name, and other lists are numbered, `items[0][name]=Tea`. A field that is `null` is written
/// as an empty string.
pub(super) fn write(json: &str) -> Result<String, String> {
    let tree = Tree::parse(json.as_bytes()).map_err(|error| error.to_string())?;
    let mut form = String::with_capacity(json.len());
    for (name, value) in tree.root().members() {
        write_value(&mut form, &name, value);
    }
    Ok(form)
}

fn write_value(form: &mut String, name: &str, value: Node<'_>) {
    match value.kind() {
        Kind::Object => {
            for (key, value) in value.members() {
                write_value(form, &format!("{name}[{key}]"), value);
            }
        }
        Kind::List => {
            let is_plain = |item: Node<'_>| !matches!(item.kind(), Kind::Object | Kind::List);
            let is_repeated = value.items().all(is_plain);
            for (index, item) in value.items().enumerate() {
                if is_repeated {
                    write_value(form, name, item);
                } else {
                    write_value(form, &format!("{name}[{index}]"), item);
                }
            }
        }
        Kind::String => push(form, name, &value.string().unwrap_or_default()),
        Kind::Number | Kind::Boolean => push(form, name, value.source()),
        Kind::Null | Kind::Absent => push(form, name, ""),
    }
}

fn push(form: &mut String, name: &str, value: &str) {
    if !form.is_empty() {
        form.push('&');
    }
    form.extend(utf8_percent_encode(name, RESERVED));
    form.push('=');
    form.extend(utf8_percent_encode(value, RESERVED));
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

    #[test]
    fn a_form_has_brackets_for_nested_values() {
        let json = r#"{"a":"x & ü","n":1.50,"b":true,"none":null,"o":{"c":"d","e":{"f":1}},"l":["x","y"],"m":[{"k":1},{"k":[2]}],"empty":[]}"#;
        let form = "a=x%20%26%20%C3%BC&n=1.50&b=true&none=&o%5Bc%5D=d&o%5Be%5D%5Bf%5D=1&l=x&l=y\
                    &m%5B0%5D%5Bk%5D=1&m%5B1%5D%5Bk%5D=2";
        assert_eq!(write(json).as_deref(), Ok(form));
        assert_eq!(write("{}").as_deref(), Ok(""));
    }

    #[test]
    fn a_text_body_is_the_content_of_its_string() {
        assert_eq!(text(r#""a\nb \u00fc""#).as_deref(), Ok("a\nb ü"));
        assert!(text("1").is_err());
    }
}
