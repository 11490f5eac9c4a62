//! Finds the endpoint of a request, and reads what stands in its URL.

use crate::object::Object;
use durianpay_client::__private::Checks;
use durianpay_client::__private::json::{Mode, ReadError, check};
use durianpay_client::api::endpoint;
use durianpay_client::json::Json;
use http::Method;
use percent_encoding::percent_decode_str;

/// Where a request goes.
#[derive(Debug)]
pub(crate) enum Route {
    /// To an endpoint, with the values of its placeholders.
    To(&'static Checks, Vec<(&'static str, String)>),
    /// Some endpoint has this path, with one of these methods.
    OtherMethod(Vec<&'static str>),
    /// No endpoint has this path.
    Nowhere,
}

impl Route {
    /// The route of `path`, given below the base URL: `/orders/ord_1`.
    pub(crate) fn find(method: &Method, path: &str, query: &str) -> Self {
        let mut methods = Vec::new();
        let mut found: Option<(&'static Checks, Vec<_>)> = None;
        for checks in endpoint::CHECKS {
            let Some(values) = fill(checks.endpoint.path, path) else {
                continue;
            };
            methods.push(checks.endpoint.method);
            let better = found
                .as_ref()
                .is_none_or(|(best, _)| rank(checks, query) < rank(best, query));
            if checks.endpoint.method == method.as_str() && better {
                found = Some((checks, values));
            }
        }
        match found {
            Some((checks, values)) => Self::To(checks, values),
            None if methods.is_empty() => Self::Nowhere,
            None => Self::OtherMethod(methods),
        }
    }
}

/// What decides between two endpoints; the lesser wins. `/payments/va/static`
/// is also `/payments/va/{id}`: the placeholder that comes later wins. Two
/// endpoints are `/settlements/details`: the one that the query suits wins.
fn rank(checks: &Checks, query: &str) -> (Vec<bool>, usize) {
    let segments = checks.endpoint.path.split('/');
    let placeholders = segments.map(|segment| segment.starts_with('{')).collect();
    let faults = match read_query(checks, query) {
        Err(ReadError::Decode(error)) => error.faults().len(),
        _ => 0,
    };
    (placeholders, faults)
}

/// The values of the placeholders of `template`, if `path` is one of its kind.
fn fill(template: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    let mut values = Vec::new();
    let mut segments = path.split('/');
    for expected in template.split('/') {
        let segment = percent_decode_str(segments.next()?).decode_utf8().ok()?;
        let name = expected
            .strip_prefix('{')
            .and_then(|expected| expected.strip_suffix('}'));
        match name {
            Some(_) if segment.is_empty() => return None,
            Some(name) => values.push((name, segment.into_owned())),
            None if segment == expected => {}
            None => return None,
        }
    }
    segments.next().is_none().then_some(values)
}

/// The query as a JSON object of texts, and of lists where a name stands more
/// than once; checked, if the endpoint takes one.
pub(crate) fn read_query(checks: &Checks, query: &str) -> Result<Json, ReadError> {
    let Some(check_query) = checks.query else {
        return Ok(Object::new().finish());
    };
    let mut object = Object::new();
    for (name, values) in &pairs(query) {
        object = match values.as_slice() {
            [value] => object.with(name, value),
            _ => object.with(name, values),
        };
    }
    let json = object.finish();
    check(json.as_str().as_bytes(), Mode::Words, check_query)?;
    Ok(json)
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

/// As forms are encoded: a plus is a space.
fn form_decode(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Route, fill, read_query};
    use durianpay_client::api::endpoint;
    use http::Method;

    #[test]
    fn every_endpoint_is_found_by_its_own_path() {
        for endpoint in endpoint::ALL {
            let segments = endpoint.path.split('/').map(|segment| match segment {
                placeholder if placeholder.starts_with('{') => "a%2Fb",
                literal => literal,
            });
            let path = segments.collect::<Vec<_>>().join("/");
            let query = match endpoint.id {
                "settlements.by_payment" => "payment_id=pay_1",
                _ => "",
            };
            let method: Method = endpoint.method.parse().expect("the spec has HTTP methods");
            let Route::To(checks, values) = Route::find(&method, &path, query) else {
                panic!("{} is not found", endpoint.id);
            };
            assert_eq!(checks.endpoint.id, endpoint.id);
            for (_, value) in values {
                assert_eq!(value, "a/b");
            }
        }
    }

    #[test]
    fn a_path_has_to_match_whole() {
        for path in ["/orders/", "/orders/1/", "/orders/1/2", "/", "", "orders/1"] {
            assert_eq!(fill("/orders/{id}", path), None, "{path}");
        }
        assert!(matches!(
            Route::find(&Method::GET, "/order", ""),
            Route::Nowhere
        ));
        let Route::OtherMethod(methods) = Route::find(&Method::DELETE, "/orders", "") else {
            panic!("DELETE /orders is an endpoint");
        };
        assert_eq!(methods, ["POST", "GET"]);
    }

    #[test]
    fn a_query_is_read_as_words() {
        let checks = endpoint::CHECKS
            .iter()
            .find(|checks| checks.endpoint.id == "orders.get")
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
