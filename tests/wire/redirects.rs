//! Redirects, which are not followed.

use crate::support::{ORDER, assert_failed, client, create};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, json, response};

#[tokio::test]
async fn no_redirect_is_followed() {
    let other = Server::always(vec![json(200, ORDER)]).await;
    for status in [300, 301, 302, 303, 305, 307, 308] {
        for place in [
            format!("http://{}/v1/orders", other.address()),
            format!("//{}/v1/orders", other.address()),
            format!("https://{}/v1/orders", other.address()),
            format!("http://user:secret@{}/v1/orders", other.address()),
            "http://[::1]:1/v1/orders".to_owned(),
            "ftp://127.0.0.1/v1/orders".to_owned(),
            "file:///etc/passwd".to_owned(),
            // The same place again, for ever.
            "/v1/orders".to_owned(),
            "/v1/elsewhere".to_owned(),
            "http://".to_owned(),
            "://:%zz".to_owned(),
            String::new(),
        ] {
            let steps = vec![response(status, &[("location", &place)], "")];
            let server = Server::always(steps).await;
            let client = client(&server);
            let name = format!("{status} {place}");
            for found in [create(&client).await, client.orders().get("ord_1").await] {
                let error = assert_failed(&name, found, ErrorKind::Redirect, Outcome::Unknown);
                assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
            }
            assert_eq!(server.log().requests.len(), 2, "{name}");
        }
    }
    assert_eq!(other.log().connections, 0);
}
