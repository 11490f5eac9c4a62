//! Finds the endpoint of a request, and the handler of an endpoint.

use crate::context::Handler;
use crate::query::read_query;
use crate::resources::{
    charge, disbursements, invoices, orders, payments, promos, refunds, samples, validations,
    virtual_accounts,
};
use durianpay_client::__private::Checks;
use durianpay_client::__private::json::ReadError;
use durianpay_client::Endpoint;
use durianpay_client::api::endpoint;
use http::Method;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// The endpoints that do not return a sample.
static HANDLERS: &[(&Endpoint, Handler)] = &[
    (&endpoint::DISBURSEMENTS_APPROVE, disbursements::approve),
    (&endpoint::DISBURSEMENTS_BALANCE, disbursements::balance),
    (&endpoint::DISBURSEMENTS_DELETE, disbursements::delete),
    (&endpoint::DISBURSEMENTS_GET, disbursements::get),
    (&endpoint::DISBURSEMENTS_ITEMS, disbursements::items),
    (&endpoint::DISBURSEMENTS_STATUS, disbursements::status),
    (&endpoint::DISBURSEMENTS_SUBMIT, disbursements::submit),
    (&endpoint::DISBURSEMENTS_TOPUP, disbursements::topup),
    (&endpoint::DISBURSEMENTS_VALIDATE, validations::validate),
    (&endpoint::INVOICES_CREATE, invoices::create),
    (&endpoint::ORDERS_CREATE, orders::create),
    (&endpoint::ORDERS_GET, orders::get),
    (&endpoint::ORDERS_LIST, orders::list),
    (&endpoint::PAYMENTS_CANCEL, payments::cancel),
    (&endpoint::PAYMENTS_CHARGE, charge::charge),
    (&endpoint::PAYMENTS_GET, payments::get),
    (&endpoint::PAYMENTS_LIST, payments::list),
    (&endpoint::PAYMENTS_STATUS, payments::status),
    (&endpoint::PAYMENTS_VERIFY, payments::verify),
    (&endpoint::PROMOS_CREATE, promos::create),
    (&endpoint::REFUNDS_BY_PAYMENT, refunds::by_payment),
    (&endpoint::REFUNDS_CREATE, refunds::create),
    (&endpoint::REFUNDS_GET, refunds::get),
    (&endpoint::REFUNDS_LIST, refunds::list),
    (
        &endpoint::STATIC_VIRTUAL_ACCOUNTS_CREATE,
        virtual_accounts::create_static,
    ),
    (
        &endpoint::STATIC_VIRTUAL_ACCOUNTS_GET,
        virtual_accounts::get,
    ),
    (
        &endpoint::STATIC_VIRTUAL_ACCOUNTS_LIST,
        virtual_accounts::list_static,
    ),
    (
        &endpoint::STATIC_VIRTUAL_ACCOUNTS_SIMULATE,
        virtual_accounts::simulate,
    ),
    (
        &endpoint::STATIC_VIRTUAL_ACCOUNTS_UPDATE,
        virtual_accounts::update_static,
    ),
    (&endpoint::VIRTUAL_ACCOUNTS_CREATE, virtual_accounts::create),
    (&endpoint::VIRTUAL_ACCOUNTS_GET, virtual_accounts::get),
    (&endpoint::VIRTUAL_ACCOUNTS_LIST, virtual_accounts::list),
    (
        &endpoint::VIRTUAL_ACCOUNTS_SIMULATE,
        virtual_accounts::simulate,
    ),
    (&endpoint::VIRTUAL_ACCOUNTS_UPDATE, virtual_accounts::update),
];

/// Finds the handler of an endpoint.
pub(crate) fn handler(endpoint: &Endpoint) -> Option<Handler> {
    let mut rows = HANDLERS.iter().chain(samples::HANDLERS);
    let row = rows.find(|(known, _)| std::ptr::eq(*known, endpoint))?;
    Some(row.1)
}

/// The route of a request.
#[derive(Debug)]
pub(crate) enum Route {
    /// An endpoint, with the values of its path parameters.
    To(&'static Checks, Vec<(&'static str, String)>),
    /// The path has only endpoints with these other methods.
    MethodNotAllowed(Vec<&'static str>),
    /// No endpoint has this path.
    NotFound,
}

