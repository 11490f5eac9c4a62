//! The plan of a merchant: the calls and their references, by a seed.

use crate::random::Random;
use durianpay_client::api::{
    ChargePayment, EwalletCharge, EwalletChargeFields, Order, QrisCharge, VaCharge, VaChargeFields,
};
use std::path::{Path, PathBuf};

/// Something that the merchant has to do.
#[derive(Debug, Clone)]
pub(crate) enum Item {
    Sale(Sale),
    Batch(Batch),
}

/// An order to be paid.
#[derive(Debug, Clone)]
pub(crate) struct Sale {
    pub(crate) reference: String,
    /// The references of attempts to pay it, with their methods. Two may have the same.
    pub(crate) charges: Vec<(String, Method)>,
    /// Whether the order is recorded in a transaction of the merchant.
    pub(crate) in_transaction: bool,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Method {
    Qris,
    Va,
    Ewallet,
}

/// A batch of payouts.
#[derive(Debug, Clone)]
pub(crate) struct Batch {
    pub(crate) reference: String,
    /// Whether it needs no approval.
    pub(crate) is_forced: bool,
}

impl Method {
    pub(crate) fn charge(self, order: &Order) -> ChargePayment {
        let (order_id, amount) = (order.id.clone(), order.amount);
        match self {
            Self::Qris => QrisCharge::new(order_id, amount).into(),
            Self::Va => VaCharge::new(VaChargeFields {
                order_id,
                bank_code: "MANDIRI".into(),
                name: "Jane Doe".into(),
                amount,
            })
            .into(),
            Self::Ewallet => EwalletCharge::new(EwalletChargeFields {
                order_id,
                mobile: "08123456789".into(),
                wallet_type: "DANA".into(),
                amount,
            })
            .into(),
        }
    }
}

/// Returns the item of the plan with the given number.
pub(crate) fn item(seed: u64, number: usize) -> Item {
    let of_number = u64::try_from(number).unwrap();
    let mut random = Random::new(seed ^ of_number.wrapping_mul(0x9e37));
    let reference = format!("{seed}-{number}");
    if number % 4 == 3 {
        let is_forced = random.percent(30);
        return Item::Batch(Batch {
            reference,
            is_forced,
        });
    }
    let mut method = || [Method::Qris, Method::Va, Method::Ewallet][random.below(3)];
    let charges = (0..=number % 2).map(|attempt| (format!("{reference}-{attempt}"), method()));
    Item::Sale(Sale {
        charges: charges.collect(),
        in_transaction: number.is_multiple_of(3),
        reference,
    })
}

/// How much of the plan is to be done by now, in a file that all processes read.
#[derive(Debug, Clone)]
pub(crate) struct Progress(PathBuf);

impl Progress {
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self(folder.join("plan"))
    }

    pub(crate) fn set(&self, seed: u64, items: usize) {
        let next = self.0.with_extension("next");
        std::fs::write(&next, format!("{seed} {items}")).unwrap();
        std::fs::rename(next, &self.0).unwrap();
    }

    /// Returns the seed and the number of items.
    pub(crate) fn get(&self) -> (u64, usize) {
        let text = std::fs::read_to_string(&self.0).unwrap();
        let (seed, items) = text.split_once(' ').unwrap();
        (seed.parse().unwrap(), items.parse().unwrap())
    }
}
