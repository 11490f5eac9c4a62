//! The records of the simulator, without the rules that change several of them.

pub(crate) mod account;
pub(crate) mod bank;
pub(crate) mod batch;
pub(crate) mod earlier;
pub(crate) mod invoice;
pub(crate) mod merchant;
pub(crate) mod order;
pub(crate) mod payment;
pub(crate) mod promo;
pub(crate) mod refund;
pub(crate) mod sales;
pub(crate) mod shelf;
pub(crate) mod site;
pub(crate) mod validation;
