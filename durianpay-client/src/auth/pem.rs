//! PEM (RFC 7468), as used in key files and environment variables.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

/// Padding is often lost when a key is copied.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// The content of a key file.
pub(super) enum Content {
    /// The DER of the first block that is not a parameter, or of the whole string.
    Der(Zeroizing<Vec<u8>>),
    /// A block that is encrypted by its headers (RFC 1421).
    Encrypted,
}

/// Reads a key from PEM, with line breaks or on one line with `\n` or blanks instead, or from
/// Base64 alone. Returns `None` for anything else.
pub(super) fn read(text: &str) -> Option<Content> {
    let text = text.trim().trim_matches(['"', '\'']);
    let text = Zeroizing::new(text.replace("\\r", "\n"));
    let text = Zeroizing::new(text.replace("\\n", "\n"));
    let Some(body) = block(&text) else {
        let is_pem = text.contains(DASHES);
        return if is_pem { None } else { decode(&text) };
    };
    if body.contains("ENCRYPTED") {
        return Some(Content::Encrypted);
    }
    decode(body)
}

/// Returns the content of the first block, skipping the elliptic curve parameters that some key
/// files begin with.
fn block(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let (_, begun) = rest.split_once(BEGIN)?;
        let (label, begun) = begun.split_once(DASHES)?;
        let (body, after) = begun.split_once(END)?;
        if !label.ends_with("PARAMETERS") {
            return Some(body);
        }
        rest = after;
    }
}

fn decode(base64: &str) -> Option<Content> {
    let mut compact = Zeroizing::new(String::with_capacity(base64.len()));
    compact.extend(base64.chars().filter(|sign| !sign.is_whitespace()));
    let mut der = Zeroizing::new(Vec::with_capacity(compact.len()));
    BASE64.decode_vec(compact.as_bytes(), &mut der).ok()?;
    Some(Content::Der(der))
}
