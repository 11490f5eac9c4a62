//! Keys that must never be seen: every way of a call and of a webhook is gone with them, and
//! nothing that is shown or logged on the way holds one in any form.
//!
//! A binary of its own: what it listens to is all that this process logs.
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
