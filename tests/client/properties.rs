//! Properties of all ids, headers, keys and responses.

use crate::support::{client, read, shown};
use durianpay_client::{ApiKey, Client, Error, ErrorKind, Outcome};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

/// Texts that look like parts of a URL, and any others.
fn any_id() -> impl Strategy<Value = String> {
    prop_oneof![
        "([./?#%@:&=;\\\\ a]|%2[fFeE]|\\.\\.){0,12}",
        "\\PC{0,40}",
        any::<String>(),
        "[a-z./]{250,262}",
    ]
}

fn any_body() -> impl Strategy<Value = Vec<u8>> {
    let text = "[ -~]{0,20}";
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..60),
        (text, text, text).prop_map(|(message, code, field)| {
            let body = serde_json::json!({
                "error": message, "error_code": code, "errors": [{"field": field}],
            });
            body.to_string().into_bytes()
        }),
        "\\{\"(id|amount|data|error)\": (\\[|\\{|\"|5|null|true)\\}?".prop_map(String::into_bytes),
    ]
}

/// A client of that key. The certificates of the system would take long to read.
fn client_with(key: &str) -> Client {
    let builder = Client::builder(ApiKey::new(key).unwrap());
    let builder = builder.base_url("https://pay.example.com/v1");
    builder.bundled_roots().build().unwrap()
}

/// Refused before it was sent.
fn is_rejected(error: &Error) -> bool {
    error.kind() == ErrorKind::Request && error.outcome() == Outcome::NotSent
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(512)
    })]

    #[test]
    fn an_id_fills_one_segment_or_is_rejected(id in any_id()) {
        match client().payments().status(id.as_str()).to_http() {
            Ok(request) => {
                let uri = request.uri();
                prop_assert_eq!(uri.host(), Some("api-sandbox.durianpay.id"));
                prop_assert_eq!(uri.query(), None);
                let segments: Vec<_> = uri.path().split('/').collect();
                let [_, "v1", "payments", segment, "status"] = segments[..] else {
                    panic!("{uri}");
                };
                prop_assert_eq!(percent_decode_str(segment).decode_utf8().unwrap(), &*id);
                // The URL as the HTTP client takes it, which resolves dots, is the same.
                let sent = reqwest::Url::parse(&uri.to_string()).unwrap();
                prop_assert_eq!(sent.path(), uri.path());
            }
            Err(error) => {
                prop_assert!(is_rejected(&error));
                let is_odd = id.is_empty()
                    || id.len() > 256
                    || id.contains(char::is_control)
                    || [".", ".."].contains(&&*id);
                prop_assert!(is_odd, "{id:?}: {error}");
            }
        }
    }

    #[test]
    fn a_header_is_sent_as_it_is_or_rejected(
        name in "[a-zA-Z-]{1,12}|x-[ -~]{0,8}|\\PC{0,8}",
        value in "[ -~]{0,20}|[\\x00-\\x20a:]{0,8}|\\PC{0,12}",
    ) {
        let call = client().orders().get("ord_1");
        let plain = call.to_http().unwrap();
        match call.header(&name, &value).to_http() {
            Ok(request) => {
                let headers = request.headers();
                prop_assert_eq!(headers[&*name].as_bytes(), value.as_bytes());
                prop_assert!(!value.contains(|c: char| c.is_ascii_control() && c != '\t'));
                prop_assert!(headers.len() <= plain.headers().len() + 1);
                for own in ["authorization", "host", "content-length", "transfer-encoding"] {
                    prop_assert_eq!(headers.get(own), plain.headers().get(own));
                }
            }
            Err(error) => prop_assert!(is_rejected(&error)),
        }
    }

    #[test]
    fn no_response_proves_more_than_it_states(
        status in 200_u16..600,
        body in any_body(),
    ) {
        let Err(error) = read(status, &[], &body) else {
            prop_assert!(status < 300);
            return Ok(());
        };
        prop_assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        prop_assert_eq!(error.body(), Some(&*body));
        let is_rejection = (400..500).contains(&status) && status != 408;
        let expected = if is_rejection { Outcome::Rejected } else { Outcome::Unknown };
        prop_assert_eq!(error.outcome(), expected, "{}", error);
        let text = error.to_string();
        prop_assert!(!text.contains(char::is_control), "{text:?}");
    }

    #[test]
    fn no_rejection_shows_an_echoed_key(
        key in "(dp_test_|dp_live_)[0-9A-Za-z!#-/;-@]{8,40}",
        before in "\\PC{0,220}",
        after in "\\PC{0,20}",
    ) {
        let client = client_with(&key);
        let call = client.orders().get("ord_1");
        let request = call.to_http().unwrap();
        let sent = request.headers()["authorization"].to_str().unwrap();
        for said in [&key, sent] {
            let message = format!("{before}{said}{after}");
            let body = serde_json::json!({"error": message, "error_code": said});
            let response = http::Response::builder().status(401);
            let response = response.body(body.to_string().into()).unwrap();
            let error = call.read_http(response).unwrap_err();
            let held = format!("{} {:?} {:?}", shown(&error), error.message(), error.code());
            prop_assert!(!held.contains(&key), "{held}");
            prop_assert!(!held.contains(&sent[6..sent.len() - 4]), "{held}");
            // What is said beside it stays.
            let message = error.message().unwrap();
            prop_assert!(message.starts_with(&before), "{message}");
            prop_assert!(message.ends_with(&after), "{message}");
        }
    }
}
