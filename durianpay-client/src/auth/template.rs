//! Strings with placeholders that are filled for each request.

use crate::auth::holder::Holder;
use crate::error::Error;
use crate::types::descriptor::{Part, Template};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use zeroize::Zeroizing;

/// The values for the placeholders of a template. A placeholder whose value is `None` is an error.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a> {
    pub(crate) holder: &'a Holder,
    /// The request, which provides the method, path and body.
    pub(crate) request: Option<&'a http::Request<bytes::Bytes>>,
    pub(crate) timestamp: Option<&'a str>,
    pub(crate) token: Option<&'a str>,
    pub(crate) unique_id: Option<&'a str>,
    pub(crate) signature: Option<&'a str>,
}

/// Fills a template.
pub(super) fn fill(template: Template, values: &Values<'_>) -> Result<Zeroizing<Vec<u8>>, Error> {
    let parts = template
        .iter()
        .map(|part| filled(*part, values).ok_or_else(|| unusable(*part)));
    let parts: Vec<Cow<'_, [u8]>> = parts.collect::<Result<_, Error>>()?;
    // In one step: if it grew, copies of a token would be left in memory.
    Ok(Zeroizing::new(parts.concat()))
}

/// Fills a template that yields a string.
pub(crate) fn text(template: Template, values: &Values<'_>) -> Result<Zeroizing<String>, Error> {
    let mut filled = fill(template, values)?;
    let text = String::from_utf8(std::mem::take(&mut *filled));
    text.map(Zeroizing::new)
        .map_err(|_| Error::request("a part of the request is not UTF-8"))
}

fn filled<'a>(part: Part, values: &Values<'a>) -> Option<Cow<'a, [u8]>> {
    let text = match part {
        Part::Text(text) => text,
        Part::Credential(name) => values.holder.text(name)?,
        Part::Secret(name) => values.holder.secret(name)?,
        Part::Method => values.request?.method().as_str(),
        Part::Path => {
            let uri = values.request?.uri();
            uri.path_and_query().map_or("/", |path| path.as_str())
        }
        Part::BodySha256 => {
            let digest = hex::encode(Sha256::digest(values.request?.body()));
            return Some(Cow::Owned(digest.into_bytes()));
        }
        Part::Body => return Some(Cow::Borrowed(values.request?.body())),
        Part::Timestamp => values.timestamp?,
        Part::Token => values.token?,
        Part::UniqueId => values.unique_id?,
        Part::Signature => values.signature?,
        // Only webhooks have an id.
        Part::Id => return None,
    };
    Some(Cow::Borrowed(text.as_bytes()))
}

#[cold]
fn unusable(part: Part) -> Error {
    Error::configuration(match part {
        Part::Credential(name) | Part::Secret(name) => {
            format!("the operation needs the credential `{name}`, which is not set")
        }
        _ => format!("the spec uses {part:?} where no such value exists"),
    })
}
