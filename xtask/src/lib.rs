//! What the repository's commands make of a spec or of a document, so that
//! tests can use it too.

#![forbid(unsafe_code)]

pub mod import;
pub mod openapi;
