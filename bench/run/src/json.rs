//! Decoding and encoding of bodies.

use crate::bodies;
use crate::case::Case;
use bench_serde_derive::api as derive;
use bench_serde_plain::api as plain;
use durianpay_client::api;
use durianpay_client::json::{self, Decode, Encode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::hint::black_box;
use std::rc::Rc;

/// The bodies: small, typical and large.
const MEASURED: [&str; 5] = ["error", "request", "order", "payment", "list"];

/// Builds decode and encode cases for all measured bodies.
pub(crate) fn cases() -> Vec<Case> {
    MEASURED.iter().flat_map(|body| cases_of(body)).collect()
}

/// Returns the decode and encode cases of a body, or nothing if the name is unknown.
///
/// `page` is a short list for counting instructions, which takes fifty times as long.
pub(crate) fn cases_of(body: &str) -> Vec<Case> {
    match body {
        "error" => both::<api::ErrorBody, derive::ErrorBody, plain::ErrorBody>(
            body,
            &bodies::compact(bodies::ERROR),
        ),
        "request" => both::<api::CreateOrder, derive::CreateOrder, plain::CreateOrder>(
            body,
            &bodies::compact(bodies::CREATE_ORDER),
        ),
        "order" => both::<api::Order, derive::Order, plain::Order>(body, &bodies::order()),
        "payment" => both::<api::Payment, derive::Payment, plain::Payment>(
            body,
            &bodies::compact(bodies::PAYMENT),
        ),
        "list" => both::<api::OrderList, derive::OrderList, plain::OrderList>(
            body,
            &bodies::list(1_000_000),
        ),
        "page" => {
            both::<api::OrderList, derive::OrderList, plain::OrderList>(body, &bodies::list(20_000))
        }
        _ => Vec::new(),
    }
}

fn both<Own, Derive, Plain>(name: &str, body: &str) -> Vec<Case>
where
    Own: Decode + Encode + 'static,
    Derive: DeserializeOwned + Serialize + 'static,
    Plain: DeserializeOwned + Serialize + 'static,
{
    let body: Rc<[u8]> = body.as_bytes().into();
    let own: Own = json::from_slice(&body).expect("the client reads the samples");
    let derive: Derive = read(&body);
    let plain: Plain = read(&body);
    let bodies = [Rc::clone(&body), Rc::clone(&body), Rc::clone(&body)];
    let [for_own, for_derive, for_plain] = bodies;
    let decode = Case::new(format!("decode.{name}"))
        .subject("client", move || {
            json::from_slice::<Own>(black_box(&for_own))
        })
        .subject("derive", move || {
            serde_json::from_slice::<Derive>(black_box(&for_derive))
        })
        .subject("plain", move || {
            serde_json::from_slice::<Plain>(black_box(&for_plain))
        });
    #[cfg(feature = "parsers")]
    let decode = with_parsers::<Derive>(decode, body);
    vec![
        decode,
        Case::new(format!("encode.{name}"))
            .subject("client", move || json::to_string(black_box(&own)))
            .subject("derive", move || serde_json::to_string(black_box(&derive)))
            .subject("plain", move || serde_json::to_string(black_box(&plain))),
    ]
}

/// Adds the other parsers, which read the types that derive serde.
#[cfg(feature = "parsers")]
fn with_parsers<Derive: DeserializeOwned + 'static>(case: Case, body: Rc<[u8]>) -> Case {
    let for_sonic = Rc::clone(&body);
    case.subject("sonic-rs", move || {
        sonic_rs::from_slice::<Derive>(black_box(&for_sonic)).expect("sonic-rs reads the samples")
    })
    .subject("simd-json", move || {
        // It parses in place, and a body is read once.
        let mut body = black_box(&body).to_vec();
        simd_json::serde::from_slice::<Derive>(&mut body).expect("simd-json reads the samples")
    })
}

fn read<T: DeserializeOwned>(body: &[u8]) -> T {
    serde_json::from_slice(body).expect("the alternatives decode the samples")
}
