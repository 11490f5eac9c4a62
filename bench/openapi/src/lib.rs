//! The shipped spec, as OpenAPI, through openapi-generator.
//!
//! `apis` and `models` are written by `cargo xtask bench build`.

#[expect(unused_imports, reason = "written by another program, and to be measured as it is")]
#[rustfmt::skip]
pub mod apis;
#[expect(unused_imports, reason = "written by another program, and to be measured as it is")]
#[rustfmt::skip]
pub mod models;
