//! What a payment that SNAP has created has beside others.

use durianpay_client::snap::api::PartnerReferenceNo;

/// Where a payment of SNAP is from.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    pub(crate) reference: PartnerReferenceNo,
    pub(crate) external_id: String,
    pub(crate) source: Source,
}

/// What a payment is made by.
#[derive(Debug, Clone)]
pub(crate) enum Source {
    Qris,
    Ewallet,
    /// The account that was paid into.
    VirtualAccount {
        prefix: String,
        suffix: String,
    },
}
