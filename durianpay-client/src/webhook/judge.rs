//! Decides whether an order is paid, by the rule that [`Expected`] documents.

use super::expected::{Expected, Fee, Mismatch};
use super::observe::{Observed, ObservedOrder, ObservedPayment};
use super::state::State;
use crate::api::Currency;
use crate::types::amount::Amount;

/// Whether a payment or an order pays the expected order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Judgement {
    /// It pays the order.
    Paid,
    /// It is not paid.
    Unpaid,
    /// It is paid, but differs from the expected order.
    Differs(Mismatch),
    /// Only the order shows whether it is paid as expected.
    AskOrder(Mismatch),
    /// The API contradicts itself: the order is completed, but none of its payments is.
    Contradiction,
}

/// Decides whether one payment pays the order.
pub(super) fn judge_payment(
    payment: &ObservedPayment,
    order: Option<&ObservedOrder>,
    expected: &Expected,
    is_live: Option<bool>,
) -> Judgement {
    if !matches!(payment.state(), Some(State::Completed | State::Refunded)) {
        return Judgement::Unpaid;
    }
    let currencies = payment.currencies.iter().flatten();
    let identity = check_environment(payment.is_live, is_live)
        .and_then(|()| check_currencies(currencies, expected))
        .and_then(|()| check_merchant(payment.merchant_id.as_ref(), expected));
    if let Err(mismatch) = identity {
        return Judgement::Differs(mismatch);
    }
    let fee = payment.total_fee.unwrap_or(Amount::ZERO);
    let with_fee = expected.amount.checked_add(fee);
    let fee_on_top = match (expected.fee, order) {
        (Fee::OnTop, _) => Some(true),
        (Fee::Included, _) => Some(false),
        (Fee::FromOrder, Some(order)) => Some(order.has_fee_on_top),
        (Fee::FromOrder, None) => None,
    };
    let matches_amount = payment.amount == expected.amount
        || (fee_on_top == Some(true) && Some(payment.amount) == with_fee);
    if !matches_amount {
        let mismatch = Mismatch::Amount {
            expected: expected.amount,
            found: payment.amount,
        };
        return if order.is_none() {
            Judgement::AskOrder(mismatch)
        } else {
            Judgement::Differs(mismatch)
        };
    }
    match payment.paid_amount {
        Some(paid) if paid != payment.amount && paid != expected.amount => {
            Judgement::Differs(Mismatch::PaidAmount {
                expected: payment.amount,
                found: paid,
            })
        }
        _ => Judgement::Paid,
    }
}

/// Decides whether an order is paid by its payments.
pub(super) fn judge_order(
    observed: &Observed,
    order: &ObservedOrder,
    expected: &Expected,
    is_live: Option<bool>,
) -> Judgement {
    let identity = check_environment(order.is_live, is_live)
        .and_then(|()| check_currencies(order.currency.iter(), expected))
        .and_then(|()| check_merchant(order.merchant_id.as_ref(), expected));
    if let Err(mismatch) = identity {
        return Judgement::Differs(mismatch);
    }
    if order.amount != expected.amount {
        return Judgement::Differs(Mismatch::Amount {
            expected: expected.amount,
            found: order.amount,
        });
    }
    let judgements: Vec<Judgement> = observed
        .payments
        .iter()
        .map(|payment| judge_payment(payment, Some(order), expected, is_live))
        .collect();
    if judgements.contains(&Judgement::Paid) {
        return Judgement::Paid;
    }
    if order.state() != Some(State::Completed) {
        return Judgement::Unpaid;
    }
    judge_together(observed, order, expected, &judgements)
}

