//! Identifies operations.

use durianpay_client::Endpoint;

/// An operation of either generation of the API. Both have operations with the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Operation {
    id: &'static str,
    path: &'static str,
}

impl Operation {
    pub(crate) fn of(endpoint: &Endpoint) -> Self {
        Self {
            id: endpoint.id,
            path: endpoint.path,
        }
    }
}
