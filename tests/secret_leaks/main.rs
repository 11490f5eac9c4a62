//! Keys that must never be seen: every way of a call and of a webhook is gone with them, and
//! nothing that is shown or logged on the way holds one in any form.
//!
//! A separate binary, since it captures all logs of this process.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod calls;
mod captured;
mod echo;
mod encodings;
mod parts;
mod query;
mod search;
mod webhooks;
