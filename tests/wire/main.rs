//! What networks and servers do, and what a call then says: the kind of
//! failure, what it may have done, and that nothing was sent twice.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod certificates;
mod concurrency;
mod dropped;
mod dropped_reports;
// Only Linux leaves a full queue at silence, which one row needs.
#[cfg(target_os = "linux")]
mod faults;
#[cfg(target_os = "linux")]
mod full_queue;
mod idle;
mod informational;
mod limits_of_zero;
mod malformed_responses;
mod never_twice;
mod no_connection;
mod no_response;
mod not_http;
mod proxies;
mod redirects;
mod request_bytes;
mod retries;
mod retry_budget;
mod size;
mod support;
mod tracing;
mod truncated_responses;
