//! The call that fetches a token, as a request and a response.

use crate::auth::template::{Values, text};
use crate::auth::token::{Issued, Lifetime, read_lifetime};
use crate::error::{ApiError, Error, ErrorKind, History};
use crate::http::raw::RawResponse;
use crate::http::rejection;
use crate::http::request::{RequestParts, Target};
use crate::json::tape::Kind;
use crate::json::tree::{Node, Tree};
use crate::types::descriptor::{Api, TokenRule};
use crate::types::outcome::Outcome;
use crate::types::timestamp::Timestamp;
use bytes::Bytes;
use std::time::Duration;
use zeroize::Zeroizing;

/// The maximum length of a token, in bytes. Servers reject longer headers.
const LONGEST: usize = 16 * 1024;

/// Creates the request for a token, without its signature.
pub(crate) fn request(
    api: &'static Api,
    rule: &TokenRule,
    target: &Target,
) -> Result<http::Request<Bytes>, Error> {
    let values = Values {
        holder: target.credentials.holder(),
        request: None,
        timestamp: None,
        token: None,
        unique_id: None,
        signature: None,
    };
    let members = rule.body.iter();
    let members: Result<Vec<_>, Error> = members
        .map(|(key, template)| Ok((*key, text(template, &values)?)))
        .collect();
    let members = members?;
    let mut parts = RequestParts::new(api, rule.endpoint);
    parts.body_of_strings(members.iter().map(|(key, value)| (*key, value.as_str())));
    target.complete(rule.endpoint, parts.to_http(target)?)
}

/// Reads the response to a token request, given the time on the server's clock.
pub(crate) fn read(
    api: &Api,
    rule: &TokenRule,
    raw: &RawResponse,
    now: Timestamp,
) -> Result<Issued, Error> {
    if raw.status.is_redirection() {
        return Err(rejection::redirect(api, rule.endpoint, raw).after(History::ONE));
    }
    let checked = rejection::check(api, rule.endpoint, raw);
    checked.map_err(|error| error.after(History::ONE))?;
    let unreadable = |reason: String| {
        Error::new(ErrorKind::Decode, Outcome::Unknown, reason)
            .for_operation(rule.endpoint.id)
            .with_response(ApiError {
                status: raw.status.as_u16(),
                ..ApiError::default()
            })
    };
    let tree = Tree::parse(&raw.body)
        .map_err(|source| unreadable("the response is not JSON".to_owned()).with_source(source))?;
    let root = tree.root();
    let wrapped = api.envelope.map_or(Node::ABSENT, |key| root.get(key));
    let body = if wrapped.is_absent() { root } else { wrapped };
    let token = body.get(rule.token).string().unwrap_or_default();
    let token = Zeroizing::new(token.into_owned());
    if !is_token(&token) {
        let reason = format!("the response has no token in `{}`", rule.token);
        return Err(unreadable(reason));
    }
    let stated = rule.expires.and_then(|key| lifetime(body.get(key)));
    let stated = stated.and_then(|lifetime| lifetime.from(now));
    Ok(Issued {
        text: token,
        life: stated.unwrap_or(Duration::from_secs(rule.lifetime_seconds)),
    })
}

/// Returns whether a string can be a token: a header must be able to carry it.
fn is_token(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn lifetime(value: Node<'_>) -> Option<Lifetime> {
    match value.kind() {
        Kind::Number => read_lifetime(value.source()),
        _ => read_lifetime(&value.string()?),
    }
}
