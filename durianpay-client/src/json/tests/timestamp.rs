//! Tests of timestamps: known instants, preserved notations, and invalid values.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, SystemTime};

use crate::types::notation::Notation;
use crate::types::timestamp::{Timestamp, TimestampError};

const FIRST_SECOND: i64 = -62_167_219_200;
const LAST_SECOND: i64 = 253_402_300_799;

#[test]
fn known_instants() {
    for (text, seconds) in [
        ("1970-01-01T00:00:00Z", 0),
        ("2000-02-29T00:00:00Z", 951_782_400),
        ("2038-01-19T03:14:07Z", 2_147_483_647),
        ("1969-12-31T23:59:59Z", -1),
        ("2024-02-29T19:00:00+07:00", 1_709_208_000),
        ("0000-01-01T00:00:00Z", FIRST_SECOND),
        ("9999-12-31T23:59:59Z", LAST_SECOND),
        ("0001-01-01T00:00:00Z", -62_135_596_800),
        ("1900-03-01T00:00:00-00:00", -2_203_891_200),
        ("2015-05-05T12:30:00", 1_430_829_000),
        ("2016-12-31T23:59:60Z", 1_483_228_799),
        ("2024-02-29t12:00:00z", 1_709_208_000),
        ("0000-01-01T00:00:00+23:59", FIRST_SECOND - 86_340),
    ] {
        assert_eq!(
            text.parse::<Timestamp>().unwrap().unix_seconds(),
            seconds,
            "{text}"
        );
    }
}

#[test]
fn values_are_written_back_unchanged() {
    for text in [
        "2024-02-29T12:00:00Z",
        "2024-02-29T12:00:00.0Z",
        "2024-02-29T12:00:00.120Z",
        "2024-02-29T12:00:00.123456789+07:00",
        "2024-02-29T12:00:00-00:00",
        "2024-02-29T12:00:00+00:00",
        "2024-02-29T12:00:00-11:30",
        "2015-05-05T12:30:00",
        "2015-05-05T12:30:00.5",
        "0000-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
    ] {
        assert_eq!(text.parse::<Timestamp>().unwrap().to_string(), text);
    }
    let kept: Timestamp = "2024-02-29T12:00:60.123456789987654321Z".parse().unwrap();
    assert_eq!(kept.to_string(), "2024-02-29T12:00:59.123456789Z");
}

#[test]
fn invalid_times_are_rejected() {
    use TimestampError::{NoSuchTime, NotATimestamp, TooManyDigits};
    for (text, error) in [
        ("", NotATimestamp),
        ("2024-02-29", NotATimestamp),
        ("2024-02-29T12:00:00.Z", NotATimestamp),
        ("2024-02-29T12:00:00+7:00", NotATimestamp),
        ("2024-02-29T12:00:00+700", NotATimestamp),
        ("2024-02-29T12:00:00 +07:00:00", NotATimestamp),
        ("2024-02-29T12:00:00+07:", NotATimestamp),
        ("2024-02-29  12:00:00", NotATimestamp),
        ("2024-02-29 12:00:00 ", NotATimestamp),
        ("2024-02-29 12", NotATimestamp),
        ("2024-02-29 12:00:00 WIB", NotATimestamp),
        ("2024-02-29 12:00:00 PM", NotATimestamp),
        ("2024-02-29 12:00:00 +0700 UTC", NotATimestamp),
        ("2024-02-29 12:00:00 +0700 WIB m=x", NotATimestamp),
        ("2024-02-29 12:00:00 +0700 WIB m=+1 m=+1", NotATimestamp),
        ("29-02-2024 12:00:00", NotATimestamp),
        ("02/29/2024 12:00", NotATimestamp),
        ("1709208000", NotATimestamp),
        ("2023-02-29 12:00:00", NoSuchTime),
        ("2024-02-29T12:00:00ZZ", NotATimestamp),
        ("-024-02-29T12:00:00Z", NotATimestamp),
        ("20240-2-29T12:00:00Z", NotATimestamp),
        ("2024-02-29T12:00:00,5Z", NotATimestamp),
        (" 2024-02-29T12:00:00Z", NotATimestamp),
        ("2024-02-29T12:00:00é", NotATimestamp),
        ("2023-02-29T12:00:00Z", NoSuchTime),
        ("1900-02-29T12:00:00Z", NoSuchTime),
        ("2024-00-01T12:00:00Z", NoSuchTime),
        ("2024-13-01T12:00:00Z", NoSuchTime),
        ("2024-04-31T12:00:00Z", NoSuchTime),
        ("2024-04-00T12:00:00Z", NoSuchTime),
        ("2024-04-01T24:00:00Z", NoSuchTime),
        ("2024-04-01T12:60:00Z", NoSuchTime),
        ("2024-04-01T12:00:61Z", NoSuchTime),
        ("2024-04-01T12:00:00+24:00", NoSuchTime),
        ("2024-04-01T12:00:00.1234567890123456789Z", TooManyDigits),
    ] {
        assert_eq!(text.parse::<Timestamp>(), Err(error), "{text:?}");
    }
}

