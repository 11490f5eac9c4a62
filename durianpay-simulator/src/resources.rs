//! The handlers of the endpoints, by resource.

pub(crate) mod charge;
mod charge_rules;
pub(crate) mod disbursements;
pub(crate) mod invoices;
pub(crate) mod orders;
pub(crate) mod payments;
pub(crate) mod promos;
pub(crate) mod refunds;
mod sample_rules;
pub(crate) mod samples;
mod sandbox;
mod unlisted;
pub(crate) mod validations;
pub(crate) mod virtual_accounts;
