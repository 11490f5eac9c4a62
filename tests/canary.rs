//! Keys that must never be seen: every way of a call and of a webhook is gone with them, and
//! nothing that is shown or logged on the way holds one in any form.
//!
//! A binary of its own: what it listens to is all that this process logs.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

#[path = "canary/calls.rs"]
mod calls;
#[path = "canary/captured.rs"]
mod captured;
#[path = "canary/echo.rs"]
mod echo;
#[path = "canary/forms.rs"]
mod forms;
#[expect(dead_code, reason = "the tests of the wire use the rest")]
#[path = "wire/harness.rs"]
mod harness;
#[path = "canary/query.rs"]
mod query;
#[path = "canary/search.rs"]
mod search;
#[path = "wire/faults/tls.rs"]
mod tls;
#[path = "canary/webhooks.rs"]
mod webhooks;
