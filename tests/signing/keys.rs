//! Keys in the notations that merchants and providers use, and invalid ones.

use durianpay_client::{RsaKeyError, RsaPrivateKey, RsaPublicKey};

macro_rules! key {
    ($name:literal) => {
        include_str!(concat!("keys/", $name, ".pem"))
    };
}

/// Returns the ways in which a file ends up in an environment variable.
fn notations(pem: &str) -> Vec<String> {
    let lines: Vec<&str> = pem.trim().lines().collect();
    let base64 = &lines[1..lines.len() - 1];
    vec![
        pem.to_owned(),
        pem.replace('\n', "\r\n"),
        lines.join("\\n"),
        format!("\"{}\\n\"", lines.join("\\n")),
        lines.join(" "),
        format!("  \n{pem}\n"),
        format!("Bag Attributes\n{pem}"),
        base64.concat(),
        base64.join("\n"),
        base64.concat().trim_end_matches('=').to_owned(),
    ]
}

#[test]
fn a_private_key_is_read_from_every_notation() {
    for pem in [key!("pkcs1"), key!("pkcs8")] {
        for text in notations(pem) {
            let key = RsaPrivateKey::from_pem(&text).unwrap();
            assert_eq!(format!("{key:?}"), "RsaPrivateKey(2048 bits)");
        }
    }
}

#[test]
fn a_public_key_is_read_from_every_notation() {
    for pem in [key!("spki"), key!("pkcs1-public")] {
        for text in notations(pem) {
            let key = RsaPublicKey::from_pem(&text).unwrap();
            assert_eq!(format!("{key:?}"), "RsaPublicKey(2048 bits)");
        }
    }
}

#[test]
fn an_error_names_the_format_in_place_of_a_private_key() {
    for (text, error) in [
        ("", RsaKeyError::Empty),
        (" \n", RsaKeyError::Empty),
        ("secret!", RsaKeyError::NotPem),
        ("/etc/keys/key.pem", RsaKeyError::NotPem),
        ("-----BEGIN PRIVATE KEY-----", RsaKeyError::NotPem),
        ("c2VjcmV0", RsaKeyError::Damaged),
        (key!("encrypted"), RsaKeyError::Encrypted),
        (key!("encrypted-pkcs1"), RsaKeyError::Encrypted),
        (key!("spki"), RsaKeyError::PublicKey),
        (key!("pkcs1-public"), RsaKeyError::PublicKey),
        (key!("certificate"), RsaKeyError::Certificate),
        (key!("elliptic"), RsaKeyError::NotRsa),
        (key!("elliptic-pkcs8"), RsaKeyError::NotRsa),
        (key!("elliptic-public"), RsaKeyError::NotRsa),
        (key!("short"), RsaKeyError::TooShort { bits: 1024 }),
        // A length that ring does not support.
        (key!("uneven"), RsaKeyError::Unsupported { bits: 2560 }),
    ] {
        assert_eq!(RsaPrivateKey::from_pem(text).unwrap_err(), error, "{text}");
    }
}

#[test]
fn an_error_names_the_format_in_place_of_a_public_key() {
    for (text, error) in [
        ("", RsaKeyError::Empty),
        ("secret!", RsaKeyError::NotPem),
        (key!("pkcs1"), RsaKeyError::PrivateKey),
        (key!("pkcs8"), RsaKeyError::PrivateKey),
        (key!("encrypted"), RsaKeyError::PrivateKey),
        (key!("encrypted-pkcs1"), RsaKeyError::PrivateKey),
        (key!("certificate"), RsaKeyError::Certificate),
        (key!("elliptic-public"), RsaKeyError::NotRsa),
        (key!("short-public"), RsaKeyError::TooShort { bits: 1024 }),
    ] {
        assert_eq!(RsaPublicKey::from_pem(text).unwrap_err(), error, "{text}");
    }
}

#[test]
fn a_key_that_is_cut_or_changed_is_damaged() {
    let lines: Vec<&str> = key!("pkcs8").lines().collect();
    let cut = [&lines[..10], &lines[lines.len() - 1..]]
        .concat()
        .join("\n");
    assert_eq!(
        RsaPrivateKey::from_pem(cut).unwrap_err(),
        RsaKeyError::Damaged
    );
    // Two lines of a prime changed their places.
    let mut changed = lines.clone();
    changed.swap(13, 14);
    let error = RsaPrivateKey::from_pem(changed.join("\n")).unwrap_err();
    assert_eq!(error, RsaKeyError::Damaged);
}

#[test]
fn a_key_is_read_from_a_file() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/signing/keys");
    RsaPrivateKey::from_pem_file(format!("{folder}/pkcs1.pem")).unwrap();
    RsaPublicKey::from_pem_file(format!("{folder}/spki.pem")).unwrap();
    let error = RsaPrivateKey::from_pem_file(format!("{folder}/none.pem")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the RSA key file cannot be read: entity not found"
    );
    let large = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(large.path(), "A".repeat(70_000)).unwrap();
    let error = RsaPrivateKey::from_pem_file(large.path()).unwrap_err();
    assert!(matches!(error, RsaKeyError::Unreadable { .. }), "{error}");
}
