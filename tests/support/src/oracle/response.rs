//! Any bytes as the response to a call. The first selects the call, the second the status.

use bytes::Bytes;
use durianpay_client::api::{CreateOrder, OrderCustomer, QrisCharge};
use durianpay_client::json::{Decode, Encode, from_str, to_string};
use durianpay_client::{ApiKey, Call, Client, Error, ErrorKind};
use std::fmt::Debug;
use std::sync::LazyLock;

static CLIENT: LazyLock<Client> = LazyLock::new(|| {
    let key = ApiKey::new("dp_test_demo").expect("the key is one");
    Client::new(key).expect("the settings are valid")
});

const STATUSES: [u16; 8] = [200, 200, 202, 302, 400, 409, 429, 500];

/// Checks that a value that is read can be shown, and is written so that it is read as the same;
/// and that an error keeps status and body, and shows neither a control character nor more than
/// fits a log.
pub fn check(data: &[u8]) {
    let [call, status, body @ ..] = data else {
        return;
    };
    let status = STATUSES[usize::from(*status) % STATUSES.len()];
    match call % 7 {
        0 => read(&CLIENT.orders().get("ord_1"), status, body),
        1 => read(&CLIENT.orders().list(), status, body),
        2 => read(&CLIENT.payments().get("pay_1"), status, body),
        3 => read(
            &CLIENT.payments().charge(QrisCharge::new("ord_1", 5)),
            status,
            body,
        ),
        4 => read(&CLIENT.refunds().by_payment("pay_1"), status, body),
        5 => read(&CLIENT.disbursements().items("dis_1"), status, body),
        _ => {
            let order = CreateOrder::new(5, OrderCustomer::new());
            read(&CLIENT.orders().create(order), status, body);
        }
    }
}

fn read<T>(call: &Call<T>, status: u16, body: &[u8])
where
    T: Decode + Encode + Debug,
{
    let response = http::Response::builder().status(status);
    let response = response.body(Bytes::copy_from_slice(body));
    match call.read_http(response.expect("the status is one")) {
        Ok(value) => {
            assert!((200..300).contains(&status));
            let _shown = format!("{value:?}");
            let written = to_string(&value);
            let again: T = from_str(&written).expect("what was written is read");
            assert_eq!(to_string(&again), written);
        }
        Err(error) => check_error(&error, status, body),
    }
}

fn check_error(error: &Error, status: u16, body: &[u8]) {
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    assert_eq!(error.body(), Some(body));
    assert!(error.operation().is_some());
    assert_eq!(error.kind() == ErrorKind::Redirect, status == 302);
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(!text.contains(char::is_control), "{text:?}");
        assert!(text.len() < 20_000, "{} bytes", text.len());
    }
}
