//! Any bytes as `Retry-After` and as `Date`, a line each.

use bytes::Bytes;
use durianpay_client::{ApiKey, Client};
use http::header::{DATE, RETRY_AFTER};
use std::sync::LazyLock;
use std::time::Duration;

static CLIENT: LazyLock<Client> = LazyLock::new(|| {
    let key = ApiKey::new("dp_test_demo").expect("the key is one");
    Client::new(key).expect("the settings are sound")
});

/// Checks that the wait is a day at most, and that digits alone are that many seconds.
pub fn check(data: &[u8]) {
    let mut lines = data.splitn(2, |byte| *byte == b'\n');
    let asked = lines.next().unwrap_or_default();
    let mut response = http::Response::builder()
        .status(429)
        .header(RETRY_AFTER, asked);
    if let Some(date) = lines.next() {
        response = response.header(DATE, date);
    }
    let Ok(response) = response.body(Bytes::new()) else {
        return;
    };
    let error = CLIENT.orders().get("ord_1").read_http(response);
    let wait = error.expect_err("429 is an error").retry_after();
    assert!(
        wait.is_none_or(|wait| wait <= Duration::from_secs(86_400)),
        "{wait:?}"
    );
    let is_number = !asked.is_empty() && asked.iter().all(u8::is_ascii_digit);
    let number = str::from_utf8(asked)
        .ok()
        .and_then(|asked| asked.parse().ok());
    if let Some(seconds) =
        number.filter(|seconds| is_number && *seconds <= 86_400 && asked.len() <= 40)
    {
        assert_eq!(wait, Some(Duration::from_secs(seconds)));
    }
}
