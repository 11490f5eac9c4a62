//! The operations that an intent can make.

use super::charge::ChargeKind;
use super::disbursement::{ApproveKind, SubmitKind};
use super::kind::Kind;
use super::order::CreateOrderKind;
use super::refund::CreateRefundKind;

const KINDS: [&dyn Kind; 5] = [
    &CreateOrderKind,
    &ChargeKind,
    &CreateRefundKind,
    &SubmitKind,
    &ApproveKind,
];

/// Returns the kind of an operation, such as `orders.create`.
pub(super) fn kind_of(operation: &str) -> Option<&'static dyn Kind> {
    let mut kinds = KINDS.into_iter();
    kinds.find(|kind| kind.endpoint().id == operation)
}
