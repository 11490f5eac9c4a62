//! The log of `durianpay simulate`, the file with its state, and the simulator of any spec.

pub mod banner;
pub mod line;
pub mod spec;
pub mod state_file;
