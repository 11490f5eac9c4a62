//! The webhooks that wait to be sent, and those that were.

use super::clock::after;
use super::object::{Object, typed};
use super::record::{Delivery, DeliveryOutcome};
use crate::api::{Notification, WEBHOOK};
use crate::json::Json;
use crate::timestamp::Timestamp;
use bytes::Bytes;
use std::borrow::Cow;
use std::time::Duration;

/// A webhook before it is numbered.
#[derive(Debug)]
pub(super) struct Notice {
    pub(super) event: Cow<'static, str>,
    pub(super) data: Json,
    /// Whether the envelope says how often it was sent before.
    pub(super) counts_retries: bool,
}

/// A webhook on its way: the next attempt to deliver it.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) number: u64,
    pub(super) url: reqwest::Url,
    pub(super) body: Bytes,
}

/// A webhook that has not been accepted yet.
#[derive(Debug)]
struct Waiting {
    number: u64,
    notice: Notice,
    /// Attempts that were made.
    attempts: u32,
    /// When the first attempt is, or was, made.
    first: Timestamp,
    due: Timestamp,
}

/// Where webhooks wait for their time.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    url: Option<reqwest::Url>,
    unsigned: Vec<String>,
    next_number: u64,
    waiting: Vec<Waiting>,
    sent: Vec<Delivery>,
}

impl Outbox {
    pub(super) fn new(url: Option<reqwest::Url>, unsigned: Vec<String>) -> Self {
        Self {
            url,
            unsigned,
            ..Self::default()
        }
    }

    pub(super) fn set_url(&mut self, url: reqwest::Url) {
        self.url = Some(url);
    }

    pub(super) fn goes_unsigned(&self, event: &str) -> bool {
        self.unsigned.iter().any(|name| name == event)
    }

    /// The number that the next event gets.
    pub(super) fn next_number(&self) -> u64 {
        self.next_number
    }

    /// Takes a webhook that is to be sent now. Where no URL is registered,
    /// nobody is told.
    pub(super) fn add(&mut self, notice: Notice, now: Timestamp) {
        if self.url.is_none() {
            return;
        }
        self.waiting.push(Waiting {
            number: self.next_number,
            notice,
            attempts: 0,
            first: now,
            due: now,
        });
        self.next_number += 1;
    }

    /// When the next attempt is due.
    pub(super) fn next_due(&self) -> Option<Timestamp> {
        self.next_waiting().map(|waiting| waiting.due)
    }

    /// The next attempt. It waits on until its outcome is [noted](Self::note):
    /// whoever stops in between has it sent again.
    pub(super) fn next_letter(&self) -> Option<Letter> {
        let waiting = self.next_waiting()?;
        Some(Letter {
            number: waiting.number,
            url: self.url.clone()?,
            body: Bytes::from(waiting.body()),
        })
    }

    fn next_waiting(&self) -> Option<&Waiting> {
        self.waiting
            .iter()
            .min_by_key(|waiting| (waiting.due, waiting.number))
    }

    /// Notes how an attempt went, and when the next one is due.
    pub(super) fn note(&mut self, letter: Letter, outcome: DeliveryOutcome, now: Timestamp) {
        let is_it = |waiting: &Waiting| waiting.number == letter.number;
        let Some(position) = self.waiting.iter().position(is_it) else {
            return;
        };
        let waiting = &mut self.waiting[position];
        waiting.attempts += 1;
        self.sent.push(Delivery {
            number: letter.number,
            event: waiting.notice.event.clone().into_owned(),
            attempt: waiting.attempts,
            at: now,
            outcome,
            body: letter.body,
        });
        match waiting.after_refusal() {
            Some(due) if outcome != DeliveryOutcome::Accepted => waiting.due = due,
            _ => {
                self.waiting.remove(position);
            }
        }
    }

    pub(super) fn sent(&self) -> &[Delivery] {
        &self.sent
    }
}

impl Waiting {
    /// When the attempt after the last one is due; none after the last of all.
    fn after_refusal(&self) -> Option<Timestamp> {
        let position = usize::try_from(self.attempts).ok()?.checked_sub(1)?;
        let minutes = WEBHOOK.retry_minutes.get(position)?;
        after(self.first, Duration::from_secs(minutes * 60))
    }

    fn body(&self) -> String {
        let retries = self
            .notice
            .counts_retries
            .then_some(i64::from(self.attempts));
        let body = Object::new()
            .text(WEBHOOK.event, &self.notice.event)
            .with(WEBHOOK.data, &self.notice.data)
            .with_some("retry_count", retries.as_ref())
            .finish();
        typed::<Notification>(&body).unwrap_or_else(|_| body.as_str().to_owned())
    }
}
