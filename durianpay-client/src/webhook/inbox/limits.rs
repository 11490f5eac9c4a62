//! Limits on webhooks without a valid signature, which anyone can send.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// The largest number of senders that are remembered.
const MOST_SENDERS: usize = 4096;

/// Limits on webhooks without a valid signature.
///
/// Webhooks with a valid signature are not limited: only a holder of the key can sign one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// How many are accepted per second, from all senders; 50 by default. Ten times as
    /// many are accepted in a burst.
    pub per_second: u32,
    /// How many are accepted per second from one sender, if senders are
    /// [named](super::Incoming::sender); 10 by default. Ten times as many in a burst.
    pub per_second_and_sender: u32,
    /// How many may wait in the queue; 10,000 by default.
    pub stored: u32,
    /// How many may wait for one object; 20 by default.
    pub stored_per_object: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_second: 50,
            per_second_and_sender: 10,
            stored: 10_000,
            stored_per_object: 20,
        }
    }
}

/// An error of a webhook without a valid signature that exceeds a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LimitError {
    /// Too many arrive.
    #[error("too many webhooks without a valid signature arrive; send them later")]
    Rate,
    /// Too many wait in the queue.
    #[error("too many webhooks without a valid signature wait to be confirmed; send them later")]
    Stored,
}

/// The factor between the rate and the burst.
const BURST: u32 = 10;

/// A token bucket, in thousandths of a token.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    level: u64,
    at: Instant,
}

impl Bucket {
    fn full(per_second: u32, now: Instant) -> Self {
        Self {
            level: capacity(per_second),
            at: now,
        }
    }

    fn take(&mut self, per_second: u32, now: Instant) -> bool {
        let elapsed = now.saturating_duration_since(self.at);
        let millis = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        let gained = millis.saturating_mul(u64::from(per_second));
        self.at += Duration::from_millis(millis);
        self.level = self.level.saturating_add(gained).min(capacity(per_second));
        let taken = self.level.checked_sub(1000);
        self.level = taken.unwrap_or(self.level);
        taken.is_some()
    }
}

fn capacity(per_second: u32) -> u64 {
    u64::from(per_second) * u64::from(BURST) * 1000
}

/// Enforces the rates, in this process.
#[derive(Debug)]
pub(super) struct RateLimiter {
    state: Mutex<(Option<Bucket>, HashMap<IpAddr, Bucket>)>,
}

impl RateLimiter {
    pub(super) fn new() -> Self {
        Self {
            state: Mutex::default(),
        }
    }

    /// Accepts or rejects a webhook without a valid signature.
    pub(super) fn accept(&self, limits: &Limits, sender: Option<IpAddr>) -> Result<(), LimitError> {
        let now = Instant::now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (all, senders) = &mut *state;
        if let Some(sender) = sender {
            if senders.len() >= MOST_SENDERS && !senders.contains_key(&sender) {
                forget_quiet(senders, limits.per_second_and_sender, now);
            }
            let per_second = limits.per_second_and_sender;
            // With all places taken by senders that are active, the limit of all remains.
            if senders.len() < MOST_SENDERS || senders.contains_key(&sender) {
                let bucket = senders
                    .entry(sender)
                    .or_insert_with(|| Bucket::full(per_second, now));
                if !bucket.take(per_second, now) {
                    return Err(LimitError::Rate);
                }
            }
        }
        let all = all.get_or_insert_with(|| Bucket::full(limits.per_second, now));
        if all.take(limits.per_second, now) {
            Ok(())
        } else {
            Err(LimitError::Rate)
        }
    }
}

/// Forgets the senders whose buckets are full again, which lose nothing by it.
fn forget_quiet(senders: &mut HashMap<IpAddr, Bucket>, per_second: u32, now: Instant) {
    let refill = Duration::from_secs(u64::from(BURST));
    let _ = per_second;
    senders.retain(|_, bucket| now.saturating_duration_since(bucket.at) < refill);
}
