//! The formatted time of a request.

use crate::types::descriptor::TimestampRule;
use crate::types::timestamp::Timestamp;

/// The end of the seconds in `2024-05-13T14:53:06+07:00`.
const SECONDS_END: usize = 19;

/// Formats a time as an API expects it: ISO 8601 with an offset. A fraction is truncated, not
/// rounded, since the time must not be in the future.
pub(super) fn time_text(time: Timestamp, rule: TimestampRule) -> String {
    let seconds = Timestamp::from_unix_seconds(time.unix_seconds());
    let local = seconds.and_then(|utc| utc.with_offset_minutes(rule.offset_minutes));
    // Only the first and last day of the years 0000 to 9999 may have no local time.
    let mut text = local.unwrap_or(time).to_string();
    let fraction = format!(".{:09}", time.subsec_nanos());
    let digits = usize::from(rule.fraction_digits);
    if let (1.., Some(fraction)) = (digits, fraction.get(..=digits))
        && text.is_char_boundary(SECONDS_END)
    {
        text.insert_str(SECONDS_END, fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{TimestampRule, time_text};

    #[test]
    fn a_time_has_the_offset_and_the_digits_of_its_rule() {
        let time = "2024-05-13T07:53:06.9919999Z".parse().expect("a time");
        for (offset_minutes, fraction_digits, text) in [
            (420, 3, "2024-05-13T14:53:06.991+07:00"),
            (420, 0, "2024-05-13T14:53:06+07:00"),
            (0, 3, "2024-05-13T07:53:06.991Z"),
            (-210, 9, "2024-05-13T04:23:06.991999900-03:30"),
        ] {
            let rule = TimestampRule {
                offset_minutes,
                fraction_digits,
            };
            assert_eq!(time_text(time, rule), text);
        }
        let midnight = "2024-05-13T17:00:00.000000001Z".parse().expect("a time");
        let rule = TimestampRule {
            offset_minutes: 420,
            fraction_digits: 3,
        };
        assert_eq!(time_text(midnight, rule), "2024-05-14T00:00:00.000+07:00");
    }
}
