//! Virtual accounts.

use crate::clock::after;
use crate::table::{Dated, Record};
use durianpay_client::api::{
    CustomerId, PaymentId, VirtualAccountBank, VirtualAccountCustomer, VirtualAccountId,
    VirtualAccountStatus,
};
use durianpay_client::{Amount, Timestamp};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::time::Duration;

/// The prefix of ids in the sandbox.
pub(crate) const ID_PREFIX: &str = "va_sample_";

/// A virtual account.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a field of the response, and all combinations occur"
)]
pub(crate) struct Account {
    pub(crate) id: VirtualAccountId,
    /// Whether it was created as a static account. Static accounts are listed separately.
    pub(crate) is_static: bool,
    pub(crate) customer: CustomerId,
    #[serde(with = "crate::exact")]
    pub(crate) person: VirtualAccountCustomer,
    pub(crate) bank: VirtualAccountBank,
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) is_closed: bool,
    /// The requested amount; zero for an open account.
    pub(crate) amount: Amount,
    pub(crate) least: Option<Amount>,
    pub(crate) most: Option<Amount>,
    pub(crate) is_reusable: bool,
    pub(crate) disables_itself: bool,
    pub(crate) reference: String,
    pub(crate) is_disabled: bool,
    /// The payments into it, including failed ones, oldest first.
    pub(crate) payments: Vec<PaymentId>,
    pub(crate) is_paid: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

impl Account {
    /// Returns the reason why it cannot be paid; `None` if it can. The messages are not the
    /// vendor's: the only one that a page prints is for an unknown account.
    pub(crate) fn rejection(&self, amount: Amount, now: Timestamp) -> Option<&'static str> {
        if self.expires_at <= now {
            Some("VA is expired")
        } else if self.is_disabled {
            Some("VA is disabled")
        } else if self.is_paid && !self.is_reusable {
            Some("VA is already paid")
        } else if self.is_closed && amount != self.amount {
            Some("amount is not the amount of the VA")
        } else if self.least.is_some_and(|least| amount < least) {
            Some("amount is less than the VA takes")
        } else if self.most.is_some_and(|most| amount > most) {
            Some("amount is more than the VA takes")
        } else {
            None
        }
    }

    pub(crate) fn status(&self, now: Timestamp) -> VirtualAccountStatus {
        if self.expires_at <= now {
            VirtualAccountStatus::Expired
        } else {
            VirtualAccountStatus::Success
        }
    }
}

/// A key by which accounts are found.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum AccountKey {
    Number(String),
    /// Whether they are static.
    IsStatic(bool),
}

impl Record for Account {
    type Key = AccountKey;

    fn id(&self) -> Cow<'_, str> {
        self.id.as_str().into()
    }

    fn keys(&self) -> Vec<AccountKey> {
        vec![
            AccountKey::Number(self.number.clone()),
            AccountKey::IsStatic(self.is_static),
        ]
    }
}

impl Dated for Account {
    fn created_at(&self) -> Timestamp {
        self.created_at
    }
}

/// Returns the prefix of a bank's numbers in the sandbox. No page documents the last two.
pub(crate) fn bank_prefix(bank: &VirtualAccountBank) -> Option<&'static str> {
    Some(match bank {
        VirtualAccountBank::Mandiri => "890229004",
        VirtualAccountBank::Bca => "190061002",
        VirtualAccountBank::Bri => "123617005",
        VirtualAccountBank::Permata => "88565004",
        VirtualAccountBank::Cimb => "18991001",
        VirtualAccountBank::Bni => "988009",
        VirtualAccountBank::Nobu => "950309",
        _ => return None,
    })
}

/// Returns the largest number of digits in a suffix, by the provider that allows more; `None` if no
/// page documents it.
pub(crate) fn longest_suffix(bank: &VirtualAccountBank) -> Option<usize> {
    Some(match bank {
        VirtualAccountBank::Mandiri | VirtualAccountBank::Bni => 7,
        VirtualAccountBank::Bca => 14,
        VirtualAccountBank::Bri | VirtualAccountBank::Cimb => 9,
        VirtualAccountBank::Permata => 8,
        _ => return None,
    })
}

/// Returns the largest number of digits in the whole number of a static account; `None` if no page
/// documents it.
pub(crate) fn longest_number(bank: &VirtualAccountBank) -> Option<usize> {
    Some(match bank {
        VirtualAccountBank::Bca => 23,
        VirtualAccountBank::Bri => 18,
        VirtualAccountBank::Mandiri | VirtualAccountBank::Permata | VirtualAccountBank::Cimb => 16,
        _ => return None,
    })
}

/// Returns the time this many minutes from now.
pub(crate) fn expiry(now: Timestamp, minutes: i64) -> Option<Timestamp> {
    let minutes = u64::try_from(minutes).ok()?;
    after(now, Duration::from_secs(minutes.checked_mul(60)?))
}

/// Rounds to whole rupiah, since virtual accounts have no smaller unit: `12345.55` becomes 12346,
/// as in `static_va.patch.response.json`.
pub(crate) fn whole(amount: Amount) -> Amount {
    let rupiah = amount.hundredths().saturating_add(50) / 100;
    Amount::from_rupiah(rupiah).unwrap_or(amount)
}
