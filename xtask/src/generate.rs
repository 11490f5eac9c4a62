//! Generated files whose text takes a module of its own.

pub(crate) mod diagnostics_page;
pub(crate) mod endpoint_tests;
