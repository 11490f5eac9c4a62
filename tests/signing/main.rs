//! Requests that are signed: keys, signatures, tokens, clocks and codes.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod api;
mod clocks;
mod codes;
mod credentials;
mod drops;
mod keys;
mod openssl;
mod reports;
mod requests;
mod retries;
mod secrets;
mod tokens;
mod vectors;

use durianpay_test_support::scripted_transport as server;
