//! The simulator: its state, the requests that it rejects, and its webhooks.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod accounts;
mod amounts;
mod checkout;
mod control;
mod deliveries;
mod delivery_faults;
mod disbursements;
mod events;
mod every_event;
mod faults;
mod hang_ups;
mod invariants;
mod lenient;
mod limits;
mod lists;
mod memory;
mod published;
mod random_faults;
mod reads;
mod recorded;
mod refunds;
mod refusals;
mod sales;
mod samples;
mod sandbox_options;
mod settings;
mod snap;
mod states;
mod support;
