//! Days of a request.

use crate::clock::in_zulu;
use durianpay_client::Timestamp;
use std::time::SystemTime;

/// Writes a time of the request as recorded: in UTC, without the zeros of a whole second.
pub(super) fn day(time: Timestamp) -> Timestamp {
    let time = in_zulu(time);
    let exact = SystemTime::try_from(time).ok();
    let exact = exact.and_then(|exact| Timestamp::try_from(exact).ok());
    exact.unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn zeros_of_a_whole_second_are_left_out() {
        for (sent, shown) in [
            ("2023-09-19T10:00:00.000Z", "2023-09-19T10:00:00Z"),
            ("2023-09-19T10:00:00.500+07:00", "2023-09-19T03:00:00.500Z"),
        ] {
            let sent = sent.parse().expect("a time");
            assert_eq!(day(sent).to_string(), shown);
        }
    }
}