#[test]
fn other_notations_of_one_meaning_are_read() {
    for (text, rfc3339) in [
        ("2021-12-02 00:19:54", "2021-12-02T00:19:54"),
        ("2021-12-02 00:19:54.5", "2021-12-02T00:19:54.5"),
        ("2021-12-02T00:19:54+0900", "2021-12-02T00:19:54+09:00"),
        ("2021-12-02T00:19:54+07", "2021-12-02T00:19:54+07:00"),
        ("2021-12-02T00:19+07:00", "2021-12-02T00:19:00+07:00"),
        ("2021-12-02 00:19", "2021-12-02T00:19:00"),
        ("2021-12-02 00:19:54Z", "2021-12-02T00:19:54Z"),
        ("2021-12-02 00:19:54 UTC", "2021-12-02T00:19:54Z"),
        ("2021-12-02 00:19:54 -0300", "2021-12-02T00:19:54-03:00"),
        ("2021-12-02t00:19:54z", "2021-12-02T00:19:54Z"),
        ("2021-12-02T00:19:60Z", "2021-12-02T00:19:59Z"),
        (
            "2021-12-02T00:19:54.1234567890Z",
            "2021-12-02T00:19:54.123456789Z",
        ),
        (
            "2024-05-13 08:47:36.452492159 +0000 UTC",
            "2024-05-13T08:47:36.452492159+00:00",
        ),
        ("2024-05-13 08:47:36 +0700 WIB", "2024-05-13T08:47:36+07:00"),
        ("2024-05-13 08:47:36 +0700 +07", "2024-05-13T08:47:36+07:00"),
        (
            "2024-05-13 08:47:36.4 +0700 WIB m=+0.000012",
            "2024-05-13T08:47:36.4+07:00",
        ),
    ] {
        let (time, notation) = Timestamp::from_string_token(text).unwrap();
        assert_eq!(time.to_string(), rfc3339, "{text}");
        assert_eq!(notation, Notation::Lost, "{text}");
    }
}

#[test]
fn numbers_are_seconds_or_milliseconds() {
    for (token, rfc3339, notation) in [
        ("1638404394", "2021-12-02T00:19:54Z", Notation::Kept),
        ("-1", "1969-12-31T23:59:59Z", Notation::Kept),
        ("-0", "1970-01-01T00:00:00Z", Notation::Lost),
        ("253402300799", "9999-12-31T23:59:59Z", Notation::Kept),
        ("1638404394000", "2021-12-02T00:19:54Z", Notation::Lost),
        ("1638404394250", "2021-12-02T00:19:54.250Z", Notation::Lost),
        ("1638404394.25", "2021-12-02T00:19:54.250Z", Notation::Lost),
        ("1.638404394e9", "2021-12-02T00:19:54Z", Notation::Lost),
        ("-1.5", "1969-12-31T23:59:58.500Z", Notation::Lost),
        (
            "-0.000000001",
            "1969-12-31T23:59:59.999999999Z",
            Notation::Lost,
        ),
        ("253402300800", "1978-01-11T21:31:40.800Z", Notation::Lost),
    ] {
        let (time, lost) = Timestamp::from_unix_token(token).unwrap();
        let time = time.canonical();
        assert_eq!(
            (time.to_string().as_str(), lost),
            (rfc3339, notation),
            "{token}"
        );
    }
    // Microseconds, and more than nanoseconds.
    for token in ["1638404394000000", "1638404394.0000000001", "1e300"] {
        assert_eq!(Timestamp::from_unix_token(token), None, "{token}");
    }
}

#[test]
fn forms_and_offsets() {
    let (unix, _) = Timestamp::from_unix_token("0").unwrap();
    assert!(unix.is_unix_form() && !unix.canonical().is_unix_form());
    assert_eq!(
        (unix.to_string(), unix.offset_minutes()),
        ("1970-01-01T00:00:00Z".into(), None)
    );
    let bare: Timestamp = "2015-05-05T12:30:00.5".parse().unwrap();
    assert_eq!(bare.canonical().to_string(), "2015-05-05T12:30:00.5Z");
    assert_eq!(unix.with_offset_minutes(1440), None);
    assert_eq!(
        unix.with_offset_minutes(-90).unwrap().to_string(),
        "1969-12-31T22:30:00-01:30"
    );
    assert_eq!(
        Timestamp::from_unix_seconds(LAST_SECOND)
            .unwrap()
            .with_offset_minutes(1),
        None
    );
    assert_eq!(Timestamp::from_unix_seconds(LAST_SECOND + 1), None);
    assert_eq!(Timestamp::from_unix_seconds(i64::MIN), None);
    assert!(
        "0001-01-01T00:00:00Z"
            .parse::<Timestamp>()
            .unwrap()
            .is_zero()
    );
    assert!(
        "0001-01-01T07:00:00+07:00"
            .parse::<Timestamp>()
            .unwrap()
            .is_zero()
    );
    assert!(!unix.is_zero());
    assert!(size_of::<Timestamp>() <= 24);
    assert!(Timestamp::now() > unix);
}

