//! Sweeps, which find the orders and payments whose webhooks never arrived.

use super::context::Context;
use super::error::ReceiveError;
use super::receive::Receipt;
use super::record::OrderRecord;
use super::store::Change;
use crate::api::{ListOrders, ListPayments};
use crate::client::Client;
use crate::client::core::ApiClient as _;
use crate::client::pages::PageItems;
use crate::error::Error;
use crate::store::StoreError;
use crate::types::date::Date;
use crate::types::timestamp::Timestamp;
use crate::webhook::state::State;
use std::fmt;
use std::time::Duration;

/// The number of items of a page.
const PAGE: i64 = 100;

/// The object of the record that keeps the position of an unfinished sweep.
const CURSOR: &str = "sweep/cursor";

/// The maximum number of pages that a sweep within the worker reads at once.
const MOST_PAGES: u32 = 100;

/// The result of a sweep.
///
/// ```
/// use durianpay_client::webhook::inbox::{Inbox, MemoryStore, Worker};
/// use durianpay_client::webhook::{Expectation, Verifier};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
/// # let simulator = durianpay_simulator::Simulator::builder()
/// #     .webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
/// #     .start_in_memory()?;
/// # let client = simulator.client();
/// # let jane = OrderCustomer::new().email("jane.doe@example.com");
/// # let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
/// # let charge = client.payments().charge(QrisCharge::new(&order.id, 10_000)).await?;
/// # let ChargeResponse::Qris(qris) = charge.response else {
/// #     return Err("a QRIS charge has a QRIS response".into());
/// # };
/// # let body = simulator.pay(&qris.payment_id).await?.remove(0).body;
/// # let verifier = Verifier::new([simulator.api_key().clone()]);
/// // This inbox has not received the webhook of a payment.
/// let inbox = Inbox::new(MemoryStore::default(), verifier);
/// let worker = Worker::new(inbox, client, |_| async { Ok(Expectation::NotYet) });
/// let swept = worker.sweep("2026-01-01T00:00:00Z".parse()?, 100).await?;
/// assert!(swept.found > 0 && swept.is_finished);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Swept {
    /// The number of pages that were read: one request each.
    pub pages: u32,
    /// The number of objects that were added to the queue.
    pub found: u32,
    /// Whether all pages were read. Otherwise the next sweep continues.
    pub is_finished: bool,
}

/// An error of a sweep. The next sweep continues where it ended.
///
/// ```
/// use durianpay_client::webhook::inbox::{Inbox, MemoryStore, SweepError, Worker};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let since = "2026-01-01T00:00:00Z".parse()?;
/// let worker = Worker::for_notifications(Inbox::for_notifications(MemoryStore::default()));
/// match worker.sweep(since, 100).await {
///     Ok(swept) => println!("{} were missed", swept.found),
///     Err(SweepError::NoClient) => println!("notifications cannot be swept"),
///     Err(error) => println!("{error}; the next sweep continues there"),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum SweepError {
    /// A request to the API failed.
    Api(Error),
    /// The worker is one [for notifications](super::Worker::for_notifications), and no list of
    /// the API shows missed notifications.
    NoClient,
    /// The store failed.
    Store(StoreError),
    /// An object could not be added to the queue.
    Queue(ReceiveError),
}

impl fmt::Display for SweepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(_) => f.write_str("a list of the API could not be read"),
            Self::NoClient => f.write_str("the worker has no client to look for missed webhooks"),
            Self::Store(error) => fmt::Display::fmt(error, f),
            Self::Queue(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl std::error::Error for SweepError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Api(error) => Some(error),
            Self::Store(error) => error.source(),
            Self::Queue(error) => error.source(),
            _ => None,
        }
    }
}

impl From<Error> for SweepError {
    fn from(error: Error) -> Self {
        Self::Api(error)
    }
}

impl From<StoreError> for SweepError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ReceiveError> for SweepError {
    fn from(error: ReceiveError) -> Self {
        Self::Queue(error)
    }
}

/// The lists, in the order in which they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Payments,
    Orders,
}

/// A position in the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Position {
    since: i64,
    list: List,
    skip: i64,
}

/// A sweep.
pub(super) struct Sweep<'w> {
    context: &'w Context,
    client: &'w Client,
}

impl<'w> Sweep<'w> {
    pub(super) fn new(context: &'w Context) -> Result<Self, SweepError> {
        let confirmation = context.confirmation.as_ref();
        let client = &confirmation.ok_or(SweepError::NoClient)?.client;
        Ok(Self { context, client })
    }

    /// Sweeps the most recent time of that length.
    pub(super) async fn within(&self, window: Duration) -> Result<Swept, SweepError> {
        let window = i64::try_from(window.as_secs()).unwrap_or(i64::MAX);
        let now = self.client.core().now();
        let seconds = now.unix_seconds().saturating_sub(window);
        let since = Timestamp::from_unix_seconds(seconds.max(0)).unwrap_or(now);
        self.run(since, MOST_PAGES).await
    }

