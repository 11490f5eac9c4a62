//! What networks and servers do, and what a call then says: the kind of
//! failure, what it may have done, and that nothing was sent twice.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

#[path = "wire/concurrency.rs"]
mod concurrency;
#[path = "wire/dropped.rs"]
mod dropped;
// Only Linux leaves a full queue at silence, which one row needs.
#[cfg(target_os = "linux")]
#[path = "wire/faults.rs"]
mod faults;
#[cfg(target_os = "linux")]
#[path = "wire/full_queue.rs"]
mod full_queue;
#[path = "wire/half_answers.rs"]
mod half_answers;
#[path = "wire/harness.rs"]
mod harness;
#[path = "wire/never_twice.rs"]
mod never_twice;
#[path = "wire/no_answer.rs"]
mod no_answer;
#[path = "wire/no_connection.rs"]
mod no_connection;
#[path = "wire/not_http.rs"]
mod not_http;
#[path = "wire/odd_answers.rs"]
mod odd_answers;
#[path = "wire/proxies.rs"]
mod proxies;
#[path = "wire/redirects.rs"]
mod redirects;
#[path = "wire/repeats.rs"]
mod repeats;
#[path = "wire/sent.rs"]
mod sent;
#[path = "wire/size.rs"]
mod size;
#[path = "wire/stage.rs"]
mod stage;
#[path = "wire/storm.rs"]
mod storm;
#[path = "wire/told.rs"]
mod told;
