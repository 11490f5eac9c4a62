//! The bodies that are read and written: the documented samples, and lists of any length.

use serde_json::Value;

pub(crate) const ERROR: &str = include_str!("../../../tests/samples/error.401.json");
pub(crate) const CREATE_ORDER: &str =
    include_str!("../../../tests/samples/orders.create.request.json");
pub(crate) const PAYMENT: &str = include_str!("../../../tests/samples/payments.get.response.json");
pub(crate) const WRAPPED_ORDER: &str =
    include_str!("../../../tests/samples/orders.create.response.json");
const ORDERS: &str = include_str!("../../../tests/samples/orders.list.response.json");

/// The sample without its white space, as an API sends it.
///
/// # Panics
///
/// If a sample is not JSON.
pub(crate) fn compact(text: &str) -> String {
    read(text).to_string()
}

/// The order of a response, without its envelope.
pub(crate) fn order() -> String {
    read(WRAPPED_ORDER)["data"].to_string()
}

/// The documented list of orders, its items repeated until it has so many bytes.
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
    serde_json::from_str(text).expect("the samples are JSON, which their own test shows")
}
