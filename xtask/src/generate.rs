//! Generators of files that are long enough for a separate module.

pub(crate) mod diagnostics_page;
pub(crate) mod endpoint_tests;
pub(crate) mod guides;
pub(crate) mod language_page;
