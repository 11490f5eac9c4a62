//! The resolver of host names: that of the system, with an error of its own type.

use crate::error::not_resolved::NotResolved;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::SocketAddr;

/// Asks the system, as reqwest does by default.
pub(super) struct SystemResolver;

impl Resolve for SystemResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await;
            let found: Vec<SocketAddr> = found.map_err(NotResolved::new)?.collect();
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}