/// The calendar repeats after 400 years, which have this many days.
#[test]
fn every_day_has_one_date() {
    let mut before = String::new();
    for day in 0..146_097 {
        let time = Timestamp::from_unix_seconds(day * 86_400).unwrap();
        let text = time.to_string();
        assert!(text > before && text.parse() == Ok(time), "{text}");
        before = text;
    }
    assert_eq!(before, "2369-12-31T00:00:00Z");
}

#[test]
fn times_at_the_limits_of_a_notation_are_read() {
    let unix = |token: &str| Timestamp::from_unix_token(token).map(|(time, _)| time);
    // As seconds it exceeds 64 bits of nanoseconds, and as milliseconds it would be another instant.
    assert_eq!(unix("253402300799.5"), None);
    let millis = unix("253402300800.0").unwrap();
    assert_eq!(millis.unix_seconds(), 253_402_300);
    let kept = |text: &str| {
        let (_, notation) = Timestamp::from_string_token(text).unwrap();
        notation == Notation::Kept
    };
    assert!(kept("2021-12-02T00:19:54.123456789Z"));
    assert!(!kept("2021-12-02T00:19:54.1234567890Z"));
    for zone in ["INDONESIATIME", "(WIB)", ""] {
        let text = format!("2021-12-02 00:19:54 +0700 {zone}");
        assert!(Timestamp::from_string_token(&text).is_err(), "{text}");
    }
}

#[test]
fn unix_times_are_written_as_they_are_read() {
    for token in [
        "0",
        "-1",
        "1638404394",
        "1638404394.25",
        "-1.5",
        "-0.25",
        "-62135596800",
    ] {
        let (time, _) = Timestamp::from_unix_token(token).unwrap();
        assert!(time.is_unix_form());
        let mut written = String::new();
        time.write_unix(&mut written);
        assert_eq!(written, token);
    }
}

#[test]
fn a_system_time_is_written_without_trailing_zeros() {
    for (nanos, text) in [
        (0, "1970-01-01T00:00:05Z"),
        (250_000_000, "1970-01-01T00:00:05.250Z"),
        (250_001_000, "1970-01-01T00:00:05.250001Z"),
        (250_001_002, "1970-01-01T00:00:05.250001002Z"),
    ] {
        let system = SystemTime::UNIX_EPOCH + Duration::new(5, nanos);
        let time = Timestamp::try_from(system).unwrap();
        assert_eq!(time.to_string(), text);
        assert_eq!((time.unix_seconds(), time.subsec_nanos()), (5, nanos));
        assert_eq!(SystemTime::try_from(time), Ok(system));
    }
}

#[test]
fn an_offset_is_kept_while_the_local_year_has_four_digits() {
    let offset = |text: &str| text.parse::<Timestamp>().unwrap().offset_minutes();
    assert_eq!(offset("2021-12-02T00:19:54+07:00"), Some(420));
    assert_eq!(offset("2021-12-02T00:19:54Z"), Some(0));
    assert_eq!(offset("2021-12-02T00:19:54-00:00"), None);
    let fits = |before_the_end: i64, minutes: i16| {
        let time = Timestamp::from_unix_seconds(LAST_SECOND - before_the_end).unwrap();
        time.with_offset_minutes(minutes).is_some()
    };
    assert!(fits(60, 1) && fits(120, 2) && fits(0, -1));
    assert!(!fits(59, 1) && !fits(119, 2));
}

#[test]
fn equal_instants_are_the_same_map_key() {
    let hash = RandomState::new();
    let hash = |text: &str| hash.hash_one(text.parse::<Timestamp>().unwrap());
    let zulu = "2021-12-02T00:19:54Z";
    assert_eq!(hash(zulu), hash("2021-12-02T07:19:54.000+07:00"));
    assert_ne!(hash(zulu), hash("2021-12-02T00:19:55Z"));
    assert_ne!(hash(zulu), hash("2021-12-02T00:19:54.001Z"));
}
