//! The simulator: what it keeps, what it refuses, and how its webhooks travel.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

#[path = "simulator/accounts.rs"]
mod accounts;
#[path = "simulator/deliveries.rs"]
mod deliveries;
#[path = "simulator/delivery_faults.rs"]
mod delivery_faults;
#[path = "simulator/disbursements.rs"]
mod disbursements;
#[path = "simulator/events.rs"]
mod events;
#[path = "simulator/every_event.rs"]
mod every_event;
#[path = "simulator/faults.rs"]
mod faults;
#[path = "simulator/lists.rs"]
mod lists;
#[path = "simulator/random_faults.rs"]
mod random_faults;
#[path = "simulator/refunds.rs"]
mod refunds;
#[path = "simulator/refusals.rs"]
mod refusals;
#[path = "simulator/samples.rs"]
mod samples;
#[path = "simulator/settings.rs"]
mod settings;
#[path = "simulator/stage.rs"]
mod stage;
#[path = "simulator/states.rs"]
mod states;