/// Judges a completed order that no single payment pays.
fn judge_together(
    observed: &Observed,
    order: &ObservedOrder,
    expected: &Expected,
    judgements: &[Judgement],
) -> Judgement {
    let paid: Vec<&ObservedPayment> = observed
        .payments
        .iter()
        .filter(|payment| matches!(payment.state(), Some(State::Completed | State::Refunded)))
        .collect();
    if paid.is_empty() {
        // If the API lists no payments, only the status decides.
        return if observed.payments.is_empty() {
            Judgement::Paid
        } else {
            Judgement::Contradiction
        };
    }
    // A payment must not be counted if more than its amount differs.
    let worse = judgements.iter().find_map(|judgement| match judgement {
        Judgement::Differs(Mismatch::Amount { .. }) => None,
        Judgement::Differs(mismatch) => Some(mismatch.clone()),
        _ => None,
    });
    if let Some(mismatch) = worse {
        return Judgement::Differs(mismatch);
    }
    let fee_on_top = match expected.fee {
        Fee::OnTop => true,
        Fee::Included => false,
        Fee::FromOrder => order.has_fee_on_top,
    };
    let received = sum(paid.iter().map(|payment| payment.received()));
    let fees = sum(paid.iter().filter_map(|payment| payment.total_fee));
    let due = if fee_on_top {
        fees.and_then(|fees| expected.amount.checked_add(fees))
    } else {
        Some(expected.amount)
    };
    match received {
        Some(received) if Some(received) == due || received == expected.amount => Judgement::Paid,
        received => Judgement::Differs(Mismatch::PaidAmount {
            expected: due.unwrap_or(expected.amount),
            found: received.unwrap_or(Amount::ZERO),
        }),
    }
}

fn sum(mut amounts: impl Iterator<Item = Amount>) -> Option<Amount> {
    amounts.try_fold(Amount::ZERO, Amount::checked_add)
}

fn check_currencies<'c>(
    mut found: impl Iterator<Item = &'c Currency>,
    expected: &Expected,
) -> Result<(), Mismatch> {
    match found.find(|currency| **currency != expected.currency) {
        Some(found) => Err(Mismatch::Currency {
            expected: expected.currency.clone(),
            found: found.clone(),
        }),
        None => Ok(()),
    }
}

fn check_merchant(
    found: Option<&crate::api::MerchantId>,
    expected: &Expected,
) -> Result<(), Mismatch> {
    match (&expected.merchant_id, found) {
        (Some(expected), Some(found)) if expected != found => Err(Mismatch::Merchant {
            expected: expected.clone(),
            found: found.clone(),
        }),
        _ => Ok(()),
    }
}

