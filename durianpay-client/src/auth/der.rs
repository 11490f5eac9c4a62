//! Recognition of key files by their outermost elements (DER, X.690).
//!
//! The cryptography library only reports that it rejects a key. This module finds out which kind
//! of document was passed instead.

/// The structure of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Document {
    /// `RSAPrivateKey` of PKCS#1.
    RsaPrivateKey {
        /// The length of the modulus in bits.
        bits: usize,
    },
    /// `PrivateKeyInfo` of PKCS#8 with an RSA key.
    RsaPrivateKeyInfo {
        /// The length of the modulus in bits.
        bits: usize,
    },
    /// `RSAPublicKey` of PKCS#1, or `SubjectPublicKeyInfo` with an RSA key.
    RsaPublicKey {
        /// The length of the modulus in bits.
        bits: usize,
    },
    /// `EncryptedPrivateKeyInfo` of PKCS#8.
    Encrypted,
    /// A certificate or a certificate signing request.
    Certificate,
    /// A private or public key of another algorithm.
    OtherKey,
}

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// The object identifier `rsaEncryption`, 1.2.840.113549.1.1.1.
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

/// Determines the structure of a document, or returns `None` if it is unknown.
pub(super) fn classify(document: &[u8]) -> Option<Document> {
    let (SEQUENCE, content, []) = element(document)? else {
        return None;
    };
    let (tag, first, rest) = element(content)?;
    let (next_tag, next, rest) = element(rest)?;
    match (tag, next_tag) {
        (INTEGER, SEQUENCE) => private_key_info(next, rest),
        (INTEGER, INTEGER) if rest.is_empty() => Some(Document::RsaPublicKey { bits: bits(first) }),
        (INTEGER, INTEGER) => Some(Document::RsaPrivateKey { bits: bits(next) }),
        // `ECPrivateKey` of SEC 1.
        (INTEGER, OCTET_STRING) => Some(Document::OtherKey),
        (SEQUENCE, BIT_STRING) => public_key_info(first, next),
        (SEQUENCE, OCTET_STRING) => Some(Document::Encrypted),
        (SEQUENCE, SEQUENCE) => Some(Document::Certificate),
        _ => None,
    }
}

fn private_key_info(algorithm: &[u8], rest: &[u8]) -> Option<Document> {
    if !is_rsa(algorithm)? {
        return Some(Document::OtherKey);
    }
    let (OCTET_STRING, key, _) = element(rest)? else {
        return None;
    };
    // The first integer is the version.
    let [_, modulus] = two_integers(key)?;
    Some(Document::RsaPrivateKeyInfo {
        bits: bits(modulus),
    })
}

fn public_key_info(algorithm: &[u8], key: &[u8]) -> Option<Document> {
    if !is_rsa(algorithm)? {
        return Some(Document::OtherKey);
    }
    // The first byte is the number of unused bits.
    let [modulus, _] = two_integers(key.get(1..)?)?;
    Some(Document::RsaPublicKey {
        bits: bits(modulus),
    })
}

/// Returns the modulus and the exponent of a public key in `RSAPublicKey` or `SubjectPublicKeyInfo`,
/// without leading zeros. Returns `None` if the document is damaged: if it is truncated or continues, if
/// a number is even or negative, or if the exponent is 1.
pub(super) fn public_numbers(document: &[u8]) -> Option<[&[u8]; 2]> {
    let (SEQUENCE, content, []) = element(document)? else {
        return None;
    };
    let key = match element(content)? {
        (SEQUENCE, _, rest) => match element(rest)? {
            // The first byte is the number of unused bits.
            (BIT_STRING, [0, key @ ..], []) => key,
            _ => return None,
        },
        _ => document,
    };
    let (SEQUENCE, content, []) = element(key)? else {
        return None;
    };
    let (INTEGER, modulus, rest) = element(content)? else {
        return None;
    };
    let (INTEGER, exponent, []) = element(rest)? else {
        return None;
    };
    let [modulus, exponent] = [positive(modulus)?, positive(exponent)?];
    let is_odd = |number: &[u8]| number.last().is_some_and(|last| last % 2 == 1);
    let is_valid = is_odd(modulus) && is_odd(exponent) && exponent != [1];
    is_valid.then_some([modulus, exponent])
}

