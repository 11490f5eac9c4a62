//! Webhooks: samples of every event, and the reasons why a signature does not match.

pub mod doctor;
pub mod sample;
