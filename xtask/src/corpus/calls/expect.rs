//! The request that a document describes for some values.

use super::super::reading::{At, Operation};
use super::sample::Sampler;
use serde_json::{Map, Value};

/// The values of a call, and the request that it must send.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// The path below the base URL, with its values percent-decoded.
    pub(super) path: String,
    /// The values in the path, in its order.
    pub(super) placeholders: Vec<Value>,
    /// The parameters in the query and in headers, by name.
    pub(super) query: Map<String, Value>,
    pub(super) headers: Map<String, Value>,
    /// The pairs of the query, percent-decoded, in the order of their names.
    pub(super) pairs: Vec<(String, String)>,
    /// The headers, by name in lower case.
    pub(super) sent_headers: Vec<(String, String)>,
    pub(super) body: Option<Value>,
}

/// Draws the values of a call. Returns `None` if this code cannot make valid ones.
pub(super) fn draw<'d>(
    sampler: &mut Sampler<'d>,
    operation: &Operation<'d>,
    body: Option<&At<'d>>,
    is_own: &dyn Fn(&str, &str) -> bool,
) -> Option<Expected> {
    let mut expected = Expected {
        path: operation.path.clone(),
        ..Expected::default()
    };
    let parameters = sampler.reading.parameters(operation);
    for name in names_of(&operation.path) {
        let at = parameters
            .iter()
            .find(|at| at.text("in") == Some("path") && at.text("name") == Some(name))?;
        if at.text("style").is_some_and(|style| style != "simple") {
            return None;
        }
        let value = sampler.value(&at.get("schema")?, 0)?;
        let text = scalar(&value)?;
        // It must fill its segment.
        if text.is_empty() || text.chars().all(|character| character == '.') {
            return None;
        }
        expected.path = expected.path.replacen(&format!("{{{name}}}"), &text, 1);
        expected.placeholders.push(value);
    }
    for at in &parameters {
        let (Some(name), Some(place)) = (at.text("name"), at.text("in")) else {
            continue;
        };
        if !is_own(place, name) || !at.is("required") && sampler.random.bool() {
            continue;
        }
        let drawn = parameter(sampler, at, name, place, &mut expected);
        if drawn.is_none() && at.is("required") {
            return None;
        }
    }
    expected.pairs.sort_by(|one, other| one.0.cmp(&other.0));
    expected.sent_headers.sort();
    if let Some(schema) = body {
        expected.body = Some(sampler.value(schema, 0)?);
    }
    Some(expected)
}

fn parameter<'d>(
    sampler: &mut Sampler<'d>,
    at: &At<'d>,
    name: &str,
    place: &str,
    expected: &mut Expected,
) -> Option<()> {
    let value = sampler.value(&at.get("schema")?, 0)?;
    match place {
        "query" => {
            let pairs = pairs_of(at, name, &value)?;
            // A list without items is not sent, and neither is an object without members.
            if pairs.is_empty() {
                return None;
            }
            expected.pairs.extend(pairs);
            expected.query.insert(name.to_owned(), value);
        }
        "header" => {
            let text = match &value {
                Value::Array(items) => all(items)?.join(","),
                other => scalar(other)?,
            };
            let is_plain = |character: char| character.is_ascii_graphic() || character == ' ';
            if text.is_empty() || !text.chars().all(is_plain) {
                return None;
            }
            expected
                .sent_headers
                .push((name.to_ascii_lowercase(), text));
            expected.headers.insert(name.to_owned(), value);
        }
        _ => return None,
    }
    Some(())
}

/// Returns the pairs of a query parameter, by its style.
fn pairs_of(at: &At<'_>, name: &str, value: &Value) -> Option<Vec<(String, String)>> {
    let style = at.text("style").unwrap_or("form");
    let explode = at.json.get("explode").and_then(Value::as_bool);
    let is_exploded = explode.unwrap_or(style == "form");
    let one = |text: String| vec![(name.to_owned(), text)];
    Some(match (value, style) {
        (Value::Array(items), "form") if is_exploded => {
            let items = all(items)?.into_iter();
            items.map(|item| (name.to_owned(), item)).collect()
        }
        (Value::Array(items), _) if items.is_empty() => Vec::new(),
        (Value::Array(items), "form") => one(all(items)?.join(",")),
        (Value::Array(items), "spaceDelimited") => one(all(items)?.join(" ")),
        (Value::Array(items), "pipeDelimited") => one(all(items)?.join("|")),
        (Value::Object(members), "form") if is_exploded => members
            .iter()
            .map(|(key, value)| Some((key.clone(), scalar(value)?)))
            .collect::<Option<_>>()?,
        (Value::Object(members), "deepObject") => members
            .iter()
            .map(|(key, value)| Some((format!("{name}[{key}]"), scalar(value)?)))
            .collect::<Option<_>>()?,
        (Value::Array(_) | Value::Object(_), _) => return None,
        (other, _) => one(scalar(other)?),
    })
}

fn all(items: &[Value]) -> Option<Vec<String>> {
    items.iter().map(scalar).collect()
}

/// Returns the text of a value in a URL or header.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Lists the placeholders of a path.
pub(super) fn names_of(path: &str) -> Vec<&str> {
    let rest = path.split('{').skip(1);
    rest.filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

/// Returns the pairs that a form consists of, or `None` if its notation depends on more than the document.
pub(super) fn form_of(media: &At<'_>, body: &Value) -> Option<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    for (name, value) in body.as_object()? {
        let encoding = media.get("encoding").and_then(|all| all.get(name));
        match value {
            Value::Object(_) => return None,
            Value::Array(_) if encoding.is_some() => return None,
            Value::Array(items) => {
                let items = all(items)?.into_iter();
                pairs.extend(items.map(|item| (name.clone(), item)));
            }
            other => pairs.push((name.clone(), scalar(other)?)),
        }
    }
    pairs.sort_by(|one, other| one.0.cmp(&other.0));
    Some(pairs)
}