/// Removes the leading zero of a positive integer.
fn positive(integer: &[u8]) -> Option<&[u8]> {
    match integer {
        [0, rest @ ..] if rest.first()? >= &0x80 => Some(rest),
        [0x01..=0x7f, ..] => Some(integer),
        _ => None,
    }
}

/// Returns the first two integers of a sequence.
fn two_integers(document: &[u8]) -> Option<[&[u8]; 2]> {
    let (SEQUENCE, content, _) = element(document)? else {
        return None;
    };
    let (INTEGER, first, rest) = element(content)? else {
        return None;
    };
    let (INTEGER, second, _) = element(rest)? else {
        return None;
    };
    Some([first, second])
}

/// Returns whether an `AlgorithmIdentifier` names RSA.
fn is_rsa(algorithm: &[u8]) -> Option<bool> {
    match element(algorithm)? {
        (IDENTIFIER, identifier, _) => Some(identifier == RSA),
        _ => None,
    }
}

/// Counts the bits of a positive integer.
fn bits(integer: &[u8]) -> usize {
    let significant = integer.iter().skip_while(|byte| **byte == 0);
    let mut bits = significant.clone().count() * 8;
    if let Some(first) = significant.clone().next() {
        bits -= first.leading_zeros() as usize;
    }
    bits
}

/// Splits a document into the tag and content of its first element, and the rest.
fn element(document: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let [tag, length, rest @ ..] = document else {
        return None;
    };
    let (length, rest) = match *length {
        short @ 0..=0x7f => (usize::from(short), rest),
        long @ 0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(long - 0x80))?;
            let fold = |length, digit: &u8| length << 8 | usize::from(*digit);
            (digits.iter().fold(0, fold), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((*tag, content, rest))
}

#[cfg(test)]
mod tests {
    use super::{bits, classify, public_numbers};

    /// `RSAPublicKey` with two integers of one byte.
    fn public_key(modulus: u8, exponent: u8) -> [u8; 8] {
        [0x30, 0x06, 0x02, 0x01, modulus, 0x02, 0x01, exponent]
    }

    #[test]
    fn a_public_key_has_a_modulus_and_an_exponent() {
        let key = public_key(0x23, 3);
        assert_eq!(public_numbers(&key), Some([&[0x23][..], &[3]]));
        let mut info = vec![0x30, 0x0f, 0x30, 0x02, 0x05, 0x00, 0x03, 0x09, 0x00];
        info.extend(key);
        assert_eq!(public_numbers(&info), Some([&[0x23][..], &[3]]));
    }

    #[test]
    fn a_damaged_public_key_is_rejected() {
        for (modulus, exponent) in [
            (0x22, 3),
            (0x23, 2),
            (0x23, 1),
            (0xa3, 3),
            (0, 3),
            (0x23, 0),
        ] {
            let key = public_key(modulus, exponent);
            assert_eq!(public_numbers(&key), None, "{modulus} {exponent}");
        }
        let key = public_key(0x23, 3);
        for length in 0..key.len() {
            assert_eq!(public_numbers(&key[..length]), None);
        }
        let mut continued = key.to_vec();
        continued.push(0);
        assert_eq!(public_numbers(&continued), None);
    }

    #[test]
    fn any_bytes_are_an_input() {
        let whole = [0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x01];
        for length in 0..whole.len() {
            assert_eq!(classify(&whole[..length]), None);
        }
        for bytes in [
            &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff][..],
            &[0x30, 0x85, 0, 0, 0, 0, 0],
            &[0x30, 0x80, 0, 0],
            &[0x30, 0x02, 0x04, 0x00],
        ] {
            assert_eq!(classify(bytes), None);
        }
    }

    #[test]
    fn the_length_of_an_integer_is_counted_in_bits() {
        for (integer, length) in [
            (&[][..], 0),
            (&[0], 0),
            (&[1], 1),
            (&[0, 0x80], 8),
            (&[0x01, 0x00], 9),
        ] {
            assert_eq!(bits(integer), length);
        }
    }
}
