//! Generated files whose text takes a separate module.

pub(crate) mod diagnostics_page;
pub(crate) mod endpoint_tests;
pub(crate) mod guides;
