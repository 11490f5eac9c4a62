//! Injected faults: failures of networks and servers in the requests and
//! deliveries that a test chooses.

pub(crate) mod handle;
pub(crate) mod kinds;
pub(crate) mod plan;
mod random;
