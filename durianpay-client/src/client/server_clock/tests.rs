use super::{MAX_AGE, Moment, ServerClock};
use crate::types::server_time::ServerTime;
use http::header::{AGE, DATE, HeaderMap, HeaderValue};
use std::time::{Duration, SystemTime};

const SECOND: Duration = Duration::from_secs(1);

/// A moment on a merchant's clocks: `millis` after the first moment on the monotonic clock,
/// while the wall clock is `ahead` of that by a number of milliseconds.
fn moment(start: Duration, millis: u64, ahead: i64) -> Moment {
    let wall = 1_700_000_000_000_i64 + i64::try_from(millis).expect("it fits") + ahead;
    let wall = Duration::from_millis(u64::try_from(wall).expect("after 1970"));
    Moment {
        monotonic: start + Duration::from_millis(millis),
        wall: SystemTime::UNIX_EPOCH + wall,
    }
}

/// The headers of a response that a server sent at this time, in milliseconds since 1970.
fn headers(server_millis: u64) -> HeaderMap {
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(server_millis);
    let date = HeaderValue::from_str(&httpdate::fmt_http_date(time)).expect("a date");
    HeaderMap::from_iter([(DATE, date)])
}

fn holds(time: ServerTime, millis: u64) -> bool {
    let millis = i64::try_from(millis).expect("it fits");
    (time.earliest_millis()..=time.latest_millis()).contains(&millis)
}

#[test]
fn the_time_is_within_bounds_whatever_the_offset_the_delays_and_the_age() {
    let start = Duration::from_secs(5);
    for offset in [0_u64, 1, 999, 301_000, 86_400_000 * 3 + 500] {
        for (to_server, from_server) in [(0, 0), (1, 999), (999, 1), (25_000, 4_000)] {
            let server = |millis: u64| 1_800_000_000_000 - offset + millis;
            let clock = ServerClock::default();
            let (begun, received) = (0, to_server + from_server);
            let handled = clock.observe(
                moment(start, begun, 0),
                moment(start, received, 0),
                &headers(server(to_server)),
            );
            assert!(holds(handled.expect("a date"), server(to_server)));
            for age in [0, 1, 30_000, 500_000] {
                let now = received + age;
                let time = clock.at(moment(start, now, 0)).expect("a time");
                assert!(holds(time, server(now)), "{time} at {now}");
                let most = received + 1002 + now / 400;
                assert!(u64::try_from(time.width_millis()).expect("positive") <= most);
            }
        }
    }
}

#[test]
fn a_clock_that_was_set_and_a_sleep_discard_the_time() {
    let start = Duration::from_secs(5);
    for (ahead, is_known) in [
        (0, true),
        (2000, true),
        (-2000, true),
        (2001, false),
        (-2001, false),
        (301_000, false),
        (-86_400_000, false),
    ] {
        let clock = ServerClock::default();
        let begun = moment(start, 0, 0);
        clock.observe(begun, moment(start, 5, 0), &headers(1_000_000));
        let time = clock.at(moment(start, 1000, ahead));
        assert_eq!(time.is_some(), is_known, "{ahead}");
        // The server's clock went on while the machine slept.
        if let Some(time) = time {
            let slept = u64::try_from(ahead).unwrap_or(0);
            assert!(holds(time, 1_001_000 + slept), "{time} after {ahead}");
        }
        // After a jump in the middle of an exchange, nothing is known.
        let received = moment(start, 5, ahead);
        let clock = ServerClock::default();
        let handled = clock.observe(begun, received, &headers(1_000_000));
        assert_eq!(handled.is_some(), is_known, "{ahead}");
    }
}

#[test]
fn a_server_time_expires_after_ten_minutes() {
    let start = Duration::from_secs(5);
    let clock = ServerClock::default();
    let first = moment(start, 0, 0);
    assert_eq!(clock.at(first), None);
    clock.observe(first, first, &headers(0));
    let age = |age: Duration| u64::try_from(age.as_millis()).expect("it fits");
    assert!(clock.at(moment(start, age(MAX_AGE), 0)).is_some());
    let later = moment(start, age(MAX_AGE + SECOND), 0);
    assert_eq!(clock.at(later), None);
    clock.observe(later, later, &headers(601_000));
    assert!(clock.at(later).is_some());
}

#[test]
fn the_closer_bounds_are_kept_until_a_response_contradicts_them() {
    let start = Duration::from_secs(5);
    let clock = ServerClock::default();
    let at = |millis| moment(start, millis, 0);
    clock.observe(at(0), at(10), &headers(100_000));
    let close = clock.at(at(9000)).expect("a time");
    clock.observe(at(1000), at(9000), &headers(105_000));
    assert_eq!(clock.at(at(9000)), Some(close));
    clock.observe(at(9000), at(9010), &headers(500_000));
    let set = clock.at(at(9010)).expect("a time");
    assert!(holds(set, 500_000), "{set}");
    // Even if the bounds are wide, and in whichever direction it was set.
    for (begun, server) in [(20_000, 50_000), (30_000, 900_000)] {
        let received = begun + 5000;
        clock.observe(at(begun), at(received), &headers(server));
        let set = clock.at(at(received)).expect("a time");
        assert!(holds(set, server), "{set}");
    }
}

#[test]
fn an_implausible_date_is_ignored() {
    let now = moment(Duration::from_secs(5), 0, 0);
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    let with = |pairs: &[(http::HeaderName, &str)]| {
        let pairs = pairs.iter().cloned();
        let headers =
            pairs.map(|(name, value)| (name, HeaderValue::from_str(value).expect("a value")));
        let mut map = HeaderMap::new();
        headers.for_each(|(name, value)| _ = map.append(name, value));
        ServerClock::default().observe(now, now, &map)
    };
    let (longest, too_long) = (format!("{date:<40}"), format!("{date:<41}"));
    assert!(with(&[(DATE, date)]).is_some());
    assert!(with(&[(DATE, &longest)]).is_some());
    for unusable in [
        &[][..],
        &[(DATE, "")],
        &[(DATE, "yesterday")],
        &[(DATE, "1994-11-06T08:49:37Z")],
        &[(DATE, &too_long)],
        &[(DATE, date), (DATE, date)],
        &[(DATE, date), (AGE, "0")],
    ] {
        assert_eq!(with(unusable), None, "{unusable:?}");
    }
}