impl Route {
    /// Finds the route of `path`, which is below the base URL, among endpoints: `/orders/ord_1`.
    pub(crate) fn find(
        endpoints: &'static [Checks],
        method: &Method,
        path: &str,
        query: &str,
    ) -> Self {
        let mut methods = Vec::new();
        let mut found: Option<(&'static Checks, Vec<_>)> = None;
        let Some(segments) = segments(path) else {
            return Self::NotFound;
        };
        for checks in endpoints {
            let Some(values) = fill(checks.endpoint.path, &segments) else {
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
            None if methods.is_empty() => Self::NotFound,
            None => Self::MethodNotAllowed(methods),
        }
    }
}

/// Ranks endpoints that match the same path; the lowest rank wins. `/payments/va/static` also
/// matches `/payments/va/{id}`: the later parameter wins. Two endpoints match
/// `/settlements/details`: the one that accepts the query wins.
fn rank(checks: &Checks, query: &str) -> (Vec<bool>, usize) {
    let segments = checks.endpoint.path.split('/');
    let placeholders = segments.map(|segment| segment.starts_with('{')).collect();
    let issues = match read_query(checks, query) {
        Err(ReadError::Decode(error)) => error.issues().len(),
        _ => 0,
    };
    (placeholders, issues)
}

/// Decodes the segments of a path; `None` if they are not UTF-8.
fn segments(path: &str) -> Option<Vec<Cow<'_, str>>> {
    let segments = path.split('/');
    let decoded = segments.map(|segment| percent_decode_str(segment).decode_utf8().ok());
    decoded.collect()
}

/// Returns the values of the parameters of `template`, if the segments match it.
fn fill(template: &'static str, segments: &[Cow<'_, str>]) -> Option<Vec<(&'static str, String)>> {
    let mut values = Vec::new();
    let mut segments = segments.iter();
    for expected in template.split('/') {
        let segment = segments.next()?;
        let name = expected
            .strip_prefix('{')
            .and_then(|expected| expected.strip_suffix('}'));
        match name {
            Some(_) if segment.is_empty() => return None,
            Some(name) => values.push((name, segment.clone().into_owned())),
            None if segment == expected => {}
            None => return None,
        }
    }
    segments.next().is_none().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::{HANDLERS, Route, fill, segments};
    use crate::resources::samples;
    use durianpay_client::Endpoint;
    use durianpay_client::api::endpoint;
    use http::Method;

    #[test]
    fn every_endpoint_has_one_handler_and_every_handler_an_endpoint() {
        let rows = || HANDLERS.iter().chain(samples::HANDLERS);
        let handlers = |endpoint: &Endpoint| {
            rows()
                .filter(|(known, _)| std::ptr::eq(*known, endpoint))
                .count()
        };
        for endpoint in endpoint::ALL {
            assert_eq!(handlers(endpoint), 1, "{}", endpoint.id);
        }
        assert_eq!(rows().count(), endpoint::ALL.len());
    }

    #[test]
    fn every_endpoint_is_found_by_its_path() {
        for endpoint in endpoint::ALL {
            let segments = endpoint.path.split('/').map(|segment| match segment {
                placeholder if placeholder.starts_with('{') => "a%2Fb",
                literal => literal,
            });
            let path = segments.collect::<Vec<_>>().join("/");
            let query = if endpoint.id == endpoint::SETTLEMENTS_BY_PAYMENT.id {
                "payment_id=pay_1"
            } else {
                ""
            };
            let method: Method = endpoint.method.parse().expect("the spec has HTTP methods");
            let Route::To(checks, values) = Route::find(endpoint::CHECKS, &method, &path, query)
            else {
                panic!("{} is not found", endpoint.id);
            };
            assert_eq!(checks.endpoint.id, endpoint.id);
            for (_, value) in values {
                assert_eq!(value, "a/b");
            }
        }
    }

    #[test]
    fn a_path_must_match_completely() {
        for path in ["/orders/", "/orders/1/", "/orders/1/2", "/", "", "orders/1"] {
            let segments = segments(path).expect("UTF-8");
            assert_eq!(fill("/orders/{id}", &segments), None, "{path}");
        }
        assert!(matches!(
            Route::find(endpoint::CHECKS, &Method::GET, "/order", ""),
            Route::NotFound
        ));
        let route = Route::find(endpoint::CHECKS, &Method::DELETE, "/orders", "");
        let Route::MethodNotAllowed(methods) = route else {
            panic!("DELETE /orders is an endpoint");
        };
        assert_eq!(methods, ["POST", "GET"]);
    }
}
