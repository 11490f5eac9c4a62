//! Signing of requests.

use super::signature::signature;
use super::time::time_text;
use crate::auth::holder::Holder;
use crate::auth::template::{Values, fill};
use crate::error::Error;
use crate::types::descriptor::{Part, SigningScheme, Template};
use crate::types::timestamp::Timestamp;
use bytes::Bytes;
use http::{HeaderName, HeaderValue};

/// The values that differ from request to request.
pub(crate) struct Inputs<'a> {
    pub(crate) time: Timestamp,
    pub(crate) token: Option<&'a str>,
    /// The unique number of the request, unless the request already has one.
    pub(crate) unique_id: String,
}

/// Adds the headers of a scheme to a request, including the signature.
///
/// If a header is a unique number and the request already has it, that value is kept: it is the
/// idempotency key, which must be the same for all attempts of a call.
pub(crate) fn sign(
    scheme: &SigningScheme,
    holder: &Holder,
    request: &mut http::Request<Bytes>,
    inputs: Inputs<'_>,
) -> Result<(), Error> {
    let timestamp = time_text(inputs.time, scheme.timestamp);
    let unique_id = own_id(scheme, request).unwrap_or(inputs.unique_id);
    let values = Values {
        holder,
        request: Some(request),
        timestamp: Some(&timestamp),
        token: inputs.token,
        unique_id: Some(&unique_id),
        signature: None,
    };
    let signed = fill(scheme.signature.over, &values)?;
    let signature = signature(&scheme.signature, holder, &signed)?;
    let values = Values {
        request: None,
        signature: Some(&signature),
        ..values
    };
    let headers = scheme.headers.iter();
    let headers: Result<Vec<_>, Error> = headers
        .map(|(name, template)| header(name, template, &values))
        .collect();
    for (name, value) in headers? {
        request.headers_mut().insert(name, value);
    }
    Ok(())
}

/// Returns the unique number that a request already has.
fn own_id(scheme: &SigningScheme, request: &http::Request<Bytes>) -> Option<String> {
    let mut headers = scheme.headers.iter();
    let (name, _) = headers.find(|(name, template)| {
        *template == [Part::UniqueId] && request.headers().contains_key(*name)
    })?;
    let value = request.headers().get(*name)?.to_str().ok()?;
    Some(value.to_owned())
}

/// Creates a header. The memory of its value is wiped when the request is dropped.
fn header(
    name: &str,
    template: Template,
    values: &Values<'_>,
) -> Result<(HeaderName, HeaderValue), Error> {
    let invalid =
        || Error::configuration(format!("the header `{name}` has an invalid name or value"));
    let parsed = HeaderName::from_bytes(name.as_bytes()).map_err(|_| invalid())?;
    let text = Bytes::from_owner(fill(template, values)?);
    let mut value = HeaderValue::from_maybe_shared(text).map_err(|_| invalid())?;
    value.set_sensitive(template.iter().any(|part| is_sensitive(*part)));
    Ok((parsed, value))
}

/// Returns whether anyone who reads a part could make requests, or replay this one.
fn is_sensitive(part: Part) -> bool {
    match part {
        Part::Secret(_) | Part::Token | Part::Signature | Part::UniqueId | Part::Body => true,
        Part::Text(_)
        | Part::Credential(_)
        | Part::Method
        | Part::Path
        | Part::BodySha256
        | Part::Id
        | Part::Timestamp => false,
    }
}
