//! Compares the requests of a program with those that the documents describe, and responses with what was read.

use super::expect::Expected;
use serde_json::Value;

/// What a line of the program must show.
#[derive(Debug)]
pub(super) enum Case {
    Call {
        verb: String,
        expected: Box<Expected>,
        /// The server of the operation, if it has its own.
        server: Option<String>,
        /// The media type of the body, if there is a body.
        media_type: Option<String>,
        /// The pairs of a form, if they are determined.
        form: Option<Vec<(String, String)>>,
    },
    Response(Value),
}

/// Returns the reason why a line differs from its case, if it does.
pub(super) fn problem(case: &Case, shown: &Value) -> Option<String> {
    if let Some(error) = shown["error"].as_str() {
        return Some(error.to_owned());
    }
    match case {
        Case::Response(expected) => {
            let written = shown["written"].as_str().unwrap_or_default();
            let written: Value = serde_json::from_str(written).unwrap_or_default();
            (!is_equal(expected, &written)).then(|| format!("{expected} became {written}"))
        }
        Case::Call {
            verb,
            expected,
            server,
            media_type,
            form,
        } => {
            let text = |key: &str| shown[key].as_str().unwrap_or_default();
            let url = text("url")
                .strip_prefix(server.as_deref().unwrap_or(text("base")))
                .unwrap_or("another host");
            let (path, query) = url.split_once('?').unwrap_or((url, ""));
            let headers = shown["headers"].as_array().map_or(&[][..], Vec::as_slice);
            let header = |name: &str| {
                let mut all = headers.iter().filter(|pair| pair[0].as_str() == Some(name));
                all.next().and_then(|pair| pair[1].as_str())
            };
            let body = text("body");
            if text("method") != verb {
                return Some(format!("method {}", text("method")));
            }
            if decoded(path, false) != expected.path {
                return Some(format!("path {path}, expected {}", expected.path));
            }
            let pairs = pairs(query, false);
            if pairs != expected.pairs {
                return Some(format!("query {pairs:?}, expected {:?}", expected.pairs));
            }
            let differs = |(name, value): &&(String, String)| header(name) != Some(value);
            if let Some((name, value)) = expected.sent_headers.iter().find(differs) {
                return Some(format!(
                    "header {name}: {:?}, expected {value}",
                    header(name)
                ));
            }
            if header("content-type") != media_type.as_deref() {
                return Some(format!(
                    "content-type {:?}, expected {media_type:?}",
                    header("content-type")
                ));
            }
            let is_json = media_type
                .as_ref()
                .is_some_and(|name| name.contains("json"));
            match (&expected.body, form) {
                (Some(json), _) if is_json => {
                    let sent: Value = serde_json::from_str(body).unwrap_or_default();
                    (!is_equal(json, &sent)).then(|| format!("body {body}, expected {json}"))
                }
                (_, Some(form)) => {
                    let sent = self::pairs(body, true);
                    (sent != *form).then(|| format!("form {sent:?}, expected {form:?}"))
                }
                (None, _) if !body.is_empty() => Some(format!("body {body}")),
                _ => None,
            }
        }
    }
}

/// Checks whether two values are equal, numbers by their value.
fn is_equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one == other || one.as_f64() == other.as_f64()
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, one)| other.get(key).is_some_and(|other| is_equal(one, other)))
        }
        _ => one == other,
    }
}

/// Returns the pairs of a query or form, in the order of their names.
fn pairs(text: &str, is_form: bool) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<(String, String)> = pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name, is_form), decoded(value, is_form))
        })
        .collect();
    pairs.sort_by(|one, other| one.0.cmp(&other.0));
    pairs
}

fn decoded(text: &str, is_form: bool) -> String {
    let text = if is_form {
        text.replace('+', " ")
    } else {
        text.to_owned()
    };
    super::super::reading::decoded(&text)
}
