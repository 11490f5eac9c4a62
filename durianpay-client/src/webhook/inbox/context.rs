//! The context of an attempt at a job.

use super::lookup::BoxedLookup;
use super::receive::Inbox;
use super::schedule::Schedule;
use super::unknown::{UnknownObjects, WHILE};
use crate::client::Client;
use std::sync::Arc;
use std::time::Duration;

/// The context of an attempt at a job. Cheap to clone.
#[derive(Clone)]
pub(super) struct Context {
    pub(super) inbox: Inbox,
    /// `None` if only notifications are handled, which are authentic as a whole.
    pub(super) confirmation: Option<Confirmation>,
    pub(super) settings: Settings,
}

/// The means to confirm a webhook. Cheap to clone.
#[derive(Clone)]
pub(super) struct Confirmation {
    pub(super) client: Client,
    pub(super) lookup: Arc<dyn BoxedLookup>,
    pub(super) unknown: Arc<UnknownObjects>,
}

/// The settings of a worker.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) concurrency: u32,
    pub(super) lease: Duration,
    pub(super) poll: Duration,
    pub(super) grace: Duration,
    pub(super) events: Schedule,
    pub(super) tasks: Schedule,
    pub(super) sweep: Option<(Duration, Duration)>,
    pub(super) random: fn() -> u32,
}

impl Settings {
    /// Returns the longest wait of a job. A job that seems to wait longer has been waiting
    /// since a clock was set back.
    pub(super) fn longest_wait(&self) -> Duration {
        let schedules = self.events.longest.max(self.tasks.longest);
        schedules.max(WHILE)
    }
}
