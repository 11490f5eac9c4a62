//! The inbox.

use crate::database::Database;
use crate::outcome::Outcome;
use durianpay_client::notification::Authentic;
use durianpay_client::snap::Notification;
use durianpay_client::webhook::Verifier;
use durianpay_client::webhook::inbox::{Delivery, HandlerError, Inbox, Worker};
use std::sync::Arc;

pub(crate) fn inbox(database: &Database) -> Inbox {
    Inbox::from_arc(Arc::clone(&database.store), Verifier::new([]))
}

pub(crate) async fn receive(inbox: &Inbox, received: &[Authentic<Notification>]) -> Outcome {
    for notification in received {
        inbox.receive_notification(notification).await?;
    }
    Ok(())
}

/// Handles all notifications, this number at once.
pub(crate) async fn work(inbox: &Inbox, workers: u32) -> Outcome {
    let worker = Worker::for_notifications(inbox.clone()).concurrency(workers);
    let handler = |_delivery: Delivery| async { Ok::<_, HandlerError>(()) };
    worker.run_pending(handler).await?;
    Ok(())
}
