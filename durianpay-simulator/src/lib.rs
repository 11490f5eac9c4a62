//! An in-process Durianpay for tests: an HTTP server on loopback that responds to every endpoint,
//! stores orders, payments and payouts, rejects invalid requests as the API does, and sends signed
//! webhooks on a virtual clock.
//!
//! Unlike the vendor's sandbox, it needs neither an account nor a network. Add it as a
//! dev-dependency, next to `durianpay-client`:
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
//! let jane = OrderCustomer::new().email("jane.doe@example.com");
//! let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
//! # assert_eq!(order.status, OrderStatus::Started);
//! # Ok(())
//! # }
//! ```
//!
//! # Behaviour
//!
//! - **Forms.** Responses have the keys, types and statuses of responses that were recorded in the
//!   vendor's sandbox, and of the documentation where nothing was recorded. [`forms`] lists the
//!   differences and choices.
//! - **Orders.** An unknown order is a 404. The status of an order follows from its payments. It
//!   can be charged until its `expiry_date`, by default for 30 days.
//! - **Payments.** A charge must be for the amount of an order that is not paid. The payment is
//!   `processing` until [`pay`](Simulator::pay), [`pay_amount`](Simulator::pay_amount),
//!   [`fail`](Simulator::fail), [`expire`](Simulator::expire) or a cancel ends it, or until it
//!   expires after an hour of the clock. Several payments of an order can be paid. The signature
//!   in `status` does not depend on the status. The fee is shown, and is added to the amount if
//!   the order asks for that; see [`admin_fee`](SimulatorBuilder::admin_fee). All seven methods can
//!   be charged. The code of a QRIS charge cannot be paid by any wallet. With `force_fail` of
//!   `sandbox_options`, a payment fails; with `delay_ms`, it ends that much later by the clock. The bank, wallet, shop or lender must be listed in the spec, and the amount must be
//!   within the limits that the vendor documents for it. Banks without documented limits accept any
//!   amount, and so do virtual accounts. BNPL needs an order with items and an address, `LinkAja`
//!   one with items. A mobile number must have 8 to 14 digits; its prefix is not checked, since the
//!   pages differ on it. An email address must have a name and a domain.
//! - **Refunds.** A completed payment can be refunded, up to the amount that was paid. A full
//!   refund is `done` at once; a partial one is `approved`, and `done` after a minute of the clock. The payment stays `completed` unless the builder
//!   sets [`refunded_status`](SimulatorBuilder::refunded_status).
//! - **Virtual accounts.** `simulate` pays into an account: the exact amount of a closed account,
//!   any amount between the limits of an open one. Each of these payments has a separate order.
//!   Static accounts are stored with the others and listed separately.
//! - **Disbursements.** An account is valid if its number is even and its bank is on the list. A
//!   batch is checked when it is submitted, and is then `need_approval` or `need_revision`. It is
//!   paid out after approval, or directly with `force_disburse`. The banks need a minute of the
//!   clock for a payout, and another for `validate`. Top-ups are rejected, as in the sandbox.
//!   Payouts are taken from the balance; fees are not charged, since no source states their
//!   amounts.
//! - **Lists.** The newest item is first. Lists accept `skip` and `limit`, and `from` and `to` as
//!   days in UTC, written `YYYY-MM-DD`. Where a page mentions Unix time, that is accepted too; any
//!   other value is a 400.
//! - **Samples.** All other endpoints return the samples of the vendor's pages and store nothing:
//!   customers, e-wallet accounts, fees, invoices, promos, settlements, sub-accounts,
//!   subscriptions, `payments.capture`, `disbursements.banks` and `disbursements.topup_get`.
//!   Requests are checked, and the response contains the id of the path; everything else is as
//!   printed. A new invoice or promo is returned as it was sent.
//! - **Errors.** A missing or wrong key is a 401. A request that the spec does not allow is a 400
//!   that lists the invalid fields, in the vendor's format. An object that does not exist is the
//!   documented error. No source documents the error for an unknown payment; the simulator uses the
//!   documented 400 `DPAY_INVALID_PAYMENT_ID`, and for an unknown refund or batch the documented
//!   500.
//! - **Idempotency.** Where an endpoint accepts an idempotency key, the same request with the same
//!   key is executed once and gets the same `data`; another request with that key is a 409. A
//!   batch key that another batch has is the recorded 403
//!   `DISBURSEMENT_ALREADY_EXIST_WITH_GIVEN_IDEMPOTENCY_KEY`, and a second approval under another
//!   key is the recorded 409 "request already submitted".
//! - **Webhooks.** They are sent to the registered URL, and retried after 2, 5, 10, 90 and 210
//!   minutes on any status except 200. Five events have the format of the integration guide. All
//!   others contain only the fields that the spec knows, which for some is an empty payload; see
//!   [`named_objects`](SimulatorBuilder::named_objects). [`settle`](Simulator::settle) sends
//!   `settlement.settled`. Creating and cancelling a subscription sends `subscription.created` and
//!   `.updated`. A manual transaction sends `invoice.transaction`, and one for the remaining amount
//!   of the sample invoice also `invoice.paid`. No source states when
//!   `subscription.notification_sent` is sent. [`trigger`](Simulator::trigger) sends it, or any
//!   other event, and [`send_sample`](Simulator::send_sample) sends the sample of the dashboard. An
//!   event with an amount is signed, unless the builder sets it
//!   [`unsigned`](SimulatorBuilder::unsigned).
//! - **Faults.** Injected only if a test asks for them: requests that fail before or after they are
//!   executed; webhooks that are duplicated, delayed or reordered, or whose sender hangs up; reads
//!   that lag, or show another status, amount, currency or merchant. See [`Faults`].
//! - **Time.** The clock starts at the real time. After that it moves only with
//!   [`advance`](Simulator::advance), so hours of retries take no time.
//!
//! # SNAP
//!
//! The newer generation of the API is served under `/v1.0`, on the same state: see [`Snap`].
//!
//! - **Tokens** expire after 900 seconds of the clock. A new token does not invalidate an earlier
//!   one. The expiry is a time in the format of Go, or a number of seconds; see
//!   [`snap_expires_in_seconds`](SimulatorBuilder::snap_expires_in_seconds). Both values of
//!   `grantType` are accepted.
//! - **Checks** are made in this order: headers, token, client, time, signature, `X-EXTERNAL-ID`,
//!   body. The time must be within [five minutes](SimulatorBuilder::snap_time_tolerance) of the
//!   clock. The signature covers the minified body. Any `CHANNEL-ID` is accepted. A field that the
//!   spec does not have is rejected, as by the older API. The merchant's id in a body is not
//!   compared, as observed for the balance.
//! - **`X-EXTERNAL-ID`** has at most 36 letters, digits and hyphens, and can be used once a day (in
//!   Jakarta) across all operations. A request that passes all earlier checks uses it up, whatever
//!   its result. The values that force a response are never used up: with 200001 and 202001, the
//!   request is executed and a success has that code; with 400001 to 409002, it is not executed;
//!   with 500001 and 504001, it is executed, and its response is lost.
//! - **Inquiries** return 202 at first, and the result two seconds of the clock later: an account
//!   or wallet with an even number belongs to `Dummy Name`, one with an odd number is 404xx11.
//! - **Transfers** are paid from the balance that `disbursements.balance` shows, without a fee. A
//!   transfer to an even number is in process until [`complete_transfer`](Snap::complete_transfer)
//!   or [`fail_transfer`](Snap::fail_transfer) ends it. A transfer to an odd number is accepted,
//!   and fails after a minute of the clock. The money of a failed transfer goes back to the
//!   balance. The name of the holder is not checked. A second transfer with the same reference is
//!   409xx01, whatever its content; see
//!   [`snap_inconsistent_requests`](SimulatorBuilder::snap_inconsistent_requests). A status may be
//!   visible [later](SimulatorBuilder::snap_visibility_lag), or in [another
//!   place](SimulatorBuilder::snap_inner_status).
//! - **QRIS and e-wallet payments** expire after a day unless the request sets another time. No
//!   source states whether one generation shows the payments of the other. In the simulator they
//!   are the same: both generations read, cancel and refund each payment. Each has a separate order
//!   in the older API, and its events are sent only in the format of the generation that created
//!   it. An open payment is `03`, a failed or expired one `06`. An operation that is not allowed is
//!   403xx15, and 403xx00 for an expired payment. Refunds are made at once.
//! - **Virtual accounts** are separate from those of the older API; payments into them are payments
//!   of both. The prefix is padded with blanks to 8 characters. An account without an expiry
//!   expires after a day. An unknown account, or a number in use, is 404xx12; a change of a paid
//!   account is 404xx14.
//! - **Notifications** are sent to the URL of
//!   [`snap_webhook_url`](SimulatorBuilder::snap_webhook_url), retried like webhooks, and signed
//!   with a key that all simulators share. A retry has the [same
//!   headers](SimulatorBuilder::snap_signs_again), the signature covers the path [of the
//!   request](SimulatorBuilder::snap_signs_documented_path), and the path for transfers is [an
//!   assumption](SimulatorBuilder::snap_transfer_path). Events have the names of the spec, such as
//!   `qris_payment`. [`DeliveryFault::Tampered`] changes the body after it was signed.
//! - **Faults** of requests and deliveries are those of the older API, in the format of SNAP.
//!   Faults of reads do not apply to SNAP.
//!
//! The simulator listens on 127.0.0.1 and sends webhooks to loopback addresses only, unless its
//! builder allows others, and it rejects live keys. Its ids are the same in every run. The `Date` of
//! its responses is that of the virtual clock.
//!
//! # From other languages
//!
//! `durianpay simulate` of the crate `durianpay-cli` runs it as a program. The control API at `/_sim`
//! has the operations of [`Simulator`]: it pays, fails and expires payments, approves batches,
//! moves the clock, arms faults, sends and resends webhooks, lists requests and deliveries, and copies
//! and restores the state. `/_sim/openapi.json` describes it. It needs no key, and rejects requests of
//! web pages of other origins. The page at `/` shows the state and calls it.
//!
//! With [`lenient`](SimulatorBuilder::lenient), requests may differ from the spec in the ways that the
//! API evidently tolerates, since published clients send them.
//!
//! # Without a port
//!
//! [`SimulatorBuilder::start_in_memory`] creates the same simulator without a port and without
//! background tasks: a client calls it over an [in-memory transport](MemoryTransport), webhooks go
//! to a [function](SimulatorBuilder::webhook_receiver), and a [seed](SimulatorBuilder::seed)
//! determines everything random. A test can run thousands of histories and replay each of them.

