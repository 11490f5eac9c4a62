//! Reading and writing bodies.

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

/// Decode and encode of small, typical and long bodies.
pub(crate) fn cases() -> Vec<Case> {
    let error = bodies::compact(bodies::ERROR);
    let payment = bodies::compact(bodies::PAYMENT);
    let create_order = bodies::compact(bodies::CREATE_ORDER);
    let mut cases = both::<api::ErrorBody, derive::ErrorBody, plain::ErrorBody>("error", &error);
    cases.extend(both::<
        api::CreateOrder,
        derive::CreateOrder,
        plain::CreateOrder,
    >("request", &create_order));
    cases.extend(both::<api::Order, derive::Order, plain::Order>(
        "order",
        &bodies::order(),
    ));
    cases.extend(both::<api::Payment, derive::Payment, plain::Payment>(
        "payment", &payment,
    ));
    cases.extend(both::<api::OrderList, derive::OrderList, plain::OrderList>(
        "list",
        &bodies::long_list(),
    ));
    cases
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
    let bodies = [Rc::clone(&body), Rc::clone(&body), body];
    let [for_own, for_derive, for_plain] = bodies;
    vec![
        Case::new(format!("decode.{name}"))
            .subject("client", move || {
                json::from_slice::<Own>(black_box(&for_own))
            })
            .subject("derive", move || {
                serde_json::from_slice::<Derive>(black_box(&for_derive))
            })
            .subject("plain", move || {
                serde_json::from_slice::<Plain>(black_box(&for_plain))
            }),
        Case::new(format!("encode.{name}"))
            .subject("client", move || json::to_string(black_box(&own)))
            .subject("derive", move || serde_json::to_string(black_box(&derive)))
            .subject("plain", move || serde_json::to_string(black_box(&plain))),
    ]
}

fn read<T: DeserializeOwned>(body: &[u8]) -> T {
    serde_json::from_slice(body).expect("the rival reads the samples, or it does less work")
}
