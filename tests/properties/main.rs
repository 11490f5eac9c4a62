//! Properties of the values that cross the wire: JSON, amounts, times and waits.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod json;
mod retry_after;
mod values;

use proptest::test_runner::Config;

/// As many cases as usual; a failure is printed and leaves no file behind.
fn config() -> Config {
    Config {
        failure_persistence: None,
        ..Config::default()
    }
}
