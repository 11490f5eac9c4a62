//! SNAP in the simulator: its operations, rejections and notifications.

mod accounts;
mod external_ids;
mod faults;
mod foreign;
mod notifications;
mod payments;
mod refusals;
pub(crate) mod support;
mod tokens;
mod transfers;
mod triggers;
