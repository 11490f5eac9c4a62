//! The peak memory of decoding a response.

use crate::bodies;
use crate::samples::Samples;
use durianpay_client::api::{Order, OrderList, Payment, PaymentList};
use durianpay_client::json::{self, Decode};
use std::fmt::Write as _;

/// The length of a hostile body: the client's default limit.
const LONGEST: usize = 2 * 1024 * 1024;

/// Measures the peak in bytes, as `peak.decode.order.client`: of typical bodies, and of the largest
/// bodies designed to use much memory.
pub(crate) fn measure(samples: &mut Samples) {
    let orders = |items: String| format!(r#"{{"orders":[{items}]}}"#);
    let filled = |item: &str| item.repeat(LONGEST / item.len()) + "1";
    peak::<Order>(samples, "order", &bodies::order());
    peak::<Payment>(samples, "payment", &bodies::compact(bodies::PAYMENT));
    peak::<OrderList>(samples, "list", &bodies::list(LONGEST));
    let least = r#"{"id":"o","amount":"1","status":"x"},"#;
    peak::<OrderList>(
        samples,
        "least_items",
        &orders(least.repeat(LONGEST / least.len()) + "{}"),
    );
    peak::<OrderList>(samples, "empty_items", &orders(filled("{},")));
    peak::<PaymentList>(
        samples,
        "empty_payments",
        &format!(r#"{{"payments":[{}]}}"#, filled("{},")),
    );
    peak::<OrderList>(samples, "numbers", &orders(filled("1,")));
    let mut members = String::new();
    for name in 0..LONGEST / 10 {
        let _ = write!(members, r#""{name:x}":1,"#);
    }
    peak::<OrderList>(
        samples,
        "unknown_members",
        &format!(r#"{{{members}"total":1}}"#),
    );
    let metadata =
        format!(r#"{{"id":"o","amount":"1","status":"x","metadata":{{{members}"a":1}}}}"#);
    peak::<Order>(samples, "metadata", &metadata);
}

fn peak<T: Decode>(samples: &mut Samples, name: &str, body: &str) {
    let body = body.as_bytes();
    let read = || drop(json::from_slice::<T>(body));
    let bytes = allocation_counter::measure(read).bytes_max;
    samples.add(format!("peak.decode.{name}.client"), bytes);
}
