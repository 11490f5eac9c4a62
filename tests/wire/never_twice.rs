//! No write is sent twice.

use crate::support::{SHORT, client, create_order, server_of, side_by_side, targets_of};
use durianpay_test_support::scripted_server::{PATIENCE, Step, bytes, response};

#[tokio::test]
async fn a_write_is_never_sent_twice() {
    let rejected = |status| {
        response(
            status,
            &[("retry-after", "0"), ("x-should-retry", "true")],
            "{}",
        )
    };
    let cases = [
        ("reset", vec![Step::Reset]),
        ("end", vec![Step::HalfClose]),
        ("garbage", vec![bytes("garbage\r\n\r\n"), Step::HalfClose]),
        (
            "half",
            vec![
                bytes("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"),
                Step::HalfClose,
            ],
        ),
        ("408", vec![rejected(408)]),
        (
            "408 and the end",
            vec![
                bytes("HTTP/1.1 408 Late\r\nconnection: close\r\n\r\n"),
                Step::HalfClose,
            ],
        ),
        ("409", vec![rejected(409)]),
        ("421", vec![rejected(421)]),
        ("425", vec![rejected(425)]),
        ("429", vec![rejected(429)]),
        ("500", vec![rejected(500)]),
        ("502", vec![rejected(502)]),
        ("503", vec![rejected(503)]),
        ("504", vec![rejected(504)]),
        (
            "401",
            vec![response(
                401,
                &[("www-authenticate", "Basic realm=\"x\"")],
                "{}",
            )],
        ),
        ("silence", vec![Step::Stall]),
    ];
    let server = server_of(&cases).await;
    let client = client(&server);
    side_by_side(cases.clone().into_iter().map(|(name, _)| {
        let limit = if name == "silence" { SHORT } else { PATIENCE };
        let client = client.clone();
        async move {
            let create = client
                .orders()
                .create(create_order())
                .header("x-case", name);
            let cancel = client.payments().cancel("pay_1").header("x-case", name);
            create.timeout(limit).await.unwrap_err();
            cancel.timeout(limit).await.unwrap_err();
        }
    }))
    .await;
    // Time for what should not come.
    tokio::time::sleep(SHORT).await;
    let log = server.log();
    for (name, _) in cases {
        let once = ["/v1/orders", "/v1/payments/pay_1/cancel"];
        assert_eq!(targets_of(&log, name), once, "{name}");
    }
}
