//! Compares the requests of a program with those that the documents describe, and responses with the values that were read.

use super::answer::Answer;
use super::difference::{self, shortened};
use super::expect::Expected;
use super::keys::Keys;
use serde_json::Value;

/// What a line of the program must show.
#[derive(Debug)]
pub(super) enum Case {
    Call(Box<Call>),
    /// An example of a response, which must be written as it was read.
    Response(Value),
}

/// A call, and the request that it must send.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) verb: String,
    pub(super) expected: Expected,
    /// The server of the operation, if it has its own.
    pub(super) server: Option<String>,
    /// The media type of the body, if there is a body.
    pub(super) media_type: Option<String>,
    /// The pairs of a form, if they are determined.
    pub(super) form: Option<Vec<(String, String)>>,
    pub(super) keys: Keys,
    /// The response of the mock. Without one, the request is only built.
    pub(super) answer: Option<Answer>,
}

/// Returns the reason why a request, or an example of a response, differs from its case, if it does.
pub(super) fn problem(case: &Case, shown: &Value) -> Option<String> {
    if let Some(error) = shown["error"].as_str() {
        return Some(error.to_owned());
    }
    match case {
        Case::Response(expected) => read_problem(expected, shown),
        Case::Call(call) => request_problem(call, shown),
    }
}

/// Returns the reason why the response to a call was read with another value, if it was.
pub(super) fn answer_problem(answer: &Answer, shown: &Value) -> Option<String> {
    let read = &shown["read"];
    if let Some(error) = read["error"].as_str() {
        return Some(format!("{error}; in {}", shortened(&answer.body)));
    }
    match &answer.read {
        None => None,
        Some(expected) => match read["unreadable"].as_str() {
            Some(issues) => Some(issues.to_owned()),
            None => read_problem(expected, read),
        },
    }
}

fn read_problem(expected: &Value, shown: &Value) -> Option<String> {
    let written = shown["written"].as_str().unwrap_or_default();
    let written: Value = serde_json::from_str(written).unwrap_or_default();
    difference::find(expected, &written)
}

fn request_problem(call: &Call, shown: &Value) -> Option<String> {
    let Call {
        verb,
        expected,
        server,
        media_type,
        form,
        keys,
        answer,
    } = call;
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
    let mut pairs = pairs(query, false);
    // A request that is only built carries no token yet.
    if answer.is_some() && !keys.are_sent(&header, &pairs) {
        return Some("no key of the document's".to_owned());
    }
    pairs.retain(|(name, _)| !keys.in_query.contains(name));
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
            difference::find(json, &sent).map(|found| format!("body {found}"))
        }
        (_, Some(form)) => {
            let sent = self::pairs(body, true);
            (sent != *form).then(|| format!("form {sent:?}, expected {form:?}"))
        }
        (None, _) if !body.is_empty() => Some(format!("body {body}")),
        _ => None,
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
