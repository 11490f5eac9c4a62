//! Delivers webhooks, and moves the clock from one event to the next.

use crate::Shared;
use crate::clock::after;
use crate::error::SimulatorError;
use crate::outbox::Letter;
use crate::record::{Delivery, DeliveryOutcome};
use crate::state::State;
use durianpay_client::Timestamp;
use durianpay_client::api::WEBHOOK;
use http::HeaderValue;
use http::header::CONTENT_TYPE;
use std::time::Duration;

/// How long a receiver may take, in real time. No source says; receivers are
/// told to answer at once.
const RECEIVER_MAY_TAKE: Duration = Duration::from_secs(10);

/// An HTTP client that reaches loopback, directly and once. It trusts nobody's
/// certificate, since it never needs one.
pub(crate) fn http_client() -> Result<reqwest::Client, SimulatorError> {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .tls_certs_only([])
        .build()
        .map_err(|error| SimulatorError::HttpClient(Box::new(error)))
}

impl Shared {
    /// Moves the clock on, and carries out on the way what falls due: in the
    /// order of its time, each at its time. Gives what was delivered.
    pub(crate) async fn advance(&self, by: Duration) -> Result<Vec<Delivery>, SimulatorError> {
        // One at a time, so that deliveries keep their order.
        let _turn = self.turn.lock().await;
        let (until, sent_before) = {
            let state = self.state();
            let until = after(state.clock.now(), by).ok_or(SimulatorError::OutOfTime)?;
            (until, state.outbox.sent().len())
        };
        loop {
            let letter = self.state().step_towards(until);
            let Some(letter) = letter else { break };
            let outcomes = deliver(&self.http, &letter).await;
            let mut state = self.state();
            let now = state.clock.now();
            state.outbox.note(&letter, &outcomes, now);
        }
        let state = self.state();
        Ok(state
            .outbox
            .sent()
            .get(sent_before..)
            .unwrap_or_default()
            .to_vec())
    }
}

impl State {
    /// The webhook that is due, unless a fault keeps it.
    fn next_letter(&mut self) -> Option<Letter> {
        let now = self.clock.now();
        let faults = &mut self.faults;
        self.outbox
            .next_letter(now, |event, id| faults.of_delivery(event, id))
    }

    /// Moves the clock to the next webhook that is due by `until`, carrying out
    /// what falls due before. Without one, moves it to `until`.
    fn step_towards(&mut self, until: Timestamp) -> Option<Letter> {
        loop {
            let due = self.outbox.next_due().filter(|due| *due <= until);
            let task = self.next_task().filter(|(time, _)| *time <= until);
            match (due, task) {
                // A webhook that is due at the same moment was due before.
                (Some(due), task) if task.as_ref().is_none_or(|(time, _)| due <= *time) => {
                    self.clock.move_to(due);
                    if let Some(letter) = self.next_letter() {
                        return Some(letter);
                    }
                }
                (_, Some((time, task))) => {
                    self.clock.move_to(time);
                    self.perform(task);
                }
                _ => {
                    self.clock.move_to(until);
                    return None;
                }
            }
        }
    }
}

/// Posts a webhook, once for each of its copies and all at the same time.
async fn deliver(http: &reqwest::Client, letter: &Letter) -> Vec<DeliveryOutcome> {
    let mut copies = Vec::new();
    for _ in 1..letter.copies {
        let (http, letter) = (http.clone(), letter.clone());
        copies.push(tokio::spawn(async move { post(&http, &letter).await }));
    }
    let mut outcomes = vec![post(http, letter).await];
    for copy in copies {
        outcomes.push(copy.await.unwrap_or(DeliveryOutcome::Broken));
    }
    outcomes
}

/// Posts a webhook once.
async fn post(http: &reqwest::Client, letter: &Letter) -> DeliveryOutcome {
    let answer = http
        .post(letter.url.clone())
        .timeout(RECEIVER_MAY_TAKE)
        .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
        .body(letter.body.clone())
        .send()
        .await;
    match answer {
        Ok(answer) if answer.status().as_u16() == WEBHOOK.success => DeliveryOutcome::Accepted,
        Ok(answer) => DeliveryOutcome::Refused(answer.status()),
        Err(error) if error.is_timeout() => DeliveryOutcome::TimedOut,
        Err(error) if error.is_connect() => DeliveryOutcome::NoConnection,
        Err(_) => DeliveryOutcome::Broken,
    }
}
