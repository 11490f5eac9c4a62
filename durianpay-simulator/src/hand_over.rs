//! Passes a webhook to a function of the test.

use crate::destination::{Received, Receiver};
use crate::letter::Letter;
use crate::outbox::OutgoingWebhook;
use crate::post::RECEIVER_TIMEOUT;
use crate::record::DeliveryOutcome;
use bytes::Bytes;
use durianpay_client::Runtime;
use http::{Method, StatusCode};
use std::future::poll_fn;
use std::task::Poll;

/// Passes all copies of a webhook to the function concurrently. The timeout for the responses is
/// the same as for a server.
pub(crate) async fn hand_over(
    receiver: &Receiver,
    webhook: &OutgoingWebhook,
    runtime: &dyn Runtime,
) -> Vec<DeliveryOutcome> {
    let hangs_up = webhook.hang_up_after.is_some();
    let limit = webhook.hang_up_after.unwrap_or(RECEIVER_TIMEOUT);
    let late = if hangs_up {
        DeliveryOutcome::HungUp
    } else {
        DeliveryOutcome::TimedOut
    };
    let mut copies: Vec<Copy> = (0..webhook.copies.max(1))
        .map(|_| Copy::Waiting(receiver.receive(request(&webhook.letter))))
        .collect();
    let mut timer = runtime.sleep(limit);
    poll_fn(|context| {
        let mut are_all_over = true;
        for copy in &mut copies {
            if let Copy::Waiting(response) = copy {
                match response.as_mut().poll(context) {
                    Poll::Ready(status) => *copy = Copy::Responded(status),
                    Poll::Pending => are_all_over = false,
                }
            }
        }
        if are_all_over {
            return Poll::Ready(());
        }
        timer.as_mut().poll(context)
    })
    .await;
    let outcome = |copy| match copy {
        // A sender that hangs up does not read the response.
        Copy::Responded(_) if hangs_up => late,
        Copy::Responded(Some(status)) => DeliveryOutcome::from_status(status),
        Copy::Responded(None) => DeliveryOutcome::Broken,
        Copy::Waiting(_) => late,
    };
    copies.into_iter().map(outcome).collect()
}

/// A copy of a webhook.
enum Copy {
    Waiting(Received),
    Responded(Option<StatusCode>),
}

/// Builds the request of a webhook.
fn request(letter: &Letter) -> http::Request<Bytes> {
    let mut request = http::Request::new(letter.body.clone());
    *request.method_mut() = Method::POST;
    if let Ok(path) = letter.path.parse() {
        *request.uri_mut() = path;
    }
    *request.headers_mut() = letter.headers.clone();
    request
}
