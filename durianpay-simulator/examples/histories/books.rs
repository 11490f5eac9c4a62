//! The books of the shop, and their comparison with the state at Durianpay.

use durianpay_client::api::{OrderId, PaymentId};
use durianpay_simulator::simulation::Truth;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) const PRICE: u32 = 10_000;

/// The jobs of all histories, and the number that was left to a person.
static JOBS: AtomicU64 = AtomicU64::new(0);
static LISTED: AtomicU64 = AtomicU64::new(0);
static PAID: AtomicU64 = AtomicU64::new(0);

/// The records of the shop, which survive its program.
#[derive(Default)]
pub(crate) struct Books {
    /// The numbers of purchases and of payouts.
    pub(crate) jobs: Option<(u64, u64)>,
    /// Whether virtual accounts are used in addition to QR codes.
    pub(crate) is_va: bool,
    pub(crate) orders: BTreeMap<String, OrderId>,
    pub(crate) payments: BTreeMap<String, PaymentId>,
    /// The deliveries, by their key.
    pub(crate) delivered: BTreeMap<String, OrderId>,
    pub(crate) refunded: BTreeSet<String>,
    pub(crate) payouts: BTreeSet<String>,
    /// The references that are left to a person.
    pub(crate) listed: BTreeSet<String>,
    /// The references that the API rejected.
    pub(crate) rejected: BTreeSet<String>,
}

impl Books {
    /// Compares the purchases and the payouts with the state at Durianpay.
    pub(crate) fn check(&self, truth: &Truth) -> Result<(), String> {
        let (purchases, payouts) = self.jobs.ok_or("the program has done nothing")?;
        JOBS.fetch_add(purchases + payouts, Ordering::Relaxed);
        LISTED.fetch_add(
            u64::try_from(self.listed.len()).unwrap_or_default(),
            Ordering::Relaxed,
        );
        (0..purchases).try_for_each(|number| self.check_purchase(number, truth))?;
        (0..payouts).try_for_each(|number| self.check_payout(number, truth))
    }

    fn check_purchase(&self, number: u64, truth: &Truth) -> Result<(), String> {
        let reference = format!("shop-{number}");
        let is_listed = self.listed.contains(&reference);
        let orders = truth.orders(&reference);
        let Some(order) = self.orders.get(&reference) else {
            let is_right = orders <= 1 && is_listed;
            return is_right
                .then_some(())
                .ok_or(format!("{reference} has no order in the books"));
        };
        if orders != 1 {
            return Err(format!("{reference} has {orders} orders"));
        }
        let charges: &[char] = if number == 2 { &['a', 'b'] } else { &['a'] };
        let payable = truth.payable(order);
        if payable.len() > charges.len() {
            return Err(format!("{reference} can be paid {} times", payable.len()));
        }
        let mut known = BTreeSet::new();
        for charge in charges {
            let reference = format!("{reference}-{charge}");
            match self.payments.get(&reference) {
                None if self.listed.contains(&reference) => {}
                // The other charge was paid before.
                None if self.rejected.contains(&reference) && !truth.paid(order).is_empty() => {}
                None => return Err(format!("{reference} has no payment in the books")),
                Some(payment) if !known.insert(payment) => {
                    return Err(format!("{reference} has the payment of another charge"));
                }
                // A payment that is waiting or paid must be among these.
                Some(payment) if payable.len() == charges.len() && !payable.contains(payment) => {
                    return Err(format!("{reference} is paid by another than {payment}"));
                }
                Some(_) => {}
            }
        }
        self.check_delivery(&reference, order, truth)?;
        self.check_refund(number, truth)
    }

    fn check_delivery(
        &self,
        reference: &str,
        order: &OrderId,
        truth: &Truth,
    ) -> Result<(), String> {
        let paid = truth.paid(order).len();
        let delivered = self
            .delivered
            .values()
            .filter(|delivered| *delivered == order)
            .count();
        PAID.fetch_add(u64::from(paid > 0), Ordering::Relaxed);
        match (paid, delivered) {
            (0, 0) | (1.., 1) => Ok(()),
            _ => Err(format!(
                "{reference} was paid {paid} times and delivered {delivered} times"
            )),
        }
    }

    fn check_refund(&self, number: u64, truth: &Truth) -> Result<(), String> {
        let reference = format!("refund-{number}");
        let refunds = truth.refunds(&reference);
        let expected = usize::from(self.refunded.contains(&reference));
        let is_listed = self.listed.contains(&reference);
        if refunds == expected || (is_listed && refunds <= 1) {
            Ok(())
        } else {
            Err(format!(
                "{reference} was made {refunds} times, the books say {expected}"
            ))
        }
    }

    fn check_payout(&self, number: u64, truth: &Truth) -> Result<(), String> {
        let reference = format!("payout-{number}");
        let (batches, paid) = truth.batches(&reference);
        let is_listed = self.listed.contains(&reference);
        let is_done = self.payouts.contains(&reference);
        if batches > 1 || paid > PRICE.into() {
            return Err(format!("{reference} has {batches} batches of Rp {paid}"));
        }
        if is_listed || (is_done && paid == PRICE.into()) {
            Ok(())
        } else {
            Err(format!("{reference} is not paid out: Rp {paid}"))
        }
    }
}

/// Summarizes the histories.
pub(crate) fn summary() -> String {
    let [jobs, listed, paid] = [&JOBS, &LISTED, &PAID].map(|count| count.load(Ordering::Relaxed));
    format!("{jobs} jobs of which {listed} are left to a person, {paid} orders paid")
}

/// Checks that few jobs were left to a person: a program that leaves all of them would do nothing
/// wrong.
pub(crate) fn assert_that_nearly_all_was_settled() {
    let [jobs, listed, paid] = [&JOBS, &LISTED, &PAID].map(|count| count.load(Ordering::Relaxed));
    assert!(
        listed * 30 <= jobs,
        "{listed} of {jobs} jobs are left to a person"
    );
    assert!(
        paid * 4 >= jobs,
        "only {paid} orders are paid, of {jobs} jobs"
    );
}
