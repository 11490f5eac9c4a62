//! Counters of an inbox, for metrics.

use std::sync::atomic::{AtomicU64, Ordering};

/// Defines the counters and their snapshot.
macro_rules! counters {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// The counters of this process since the inbox was created.
        ///
        /// [`Store::counts`](super::Store::counts) returns the numbers of waiting and dead jobs
        /// of all processes.
        ///
        /// ```
        /// use durianpay_client::webhook::inbox::Incoming;
        ///
        /// # #[tokio::main(flavor = "current_thread")]
        /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
        /// # use durianpay_client::{ApiKey, webhook::{Verifier, inbox::{Inbox, MemoryStore}}};
        /// # let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
        /// # let inbox = Inbox::new(MemoryStore::default(), verifier);
        /// let body = br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#;
        /// inbox.receive(Incoming::new(body)).await?;
        /// inbox.receive(Incoming::new(body)).await?;
        /// let metrics = inbox.metrics();
        /// assert_eq!((metrics.stored, metrics.known), (1, 1));
        /// # Ok(())
        /// # }
        /// ```
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Metrics {
            $($(#[$doc])* pub $name: u64,)+
        }

        #[derive(Debug, Default)]
        pub(super) struct Counters {
            $(pub(super) $name: AtomicU64,)+
        }

        impl Counters {
            pub(super) fn snapshot(&self) -> Metrics {
                Metrics {
                    $($name: self.$name.load(Ordering::Relaxed),)+
                }
            }
        }
    };
}

counters! {
    /// Webhooks and notifications that were stored.
    stored,
    /// Deliveries of webhooks and notifications that were stored before.
    known,
    /// Webhooks that were rejected: not a webhook, or a required signature is invalid.
    rejected,
    /// Webhooks that exceeded a limit.
    limited,
    /// Webhooks and notifications that were not stored because the database failed.
    store_failures,
    /// Events that were confirmed, and notifications that were recorded.
    confirmed,
    /// Events and tasks that are retried later.
    retried,
    /// Tasks that were handled.
    handled,
    /// Events and tasks that are dead.
    dead,
    /// Jobs that were taken over from a worker that died.
    taken_over,
    /// Attempts that lost their lease.
    leases_lost,
}

/// Increments a counter.
pub(super) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}
