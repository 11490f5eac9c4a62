//! The header with the signatures of a webhook.

use super::error::WebhookError;
use crate::types::descriptor::{Encoding, SignatureLayout, TimePlace, WebhookSignature};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The maximum number of signatures that are checked. A sender that rotates its keys sends two.
const MOST: usize = 16;

/// The signatures of a webhook, and the time beside them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Signatures<'a> {
    pub(super) all: Vec<Vec<u8>>,
    pub(super) time: Option<&'a str>,
}

/// Reads the header with the signatures. At least one must have the API's encoding.
pub(super) fn read<'a>(
    rule: &WebhookSignature,
    text: &'a str,
) -> Result<Signatures<'a>, WebhookError> {
    let malformed = |expected| WebhookError::Malformed {
        header: rule.header,
        expected,
    };
    let (texts, time) = match rule.layout {
        SignatureLayout::Plain { prefix } => {
            let text = text.strip_prefix(prefix);
            let text = text.ok_or_else(|| malformed("a signature after the API's prefix"))?;
            (vec![text], None)
        }
        SignatureLayout::Versions { version } => (of_version(text, version), None),
        SignatureLayout::Pairs { separator, version } => {
            let pairs = pairs(text, separator).ok_or_else(|| malformed("a list of pairs"))?;
            let of = |wanted: &'static str| {
                let values = pairs.iter().filter(move |(key, _)| *key == wanted);
                values.map(|(_, value)| *value)
            };
            let time = match rule.timestamp.map(|time| time.place) {
                Some(TimePlace::Pair(key)) => {
                    let mut times = of(key);
                    let (Some(time), None) = (times.next(), times.next()) else {
                        return Err(malformed("a list with one time"));
                    };
                    Some(time)
                }
                Some(TimePlace::Header(_) | TimePlace::Field(_)) | None => None,
            };
            (of(version).collect(), time)
        }
    };
    if texts.is_empty() {
        return Err(malformed("a list with a signature of the known version"));
    }
    if texts.len() > MOST {
        return Err(malformed("a list of at most 16 signatures"));
    }
    let decoded = texts.iter().filter_map(|text| decode(text, rule.encoding));
    let all: Vec<Vec<u8>> = decoded.collect();
    if all.is_empty() {
        return Err(malformed(match rule.encoding {
            Encoding::Base64 => "a signature in Base64 with padding",
            Encoding::Hex => "a signature in hex digits",
        }));
    }
    Ok(Signatures { all, time })
}

/// Lists the signatures of a version: `v1,… v1a,… v1,…`.
fn of_version<'a>(text: &'a str, version: &str) -> Vec<&'a str> {
    let all = text.split_ascii_whitespace();
    all.filter_map(|one| one.strip_prefix(version)?.strip_prefix(','))
        .collect()
}

/// Lists the pairs of a header, or returns `None` if one has no `=`.
fn pairs<'a>(text: &'a str, separator: &str) -> Option<Vec<(&'a str, &'a str)>> {
    let all = text.split(separator);
    all.map(|pair| {
        let (key, value) = pair.split_once('=')?;
        Some((key.trim(), value.trim()))
    })
    .collect()
}

fn decode(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Base64 => STANDARD.decode(text).ok(),
        Encoding::Hex => hex::decode(text).ok(),
    }
}
