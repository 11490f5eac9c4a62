//! The values of settings that the builder was not given.

use durianpay_client::{ApiKey, Timestamp};

/// Returns the initial time of a simulator in memory.
pub(crate) fn first_moment() -> Timestamp {
    const FIRST_SECOND_OF_2026: i64 = 1_767_225_600;
    Timestamp::from_unix_seconds(FIRST_SECOND_OF_2026)
        .expect("a second of 2026 is within the years of a timestamp")
}

/// Returns the default key.
pub(crate) fn default_key() -> ApiKey {
    ApiKey::new("dp_test_simulator").expect("a constant of printable ASCII characters is a key")
}
