//! Signatures over strings.

use crate::auth::holder::Holder;
use crate::error::Error;
use crate::types::descriptor::{Algorithm, Encoding, SignatureRule};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha512};

/// Signs a string, and encodes the signature as it is sent.
pub(super) fn signature(
    rule: &SignatureRule,
    holder: &Holder,
    text: &[u8],
) -> Result<String, Error> {
    let signed = match rule.algorithm {
        Algorithm::HmacSha256 => hmac::<Hmac<Sha256>>(secret(rule, holder)?, text),
        Algorithm::HmacSha512 => hmac::<Hmac<Sha512>>(secret(rule, holder)?, text),
        Algorithm::RsaSha256 => {
            let key = holder.private_key(rule.key);
            key.ok_or_else(|| missing(rule))?.sign(text)
        }
    };
    let signed = signed.ok_or_else(|| Error::request("the request cannot be signed"))?;
    Ok(match rule.encoding {
        Encoding::Base64 => STANDARD.encode(signed),
        Encoding::Hex => hex::encode(signed),
    })
}

/// Computes an HMAC. `None` would mean that the algorithm rejects the key, which it never
/// does.
fn hmac<M: Mac + KeyInit>(key: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let mut mac = <M as KeyInit>::new_from_slice(key).ok()?;
    mac.update(text);
    Some(mac.finalize().into_bytes().to_vec())
}

fn secret<'c>(rule: &SignatureRule, from: &'c Holder) -> Result<&'c [u8], Error> {
    let secret = from.secret(rule.key).ok_or_else(|| missing(rule))?;
    Ok(secret.as_bytes())
}

fn missing(rule: &SignatureRule) -> Error {
    Error::configuration(format!(
        "the credentials contain no key `{}` for the signature",
        rule.key,
    ))
}
