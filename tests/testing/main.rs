//! The feature `testing`: examples, scripts, failures and webhooks for the unit tests of users. The guide
//! `docs/testing.md`, whose tests run too, shows their use; here are the limits.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod confirmations;
mod examples;
mod failures;
mod scripts;
mod webhooks;

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Returns the message with which an action panics.
fn panic_of(action: impl FnOnce()) -> String {
    let panicked = catch_unwind(AssertUnwindSafe(action)).expect_err("the action did not panic");
    let message = panicked.downcast::<String>();
    *message.expect("the message is formatted")
}
