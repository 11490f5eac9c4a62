//! Faults on demand: what networks and servers do to calls and webhooks, done
//! by the simulator to the requests and deliveries that a test names.

pub(crate) mod handle;
pub(crate) mod kinds;
pub(crate) mod plan;
mod random;
