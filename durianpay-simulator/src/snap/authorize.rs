//! Authenticates requests, with other code than the client's.

use super::case::INVALID_TOKEN;
use super::headers::{Stamp, TokenHeaders, TransactionHeaders};
use super::keys::{CLIENT_KEY, CLIENT_SECRET, is_by_merchant};
use super::minify::minify;
use super::refusal::Refusal;
use crate::record::RecordedRequest;
use crate::state::State;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_client::Timestamp;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};
use std::time::SystemTime;

/// Rejects a request for a token unless it is one of the merchant, of about now.
pub(crate) fn check_token_request(
    state: &State,
    headers: &TokenHeaders<'_>,
) -> Result<(), Refusal> {
    let TokenHeaders { stamp, client_key } = headers;
    if *client_key != CLIENT_KEY {
        return Err(Refusal::unauthorized("Unknown Client"));
    }
    check_time(state, stamp)
}

/// Rejects a request for a token unless the merchant signed it.
pub(crate) fn verify_token_request(headers: &TokenHeaders<'_>) -> Result<(), Refusal> {
    let TokenHeaders { stamp, client_key } = headers;
    let signed = format!("{client_key}|{}", stamp.text);
    if is_by_merchant(signed.as_bytes(), &signature(stamp)?) {
        Ok(())
    } else {
        Err(invalid_signature())
    }
}

/// Rejects any other request unless it has a valid token, and is of about now.
pub(crate) fn check_transaction(
    state: &State,
    headers: &TransactionHeaders<'_>,
) -> Result<(), Refusal> {
    let TransactionHeaders {
        stamp,
        token,
        partner_id,
        external_id: _,
    } = headers;
    if !state.snap.tokens.is_valid(token, state.clock.now()) {
        return Err(Refusal::new(INVALID_TOKEN));
    }
    if *partner_id != CLIENT_KEY {
        return Err(Refusal::unauthorized("Unknown Client"));
    }
    check_time(state, stamp)
}

/// Rejects any other request unless it has the merchant's signature.
pub(crate) fn verify_transaction(
    headers: &TransactionHeaders<'_>,
    request: &RecordedRequest,
) -> Result<(), Refusal> {
    let TransactionHeaders { stamp, token, .. } = headers;
    let path = [request.base_path, &request.path].concat();
    let query = request.query.as_ref().map(|query| format!("?{query}"));
    let digest = hex::encode(Sha256::digest(minify(&request.body)));
    let signed = format!(
        "{}:{path}{}:{token}:{digest}:{}",
        request.method,
        query.unwrap_or_default(),
        stamp.text,
    );
    let mac = Hmac::<Sha512>::new_from_slice(CLIENT_SECRET.as_bytes());
    let mac = mac.map_err(|_| invalid_signature())?;
    mac.chain_update(signed)
        .verify_slice(&signature(stamp)?)
        .map_err(|_| invalid_signature())
}

/// Decodes the signature.
fn signature(stamp: &Stamp<'_>) -> Result<Vec<u8>, Refusal> {
    let decoded = STANDARD.decode(stamp.signature);
    decoded.map_err(|_| invalid_signature())
}

/// Creates `dp-error.invalid-signature.json`.
fn invalid_signature() -> Refusal {
    Refusal::unauthorized("Invalid X-Signature")
}

fn check_time(state: &State, stamp: &Stamp<'_>) -> Result<(), Refusal> {
    let is_near = is_within(state, stamp.time).unwrap_or(false);
    is_near
        .then_some(())
        .ok_or_else(|| Refusal::unauthorized("Invalid X-Timestamp"))
}

/// Returns whether a time is within the tolerance of the virtual clock.
fn is_within(state: &State, time: Timestamp) -> Option<bool> {
    let sent = SystemTime::try_from(time).ok()?;
    let now = SystemTime::try_from(state.clock.now()).ok()?;
    let apart = match now.duration_since(sent) {
        Ok(age) => age,
        Err(ahead) => ahead.duration(),
    };
    Some(apart <= state.snap.behavior.time_tolerance)
}
