//! Templates of headers and signed strings.

use durianpay_codegen::model::Part;
use std::collections::BTreeMap;

/// The values of placeholders, by name.
pub(super) type Values = BTreeMap<String, String>;

/// Fills a template. A placeholder without a value is empty.
pub(super) fn fill(template: &[Part], value: impl Fn(&str) -> Option<String>) -> String {
    let parts = template.iter().map(|part| match part {
        Part::Text(text) => text.clone(),
        other => other.placeholder().and_then(&value).unwrap_or_default(),
    });
    parts.collect()
}

/// Reads the values of the placeholders that are not known from a text. Returns `None` if the text
/// does not fit the template.
pub(super) fn capture(
    template: &[Part],
    known: impl Fn(&str) -> Option<String>,
    text: &str,
) -> Option<Values> {
    // Known values are text, and text that follows text is one.
    let mut parts: Vec<Result<String, &str>> = Vec::new();
    for part in template {
        let found = match part {
            Part::Text(text) => Ok(text.clone()),
            other => {
                let name = other.placeholder().unwrap_or_default();
                known(name).ok_or(name)
            }
        };
        match (parts.last_mut(), found) {
            (Some(Ok(before)), Ok(text)) => before.push_str(&text),
            (_, found) => parts.push(found),
        }
    }
    let mut values = Values::new();
    let mut rest = text;
    for (index, part) in parts.iter().enumerate() {
        match part {
            Ok(fixed) => rest = rest.strip_prefix(fixed.as_str())?,
            Err(name) => {
                let end = match parts.get(index + 1) {
                    Some(Ok(next)) if index + 2 == parts.len() => rest.rfind(next.as_str())?,
                    Some(Ok(next)) => rest.find(next.as_str())?,
                    Some(Err(_)) | None => rest.len(),
                };
                let (value, after) = rest.split_at(end);
                values.insert((*name).to_owned(), value.to_owned());
                rest = after;
            }
        }
    }
    rest.is_empty().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::{Values, capture, fill};
    use durianpay_codegen::model::Part;

    fn text(text: &str) -> Part {
        Part::Text(text.to_owned())
    }

    fn key(name: &str) -> Option<String> {
        (name == "key").then(|| "k-1".to_owned())
    }

    #[test]
    fn unknown_values_are_read_and_known_ones_compared() {
        let template = [
            text("Bearer "),
            Part::Token,
            text(":"),
            Part::Secret("key".to_owned()),
        ];
        assert_eq!(fill(&template, key), "Bearer :k-1");
        let token = Values::from([("token".to_owned(), "t:2".to_owned())]);
        for (header, expected) in [
            ("Bearer t:2:k-1", Some(token)),
            ("Bearer t:2:k-2", None),
            ("Basic t:2:k-1", None),
            ("Bearer t", None),
            ("", None),
        ] {
            assert_eq!(capture(&template, key, header), expected, "{header}");
        }
    }
}
