//! The JSON forms of the records, after the samples of the vendor's pages.

pub(crate) mod account;
pub(crate) mod batch;
pub(crate) mod order;
pub(crate) mod payment;
pub(crate) mod refund;
