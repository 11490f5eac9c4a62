//! Promos.

use super::shelf::Kept;
use durianpay_client::Timestamp;
use durianpay_client::api::{PromoId, PromoStatus, PromoTerms};
use serde::{Deserialize, Serialize};

/// A discount: its terms, and the fields of the simulator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Promo {
    pub(crate) id: PromoId,
    /// The id in its details. As recorded, it is not that of the promo itself.
    pub(crate) details: PromoId,
    #[serde(with = "crate::exact")]
    pub(crate) terms: PromoTerms,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Kept for Promo {
    fn id(&self) -> &str {
        self.id.as_str()
    }
}

impl Promo {
    /// Returns the status. The only known one is that of a promo whose time is over.
    pub(crate) fn status(&self, now: Timestamp) -> Option<PromoStatus> {
        (self.terms.ends_at <= now).then_some(PromoStatus::Expired)
    }
}
