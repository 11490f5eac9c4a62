//! The shipped spec, as OpenAPI, through progenitor.
//!
//! `api.json` is written by `cargo xtask bench`.

progenitor::generate_api!(spec = "api.json", interface = Builder);
