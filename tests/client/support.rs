//! What the tests of the client share: a client, an order, responses without a
//! network, and an error as a log would show it.

use bytes::Bytes;
use durianpay_client::api::{CreateOrder, Order, OrderCustomer};
use durianpay_client::{Amount, ApiKey, Client, Error};
use std::sync::LazyLock;

pub(crate) fn client() -> Client {
    static CLIENT: LazyLock<Client> =
        LazyLock::new(|| Client::new(ApiKey::new("dp_test_demo").unwrap()).unwrap());
    CLIENT.clone()
}

pub(crate) fn create_order() -> CreateOrder {
    let customer = OrderCustomer::new().email("jane.doe@example.com");
    CreateOrder::new("10000.67".parse::<Amount>().unwrap(), customer)
}

/// An error as a log would show it, with all its causes.
pub(crate) fn shown(error: &Error) -> String {
    let mut text = format!("{error}\n{error:?}\n{error:#?}");
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(error);
    while let Some(found) = cause {
        text = format!("{text}\n{found}\n{found:?}");
        cause = found.source();
    }
    text
}

/// Reads a response to `orders.get`.
pub(crate) fn read(
    status: u16,
    headers: &[(&str, &str)],
    body: impl AsRef<[u8]>,
) -> Result<Order, Error> {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let body = Bytes::copy_from_slice(body.as_ref());
    client()
        .orders()
        .get("ord_1")
        .read_http(response.body(body).unwrap())
}

pub(crate) fn rejection(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Error {
    read(status, headers, body).unwrap_err()
}
