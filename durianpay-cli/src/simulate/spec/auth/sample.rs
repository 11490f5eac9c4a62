//! The authentication of an example request.

use super::request::{Bearer, basic};
use super::signed::{message, sign};
use crate::simulate::spec::credentials::Credentials;
use crate::simulate::spec::template::{Values, fill};
use durianpay_client::Timestamp;
use durianpay_codegen::model::{Auth, Endpoint, Spec};

/// The unique number of an example request.
const UNIQUE_ID: &str = "10000000000000000001";

/// Returns the scheme of an endpoint.
fn scheme<'s>(spec: &'s Spec, endpoint: &Endpoint) -> Option<&'s Auth> {
    let api = spec.called_api()?;
    let named = endpoint
        .auth
        .as_deref()
        .and_then(|name| api.auth.named(name));
    Some(named.unwrap_or(&api.auth.usual))
}

/// Returns the parameters of the query that authenticate a request. They are part of the signed URL,
/// so they come before the headers.
pub(in crate::simulate::spec) fn query(
    spec: &Spec,
    endpoint: &Endpoint,
    credentials: &Credentials,
    token: &str,
) -> Vec<(String, String)> {
    match scheme(spec, endpoint) {
        Some(Auth::Query(name)) => vec![(name.clone(), credentials.key().to_owned())],
        Some(Auth::Sending(name)) => {
            let scheme = spec.called_api().and_then(|api| api.auth.sending(name));
            let query = scheme.into_iter().flat_map(|scheme| &scheme.query);
            let value = |name: &str| known(credentials, token, name);
            query
                .map(|named| (named.name.clone(), fill(&named.template, value)))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the headers that authenticate a request.
pub(in crate::simulate::spec) fn headers(
    spec: &Spec,
    endpoint: &Endpoint,
    credentials: &Credentials,
    token: &str,
    request: &Bearer<'_>,
) -> Vec<(String, String)> {
    let key = credentials.key();
    let authorization = |value| vec![("authorization".to_owned(), value)];
    match scheme(spec, endpoint) {
        Some(Auth::Basic) => authorization(basic(key, "")),
        Some(Auth::Bearer) => authorization(format!("Bearer {key}")),
        Some(Auth::Header(name)) => vec![(name.clone(), key.to_owned())],
        Some(Auth::Sending(name)) => {
            let scheme = spec.called_api().and_then(|api| api.auth.sending(name));
            let Some(scheme) = scheme else {
                return Vec::new();
            };
            let value = |name: &str| known(credentials, token, name);
            if let Some((user, password)) = &scheme.basic {
                return authorization(basic(&fill(user, value), &fill(password, value)));
            }
            let headers = scheme.headers.iter();
            headers
                .map(|named| (named.name.clone(), fill(&named.template, value)))
                .collect()
        }
        Some(Auth::Signed(name)) => {
            let api = spec.called_api();
            let mut schemes = api.into_iter().flat_map(|api| &api.signing);
            let Some(scheme) = schemes.find(|scheme| scheme.name == *name) else {
                return Vec::new();
            };
            let mut values = Values::from([
                ("timestamp".to_owned(), Timestamp::now().to_string()),
                ("token".to_owned(), token.to_owned()),
                ("unique_id".to_owned(), UNIQUE_ID.to_owned()),
            ]);
            let signed = message(scheme, credentials, request, &values);
            let signature = sign(scheme, credentials, &signed);
            values.insert("signature".to_owned(), signature);
            let value = |name: &str| credentials.text(name).or_else(|| values.get(name).cloned());
            let headers = scheme.headers.iter();
            headers
                .map(|named| (named.name.clone(), fill(&named.template, value)))
                .collect()
        }
        Some(Auth::None | Auth::Query(_)) | None => Vec::new(),
    }
}

fn known(credentials: &Credentials, token: &str, name: &str) -> Option<String> {
    let token = (name == "token").then(|| token.to_owned());
    token.or_else(|| credentials.text(name))
}

/// Returns whether the requests of an endpoint carry a token.
pub(in crate::simulate::spec) fn needs_token(spec: &Spec, endpoint: &Endpoint) -> bool {
    let api = spec.called_api();
    match scheme(spec, endpoint) {
        Some(Auth::Sending(name)) => {
            let scheme = api.and_then(|api| api.auth.sending(name));
            scheme.is_some_and(|scheme| scheme.token.is_some())
        }
        Some(Auth::Signed(name)) => {
            let mut schemes = api.into_iter().flat_map(|api| &api.signing);
            schemes.any(|scheme| scheme.name == *name && scheme.token.is_some())
        }
        _ => false,
    }
}
