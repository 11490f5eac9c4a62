//! A simulated Durianpay as a program: its log, its first lines, and the file of its state.

pub mod banner;
pub mod line;
pub mod state_file;
