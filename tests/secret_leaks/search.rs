//! The search finds a secret in every form. The other tests depend on it.

use crate::captured::KEY;
use crate::encodings::leak;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use durianpay_client::{ApiKey, Client};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};

fn own() -> &'static str {
    KEY.strip_prefix("dp_test_").unwrap()
}

#[track_caller]
fn found(form: &str, text: &str) {
    let leak = leak(own(), text);
    let is_form = leak.as_ref().is_some_and(|leak| leak.starts_with(form));
    assert!(is_form, "{form}: {leak:?} in {text}");
}

#[test]
fn a_secret_is_found_in_every_form() {
    let bytes = KEY.as_bytes();
    found("plain", KEY);
    found("plain", &format!("user={KEY}&x"));
    found("plain", &KEY.to_uppercase());
    let encoded = percent_encode(bytes, NON_ALPHANUMERIC).to_string();
    found("plain", &encoded);
    found("list of bytes", &format!("{bytes:?}"));
    found("list of bytes", &format!("{bytes:#?}"));
    found("list of hex", &format!("{bytes:x?}"));
    let all = |write: fn(&u8) -> String| bytes.iter().map(write).collect::<String>();
    found("hex", &all(|byte| format!("{byte:02x}")));
    found("hex", &all(|byte| format!("{byte:02X}")));
    found("URL", &all(|byte| format!("%{byte:02X}")));
    found("escaped", &all(|byte| format!("\\x{byte:02x}")));
    for before in ["", "a", "ab", "abc", "user:"] {
        for after in ["", ":", ":p", ":pass"] {
            let text = format!("{before}{KEY}{after}");
            found("Base64", &STANDARD.encode(&text));
            found("Base64", &URL_SAFE_NO_PAD.encode(&text));
            let bytes = STANDARD.encode(&text).into_bytes();
            found("list of bytes of Base64", &format!("{bytes:?}"));
        }
    }
}

#[test]
fn a_part_of_eight_characters_is_found_and_a_shorter_one_is_not() {
    for part in own().as_bytes().windows(8) {
        let part = str::from_utf8(part).unwrap();
        found("plain", &format!("the key is {part}…"));
        assert_eq!(leak(own(), &part[..7]), None);
        assert_eq!(leak(own(), &format!("{:?}", &part.as_bytes()[1..])), None);
    }
    // The prefix of all test keys is not a secret, and neither is unrelated text.
    assert_eq!(leak(own(), &STANDARD.encode("dp_test_")), None);
    assert_eq!(
        leak(own(), "orders.get: no connection to the API (3 attempts)"),
        None
    );
}

#[test]
fn the_sent_header_is_found() {
    let client = Client::new(ApiKey::new(KEY).unwrap()).unwrap();
    let request = client.orders().get("ord_1").to_http().unwrap();
    found(
        "Base64",
        request.headers()["authorization"].to_str().unwrap(),
    );
}
