//! The additional fields of a payment that SNAP created.

use durianpay_client::snap::api::PartnerReferenceNo;
use serde::{Deserialize, Serialize};

/// The origin of a payment of SNAP.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Origin {
    pub(crate) reference: PartnerReferenceNo,
    pub(crate) external_id: String,
    pub(crate) source: Source,
}

/// The method of a payment.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Source {
    Qris,
    Ewallet,
    /// The account that was paid into.
    VirtualAccount {
        prefix: String,
        suffix: String,
    },
}
