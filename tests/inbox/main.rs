//! The inbox of webhooks: stored first, confirmed with the API, and handled once.
//!
//! [`cases`] names the tests of each known way to lose or to double a payment.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod amounts;
mod api_errors;
mod cases;
mod drops;
mod every_event;
mod forgeries;
mod further_payments;
mod handlers;
mod keeping;
mod leases;
mod limits;
mod lookups;
mod refunds;
mod reports;
mod states;
mod support;
mod sweeps;
mod unknown_ids;
mod watched_store;