mod builder;
mod checkout;
mod clock;
mod connection;
mod context;
mod control;
mod credentials;
mod customer;
mod defaults;
mod destination;
mod dispatcher;
mod email;
mod error;
mod error_response;
mod events;
mod exact;
mod exchange;
mod execute;
mod faults;
mod forge;
pub mod forms {
    #![doc = include_str!("forms.md")]
}
mod generation;
mod hand_over;
mod hosts;
mod idempotency;
mod ids;
mod legacy;
mod lenience;
mod letter;
mod log;
mod loopback;
mod memory;
mod mobile;
mod model;
mod object;
mod older_paths;
mod operation;
mod options;
mod outbox;
mod page;
mod paging;
mod pending;
mod people;
mod post;
mod qr_image;
mod qris;
mod query;
mod queue;
mod read;
mod record;
mod resources;
mod restore;
mod router;
mod server;
mod shared;
pub mod simulation;
mod simulator;
mod snap;
mod snapshot;
mod standalone;
mod state;
mod success;
mod table;
mod task;
mod trigger;
mod views;

/// Items for `durianpay-cli`, without a promise of stability.
#[doc(hidden)]
pub mod __private {
    pub use crate::hosts::{Hosts, is_same_origin};
}

pub use builder::SimulatorBuilder;
pub use error::SimulatorError;
pub use faults::handle::Faults;
pub use faults::kinds::{DeliveryFault, Effect, Fault};
pub use memory::MemoryTransport;
pub use record::{Delivery, DeliveryOutcome, LogEntry, RecordedRequest};
pub use simulator::Simulator;
pub use snap::handle::Snap;
pub use snapshot::Snapshot;
