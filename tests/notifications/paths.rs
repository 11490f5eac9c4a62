//! Paths as proxies and dashboards change them.

use crate::provider::{Request, Rsa, verifier};
use durianpay_client::notification::{NotificationError, Verifier};

fn name(verifier: &Verifier<Rsa>, path: &str) -> Result<Option<&'static str>, NotificationError> {
    let mut request = Request::vector("RSA-2");
    path.clone_into(&mut request.path);
    request.with(|received| verifier.verify(received).map(|authentic| authentic.name()))
}

#[test]
fn the_signed_path_may_omit_the_prefix_of_the_merchant() {
    for path in [
        "/hooks/durianpay/v1.0/debit/notify",
        "/v1.0/debit/notify?shop=7",
        "/v1.0/debit/notify/",
    ] {
        assert_eq!(name(&verifier(), path), Ok(Some("debit")), "{path}");
    }
}

#[test]
fn a_path_prefix_replaced_by_a_proxy_is_restored() {
    let cut = verifier().replace_prefix("", "/v1.0");
    assert_eq!(name(&cut, "/debit/notify"), Ok(Some("debit")));
    assert_eq!(
        name(&verifier(), "/debit/notify"),
        Err(NotificationError::Mismatch)
    );
    let renamed = verifier().replace_prefix("/snap", "/v1.0");
    assert_eq!(name(&renamed, "/snap/debit/notify"), Ok(Some("debit")));
    // A prefix is whole segments.
    assert_eq!(
        name(&renamed, "/snapshot"),
        Err(NotificationError::Mismatch)
    );
}

#[test]
fn a_route_names_notifications_of_an_undocumented_path() {
    let mut request = crate::hmac::signed(b"{}");
    "/payouts".clone_into(&mut request.path);
    let request = crate::hmac::sign(request);
    let verifier = crate::provider::hmac_verifier();
    let authentic = request.with(|received| verifier.verify(received)).unwrap();
    assert_eq!(authentic.name(), None);
    assert_eq!(authentic.acknowledgement().body, "");
    let routed = verifier.route("/payouts", "transfer");
    let authentic = request.with(|received| routed.verify(received)).unwrap();
    assert_eq!(authentic.name(), Some("transfer"));
}
