//! The actions of customers, banks and the merchant in the dashboard. Each is one method of the
//! state, which the Rust handle calls too.

use super::act::act;
use super::call::{Call, Reply};
use super::error::ControlError;
use crate::checkout::Choice;
use crate::error::SimulatorError;
use crate::events;
use crate::forge::forged;
use crate::model::payment::Ending;
use crate::model::shelf::Found;
use crate::shared::Shared;
use crate::snap::transfer::TransferState;
use crate::state::State;
use durianpay_client::Amount;
use durianpay_client::api::{DisbursementId, InvoiceId, OrderId, PaymentId};
use serde::Deserialize;
use std::ops::Range;
use std::sync::Arc;

/// A body without members.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paid {
    /// The amount that is paid, if it is another than requested.
    amount: Option<Amount>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PaidInto {
    amount: Amount,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Approval {
    #[serde(default)]
    ignore_invalid: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Failed {
    reason: Option<String>,
}

/// Starts a payment of an order by the method of the body, and pays it, as a customer does on the
/// hosted page.
pub(super) async fn pay_order(
    shared: &Arc<Shared>,
    call: &Call,
    id: &str,
) -> Result<Reply, ControlError> {
    let choice: Choice = call.body()?;
    act(shared, call, |state| {
        let order = state.order(id).cloned();
        let order = order.ok_or_else(|| SimulatorError::UnknownOrder(OrderId::new(id)))?;
        let payment = choice.charge(state, &order);
        let payment = payment.map_err(|error| SimulatorError::ChargeRejected {
            order: order.id.clone(),
            reason: error.reason(),
        })?;
        state.end(&payment, Ending::Completed)
    })
    .await
}

/// Ends or settles a payment, or pretends that it was paid.
pub(super) async fn payment(
    shared: &Arc<Shared>,
    call: &Call,
    id: &str,
    action: &str,
) -> Result<Reply, ControlError> {
    let id = PaymentId::new(id);
    let ending = match action {
        "pay" => {
            let Paid { amount } = call.body()?;
            return match amount {
                Some(amount) => act(shared, call, |state| state.pay_amount(&id, amount)).await,
                None => act(shared, call, |state| state.end(&id, Ending::Completed)).await,
            };
        }
        "settle" => {
            let Nothing {} = call.body()?;
            return act(shared, call, |state| state.settle(&id)).await;
        }
        "forge" => {
            let Nothing {} = call.body()?;
            return act(shared, call, |state| forge_payment(state, &id)).await;
        }
        "fail" => Ending::Failed,
        "expire" => Ending::Expired,
        "cancel" => Ending::Cancelled,
        _ => return Err(ControlError::unknown("action", action)),
    };
    let Nothing {} = call.body()?;
    act(shared, call, |state| state.end(&id, ending)).await
}

/// Sends the webhook of a payment that was paid, with a forged signature, and changes nothing.
fn forge_payment(state: &mut State, id: &PaymentId) -> Result<Range<u64>, SimulatorError> {
    let unknown = || SimulatorError::UnknownPayment(id.clone());
    let payment = state.payment(id.as_str()).ok_or_else(unknown)?;
    let order = state.order(payment.order.as_str()).ok_or_else(unknown)?;
    let event = events::payment(&state.merchant, payment, order, Ending::Completed);
    Ok(state.send(forged(event)))
}

/// Pays into a virtual account of either generation, or lets a payment into it fail.
pub(super) async fn account(
    shared: &Arc<Shared>,
    call: &Call,
    number: &str,
    action: &str,
) -> Result<Reply, ControlError> {
    let ending = match action {
        "pay" => Ending::Completed,
        "fail" => Ending::Failed,
        _ => return Err(ControlError::unknown("action", action)),
    };
    let PaidInto { amount } = call.body()?;
    act(shared, call, |state| {
        match state.pay_account(number, amount, ending) {
            Err(SimulatorError::UnknownVirtualAccount(_)) => state.pay_into(number, amount, ending),
            result => result,
        }
    })
    .await
}

/// Pays an invoice as its customer: the amount of the body, or all that remains.
pub(super) async fn pay_invoice(
    shared: &Arc<Shared>,
    call: &Call,
    id: &str,
) -> Result<Reply, ControlError> {
    let Paid { amount } = call.body()?;
    let id = InvoiceId::new(id);
    act(shared, call, |state| {
        let amount = match (amount, state.sales.invoices.get(id.as_str())) {
            (None, Found::Item(invoice)) => invoice.request.remaining_amount,
            (amount, _) => amount.unwrap_or_default(),
        };
        state.pay_invoice(&id, amount.canonical())
    })
    .await
}

/// Approves a batch of payouts.
pub(super) async fn approve(
    shared: &Arc<Shared>,
    call: &Call,
    id: &str,
) -> Result<Reply, ControlError> {
    let Approval { ignore_invalid } = call.body()?;
    let id = DisbursementId::new(id);
    act(shared, call, |state| {
        let first = state.outbox.next_number();
        state.approve_batch(&id, ignore_invalid)?;
        Ok(first..state.outbox.next_number())
    })
    .await
}

/// Completes or fails a transfer of SNAP.
pub(super) async fn transfer(
    shared: &Arc<Shared>,
    call: &Call,
    reference: &str,
    action: &str,
) -> Result<Reply, ControlError> {
    let state = match action {
        "complete" => {
            let Nothing {} = call.body()?;
            TransferState::Done
        }
        "fail" => {
            let Failed { reason } = call.body()?;
            TransferState::Failed(reason.unwrap_or_else(|| "Transaction failed".to_owned()))
        }
        _ => return Err(ControlError::unknown("action", action)),
    };
    act(shared, call, |all| all.end_transfer(reference, state)).await
}
