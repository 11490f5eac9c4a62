//! The webhooks that wait to be sent, and those that were.

use crate::clock::after;
use crate::faults::DeliveryFault;
use crate::object::{Object, typed};
use crate::record::{Delivery, DeliveryOutcome};
use crate::tampered::tampered;
use bytes::Bytes;
use durianpay_client::Timestamp;
use durianpay_client::api::{Notification, WEBHOOK};
use durianpay_client::json::Json;
use std::borrow::Cow;
use std::time::Duration;

/// A webhook before it is numbered.
#[derive(Debug)]
pub(crate) struct Notice {
    pub(crate) event: Cow<'static, str>,
    pub(crate) data: Json,
    /// Whether the envelope says how often it was sent before.
    pub(crate) counts_retries: bool,
}

impl Notice {
    /// What it is about; empty where the payload has no id.
    fn id(&self) -> String {
        let id = self.data.get("id").and_then(|id| id.string());
        id.unwrap_or_default()
    }
}

/// A webhook on its way: the next attempt to deliver it.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    pub(crate) number: u64,
    pub(crate) url: reqwest::Url,
    pub(crate) body: Bytes,
    /// How many of it go out at the same time.
    pub(crate) copies: u32,
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
    /// What befalls the next attempt, once that is decided.
    fate: Option<Fate>,
}

/// What befalls an attempt.
#[derive(Debug, Clone, Copy)]
struct Fate {
    fault: Option<DeliveryFault>,
    /// Whether it waits for another webhook to go first.
    waits_for_another: bool,
}

/// How long a webhook waits for another one to go first.
const LET_ANOTHER_PASS: Duration = Duration::from_secs(2 * 60);

/// Where webhooks wait for their time.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    url: Option<reqwest::Url>,
    unsigned: Vec<String>,
    next_number: u64,
    waiting: Vec<Waiting>,
    sent: Vec<Delivery>,
}

impl Outbox {
    pub(crate) fn new(url: Option<reqwest::Url>, unsigned: Vec<String>) -> Self {
        Self {
            url,
            unsigned,
            ..Self::default()
        }
    }

    pub(crate) fn set_url(&mut self, url: reqwest::Url) {
        self.url = Some(url);
    }

    pub(crate) fn goes_unsigned(&self, event: &str) -> bool {
        self.unsigned.iter().any(|name| name == event)
    }

    /// The number that the next event gets.
    pub(crate) fn next_number(&self) -> u64 {
        self.next_number
    }

    /// Takes a webhook that is to be sent now. Where no URL is registered,
    /// nobody is told.
    pub(crate) fn add(&mut self, notice: Notice, now: Timestamp) {
        if self.url.is_none() {
            return;
        }
        self.waiting.push(Waiting {
            number: self.next_number,
            notice,
            attempts: 0,
            first: now,
            due: now,
            fate: None,
        });
        self.next_number += 1;
    }

    /// When the next attempt is due.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        let position = self.next_waiting()?;
        Some(self.waiting[position].due)
    }

    /// The next attempt, unless what `decide` has befall it keeps it from being made now.
    /// It waits on until its outcome is [noted](Self::note): whoever stops in between has
    /// it sent again.
    pub(crate) fn next_letter(
        &mut self,
        now: Timestamp,
        decide: impl FnOnce(&str, &str) -> Option<DeliveryFault>,
    ) -> Option<Letter> {
        let position = self.next_waiting()?;
        let waiting = &mut self.waiting[position];
        if waiting.fate.is_none() {
            let fault = decide(&waiting.notice.event, &waiting.notice.id());
            waiting.fate = Some(Fate {
                fault,
                waits_for_another: fault == Some(DeliveryFault::Reorder),
            });
            match fault {
                Some(DeliveryFault::Never) => {
                    self.lose(position, now);
                    return None;
                }
                Some(DeliveryFault::Late(by)) => {
                    waiting.put_off(by);
                    return None;
                }
                Some(DeliveryFault::Reorder) => {
                    waiting.put_off(LET_ANOTHER_PASS);
                    return None;
                }
                Some(DeliveryFault::Duplicate | DeliveryFault::Tampered) | None => {}
            }
        }
        Some(Letter {
            number: waiting.number,
            url: self.url.clone()?,
            body: Bytes::from(waiting.body()),
            copies: waiting.copies(),
        })
    }

    fn next_waiting(&self) -> Option<usize> {
        let waiting = self.waiting.iter().enumerate();
        let first = waiting.min_by_key(|(_, waiting)| (waiting.due, waiting.number));
        first.map(|(position, _)| position)
    }

    /// Takes a webhook out that never arrives.
    fn lose(&mut self, position: usize, now: Timestamp) {
        let waiting = self.waiting.remove(position);
        let body = Bytes::from(waiting.body());
        self.sent
            .push(waiting.delivery(waiting.attempts + 1, body, DeliveryOutcome::Lost, now));
    }

    /// Notes how an attempt went, or each copy of it, and when the next one is due.
    pub(crate) fn note(&mut self, letter: &Letter, outcomes: &[DeliveryOutcome], now: Timestamp) {
        let is_it = |waiting: &Waiting| waiting.number == letter.number;
        let Some(position) = self.waiting.iter().position(is_it) else {
            return;
        };
        let waiting = &mut self.waiting[position];
        if waiting.attempts == 0 {
            waiting.first = now;
        }
        waiting.attempts += 1;
        for outcome in outcomes {
            let body = letter.body.clone();
            self.sent
                .push(waiting.delivery(waiting.attempts, body, *outcome, now));
        }
        waiting.fate = None;
        match waiting.after_refusal() {
            Some(due) if !outcomes.contains(&DeliveryOutcome::Accepted) => waiting.due = due,
            _ => {
                self.waiting.remove(position);
            }
        }
        self.let_follow(now);
    }

    /// Lets those go that waited for another webhook to go first.
    fn let_follow(&mut self, now: Timestamp) {
        for waiting in &mut self.waiting {
            let fate = waiting.fate.as_mut();
            if let Some(fate) = fate.filter(|fate| fate.waits_for_another) {
                fate.waits_for_another = false;
                waiting.due = now;
            }
        }
    }

    pub(crate) fn sent(&self) -> &[Delivery] {
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

    /// Makes the next attempt later. Nothing is put off beyond the end of the clock.
    fn put_off(&mut self, by: Duration) {
        self.due = after(self.due, by).unwrap_or(self.due);
    }

    fn fault(&self) -> Option<DeliveryFault> {
        self.fate.and_then(|fate| fate.fault)
    }

    fn copies(&self) -> u32 {
        match self.fault() {
            Some(DeliveryFault::Duplicate) => 2,
            _ => 1,
        }
    }

    /// An attempt as it is shown.
    fn delivery(
        &self,
        attempt: u32,
        body: Bytes,
        outcome: DeliveryOutcome,
        at: Timestamp,
    ) -> Delivery {
        Delivery {
            number: self.number,
            event: self.notice.event.clone().into_owned(),
            attempt,
            at,
            outcome,
            body,
            fault: self.fault(),
        }
    }

    fn body(&self) -> String {
        let retries = self
            .notice
            .counts_retries
            .then_some(i64::from(self.attempts));
        let data = match self.fault() {
            Some(DeliveryFault::Tampered) => &tampered(&self.notice.data),
            _ => &self.notice.data,
        };
        let body = Object::new()
            .text(WEBHOOK.event, &self.notice.event)
            .with(WEBHOOK.data, data)
            .with_some("retry_count", retries.as_ref())
            .finish();
        typed::<Notification>(&body).unwrap_or_else(|_| body.as_str().to_owned())
    }
}
