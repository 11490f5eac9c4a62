//! The bodies to decode and encode: the documented samples, and lists of any length.

use serde_json::Value;

pub(crate) const ERROR: &str = include_str!("../../../tests/samples/error.401.json");
pub(crate) const CREATE_ORDER: &str =
    include_str!("../../../tests/samples/orders.create.request.json");
pub(crate) const PAYMENT: &str = include_str!("../../../tests/samples/payments.get.response.json");
pub(crate) const WRAPPED_ORDER: &str =
    include_str!("../../../tests/samples/orders.create.response.json");
const ORDERS: &str = include_str!("../../../tests/samples/orders.list.response.json");

/// Returns a sample without white space, as the API sends it.
///
/// # Panics
///
/// Panics if the sample is not JSON.
pub(crate) fn compact(text: &str) -> String {
    read(text).to_string()
}

/// Extracts the order of a response, without its envelope.
pub(crate) fn order() -> String {
    read(WRAPPED_ORDER)["data"].to_string()
}

/// Builds the documented list of orders, with its items repeated until it has this size.
pub(crate) fn list(bytes: usize) -> String {
    let mut list = read(ORDERS);
    let items = list["orders"].as_array().cloned().unwrap_or_default();
    let size = items.iter().map(|item| item.to_string().len() + 1).sum();
    let times = bytes.div_ceil(size);
    let count = items.len() * times;
    list["orders"] = items.into_iter().cycle().take(count).collect();
    list.to_string()
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("another test checks that the samples are JSON")
}
