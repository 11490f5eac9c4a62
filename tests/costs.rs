//! Limits on the memory that a request and a notification of SNAP take, and the simulator's lists and
//! orders.
//!
//! They do not depend on the machine. To allow more, raise a limit here.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use bytes::Bytes;
use durianpay_client::api::{CreateOrder, OrderCustomer};
use durianpay_client::notification::Untrusted;
use durianpay_client::snap::Verifier;
use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
use durianpay_client::{BoxFuture, snap::Client};
use durianpay_client::{RsaPublicKey, SendOptions, Transport, TransportResult};
use durianpay_simulator::Simulator;
use http::{HeaderMap, HeaderValue};
use serde_json::Value;
use tokio::runtime::Builder;

/// The most allocations of signing a request, with a token that is there.
const SIGN: u64 = 60;

/// The most allocations of verifying a notification whose body must be minified. About half of them are
/// numbers of RSA in ring.
const VERIFY: u64 = 40;

/// The most bytes of an order in the simulator, without the logs.
const ORDER: i64 = 2_000;

/// Returns the number of allocations, and the most bytes that are in use at once.
fn measured(work: impl FnOnce()) -> (u64, u64) {
    let info = allocation_counter::measure(work);
    (info.count_total, info.bytes_max)
}

/// Responds to every request with a token.
#[derive(Debug)]
struct Tokens;

impl Transport for Tokens {
    fn send(&self, _: http::Request<Bytes>, _: SendOptions) -> BoxFuture<'_, TransportResult> {
        let token = r#"{"responseCode":"2007300","accessToken":"token","expiresIn":"900"}"#;
        Box::pin(std::future::ready(Ok(http::Response::new(token.into()))))
    }
}

#[test]
fn a_request_is_signed_within_its_limits() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let simulator = Simulator::builder().start_in_memory().unwrap();
    let client = Client::builder(simulator.snap().credentials())
        .base_url("http://127.0.0.1:9/v1.0")
        .transport(Tokens)
        .build()
        .unwrap();
    let call = || {
        let request = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
        client.qris().create(request)
    };
    // The first call fetches the token.
    runtime.block_on(call().sign_http()).unwrap();
    let (count, most) = measured(|| drop(runtime.block_on(call().sign_http()).unwrap()));
    assert!((1..=SIGN).contains(&count), "{count} allocations");
    assert!(most < 16 * 1024, "{most} bytes");
}

#[test]
fn a_notification_is_verified_within_its_limits() {
    let file = include_str!("data/snap/signature-vectors.json");
    let file: Value = serde_json::from_str(file).unwrap();
    let mut vectors = file["vectors"].as_array().unwrap().iter();
    let vector = vectors.find(|vector| vector["id"] == "RSA-3").unwrap();
    let text = |name: &str| vector[name].as_str().unwrap();
    let verifier: Verifier = Verifier::new([RsaPublicKey::from_pem(text("publicKeyPem")).unwrap()]);
    let mut headers = HeaderMap::new();
    for (header, name) in [("x-signature", "signature"), ("x-timestamp", "timestamp")] {
        headers.insert(header, HeaderValue::from_str(text(name)).unwrap());
    }
    let (path, body) = (text("path"), text("body").as_bytes());
    let verify = || {
        verifier
            .verify(&Untrusted::new("POST", path, &headers, body))
            .unwrap()
    };
    drop(verify());
    let (count, most) = measured(|| drop(verify()));
    assert!((1..=VERIFY).contains(&count), "{count} allocations");
    assert!(most < 16 * 1024, "{most} bytes");
}

#[test]
fn the_simulators_lists_cost_what_their_page_costs() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let simulator = Simulator::builder().log_limit(0).start_in_memory().unwrap();
    let client = simulator.client();
    let add_orders = |number: usize| {
        for _ in 0..number {
            let jane = OrderCustomer::new().email("jane.doe@example.com");
            let order = client.orders().create(CreateOrder::new(10_000, jane));
            drop(runtime.block_on(async { order.await }).unwrap());
        }
    };
    let list = || {
        let (count, _) = measured(|| {
            drop(
                runtime
                    .block_on(async { client.orders().list().await })
                    .unwrap(),
            );
        });
        count
    };
    add_orders(100);
    let few = list();
    let added = allocation_counter::measure(|| add_orders(2_048));
    let many = list();
    // Numbers with more digits may take an allocation.
    assert!(many <= few + few / 50, "{few} allocations became {many}");
    let order = added.bytes_current / 2_048;
    assert!((1..=ORDER).contains(&order), "{order} bytes");
}
