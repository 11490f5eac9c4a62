//! What the repository's commands make of a spec, apart from reading and
//! writing files, so that tests can use it too.

pub mod openapi;