fn check_environment(found: Option<bool>, expected: Option<bool>) -> Result<(), Mismatch> {
    match (expected, found) {
        (Some(expected), Some(found)) if expected != found => Err(Mismatch::Environment),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Judgement, judge_order, judge_payment};
    use crate::api::Currency;
    use crate::types::amount::Amount;
    use crate::webhook::expected::{Expected, Fee, Mismatch};
    use crate::webhook::observe::{Observed, ObservedOrder, ObservedPayment};

    fn payment(amount: u32) -> ObservedPayment {
        ObservedPayment {
            id: "pay_1".into(),
            amount: Amount::from(amount),
            status: "completed".to_owned(),
            paid_amount: None,
            total_fee: None,
            currencies: [None, None],
            merchant_id: None,
            is_live: None,
            refunded: Amount::ZERO,
        }
    }

    fn order(status: &str, has_fee_on_top: bool) -> ObservedOrder {
        ObservedOrder {
            amount: Amount::from(10_000),
            status: status.to_owned(),
            currency: None,
            merchant_id: None,
            is_live: None,
            has_fee_on_top,
        }
    }

    fn with_fee(amount: u32, fee: u32) -> ObservedPayment {
        ObservedPayment {
            total_fee: Some(Amount::from(fee)),
            ..payment(amount)
        }
    }

    fn judged(order: &ObservedOrder, payments: Vec<ObservedPayment>, fee: Fee) -> Judgement {
        let observed = Observed {
            order_id: "ord_1".into(),
            order_ref_id: None,
            order: Some(order.clone()),
            payments,
        };
        let expected = Expected::new("ord_1", 10_000).fee(fee);
        judge_order(&observed, order, &expected, Some(false))
    }

    fn differs_by(expected: u32, found: u32) -> Judgement {
        Judgement::Differs(Mismatch::PaidAmount {
            expected: Amount::from(expected),
            found: Amount::from(found),
        })
    }

    #[test]
    fn payments_together_are_the_amount_with_or_without_the_fees() {
        let halves = || vec![with_fee(5_000, 100), with_fee(5_000, 100)];
        let dear_halves = || vec![with_fee(5_100, 100), with_fee(5_100, 100)];
        let completed = |has_fee_on_top| order("completed", has_fee_on_top);
        assert_eq!(
            judged(&completed(true), dear_halves(), Fee::FromOrder),
            Judgement::Paid
        );
        assert_eq!(
            judged(&completed(true), halves(), Fee::FromOrder),
            Judgement::Paid
        );
        assert_eq!(
            judged(&completed(false), halves(), Fee::FromOrder),
            Judgement::Paid
        );
        let with_fees = judged(&completed(false), dear_halves(), Fee::FromOrder);
        assert_eq!(with_fees, differs_by(10_000, 10_200));
        assert_eq!(
            judged(&completed(false), dear_halves(), Fee::OnTop),
            Judgement::Paid
        );
        let included = judged(&completed(true), dear_halves(), Fee::Included);
        assert_eq!(included, differs_by(10_000, 10_200));
        let one = judged(&completed(true), vec![with_fee(5_000, 100)], Fee::FromOrder);
        assert_eq!(one, differs_by(10_100, 5_000));
    }

    #[test]
    fn a_completed_order_is_paid_unless_a_payment_contradicts() {
        let open = order("processing", false);
        let completed = order("completed", false);
        let processing = ObservedPayment {
            status: "processing".to_owned(),
            ..payment(10_000)
        };
        assert_eq!(
            judged(&completed, Vec::new(), Fee::default()),
            Judgement::Paid
        );
        assert_eq!(judged(&open, Vec::new(), Fee::default()), Judgement::Unpaid);
        let contradiction = judged(&completed, vec![processing.clone()], Fee::default());
        assert_eq!(contradiction, Judgement::Contradiction);
        assert_eq!(
            judged(&open, vec![processing], Fee::default()),
            Judgement::Unpaid
        );
        assert_eq!(
            judged(&open, vec![payment(10_000)], Fee::default()),
            Judgement::Paid
        );
        let dollars = ObservedPayment {
            currencies: [None, Some(Currency::Unknown("USD".to_owned()))],
            ..payment(10_000)
        };
        assert!(matches!(
            judged(&completed, vec![dollars], Fee::default()),
            Judgement::Differs(Mismatch::Currency { .. })
        ));
    }

    #[test]
    fn a_payment_alone_is_judged_by_each_of_its_facts() {
        let judge = |payment: &ObservedPayment, expected: &Expected| {
            judge_payment(payment, None, expected, Some(false))
        };
        let expected = Expected::new("ord_1", 10_000);
        let paid = |amount: u32| ObservedPayment {
            paid_amount: Some(Amount::from(amount)),
            ..payment(10_000)
        };
        assert_eq!(judge(&payment(10_000), &expected), Judgement::Paid);
        assert_eq!(judge(&paid(10_000), &expected), Judgement::Paid);
        assert_eq!(judge(&paid(1), &expected), differs_by(10_000, 1));
        assert_eq!(judge(&paid(0), &expected), differs_by(10_000, 0));
        assert!(matches!(
            judge(&payment(9_000), &expected),
            Judgement::AskOrder(_)
        ));
        let on_top = expected.clone().fee(Fee::OnTop);
        let dear = ObservedPayment {
            paid_amount: Some(Amount::from(10_000)),
            ..with_fee(10_100, 100)
        };
        assert_eq!(judge(&dear, &on_top), Judgement::Paid);
        assert_eq!(judge(&payment(10_000), &on_top), Judgement::Paid);
        let live = ObservedPayment {
            is_live: Some(true),
            ..payment(10_000)
        };
        assert_eq!(
            judge(&live, &expected),
            Judgement::Differs(Mismatch::Environment)
        );
        let other = ObservedPayment {
            merchant_id: Some("mer_2".into()),
            ..payment(10_000)
        };
        assert_eq!(judge(&other, &expected), Judgement::Paid);
        let sub = expected.clone().merchant_id("mer_1");
        assert!(matches!(
            judge(&other, &sub),
            Judgement::Differs(Mismatch::Merchant { .. })
        ));
        assert_eq!(
            judge(&other, &expected.merchant_id("mer_2")),
            Judgement::Paid
        );
    }
}
