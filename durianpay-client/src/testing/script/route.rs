//! Which endpoint a request is for.

use crate::types::descriptor::Endpoint;

/// Returns how well a path fits an endpoint: the number of its literal segments, or `None` if it does not
/// fit. What precedes the endpoint's path belongs to the base URL.
pub(super) fn fit(endpoint: &Endpoint, method: &str, path: &str) -> Option<usize> {
    if endpoint.method != method {
        return None;
    }
    let mut found = path.trim_end_matches('/').rsplit('/');
    let mut literal = 0;
    for expected in endpoint.path.trim_matches('/').rsplit('/') {
        let segment = found.next()?;
        match expected.split_once('{') {
            None if expected == segment => literal += 1,
            None => return None,
            Some((before, after)) => {
                let after = after.rsplit_once('}').map_or("", |(_, after)| after);
                let long_enough = segment.len() > before.len() + after.len();
                if !long_enough || !segment.starts_with(before) || !segment.ends_with(after) {
                    return None;
                }
            }
        }
    }
    Some(literal)
}

#[cfg(test)]
mod tests {
    use super::fit;
    use crate::types::descriptor::{Endpoint, RetryClass};

    const fn endpoint(path: &'static str) -> Endpoint {
        Endpoint::new("a.b", "GET", path, RetryClass::Safe, "")
    }

    #[test]
    fn a_literal_segment_fits_better_than_a_placeholder() {
        for (template, path, expected) in [
            ("/orders/{id}", "/v1/orders/ord_1", Some(1)),
            ("/orders/{id}", "/v1/orders/ord_1/", Some(1)),
            ("/orders/latest", "/v1/orders/latest", Some(2)),
            ("/orders/{id}", "/v1/orders", None),
            ("/orders/{id}", "/v1/payments/pay_1", None),
            ("/orders/{id}/items", "/v1/orders/ord_1/items", Some(2)),
            ("/files/{id}.json", "/files/a.json", Some(1)),
            ("/files/{id}.json", "/files/.json", None),
            ("/files/{id}.json", "/files/a.xml", None),
            ("/", "/", Some(1)),
        ] {
            assert_eq!(
                fit(&endpoint(template), "GET", path),
                expected,
                "{template} {path}"
            );
        }
        assert_eq!(fit(&endpoint("/orders"), "POST", "/orders"), None);
    }
}
