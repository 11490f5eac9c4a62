//! The repository's own commands, as far as tests call them too.

#![forbid(unsafe_code)]

pub mod import;
