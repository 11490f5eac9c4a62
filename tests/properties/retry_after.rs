//! `Retry-After`, in seconds and as a date.

use crate::config;
use bytes::Bytes;
use durianpay_client::{ApiKey, Client};
use http::header::{DATE, RETRY_AFTER};
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::Duration;

static CLIENT: LazyLock<Client> =
    LazyLock::new(|| Client::new(ApiKey::new("dp_test_demo").unwrap()).unwrap());

/// The longest wait that is read: a day.
const LONGEST: u64 = 86_400;

/// Returns the wait that a response with these headers asks for.
fn wait(retry_after: &[u8], date: Option<&[u8]>) -> Option<Duration> {
    let mut response = http::Response::builder()
        .status(429)
        .header(RETRY_AFTER, retry_after);
    if let Some(date) = date {
        response = response.header(DATE, date);
    }
    let response = response.body(Bytes::new()).ok()?;
    let error = CLIENT.orders().get("ord_1").read_http(response);
    error.unwrap_err().retry_after()
}

/// Writes a time as a date of HTTP (RFC 9110), by the calendar of `Timestamp`.
fn http_date(seconds: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let time = durianpay_client::Timestamp::from_unix_seconds(seconds).unwrap();
    let text = time.to_string();
    let (year, month, day, clock) = (&text[..4], &text[5..7], &text[8..10], &text[11..19]);
    let month = MONTHS[month.parse::<usize>().unwrap() - 1];
    let weekday = DAYS[usize::try_from(seconds.div_euclid(86_400) % 7).unwrap()];
    format!("{weekday}, {day} {month} {year} {clock} GMT")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn retry_after_never_panics_or_exceeds_a_day(
        text in prop::collection::vec(0x20_u8..=0xff, 0..60),
        date in "[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT",
    ) {
        let date = date.as_bytes();
        let waits = [
            wait(&text, None),
            wait(&text, Some(date)),
            wait(date, Some(&text)),
            wait(date, Some(date)),
        ];
        for wait in waits.into_iter().flatten() {
            prop_assert!(wait <= Duration::from_secs(LONGEST));
        }
    }

    #[test]
    fn a_number_is_read_as_seconds(seconds in 0..=LONGEST) {
        let read = wait(seconds.to_string().as_bytes(), None);
        prop_assert_eq!(read, Some(Duration::from_secs(seconds)));
    }

    #[test]
    fn a_date_counts_from_the_date_of_the_response(
        sent in 0_i64..253_402_000_000,
        seconds in 0..=LONGEST,
    ) {
        let until = http_date(sent + i64::try_from(seconds).unwrap());
        let read = wait(until.as_bytes(), Some(http_date(sent).as_bytes()));
        prop_assert_eq!(read, Some(Duration::from_secs(seconds)));
    }
}
