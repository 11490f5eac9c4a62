//! Methods and paths of older pages and of published clients, for operations that have others now.

use durianpay_client::Endpoint;
use durianpay_client::api::endpoint;
use http::Method;

/// An operation under another method or path.
struct Older {
    /// The other methods.
    methods: &'static [Method],
    path: &'static str,
    endpoint: &'static Endpoint,
}

/// The operations under another method or path. A placeholder stands for any segment.
static OLDER: &[Older] = &[
    // The vendor's PHP client, and another one.
    Older {
        methods: &[Method::GET, Method::POST],
        path: "/ewallet/account",
        endpoint: &endpoint::EWALLET_ACCOUNTS_GET,
    },
    Older {
        methods: &[Method::POST],
        path: "/ewallet/account/unbind",
        endpoint: &endpoint::EWALLET_ACCOUNTS_UNBIND,
    },
    // A guide, and two clients.
    Older {
        methods: &[Method::GET, Method::POST],
        path: "/payments/{id}/cancel",
        endpoint: &endpoint::PAYMENTS_CANCEL,
    },
    // Two clients.
    Older {
        methods: &[Method::POST],
        path: "/payments/{id}/capture",
        endpoint: &endpoint::PAYMENTS_CAPTURE,
    },
];

/// The path of virtual accounts in the client whose author recorded responses, and its place now.
const ACCOUNTS: (&str, &str) = ("/va", "/payments/va");

/// Returns the method and path of today for those of a request; `None` if they are not older ones.
/// A missing id becomes `-`, since the operation does not depend on it.
pub(crate) fn current(method: &Method, path: &str) -> Option<(Method, String)> {
    let (older, newer) = ACCOUNTS;
    if let Some(rest) = path.strip_prefix(older)
        && (rest.is_empty() || rest.starts_with('/'))
    {
        return Some((method.clone(), format!("{newer}{rest}")));
    }
    let mut known = OLDER.iter();
    let (found, id) = known.find_map(|older| {
        let is_method = older.methods.contains(method);
        let id = id_in(older.path, path).filter(|_| is_method)?;
        Some((older, id))
    })?;
    let method = found.endpoint.method.parse().ok()?;
    Some((method, found.endpoint.path.replace("{id}", id)))
}

/// Returns the id in a path that matches a template, or `-` if the template has none.
fn id_in<'p>(template: &str, path: &'p str) -> Option<&'p str> {
    match template.split_once("{id}") {
        None => (template == path).then_some("-"),
        Some((before, after)) => {
            let id = path.strip_prefix(before)?.strip_suffix(after)?;
            (!id.is_empty() && !id.contains('/')).then_some(id)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::current;
    use http::Method;

    #[test]
    fn older_methods_and_paths_become_those_of_today() {
        for (method, path, expected) in [
            (
                Method::POST,
                "/ewallet/account/unbind",
                Some((Method::PUT, "/ewallet/account/-/unbind")),
            ),
            (
                Method::GET,
                "/ewallet/account",
                Some((Method::GET, "/ewallet/account/-")),
            ),
            (
                Method::GET,
                "/payments/pay_7/cancel",
                Some((Method::PUT, "/payments/pay_7/cancel")),
            ),
            (
                Method::POST,
                "/payments/pay_7/capture",
                Some((Method::PUT, "/payments/pay_7/capture")),
            ),
            (
                Method::PATCH,
                "/va/va_7",
                Some((Method::PATCH, "/payments/va/va_7")),
            ),
            (Method::POST, "/va", Some((Method::POST, "/payments/va"))),
            (Method::POST, "/variable", None),
            (Method::DELETE, "/payments/pay_7/cancel", None),
            (Method::GET, "/payments//cancel", None),
            (Method::GET, "/payments/a/b/cancel", None),
        ] {
            let found = current(&method, path);
            let found = found
                .as_ref()
                .map(|(method, path)| (method.clone(), &**path));
            assert_eq!(found, expected, "{method} {path}");
        }
    }
}
