//! Texts with places that are filled for each request.

use super::credentials::SignedCredentials;
use crate::error::Error;
use crate::types::descriptor::{Part, Template};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// What the places of a template are filled with. Those that are `None` cannot be used.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a> {
    pub(crate) credentials: &'a SignedCredentials,
    /// The request, of which method, path and body are taken.
    pub(crate) request: Option<&'a http::Request<bytes::Bytes>>,
    pub(crate) timestamp: &'a str,
    pub(crate) token: Option<&'a str>,
    pub(crate) unique_id: Option<&'a str>,
    pub(crate) signature: Option<&'a str>,
}

/// Fills a template.
pub(super) fn fill(template: Template, values: &Values<'_>) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut filled = Zeroizing::new(Vec::new());
    for part in template {
        fill_part(*part, values, &mut filled).ok_or_else(|| unusable(*part))?;
    }
    Ok(filled)
}

/// Fills a template of a text.
pub(crate) fn text(template: Template, values: &Values<'_>) -> Result<Zeroizing<String>, Error> {
    let mut filled = fill(template, values)?;
    let text = String::from_utf8(std::mem::take(&mut *filled));
    text.map(Zeroizing::new)
        .map_err(|_| Error::request("a part of the request is not UTF-8"))
}

fn fill_part(part: Part, values: &Values<'_>, out: &mut Vec<u8>) -> Option<()> {
    let digest;
    let bytes = match part {
        Part::Text(text) => text.as_bytes(),
        Part::Credential(name) => values.credentials.text(name).as_bytes(),
        Part::Method => values.request?.method().as_str().as_bytes(),
        Part::Path => {
            let uri = values.request?.uri();
            uri.path_and_query()
                .map_or("/", |path| path.as_str())
                .as_bytes()
        }
        Part::BodySha256 => {
            digest = hex::encode(Sha256::digest(values.request?.body()));
            digest.as_bytes()
        }
        Part::Body => values.request?.body(),
        Part::Timestamp => values.timestamp.as_bytes(),
        Part::Token => values.token?.as_bytes(),
        Part::UniqueId => values.unique_id?.as_bytes(),
        Part::Signature => values.signature?.as_bytes(),
    };
    out.extend_from_slice(bytes);
    Some(())
}

#[cold]
fn unusable(part: Part) -> Error {
    let reason = format!("the description of the API has {part:?} where there is none of it");
    Error::configuration(reason)
}