    /// Sweeps the time since then, on at most `most_pages` pages.
    pub(super) async fn run(&self, since: Timestamp, most_pages: u32) -> Result<Swept, SweepError> {
        let (mut position, mut version) = self.position(since.unix_seconds()).await?;
        let mut swept = Swept::default();
        while swept.pages < most_pages {
            let (items, found) = self.page(position).await?;
            swept.pages += 1;
            swept.found += found;
            let next = position.after(items);
            version = self.save(next, version).await?;
            match next {
                Some(next) => position = next,
                None => {
                    swept.is_finished = true;
                    break;
                }
            }
        }
        Ok(swept)
    }

    /// Returns the position at which an unfinished sweep ended, or the start.
    async fn position(&self, since: i64) -> Result<(Position, i64), StoreError> {
        let record = self.context.inbox.store().record(CURSOR).await?;
        let start = Position {
            since,
            list: List::Payments,
            skip: 0,
        };
        let Some(record) = record else {
            return Ok((start, 0));
        };
        // An unfinished sweep from a later time has not covered all of this one.
        let saved = Position::from_data(&record.data).filter(|saved| saved.since <= since);
        Ok((saved.unwrap_or(start), record.version))
    }

    /// Saves the position. If another host has saved one meanwhile, that one is kept: both
    /// hosts then read some pages twice.
    async fn save(&self, position: Option<Position>, version: i64) -> Result<i64, StoreError> {
        let store = self.context.inbox.store();
        let change = Change {
            object: CURSOR.to_owned(),
            version,
            data: Some(position.map_or_else(String::new, Position::to_data)),
            tasks: Vec::new(),
            supersede: Vec::new(),
            ends: None,
        };
        if store.apply(change).await? {
            return Ok(version + 1);
        }
        let record = store.record(CURSOR).await?;
        Ok(record.map_or(0, |record| record.version))
    }

    /// Reads a page. Returns the number of its items, readable or not, and the number of items
    /// that were added to the queue.
    async fn page(&self, position: Position) -> Result<(i64, u32), SweepError> {
        let from = first_day(position.since);
        let client = self.client;
        let mut found = 0;
        let items = match position.list {
            List::Payments => {
                let mut query = ListPayments::new().skip(position.skip).limit(PAGE);
                query.from = from;
                let page = PageItems::read(&client.payments().list_with(query).raw().await?)?;
                for payment in &page.items {
                    let state = State::from_status(payment.status.as_str());
                    if let Some(state) = state.filter(|state| state.rank() >= 2) {
                        let object = format!("orders/{}", payment.order_id);
                        let subject = format!("payments/{}", payment.id);
                        let knows =
                            |record: &OrderRecord| record.knows_payment(payment.id.as_str(), state);
                        found += self.add_unseen(&object, &subject, state, knows).await?;
                    }
                }
                page.sent.len()
            }
            List::Orders => {
                let mut query = ListOrders::new().skip(position.skip).limit(PAGE);
                query.from = from;
                let page = PageItems::read(&client.orders().list_with(query).raw().await?)?;
                for order in &page.items {
                    let state = State::from_status(order.status.as_str());
                    if state == Some(State::Completed) {
                        let object = format!("orders/{}", order.id);
                        let knows = OrderRecord::knows_completed;
                        found += self
                            .add_unseen(&object, &object, State::Completed, knows)
                            .await?;
                    }
                }
                page.sent.len()
            }
        };
        Ok((i64::try_from(items).unwrap_or(i64::MAX), found))
    }

    /// Adds an object to the queue, unless the record of its order knows its state.
    async fn add_unseen(
        &self,
        object: &str,
        subject: &str,
        state: State,
        knows: impl Fn(&OrderRecord) -> bool,
    ) -> Result<u32, SweepError> {
        let inbox = &self.context.inbox;
        let record = inbox.store().record(object).await?;
        let record = record.and_then(|record| OrderRecord::from_data(&record.data).ok());
        if record.is_some_and(|record| knows(&record)) {
            return Ok(0);
        }
        let key = format!("sweep/{subject}/{state}");
        let receipt = inbox.ask_once(subject, &key).await?;
        // A known one is being processed, or could not be confirmed and is retried.
        Ok(u32::from(receipt == Receipt::Stored))
    }
}

impl Position {
    /// Returns the position after a page of that many items, or `None` at the end.
    fn after(self, items: i64) -> Option<Self> {
        match (self.list, items) {
            // An API may return fewer items than requested, so only an empty page is the last
            // one.
            (_, 1..) => Some(Self {
                skip: self.skip.saturating_add(items),
                ..self
            }),
            (List::Payments, _) => Some(Self {
                list: List::Orders,
                skip: 0,
                ..self
            }),
            (List::Orders, _) => None,
        }
    }

    fn to_data(self) -> String {
        let list = match self.list {
            List::Payments => "payments",
            List::Orders => "orders",
        };
        format!("{} {list} {}", self.since, self.skip)
    }

    fn from_data(data: &str) -> Option<Self> {
        let mut parts = data.split(' ');
        let since = parts.next()?.parse().ok()?;
        let list = match parts.next()? {
            "payments" => List::Payments,
            "orders" => List::Orders,
            _ => return None,
        };
        let skip = parts.next()?.parse().ok()?;
        Some(Self { since, list, skip })
    }
}

/// Returns the day before that of a time, so that no time zone can exclude it.
fn first_day(since: i64) -> Option<Date> {
    Date::of_unix_seconds(since)?.add_days(-1)
}
