//! A task: an occurrence is passed to the handler.

use super::attempt::{Step, Verdict};
use super::context::Context;
use super::facts;
use super::handler::{Delivery, Handler, HandlerError, PaidStatus};
use super::job::{Job, JobKind, TaskRef};
use super::lease::extend;
use super::metrics::count;
use super::occurrence::Occurrence;
use super::record::PAID;
use super::report::{self, Chain, bounded};
use super::store::Filter;
use crate::api::OrderId;
use crate::runtime::current_span::in_current_span;
use crate::store::StoreResult;
use crate::webhook::subject::Subject;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::task::JoinSet;

/// How long a confirmed order is assumed to be still paid.
const FRESH: Duration = Duration::from_secs(10);

/// One attempt at a task.
pub(super) struct TaskStep(Step);

/// The end of a handler.
enum End {
    Returned(Result<(), HandlerError>),
    Panicked,
    LeaseLost,
}

impl TaskStep {
    pub(super) fn new(context: Context, job: Job) -> Self {
        Self(Step::new(context, job))
    }

    /// Runs the handler, and records the result.
    pub(super) async fn run(self, handler: Arc<impl Handler>) {
        let verdict = match self.delivery().await {
            Err(verdict) => verdict,
            Ok(delivery) => match self.handle(delivery, handler).await {
                End::Returned(Ok(())) => Verdict::Done,
                End::Returned(Err(error)) => verdict_of(&error),
                End::Panicked => Verdict::Retry("the handler panicked".to_owned()),
                End::LeaseLost => {
                    count(&self.0.context.inbox.counters().leases_lost);
                    return report::lease_lost(&self.0.job);
                }
            },
        };
        let is_handled = verdict == Verdict::Done;
        let schedule = self.0.context.settings.tasks;
        let finish = self.0.finish_of(&schedule, verdict);
        let store = self.0.context.inbox.store();
        match store.finish(self.0.job.id, &self.0.job.token, finish).await {
            Ok(true) => {
                if is_handled {
                    count(&self.0.context.inbox.counters().handled);
                }
            }
            // Completed within the handler's own transaction, or taken over.
            Ok(false) => report::lease_lost(&self.0.job),
            // The lease ends, and the task is handled again.
            Err(error) => report::store_failed(&error),
        }
    }

    /// Reads the task.
    async fn delivery(&self) -> Result<Delivery, Verdict> {
        if self.0.job.data.is_empty() {
            return Err(Verdict::Dead(
                "the content of the task was pruned".to_owned(),
            ));
        }
        let content = self
            .0
            .context
            .inbox
            .content_seal()
            .open(self.0.job.data.clone());
        let content = content.map_err(|error| Verdict::Retry(bounded(&error)))?;
        let occurrence = facts::read(&self.0.job.name, &content);
        let occurrence = occurrence.map_err(|error| Verdict::Dead(bounded(&error)))?;
        if let Occurrence::OrderPaid(paid) = &occurrence
            && self.is_late()
        {
            self.check_refunds(&paid.order_id).await?;
        }
        let paid_status = match occurrence {
            Occurrence::OrderRefunded(_) | Occurrence::Conflict { .. } => {
                let status = self.paid_status().await;
                status.map_err(|error| Verdict::Retry(bounded(&Chain(&error))))?
            }
            _ => PaidStatus::NotBegun,
        };
        Ok(Delivery {
            occurrence,
            attempt: self.0.job.attempts,
            created_at: self.0.job.created_at,
            task: TaskRef {
                id: self.0.job.id,
                key: self.0.job.key.clone(),
                token: self.0.job.token.clone(),
            },
            paid_status,
        })
    }

    /// Returns whether the order was confirmed some time ago: an earlier attempt failed, the
    /// task waited for another one, or it is replayed.
    fn is_late(&self) -> bool {
        let job = &self.0.job;
        let age = job.claimed_at.duration_since(job.created_at);
        // If the clock was set back, the age is not known.
        job.attempts > 1 || age.map_or(true, |age| age > FRESH)
    }

    /// Checks that an order was not refunded since it was confirmed, since no webhook reports a
    /// refund.
    async fn check_refunds(&self, order_id: &OrderId) -> Result<(), Verdict> {
        let subject = Subject::Order(order_id.clone());
        let step = Step::new(self.0.context.clone(), self.0.job.clone());
        if !step.is_refunded(&subject).await? {
            return Ok(());
        }
        let asked = self.0.context.inbox.ask(&subject).await;
        asked.map_err(|error| Verdict::Retry(bounded(&Chain(&error))))?;
        Err(Verdict::Superseded("the order is refunded".to_owned()))
    }

    async fn paid_status(&self) -> StoreResult<PaidStatus> {
        let filter = Filter {
            kind: Some(JobKind::Task),
            object: Some(self.0.job.object.clone()),
            limit: Some(u32::MAX),
            ..Filter::default()
        };
        let tasks = self.0.context.inbox.store().list(filter).await?;
        let paid = tasks.iter().find(|task| task.name == PAID);
        Ok(paid.map_or(PaidStatus::NotBegun, |paid| {
            PaidStatus::from_task(paid.status, paid.attempts)
        }))
    }

    /// Runs the handler in a separate task, so that a panic affects nothing else, while the
    /// lease is extended. Dropping the future drops the handler.
    async fn handle(&self, delivery: Delivery, handler: Arc<impl Handler>) -> End {
        let mut handling = JoinSet::new();
        handling.spawn(in_current_span(
            async move { handler.handle(delivery).await },
        ));
        let mut lease = pin!(extend(&self.0.context, &self.0.job));
        poll_fn(|cx| {
            match handling.poll_join_next(cx) {
                Poll::Ready(Some(Ok(result))) => return Poll::Ready(End::Returned(result)),
                Poll::Ready(Some(Err(_)) | None) => return Poll::Ready(End::Panicked),
                Poll::Pending => {}
            }
            lease.as_mut().poll(cx).map(|()| End::LeaseLost)
        })
        .await
    }
}

fn verdict_of(error: &HandlerError) -> Verdict {
    let reason = bounded(&Chain(&*error.source));
    if error.gives_up {
        Verdict::Dead(reason)
    } else {
        Verdict::Retry(reason)
    }
}
