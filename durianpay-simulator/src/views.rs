//! The JSON of the records, in the formats of the vendor's samples.

pub(crate) mod account;
pub(crate) mod batch;
pub(crate) mod charge;
mod day;
mod instructions;
pub(crate) mod invoice;
mod method;
pub(crate) mod order;
pub(crate) mod payment;
pub(crate) mod promo;
pub(crate) mod refund;
