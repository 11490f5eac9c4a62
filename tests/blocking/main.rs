//! The client without an async runtime: calls, lists, intents and webhooks of plain threads.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod async_programs;
mod calls;
mod money;
mod streams;
mod support;
mod webhooks;
