//! Checks the signature of a request.

use super::request::{Bearer, Denied, Secrets, check_token, header_values};
use crate::simulate::spec::credentials::Credentials;
use crate::simulate::spec::keys::{decode, encode, mac, sha256_hex};
use crate::simulate::spec::template::{Values, fill};
use aws_lc_rs::hmac::{HMAC_SHA256, HMAC_SHA512};
use durianpay_client::Timestamp;
use durianpay_codegen::model::{Algorithm, Part, SigningScheme};

/// Checks the headers of a signed request, its token and its signature. Returns a remark if the
/// signature cannot be checked.
pub(super) fn check(
    scheme: &SigningScheme,
    secrets: &Secrets<'_>,
    request: &Bearer<'_>,
) -> Result<Option<&'static str>, Denied> {
    let credentials = secrets.credentials;
    let mut values = Values::new();
    for header in &scheme.headers {
        for (name, value) in header_values(header, credentials, request.headers)? {
            let known = values.entry(name.clone()).or_insert_with(|| value.clone());
            if *known != value {
                return Err(Denied::new(format!("two headers differ in the {name}")));
            }
        }
    }
    check_token(&values, secrets.tokens)?;
    if let Some(time) = values.get("timestamp")
        && time.parse::<Timestamp>().is_err()
    {
        return Err(Denied::new(
            "the time of the request is not one of RFC 3339",
        ));
    }
    let rule = &scheme.signature;
    let is_unknown = |part: &Part| match part {
        Part::Timestamp | Part::UniqueId | Part::Token => part
            .placeholder()
            .is_some_and(|name| !values.contains_key(name)),
        _ => false,
    };
    if rule.over.iter().any(is_unknown) {
        return Ok(Some(
            "did not check the signature, which covers a value that is not sent",
        ));
    }
    let signed = message(scheme, credentials, request, &values);
    let signature = values.get("signature").map_or("", String::as_str);
    let signature = decode(rule.encoding, signature).ok_or_else(|| {
        Denied::new("the signature does not have the encoding that the spec states")
    })?;
    let key = || credentials.text(&rule.key).unwrap_or_default();
    let message = signed.as_bytes();
    let is_valid = match rule.algorithm {
        Algorithm::HmacSha256 => mac(HMAC_SHA256, key().as_bytes(), message) == signature,
        Algorithm::HmacSha512 => mac(HMAC_SHA512, key().as_bytes(), message) == signature,
        Algorithm::RsaSha256 => {
            let rsa = credentials.rsa.as_ref();
            rsa.is_some_and(|rsa| rsa.verifies(message, &signature))
        }
    };
    if is_valid {
        Ok(None)
    } else {
        Err(Denied::new("the signature does not match the request"))
    }
}

/// Returns the string that is signed.
pub(super) fn message(
    scheme: &SigningScheme,
    credentials: &Credentials,
    request: &Bearer<'_>,
    values: &Values,
) -> String {
    fill(&scheme.signature.over, |name| match name {
        "method" => Some(request.method.to_owned()),
        "path" => Some(request.target.to_owned()),
        "body" => Some(String::from_utf8_lossy(request.body).into_owned()),
        "body_sha256" => Some(sha256_hex(request.body)),
        name => credentials.text(name).or_else(|| values.get(name).cloned()),
    })
}

/// Signs a string as a client does.
pub(super) fn sign(scheme: &SigningScheme, credentials: &Credentials, message: &str) -> String {
    let rule = &scheme.signature;
    let key = credentials.text(&rule.key).unwrap_or_default();
    let message = message.as_bytes();
    let signature = match rule.algorithm {
        Algorithm::HmacSha256 => mac(HMAC_SHA256, key.as_bytes(), message),
        Algorithm::HmacSha512 => mac(HMAC_SHA512, key.as_bytes(), message),
        Algorithm::RsaSha256 => {
            let rsa = credentials.rsa.as_ref();
            rsa.map(|rsa| rsa.sign(message)).unwrap_or_default()
        }
    };
    encode(rule.encoding, &signature)
}
