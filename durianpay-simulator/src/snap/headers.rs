//! The headers of a request. A mandatory header that is missing or malformed is rejected with
//! 400xx02, as observed for `CHANNEL-ID`; a missing token has a separate case.

use super::case::TOKEN_NOT_FOUND;
use super::refusal::Refusal;
use durianpay_client::Timestamp;
use http::HeaderMap;
use http::header::AUTHORIZATION;

/// The maximum length of `X-EXTERNAL-ID`, in characters.
const LONGEST_ID: usize = 36;

/// The time and the signature that every request has.
pub(crate) struct Stamp<'r> {
    /// The time as it was sent, which is the signed form.
    pub(crate) text: &'r str,
    pub(crate) time: Timestamp,
    pub(crate) signature: &'r str,
}

/// The headers of a request for a token.
pub(crate) struct TokenHeaders<'r> {
    pub(crate) stamp: Stamp<'r>,
    pub(crate) client_key: &'r str,
}

/// The headers of any other request.
pub(crate) struct TransactionHeaders<'r> {
    pub(crate) stamp: Stamp<'r>,
    pub(crate) token: &'r str,
    pub(crate) partner_id: &'r str,
    pub(crate) external_id: &'r str,
}

impl<'r> TokenHeaders<'r> {
    pub(crate) fn read(headers: &'r HeaderMap) -> Result<Self, Refusal> {
        check_content_type(headers)?;
        Ok(Self {
            stamp: Stamp::read(headers)?,
            client_key: mandatory(headers, "X-CLIENT-KEY")?,
        })
    }
}

impl<'r> TransactionHeaders<'r> {
    pub(crate) fn read(headers: &'r HeaderMap) -> Result<Self, Refusal> {
        check_content_type(headers)?;
        let stamp = Stamp::read(headers)?;
        let partner_id = mandatory(headers, "X-PARTNER-ID")?;
        let external_id = mandatory(headers, "X-EXTERNAL-ID")?;
        // Sources differ on letters and on the value of `CHANNEL-ID`, so neither causes a
        // rejection.
        let is_id = external_id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !is_id || external_id.len() > LONGEST_ID {
            return Err(Refusal::missing("X-EXTERNAL-ID"));
        }
        mandatory(headers, "CHANNEL-ID")?;
        let token = single(headers, AUTHORIZATION.as_str());
        let token = token.and_then(bearer);
        Ok(Self {
            stamp,
            token: token.ok_or_else(|| Refusal::new(TOKEN_NOT_FOUND))?,
            partner_id,
            external_id,
        })
    }
}

impl<'r> Stamp<'r> {
    fn read(headers: &'r HeaderMap) -> Result<Self, Refusal> {
        let text = mandatory(headers, "X-TIMESTAMP")?;
        let time = text.parse().map_err(|_| Refusal::missing("X-TIMESTAMP"))?;
        let signature = mandatory(headers, "X-SIGNATURE")?;
        Ok(Self {
            text,
            time,
            signature,
        })
    }
}

fn check_content_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let value = mandatory(headers, "Content-Type")?;
    let media = value.split(';').next().unwrap_or_default().trim();
    if media.eq_ignore_ascii_case("application/json") {
        Ok(())
    } else {
        Err(Refusal::missing("Content-Type"))
    }
}

/// Returns the token after the name of its scheme, which is case-insensitive (RFC 9110).
fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
}

fn mandatory<'r>(headers: &'r HeaderMap, name: &'static str) -> Result<&'r str, Refusal> {
    let value = single(headers, name).filter(|value| !value.is_empty());
    value.ok_or_else(|| Refusal::missing(name))
}

/// Returns the only value of a header.
fn single<'r>(headers: &'r HeaderMap, name: &str) -> Option<&'r str> {
    let mut values = headers.get_all(name).iter();
    let (value, None) = (values.next()?, values.next()) else {
        return None;
    };
    Some(value.to_str().ok()?.trim())
}
