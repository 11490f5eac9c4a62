//! Intents: calls that are recorded before they are sent, and carried out once, whatever
//! crashes.
//!
//! A random idempotency key protects the retries of one call. After a crash, in a job queue,
//! or when somebody clicks twice, the call is made again, and money moves twice. An intent is
//! a row in your own database, written before the first byte leaves: your reference, the
//! operation, the exact request and its key. Every call under the same reference has the same
//! outcome.
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
//! # What a second call does
//!
//! | The intent is | A call under its reference, and [`recover`](Intents::recover) |
//! |---|---|
//! | not recorded | records it and sends it |
//! | [`Ready`](IntentStatus::Ready): not sent, or known to have had no effect | sends it |
//! | [`Sending`](IntentStatus::Sending) | waits for the process that sends it; if that has died, it is in doubt |
//! | [`InDoubt`](IntentStatus::InDoubt) | sends it again under its key if the API honours one; else asks the API: found, not done, or [`Pending`](IntentError::Pending) |
//! | [`Review`](IntentStatus::Review) | the same; the API did not show what became of it |
//! | [`Done`](IntentStatus::Done) | returns the recorded outcome |
//! | [`Rejected`](IntentStatus::Rejected) | a call sends its own request for the same object, since nothing happened; `recover` leaves it |
//! | [`Canceled`](IntentStatus::Canceled) | is refused |
//!
//! A call that is recorded is carried out: if it could not be sent, the error is
//! [`Pending`](IntentError::Pending), and the next call or `recover` sends it.
//! [`cancel`](Intents::cancel) withdraws it.
//!
//! Under one reference there is one request. A call with another amount or another object is
//! refused with [`OtherRequest`](IntentError::OtherRequest); other fields may differ, such as a
//! time of expiry, and the recorded request stays as it is.
//!
//! # Recovery
//!
//! Let [`run`](Intents::run) go on in the background, or call [`recover`](Intents::recover)
//! when the program starts. What a person must look into is in
//! [`Recovery::review`](Recovery::review) and in [`list`](Intents::list);
//! [`resolve`](Intents::resolve) records the decision.
//!
//! # Your own transaction
//!
//! [`Intent::to_record`] and `record_in` of the stores in `durianpay-sqlx` record an intent
//! together with your own rows: it is carried out if the transaction is committed.
//!
//! # Lost instructions
//!
//! The API has no way to read the instructions of a payment again, such as its QR code. If the
//! response to a charge was lost, the customer has never seen them. So a call under the same
//! reference cancels the payment, if it is still waiting, and charges again once the API
//! shows it as canceled. `recover` does not, since nobody waits for the code.
//!
//! # SNAP
//!
//! [`Intents::new`] takes a client of `snap` as well, with the feature `snap`: its methods are those
//! of transfers, QRIS, e-wallet payments, refunds and virtual accounts. One store may hold the
//! intents of both generations of the API: operations of SNAP have the prefix `snap.`, and each
//! client passes over the intents of the other.
//!
//! The reference is the `partnerReferenceNo` of the request (`partnerRefundNo` of a refund,
//! `trxId` of a virtual account). A request is never sent again under another one; its
//! `X-EXTERNAL-ID` is for one attempt, and is recorded before it. Transfers in doubt are asked
//! for by their reference, refunds of e-wallet payments by the list of their payment. A QR code
//! is asked for again, since nobody has seen the first; if that exists, it is for a person, as is
//! what cannot be found.
//!
//! # Assumptions
//!
//! - An object is visible within the [consistency window](Intents::consistency_window).
//! - All charges of an order are made through intents of one store. Another charge by the same
//!   method, such as by a payment link, could be taken for one whose response was lost.
//! - A process is not stopped for longer than that window between the last look at its clock
//!   and the write to the network.

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
