//! An in-process Durianpay for tests: an HTTP server on loopback that responds
//! to every endpoint, stores orders, payments and payouts, rejects invalid
//! requests as the API does, and sends signed webhooks by a virtual clock.
//!
//! Unlike the vendor's sandbox, it needs neither an account nor a network. It is
//! a dev-dependency, beside `durianpay-client`:
//!
//! ```toml
//! [dev-dependencies]
//! durianpay-simulator = "0.1"
//! ```
//!
//! ```
//! use durianpay_client::api::{CreateOrder, OrderCustomer, OrderStatus};
//! use durianpay_simulator::Simulator;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let simulator = Simulator::start().await?;
//! let client = simulator.client();
//! let order = client.orders().create(CreateOrder::new(10_000, OrderCustomer::new().email("jane.doe@example.com"))).await?;
//! # assert_eq!(order.status, OrderStatus::Started);
//! # Ok(())
//! # }
//! ```
//!
//! # What it does
//!
//! - **Orders.** An unknown order is a 404. Its status follows from its
//!   payments. It can be charged until its `expiry_date`.
//! - **Payments.** A charge must be for the amount of an order that is not
//!   paid. It is `processing` until [`pay`](Simulator::pay),
//!   [`pay_amount`](Simulator::pay_amount), [`fail`](Simulator::fail),
//!   [`expire`](Simulator::expire), a cancel, or an hour of the clock has
//!   passed. Several payments of an order can be paid. `status` returns a
//!   signature once it is completed. A fee is shown, and comes on top if the
//!   order asks for it; see [`admin_fee`](SimulatorBuilder::admin_fee). All
//!   seven methods can be charged. A QRIS charge returns a code that no wallet can
//!   pay; `sandbox_options` change nothing. A bank, wallet, shop or lender must be
//!   one that the spec lists, and the amount within the limits that the vendor gives
//!   for it; banks without documented limits take any amount, and so do virtual
//!   accounts. A mobile number has 8 to 14 digits; its prefix is not checked, since
//!   the pages differ on it.
//! - **Refunds.** A payment that is completed can be refunded, up to what was
//!   paid. A refund is `approved` at once, and stays so. The payment stays
//!   `completed` unless the builder chose
//!   [`refunded_status`](SimulatorBuilder::refunded_status).
//! - **Virtual accounts.** `simulate` pays into one: the exact amount of a
//!   closed account, any amount between the limits of an open one. Every such
//!   payment has a separate order. Static accounts are stored with the others
//!   and listed separately.
//! - **Disbursements.** An account is valid if its number is even and its bank
//!   is on the list. A batch is checked as it is submitted; then it is
//!   `need_approval` or `need_revision`, and goes out on approval or with
//!   `force_disburse`. The banks take a minute of the clock to pay it out, and
//!   as long to respond to `validate`. Top-ups are rejected, as in the sandbox.
//!   The balance pays for payouts; fees are not charged, since no source says
//!   their amounts.
//! - **Lists.** They return the newest item first, by `skip` and `limit`; `from`
//!   and `to` are days of UTC, as `YYYY-MM-DD`. Where a page speaks of Unix time,
//!   that is taken too; anything else is a 400.
//! - **Samples.** All other endpoints return the samples of the vendor's pages
//!   and store nothing: customers, e-wallet accounts, fees, invoices, promos,
//!   settlements, sub-accounts, subscriptions, `payments.capture`,
//!   `disbursements.banks` and `disbursements.topup_get`. Requests are checked,
//!   and an id from the path is returned; everything else is as printed.
//! - **Errors.** A missing or wrong key is a 401, a request that the spec does
//!   not allow a 400 with the invalid fields, in the vendor's form. An object
//!   that does not exist is an error as documented. No source says which error
//!   an unknown payment is; here it is the documented 400
//!   `DPAY_INVALID_PAYMENT_ID`, and for an unknown refund or batch the
//!   documented 500.
//! - **Idempotency.** Where an endpoint takes an idempotency key, the same
//!   request of the same key gets the same response and is executed once; another
//!   request of that key is a 409. A batch whose batch key another batch has is the
//!   recorded 403 `DISBURSEMENT_ALREADY_EXIST_WITH_GIVEN_IDEMPOTENCY_KEY`, and a second
//!   approval under another key the recorded 409 "request already submitted".
//! - **Webhooks.** They go to the registered URL, and are retried on any status
//!   but 200 after 2, 5, 10, 90 and 210 minutes. Five events have the forms of
//!   the integration guide; all others have only the fields that the spec knows,
//!   which for some are none; see
//!   [`named_objects`](SimulatorBuilder::named_objects). `settlement.settled` follows
//!   [`settle`](Simulator::settle), `subscription.created` and `.updated`
//!   creating and cancelling one, `invoice.transaction` a manual transaction,
//!   and `invoice.paid` one for the remaining amount of the sample invoice. No
//!   source says when `subscription.notification_sent` is sent:
//!   [`trigger`](Simulator::trigger) sends it, as it does any other event, and
//!   [`send_sample`](Simulator::send_sample) the sample of the dashboard. An
//!   event that names an amount is signed unless the builder sets it
//!   [`unsigned`](SimulatorBuilder::unsigned).
//! - **Faults.** None unless a test injects them: calls that fail before or
//!   after they are executed; webhooks that are delivered twice, late or out of
//!   order, or whose sender hangs up; reads that lag, or show another status,
//!   amount, currency or merchant. See [`Faults`].
//! - **Time.** The clock starts at the real time, and then moves only with
//!   [`advance`](Simulator::advance): hours of retries take no time.
//!
//! # SNAP
//!
//! The newer generation of the API is served below `/v1.0`, on the same state: see [`Snap`].
//!
//! - **Tokens** last 900 seconds of the clock, and a new one does not end an earlier one. The end
//!   is a time in the format of Go, or a number of seconds; see
//!   [`snap_expires_in_seconds`](SimulatorBuilder::snap_expires_in_seconds). Both values of
//!   `grantType` are accepted.
//! - **Checks** are in this order: headers, token, client, time, signature, `X-EXTERNAL-ID`,
//!   body. The time may be [five minutes](SimulatorBuilder::snap_time_tolerance) from the clock.
//!   The signature is over the body without white space between its parts. Any `CHANNEL-ID` is
//!   accepted. A field that the spec does not have is refused, as by the older API. The merchant's
//!   id in a body is not compared, as it was seen of the balance.
//! - **`X-EXTERNAL-ID`** has at most 36 letters, digits and hyphens, and counts once a day in
//!   Jakarta, for all operations. A request uses it up that has passed all checks before it,
//!   whatever becomes of it. Of the values that force a response, which are never used up, 200001
//!   and 202001 are executed and have that code, those from 400001 to 409002 are not executed, and
//!   500001 and 504001 are executed, and their response is lost.
//! - **Inquiries** are 202 at first, and answered two seconds of the clock later: an account or
//!   wallet with an even number is that of `Dummy Name`, one with an odd number 404xx11.
//! - **Transfers** are paid from the balance that `disbursements.balance` shows, and take no fee.
//!   One to an even number is in process until [`complete_transfer`](Snap::complete_transfer) or
//!   [`fail_transfer`](Snap::fail_transfer); one to an odd number is accepted, and fails after a
//!   minute of the clock. Money of a failed one goes back. The name of the holder is not checked.
//!   A second transfer with a reference, whatever its content, is 409xx01; see
//!   [`snap_inconsistent_requests`](SimulatorBuilder::snap_inconsistent_requests). A status may be
//!   [late](SimulatorBuilder::snap_visibility_lag) or
//!   [elsewhere](SimulatorBuilder::snap_inner_status).
//! - **QRIS and e-wallet payments** last a day unless they say otherwise. No source says whether
//!   one generation shows the payments of the other; here they are the same: each is seen,
//!   cancelled and refunded by both, has an order of its own in the older API, and tells every end
//!   in the form of the generation that created it alone. An open one is `03`, a failed or expired one `06`.
//!   What is not allowed is 403xx15, and for an expired one 403xx00. Refunds are made at once.
//! - **Virtual accounts** are not those of the older API; payments into them are payments of
//!   both. The prefix is padded with blanks to 8 characters. Without an expiry one lasts a day. An
//!   unknown account or a number in use is 404xx12, a change of one that is paid 404xx14.
//! - **Notifications** go to the URL of [`snap_webhook_url`](SimulatorBuilder::snap_webhook_url),
//!   are retried like webhooks, and signed by a key that every simulator has. A repetition has the
//!   [same headers](SimulatorBuilder::snap_signs_again), the path is signed
//!   [as requested](SimulatorBuilder::snap_signs_documented_path), and that of a transfer is
//!   [made up](SimulatorBuilder::snap_transfer_path). Events have the names of the spec, as
//!   `qris_payment`. [`DeliveryFault::Tampered`] changes the body after it was signed.
//! - **Faults** of requests and deliveries are those of the older API, in the form of SNAP. Those
//!   of reads are not for SNAP.
//!
//! It listens on 127.0.0.1, sends webhooks to loopback addresses only, and
//! rejects live keys. Its ids are the same in every run. The `Date` of its responses is
//! that of the virtual clock.
//!
//! # Without a port
//!
//! [`SimulatorBuilder::start_in_memory`] makes the same simulator without a port and without
//! tasks: a client calls it over a [transport in memory](MemoryTransport), webhooks go to a
//! [function](SimulatorBuilder::webhook_receiver), and a [seed](SimulatorBuilder::seed) decides what is
//! random. A test can run thousands of histories, each of which can be repeated.

mod builder;
mod clock;
mod connection;
mod context;
mod credentials;
mod customer;
mod destination;
mod dispatcher;
mod error;
mod error_response;
mod events;
mod exchange;
mod execute;
mod faults;
mod forge;
mod generation;
mod hand_over;
mod idempotency;
mod ids;
mod legacy;
mod letter;
mod loopback;
mod memory;
mod mobile;
mod model;
mod object;
mod operation;
mod outbox;
mod paging;
mod post;
mod qris;
mod query;
mod read;
mod record;
mod resources;
mod router;
mod server;
mod shared;
pub mod simulation;
mod simulator;
mod snap;
mod state;
mod trigger;
mod views;

pub use builder::SimulatorBuilder;
pub use error::SimulatorError;
pub use faults::handle::Faults;
pub use faults::kinds::{DeliveryFault, Effect, Fault};
pub use memory::MemoryTransport;
pub use record::{Delivery, DeliveryOutcome, RecordedRequest};
pub use simulator::Simulator;
pub use snap::handle::Snap;
