//! Compares two JSON documents by their structure, not by their values.

use serde_json::Value;

/// Returns the differences of a document from a recorded one, each with its path.
pub(crate) fn differences(recorded: &Value, found: &Value) -> Vec<String> {
    let mut differences = Vec::new();
    compare("$", recorded, found, &mut differences);
    differences
}

fn compare(path: &str, recorded: &Value, found: &Value, differences: &mut Vec<String>) {
    match (recorded, found) {
        (Value::Object(recorded), Value::Object(found)) => {
            for (key, recorded) in recorded {
                match found.get(key) {
                    Some(found) => compare(&format!("{path}.{key}"), recorded, found, differences),
                    None => differences.push(format!("{path}.{key}: is missing")),
                }
            }
            let more = found.keys().filter(|key| !recorded.contains_key(*key));
            differences.extend(more.map(|key| format!("{path}.{key}: was not recorded")));
        }
        (Value::Array(recorded), Value::Array(found)) => match (recorded.first(), found.first()) {
            (Some(recorded), Some(found)) => {
                compare(&format!("{path}[0]"), recorded, found, differences);
            }
            (None, None) => {}
            _ => differences.push(format!("{path}: one list is empty")),
        },
        (Value::String(recorded), Value::String(found)) => {
            let (recorded, found) = (Form::of(recorded), Form::of(found));
            match (&recorded, &found) {
                _ if recorded == found => {}
                (Form::Blank, _) => differences.push(format!("{path}: is not blank")),
                (_, Form::Blank) => differences.push(format!("{path}: is blank")),
                // Any words.
                (Form::Text, _) => {}
                _ => differences.push(format!("{path}: {found:?} instead of {recorded:?}")),
            }
        }
        _ if kind(recorded) == kind(found) => {}
        _ => {
            let (recorded, found) = (kind(recorded), kind(found));
            differences.push(format!("{path}: {found} instead of {recorded}"));
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a fraction",
        Value::Number(_) => "an integer",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The form of a string.
#[derive(Debug, PartialEq)]
enum Form {
    Blank,
    /// The zero time of Go.
    UnsetTime,
    /// A time with this offset: `Z`, or hours and minutes.
    Time(String),
    /// Digits, with this many decimals after a point.
    Number(Option<usize>),
    /// An id with this prefix: `ord_`.
    Id(String),
    /// 64 hex digits.
    Digest,
    Text,
}

impl Form {
    fn of(text: &str) -> Self {
        if text.is_empty() {
            return Self::Blank;
        }
        if text == "0001-01-01T00:00:00Z" {
            return Self::UnsetTime;
        }
        if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Self::Digest;
        }
        time(text)
            .or_else(|| number(text))
            .or_else(|| id(text))
            .unwrap_or(Self::Text)
    }
}

fn time(text: &str) -> Option<Form> {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    let rest = shape.strip_prefix("0000-00-00T00:00:00")?;
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => {
            let rest = fraction.trim_start_matches('0');
            assert!(fraction.len() - rest.len() <= 9, "{text}");
            rest
        }
        None => rest,
    };
    ["Z", "+00:00"]
        .contains(&rest)
        .then(|| Form::Time(text[text.len() - rest.len()..].to_owned()))
}

fn number(text: &str) -> Option<Form> {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(whole) && decimals.is_none_or(is_number))
        .then(|| Form::Number(decimals.map(str::len)))
}

fn id(text: &str) -> Option<Form> {
    let (prefix, id) = text.rsplit_once('_')?;
    let prefix = prefix.split('_').next()?;
    let is_id = id.len() == 14
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && id[10..].bytes().all(|byte| byte.is_ascii_digit());
    is_id.then(|| Form::Id(prefix.to_owned()))
}
