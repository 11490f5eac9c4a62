//! Reads the query of a request.

use crate::lenience::{accept, left_out};
use crate::object::Object;
use durianpay_client::__private::Checks;
use durianpay_client::__private::json::{Mode, ReadError};
use durianpay_client::json::Json;
use percent_encoding::percent_decode_str;

/// Reads the query as a JSON object of strings, with a list for a name that occurs more than once.
/// The query is checked if the endpoint has one.
pub(crate) fn read_query(checks: &Checks, query: &str) -> Result<Json, ReadError> {
    accept_query(checks, query, false).map(|(query, _)| query)
}

/// Reads the query like [`read_query`], and returns the differences from the spec that were
/// tolerated.
pub(crate) fn accept_query(
    checks: &Checks,
    query: &str,
    is_lenient: bool,
) -> Result<(Json, Vec<String>), ReadError> {
    let Some(check_query) = checks.query else {
        return Ok((Object::new().finish(), Vec::new()));
    };
    let mut object = Object::new();
    let mut notes = Vec::new();
    for (name, values) in &pairs(query) {
        if is_lenient && values.iter().all(|value| value.as_str() == "\"\"") {
            notes.push(left_out(name));
            continue;
        }
        object = match values.as_slice() {
            [value] => object.with(name, value),
            _ => object.with(name, values),
        };
    }
    let json = object.finish();
    let accepted = accept(
        json.as_str().as_bytes(),
        Mode::Strings,
        check_query,
        is_lenient,
    )?;
    let text = std::str::from_utf8(&accepted.document).unwrap_or_default();
    let amended = Json::parse(text);
    notes.extend(accepted.notes);
    Ok((amended.unwrap_or(json), notes))
}

fn pairs(query: &str) -> Vec<(String, Vec<Json>)> {
    let mut pairs: Vec<(String, Vec<Json>)> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = form_decode(name);
        let value = Json::from(form_decode(value));
        match pairs.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => values.push(value),
            None => pairs.push((name, vec![value])),
        }
    }
    pairs
}

/// Decodes form encoding, in which a plus is a space.
fn form_decode(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::read_query;
    use durianpay_client::api::endpoint;

    #[test]
    fn a_query_is_read_as_strings() {
        let checks = endpoint::CHECKS
            .iter()
            .find(|checks| checks.endpoint.id == endpoint::ORDERS_GET.id)
            .expect("the spec has orders.get");
        for (query, json) in [
            ("", "{}"),
            ("expand=customer", r#"{"expand":"customer"}"#),
            (
                "expand=customer&expand=pay%6Dents",
                r#"{"expand":["customer","payments"]}"#,
            ),
        ] {
            let read = read_query(checks, query).map(|json| json.as_str().to_owned());
            assert_eq!(read.as_deref(), Ok(json), "{query}");
        }
        let unknown = read_query(checks, "expnd=customer").map_err(|error| error.to_string());
        assert_eq!(
            unknown.err().as_deref(),
            Some("at `$.expnd`: is not a field of `GetOrder`"),
        );
    }
}
