//! Intents: calls that are recorded before they are sent, so that a crash or a second call
//! does not carry them out twice.
//!
//! A random idempotency key protects only the retries of one call. After a crash, in a job
//! queue, or after a double click, the call is made again and money moves twice. An intent is a
//! row in your database that is written before the first byte is sent. It contains your
//! reference, the operation, the exact request and its key. All calls with the same reference
//! have the same outcome.
//!
//! ```
//! use durianpay_client::api::{CreateOrder, OrderCustomer};
//! use durianpay_client::intent::{IntentError, Intents, MemoryIntents};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let simulator = durianpay_simulator::Simulator::start().await?;
//! # let client = simulator.client();
//! // In production: `SqliteStore` or `PostgresStore` of `durianpay-sqlx`.
//! let intents = Intents::new(client, MemoryIntents::default());
//! let jane = OrderCustomer::new().email("jane.doe@example.com");
//! let request = CreateOrder::new(10_000, jane).order_ref_id("shop-1017");
//! match intents.create_order(request).await {
//!     Ok(order) => println!("{} is {}", order.id, order.status),
//!     Err(error) if error.is_settled() => println!("there is no order: {error}"),
//!     Err(error) => println!("ask again under the same reference: {error}"),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Effect of a second call
//!
//! | Status of the intent | Effect of another call with its reference, and of [`recover`](Intents::recover) |
//! |---|---|
//! | not recorded | records it and sends it |
//! | [`Ready`](IntentStatus::Ready): not sent, or known to have had no effect | sends it |
//! | [`Sending`](IntentStatus::Sending) | waits for the process that sends it; if that process has died, the intent is in doubt |
//! | [`InDoubt`](IntentStatus::InDoubt) | sends it again with its key if the API supports one; otherwise asks the API: found, not done, or [`Pending`](IntentError::Pending) |
//! | [`Review`](IntentStatus::Review) | like `InDoubt`; the API did not show the result of the request |
//! | [`Done`](IntentStatus::Done) | returns the recorded outcome |
//! | [`Rejected`](IntentStatus::Rejected) | a call sends its own request for the same object, since nothing happened; `recover` does nothing |
//! | [`Canceled`](IntentStatus::Canceled) | returns an error |
//!
//! A recorded call is carried out: if it could not be sent, the error is
//! [`Pending`](IntentError::Pending), and the next call or `recover` sends it.
//! [`cancel`](Intents::cancel) withdraws it.
//!
//! A reference belongs to one request. A call with another amount or another object returns the
//! error [`OtherRequest`](IntentError::OtherRequest). Other fields may differ, such as an
//! expiry time; the recorded request does not change.
//!
//! # Recovery
//!
//! You should keep [`run`](Intents::run) running in the background, or call
//! [`recover`](Intents::recover) when the program starts.
//! [`Recovery::review`](Recovery::review) and [`list`](Intents::list) return the intents that a
//! person must look into; [`resolve`](Intents::resolve) records that person's decision.
//!
//! # Your own transaction
//!
//! [`Intent::to_record`] and `record_in` of the stores in `durianpay-sqlx` record an intent in
//! the same transaction as your own rows. It is carried out if the transaction is committed.
//!
//! # Lost instructions
//!
//! The API cannot return the instructions of a payment again, such as its QR code. If the
//! response to a charge was lost, the customer has never seen them. Another call with the same
//! reference therefore cancels the payment if it is still pending, and charges again once the
//! API shows it as canceled. `recover` does not do this, since no caller waits for the code.
//!
//! # SNAP
//!
//! With the feature `snap`, [`Intents::new`] also takes a client of `snap`. Its methods cover
//! transfers, QRIS, e-wallet payments, refunds and virtual accounts. One store may contain the
//! intents of both generations of the API: operations of SNAP have the prefix `snap.`, and each
//! client ignores the intents of the other.
//!
//! The reference is the `partnerReferenceNo` of the request (`partnerRefundNo` of a refund,
//! `trxId` of a virtual account). A request is never sent again with another reference. Each
//! attempt has its own `X-EXTERNAL-ID`, which is recorded first. Transfers in doubt are looked
//! up by their reference, refunds of e-wallet payments in the refund list of their payment. A
//! QR code is requested again, since the first one was never shown; if the first one exists, a
//! person must decide, as for everything that cannot be found.
//!
//! # Assumptions
//!
//! - An object is visible within the [consistency window](Intents::consistency_window).
//! - All charges of an order are made through intents of one store. Another charge with the
//!   same method, such as by a payment link, could be mistaken for one whose response was lost.
//! - A process is not suspended for longer than that window between its last reading of the
//!   clock and the write to the network.

mod attempt;
mod charge;
mod content;
mod disbursement;
mod doubt;
mod engine;
mod error;
mod info;
#[expect(clippy::module_inception, reason = "named after its type")]
mod intent;
mod intents;
mod kind;
mod kinds;
mod lease;
mod memory;
mod operations;
mod order;
mod perform;
mod record;
mod recover;
mod refund;
mod resolve;
#[cfg(feature = "snap_core")]
mod snap;
mod store;
mod stored;

pub use charge::Charged;
pub use error::IntentError;
pub use info::{IntentInfo, Resolution};
pub use intent::Intent;
pub use intents::Intents;
pub use memory::MemoryIntents;
pub use operations::IntentClient;
pub use record::{IntentChange, IntentFilter, IntentRecord, IntentStatus, NewIntent};
pub use recover::Recovery;
#[cfg(feature = "snap_core")]
pub use snap::Submitted;
pub use store::IntentStore;
