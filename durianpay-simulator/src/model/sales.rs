//! Invoices and promos.

use super::invoice::Invoice;
use super::promo::Promo;
use super::shelf::Shelf;
use serde::{Deserialize, Serialize};

/// The objects that are independent of orders.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Sales {
    pub(crate) invoices: Shelf<Invoice>,
    pub(crate) promos: Shelf<Promo>,
}
