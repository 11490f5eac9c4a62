//! Injected faults: failures of networks and servers in the requests, deliveries
//! and objects that a test chooses.

pub(crate) mod armed;
pub(crate) mod handle;
pub(crate) mod kinds;
pub(crate) mod names;
pub(crate) mod plan;
mod queue;
mod random;
mod read_handle;
pub(crate) mod reads;
pub(crate) mod rewrite;
pub(crate) mod text;
