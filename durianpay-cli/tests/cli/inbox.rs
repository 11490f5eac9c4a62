//! `durianpay inbox`, on databases that a store has filled.

mod database;
mod listing;
mod postgres;
mod pruning;
mod replaying;
mod schema;
mod status;
mod support;
