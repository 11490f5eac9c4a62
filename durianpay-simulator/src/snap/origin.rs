//! The additional fields of a payment that SNAP created.

use durianpay_client::snap::api::PartnerReferenceNo;

/// The origin of a payment of SNAP.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    pub(crate) reference: PartnerReferenceNo,
    pub(crate) external_id: String,
    pub(crate) source: Source,
}

/// The method of a payment.
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
