//! The handlers of the endpoints, by resource.

pub(crate) mod charge;
mod charge_rules;
pub(crate) mod disbursements;
pub(crate) mod orders;
pub(crate) mod payments;
pub(crate) mod refunds;
pub(crate) mod samples;
pub(crate) mod validations;
pub(crate) mod virtual_accounts;
