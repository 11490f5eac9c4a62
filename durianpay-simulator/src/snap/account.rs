//! Virtual accounts. They are stored separately from those of the older API, since no source states
//! that one generation shows those of the other. Payments into both are in the same list.

use crate::table::Record;
use durianpay_client::json::Json;
use durianpay_client::snap::api::{CustomerInfo, VirtualAccountBank};
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A virtual account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct VirtualAccount {
    /// 8 characters, with blanks in front of the digits.
    pub(crate) prefix: String,
    pub(crate) suffix: String,
    pub(crate) name: String,
    pub(crate) reference: String,
    #[serde(with = "crate::exact")]
    pub(crate) customer: Option<CustomerInfo>,
    /// The other fields of the request.
    #[serde(with = "crate::exact")]
    pub(crate) info: Json,
    /// The exact amount that a closed account accepts.
    pub(crate) amount: Option<Amount>,
    pub(crate) is_reusable: bool,
    pub(crate) expires_at: Timestamp,
    pub(crate) updated_at: Option<Timestamp>,
    pub(crate) paid_at: Option<Timestamp>,
}

impl VirtualAccount {
    pub(crate) fn number(&self) -> String {
        format!("{}{}", self.prefix, self.suffix)
    }

    /// Returns the reason why it does not accept a payment; `None` if it does.
    pub(crate) fn rejection(&self, amount: Amount, now: Timestamp) -> Option<&'static str> {
        if self.expires_at <= now {
            Some("it has expired")
        } else if self.is_paid() {
            Some("it is already paid")
        } else if self.amount.is_some_and(|asked| asked != amount) {
            Some("it does not accept this amount")
        } else if amount <= Amount::ZERO {
            Some("the amount is not greater than zero")
        } else {
            None
        }
    }

    /// Returns whether it was paid and accepts no second payment.
    pub(crate) fn is_paid(&self) -> bool {
        self.paid_at.is_some() && !self.is_reusable
    }
}

/// The id is the merchant's reference; the key is the number without blanks around it.
impl Record for VirtualAccount {
    type Key = String;

    fn id(&self) -> Cow<'_, str> {
        self.reference.as_str().into()
    }

    fn keys(&self) -> Vec<String> {
        vec![self.number().trim().to_owned()]
    }
}

/// Returns the prefix of a bank's numbers. The prefixes are made up; some begin with blanks, as in
/// the standard.
pub(crate) fn prefix(bank: &VirtualAccountBank) -> Option<String> {
    let digits = match bank {
        VirtualAccountBank::Bri => "12361",
        VirtualAccountBank::Bca => "19006",
        VirtualAccountBank::Mandiri => "89022900",
        VirtualAccountBank::Permata => "88565",
        VirtualAccountBank::Cimb => "18991001",
        VirtualAccountBank::Bni => "988009",
        VirtualAccountBank::Nobu => "88008800",
        _ => return None,
    };
    Some(format!("{digits:>8}"))
}
