//! Amounts and times: every one reads as it is written.

use crate::config;
use durianpay_client::json::{Json, from_slice};
use durianpay_client::{Amount, Timestamp};
use proptest::prelude::*;
use std::time::SystemTime;

/// The first and the last second of the years 0 to 9999.
const SECONDS: std::ops::RangeInclusive<i64> = -62_167_219_200..=253_402_300_799;

/// Writes an instant without its offset.
fn moment(seconds: i64) -> String {
    let text = Timestamp::from_unix_seconds(seconds).unwrap().to_string();
    text.trim_end_matches('Z').to_owned()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_amount_round_trips_through_display(hundredths: i64) {
        let amount = Amount::from_hundredths(hundredths);
        prop_assert_eq!(amount.to_string().parse::<Amount>().unwrap().hundredths(), hundredths);
    }

    #[test]
    fn an_amount_parsed_from_any_string_round_trips(
        text in "-?[0-9]{0,22}(\\.[0-9]{0,3})?|\\PC{0,8}"
    ) {
        let quoted = Json::from(text.as_str());
        if let Ok(amount) = from_slice::<Amount>(quoted.as_str().as_bytes()) {
            prop_assert_eq!(amount, amount.to_string().parse().unwrap());
        }
    }

    #[test]
    fn every_time_round_trips_through_display(
        seconds in SECONDS,
        fraction in "(\\.[0-9]{1,9})?",
        zone in "Z|[+-](0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]|",
    ) {
        let text = format!("{}{fraction}{zone}", moment(seconds));
        prop_assert_eq!(text.parse::<Timestamp>().unwrap().to_string(), text);
    }

    #[test]
    fn the_system_time_is_the_same_instant(seconds in SECONDS, nanos in 0_u32..1_000_000_000) {
        let time: Timestamp = format!("{}.{nanos:09}Z", moment(seconds)).parse().unwrap();
        let system = SystemTime::try_from(time).unwrap();
        prop_assert_eq!(Timestamp::try_from(system).unwrap(), time);
    }

    #[test]
    fn a_time_parsed_from_any_string_round_trips(
        text in "\\PC{0,30}|[0-9TZ:+.-]{19,40}"
    ) {
        if let Ok(time) = text.parse::<Timestamp>() {
            prop_assert_eq!(time.to_string().parse::<Timestamp>().unwrap(), time);
        }
    }
}
