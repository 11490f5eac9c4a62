//! A merchant with an inbox for notifications, and a worker without a client.

use crate::sender::{QRIS, authentic, qris};
use durianpay_client::webhook::inbox::{
    Delivery, Filter, HandlerError, Inbox, JobInfo, MemoryStore, Occurrence, Receipt, Worker,
};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

pub(crate) struct Merchant {
    pub(crate) inbox: Inbox,
    pub(crate) handled: Arc<Mutex<Vec<Delivery>>>,
    /// The results of the handler for the next deliveries, before it succeeds.
    pub(crate) failures: Arc<Mutex<VecDeque<HandlerError>>>,
}

impl Merchant {
    pub(crate) fn new() -> Self {
        Self::with(Inbox::for_notifications(MemoryStore::default()))
    }

    pub(crate) fn with(inbox: Inbox) -> Self {
        Self {
            inbox,
            handled: Arc::default(),
            failures: Arc::default(),
        }
    }

    /// Receives a notification of a QRIS payment.
    pub(crate) async fn receive(&self, id: &str, status: &str) -> Receipt {
        self.receive_body(QRIS, &qris(id, status)).await
    }

    pub(crate) async fn receive_body(&self, path: &str, body: &str) -> Receipt {
        let received = authentic(path, body);
        self.inbox.receive_notification(&received).await.unwrap()
    }

    pub(crate) fn worker(&self) -> Worker {
        Worker::for_notifications(self.inbox.clone()).random(|| u32::MAX)
    }

    pub(crate) fn handler(
        &self,
    ) -> impl Fn(Delivery) -> std::future::Ready<Result<(), HandlerError>> + Send + Sync + 'static
    {
        let handled = Arc::clone(&self.handled);
        let failures = Arc::clone(&self.failures);
        move |delivery| {
            handled.lock().unwrap().push(delivery);
            let failure = failures.lock().unwrap().pop_front();
            std::future::ready(failure.map_or(Ok(()), Err))
        }
    }

    /// Handles all that is due now.
    pub(crate) async fn work(&self) {
        self.worker().run_pending(self.handler()).await.unwrap();
    }

    /// The occurrences in order: the id, the status, and the recorded status of a conflict.
    pub(crate) fn statuses(&self) -> Vec<(String, String, Option<String>)> {
        let handled = self.handled.lock().unwrap();
        let statuses = handled.iter().map(|delivery| {
            let (notified, recorded) = match delivery.occurrence() {
                Occurrence::Notified(notified) => (notified, None),
                Occurrence::NotifiedConflict { notified, recorded } => {
                    (notified, Some(recorded.clone()))
                }
                other => panic!("{other:?} is no notification"),
            };
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            (text(&notified.object_id), text(&notified.status), recorded)
        });
        statuses.collect()
    }

    /// The statuses of one payment that were handed over, in order. A conflict has a `!`.
    pub(crate) fn of(&self, id: &str) -> Vec<String> {
        let of_id = self
            .statuses()
            .into_iter()
            .filter(|(found, _, _)| found == id);
        let text = |(_, status, recorded): (String, String, Option<String>)| match recorded {
            Some(recorded) => format!("{status}!{recorded}"),
            None => status,
        };
        of_id.map(text).collect()
    }

    pub(crate) async fn jobs(&self) -> Vec<JobInfo> {
        let filter = Filter {
            limit: Some(u32::MAX),
            ..Filter::default()
        };
        let mut jobs = self.inbox.store().list(filter).await.unwrap();
        jobs.reverse();
        jobs
    }
}
