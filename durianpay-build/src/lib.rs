//! Generates bindings from a build script: the code of [`durianpay_client::bindings!`], written
//! to a file.
//!
//! The macro reads and expands its spec whenever its crate is compiled, even if only other code of
//! the crate changed. A build script runs only when the spec changes, which is faster for large
//! specs.
//!
//! In `Cargo.toml`, in the version of `durianpay-client`:
//!
//! ```toml
//! [build-dependencies]
//! durianpay-build = "0.1"
//! ```
//!
//! In `build.rs`:
//!
//! ```no_run
//! use durianpay_build::{Bindings, Error};
//!
//! fn main() -> Result<(), Error> {
//!     Bindings::new("courier.toml").write("courier.rs")
//! }
//! ```
//!
//! In the library or the program:
//!
//! ```ignore
//! /// The courier that delivers paid orders.
//! pub mod courier {
//!     include!(concat!(env!("OUT_DIR"), "/courier.rs"));
//! }
//! ```
//!
//! The module is that of the macro, except that its items are re-exported from a private module,
//! which turns off lints for generated code.
//!
//! A build script may also write the spec itself. Pass such a file to the macro, as
//! `bindings! { pub mod courier in concat!(env!("OUT_DIR"), "/courier.toml"); }`.
//!
//! [`durianpay_client::bindings!`]: https://docs.rs/durianpay-client/latest/durianpay_client/macro.bindings.html

mod bindings;
mod error;
mod layout;

pub use bindings::Bindings;
pub use error::Error;
