//! Limits on webhooks without a valid signature, which anyone can send.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// The maximum number of senders that are remembered.
const MOST_SENDERS: usize = 4096;

/// Limits on webhooks without a valid signature.
///
/// Webhooks with a valid signature are not limited: only a holder of the key can sign one.
///
/// ```
/// use durianpay_client::ApiKey;
/// use durianpay_client::webhook::Verifier;
/// use durianpay_client::webhook::inbox::{Inbox, Limits, MemoryStore};
///
/// let mut limits = Limits::default();
/// limits.per_second = 10;
/// let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
/// let inbox = Inbox::new(MemoryStore::default(), verifier).limits(limits);
/// # Ok::<(), durianpay_client::ApiKeyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The number accepted per second, from all senders. Defaults to 50. Ten times this number
    /// is accepted in a burst.
    pub per_second: u32,
    /// The number accepted per second from one sender, if senders are
    /// [named](super::Incoming::sender). Defaults to 10. Ten times this number is accepted in a
    /// burst.
    pub per_second_and_sender: u32,
    /// The number confirmed per second, by each process. Defaults to 20. Ten times this number
    /// is confirmed in a burst. Further ones wait.
    pub confirmed_per_second: u32,
    /// The maximum number waiting in the queue. Defaults to 10,000.
    pub stored: u32,
    /// The maximum number waiting for one object. Defaults to 20.
    pub stored_per_object: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_second: 50,
            per_second_and_sender: 10,
            confirmed_per_second: 20,
            stored: 10_000,
            stored_per_object: 20,
        }
    }
}

/// An error of a webhook without a valid signature that exceeds a limit.
///
/// ```
/// use durianpay_client::webhook::ResponseError;
/// use durianpay_client::webhook::inbox::{Incoming, LimitError, Limits, ReceiveError};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::{ApiKey, webhook::{Verifier, inbox::{Inbox, MemoryStore}}};
/// # let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
/// # let inbox = Inbox::new(MemoryStore::default(), verifier);
/// let mut limits = Limits::default();
/// limits.stored = 0;
/// let body = br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#;
/// let error = inbox.limits(limits).receive(Incoming::new(body)).await.unwrap_err();
/// assert!(matches!(error, ReceiveError::Limit(LimitError::Stored)));
/// assert_eq!(error.status_code(), 503);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LimitError {
    /// Too many arrive at once.
    Rate,
    /// Too many wait in the queue.
    Stored,
}

impl fmt::Display for LimitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rate => "too many webhooks without a valid signature; retry later",
            Self::Stored => {
                "too many webhooks without a valid signature are waiting for confirmation; retry \
                 later"
            }
        })
    }
}

impl std::error::Error for LimitError {}

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
#[derive(Debug, Default)]
pub(super) struct RateLimiter(Mutex<Buckets>);

#[derive(Debug, Default)]
struct Buckets {
    received: Option<Bucket>,
    confirmed: Option<Bucket>,
    senders: HashMap<IpAddr, Bucket>,
}

impl RateLimiter {
    /// Accepts or rejects a webhook without a valid signature.
    pub(super) fn accept(&self, limits: &Limits, sender: Option<IpAddr>) -> Result<(), LimitError> {
        let now = Instant::now();
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_sender = sender.is_none_or(|sender| {
            take_of_sender(
                &mut buckets.senders,
                sender,
                limits.per_second_and_sender,
                now,
            )
        });
        if of_sender && take(&mut buckets.received, limits.per_second, now) {
            Ok(())
        } else {
            Err(LimitError::Rate)
        }
    }

    /// Returns whether an event without a valid signature may be confirmed now.
    pub(super) fn confirm(&self, limits: &Limits) -> bool {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        take(
            &mut buckets.confirmed,
            limits.confirmed_per_second,
            Instant::now(),
        )
    }
}

fn take(bucket: &mut Option<Bucket>, per_second: u32, now: Instant) -> bool {
    let bucket = bucket.get_or_insert_with(|| Bucket::full(per_second, now));
    bucket.take(per_second, now)
}

fn take_of_sender(
    senders: &mut HashMap<IpAddr, Bucket>,
    sender: IpAddr,
    per_second: u32,
    now: Instant,
) -> bool {
    if senders.len() >= MOST_SENDERS && !senders.contains_key(&sender) {
        // The bucket of a sender that was quiet for this time is full again.
        let refill = Duration::from_secs(u64::from(BURST));
        senders.retain(|_, bucket| now.saturating_duration_since(bucket.at) < refill);
    }
    if senders.len() >= MOST_SENDERS && !senders.contains_key(&sender) {
        // All places are taken by active senders: the limit of all senders remains.
        return true;
    }
    let bucket = senders
        .entry(sender)
        .or_insert_with(|| Bucket::full(per_second, now));
    bucket.take(per_second, now)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::{BURST, LimitError, Limits, MOST_SENDERS, RateLimiter};
    use std::net::IpAddr;
    use std::time::Duration;

    #[tokio::test(start_paused = true)]
    async fn one_sender_cannot_exhaust_the_global_rate() {
        let limits = Limits::default();
        let limiter = RateLimiter::default();
        let loud: Option<IpAddr> = Some([192, 0, 2, 1].into());
        let accepted = (0..1000).filter(|_| limiter.accept(&limits, loud).is_ok());
        assert_eq!(accepted.count(), 100);
        let other = Some([192, 0, 2, 2].into());
        assert_eq!(limiter.accept(&limits, other), Ok(()));
        tokio::time::advance(Duration::from_secs(1)).await;
        let accepted = (0..1000).filter(|_| limiter.accept(&limits, loud).is_ok());
        assert_eq!(accepted.count(), 10);
    }

    #[tokio::test(start_paused = true)]
    async fn a_sender_stays_limited_while_more_senders_come_than_are_remembered() {
        let limits = Limits {
            per_second: 1_000_000,
            ..Limits::default()
        };
        let limiter = RateLimiter::default();
        let sender = |number: usize| {
            let number = u32::try_from(number).unwrap();
            Some(IpAddr::from(number.to_be_bytes()))
        };
        let accepted = |number: usize, sent: u32| {
            let accepted = (0..sent).filter(|_| limiter.accept(&limits, sender(number)).is_ok());
            accepted.count()
        };
        assert_eq!(accepted(0, 200), 100);
        for number in 1..MOST_SENDERS {
            assert_eq!(accepted(number, 1), 1);
        }
        // One more is limited by the rate of all senders only, and displaces no other sender.
        assert_eq!(accepted(MOST_SENDERS, 200), 200);
        assert_eq!(accepted(0, 1), 0);
        // Until the earlier ones were quiet long enough to start over.
        tokio::time::advance(Duration::from_secs(u64::from(BURST))).await;
        assert_eq!(accepted(MOST_SENDERS, 200), 100);
    }

    #[tokio::test(start_paused = true)]
    async fn many_senders_share_the_global_rate() {
        let limits = Limits::default();
        let limiter = RateLimiter::default();
        let mut accepted = 0;
        for number in 0..10_000_u32 {
            let sender = IpAddr::from(number.to_be_bytes());
            match limiter.accept(&limits, Some(sender)) {
                Ok(()) => accepted += 1,
                Err(error) => assert_eq!(error, LimitError::Rate),
            }
        }
        assert_eq!(accepted, 500);
        assert_eq!((0..1000).filter(|_| limiter.confirm(&limits)).count(), 200);
    }
}
