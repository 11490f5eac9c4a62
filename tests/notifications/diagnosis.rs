//! What explains a notification that does not verify.

use crate::provider::{Request, hmac_verifier, verifier};
use durianpay_client::notification::Finding;

fn findings(request: &Request) -> Vec<Finding> {
    request.with(|received| verifier().diagnose(received).findings)
}

#[test]
fn an_authentic_notification_has_no_findings() {
    let diagnosis = Request::vector("RSA-2").with(|received| verifier().diagnose(received));
    assert_eq!(
        (diagnosis.error.clone(), diagnosis.findings.len()),
        (None, 0)
    );
    assert_eq!(diagnosis.to_string(), "the notification is authentic");
}

#[test]
fn a_path_changed_by_a_proxy_is_diagnosed() {
    let mut request = Request::vector("RSA-2");
    "/debit/notify".clone_into(&mut request.path);
    let signed = "/v1.0/debit/notify".to_owned();
    assert_eq!(findings(&request), [Finding::Path { signed }]);
    let shown = request.with(|received| verifier().diagnose(received).to_string());
    assert!(
        shown.contains("`/v1.0/debit/notify`: a proxy changes paths"),
        "{shown}"
    );
}

#[test]
fn a_decoded_timestamp_is_diagnosed() {
    let mut request = Request::vector("RSA-2");
    request.set("X-TIMESTAMP", "2024-05-02T14:43:08 07:00");
    assert_eq!(findings(&request), [Finding::Time]);
}

#[test]
fn a_wrong_method_is_diagnosed() {
    let mut request = Request::vector("RSA-2");
    "PUT".clone_into(&mut request.method);
    assert_eq!(findings(&request), [Finding::Method { signed: "POST" }]);
}

#[test]
fn a_reserialized_body_is_diagnosed() {
    let request = crate::hmac::signed(br#"{"url":"https:\/\/example.com"}"#);
    let mut changed = request.clone();
    changed.body = br#"{"url":"https://example.com"}"#.to_vec();
    let found = changed.with(|received| hmac_verifier().diagnose(received).findings);
    let form = "with escaped slashes";
    assert_eq!(found, [Finding::Reserialized { form }]);
}

#[test]
fn other_mistakes_are_diagnosed() {
    let mut empty = Request::vector("RSA-2");
    empty.body.clear();
    assert_eq!(findings(&empty), [Finding::EmptyBody]);
    let mut form = Request::vector("RSA-2");
    form.body = b"a=b".to_vec();
    assert_eq!(findings(&form), [Finding::NotJson]);
    let mut webhook = Request::vector("RSA-2");
    webhook.body = br#"{"event": "payment.completed", "data": {}}"#.to_vec();
    assert_eq!(findings(&webhook), [Finding::EventName]);
    let mut short = Request::vector("RSA-2");
    short.set("X-SIGNATURE", "c2hvcnQ=");
    assert_eq!(findings(&short), [Finding::Length { bytes: 5 }]);
    let mut hex = Request::vector("RSA-2");
    hex.set("X-SIGNATURE", "not Base64");
    assert_eq!(findings(&hex), [Finding::Encoding]);
    let mut changed = Request::vector("RSA-2");
    changed.body[20] ^= 1;
    assert_eq!(findings(&changed), [Finding::Key]);
    let mut other = Request::vector("RSA-2");
    other.set("X-PARTNER-ID", "client-2");
    let verifier = verifier().receiver("client-1");
    let found = other.with(|received| verifier.diagnose(received).findings);
    assert_eq!(found, [Finding::Receiver]);
}
