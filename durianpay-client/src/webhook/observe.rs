//! Reads an order and its payments from the API.

use super::state::State;
use super::subject::Subject;
use crate::api::{
    AdminFeeMethod, Currency, GetOrder, GetPayment, MerchantId, Order, OrderExpand, OrderId,
    Payment, PaymentExpand, PaymentId, Refund, RefundStatus,
};
use crate::client::Client;
use crate::error::Error;
use crate::json::UnknownFields;
use crate::types::amount::Amount;

/// An order and its payments, as returned by the API.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Observed {
    pub(super) order_id: OrderId,
    pub(super) order_ref_id: Option<String>,
    /// The order itself, if it was read.
    pub(super) order: Option<ObservedOrder>,
    /// The requested payment, or all payments of the order.
    pub(super) payments: Vec<ObservedPayment>,
}

/// The order without its payments.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ObservedOrder {
    pub(super) amount: Amount,
    pub(super) status: String,
    pub(super) currency: Option<Currency>,
    pub(super) merchant_id: Option<MerchantId>,
    pub(super) is_live: Option<bool>,
    pub(super) has_fee_on_top: bool,
}

/// A payment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ObservedPayment {
    pub(super) id: PaymentId,
    pub(super) amount: Amount,
    pub(super) status: String,
    pub(super) paid_amount: Option<Amount>,
    pub(super) total_fee: Option<Amount>,
    /// The values of both keys that may contain the currency.
    pub(super) currencies: [Option<Currency>; 2],
    pub(super) merchant_id: Option<MerchantId>,
    pub(super) is_live: Option<bool>,
    /// The total of its refunds, without failed ones.
    pub(super) refunded: Amount,
}

/// The error returned when the order or its payments cannot be read.
#[derive(Debug)]
pub(super) enum ObserveError {
    Api(Error),
    /// The refunds of a completed payment could not be read.
    Refunds(Error),
    /// The response contains an object other than the requested one.
    UnexpectedObject,
    /// The response contains an unreadable field that decides whether the order is paid.
    Unreadable(&'static str),
}

impl From<Error> for ObserveError {
    fn from(error: Error) -> Self {
        Self::Api(error)
    }
}

impl ObservedOrder {
    pub(super) fn state(&self) -> Option<State> {
        State::from_status(&self.status)
    }
}

impl ObservedPayment {
    /// Returns the state, or `None` if this version does not know the status.
    pub(super) fn state(&self) -> Option<State> {
        let state = State::from_status(&self.status)?;
        if state == State::Completed && self.refunded > Amount::ZERO && self.is_refunded_in_full() {
            return Some(State::Refunded);
        }
        Some(state)
    }

    /// Returns the amount that was received.
    pub(super) fn received(&self) -> Amount {
        self.paid_amount.unwrap_or(self.amount)
    }

    fn is_refunded_in_full(&self) -> bool {
        self.refunded >= self.received().min(self.amount)
    }
}

impl Observed {
    /// Returns the status of the requested object.
    pub(super) fn status(&self) -> &str {
        match (&self.order, self.payments.first()) {
            (Some(order), _) => &order.status,
            (None, Some(payment)) => &payment.status,
            (None, None) => "",
        }
    }

    /// Returns the state of the requested object, or `None` if this version does not know
    /// its status.
    #[cfg(feature = "inbox")]
    pub(super) fn state(&self) -> Option<State> {
        match (&self.order, self.payments.first()) {
            (Some(order), _) => order.state(),
            (None, Some(payment)) => payment.state(),
            (None, None) => None,
        }
    }
}

/// Requests a payment or order, and the refunds of completed payments.
///
/// Each request is a single attempt. The caller tries again later, so that webhooks do not use
/// up the retry budget that the client shares with payouts.
pub(super) async fn observe(
    client: &Client,
    subject: &Subject,
) -> Result<Option<Observed>, ObserveError> {
    match subject {
        Subject::Payment(id) => observe_payment(client, id).await.map(Some),
        Subject::Order(id) => observe_order(client, id).await.map(Some),
        _ => Ok(None),
    }
}

async fn observe_payment(client: &Client, id: &PaymentId) -> Result<Observed, ObserveError> {
    // The API was recorded to return a payment without the reference of its order.
    let expand = GetPayment::new().expand(vec![PaymentExpand::Order]);
    let payment = client.payments().get_with(id, expand).no_retry().await?;
    if payment.id != *id {
        return Err(ObserveError::UnexpectedObject);
    }
    let order_id = payment.order_id.clone();
    let order_ref_id = order_reference(&payment);
    Ok(Observed {
        order_id,
        order_ref_id,
        order: None,
        payments: vec![read_payment(client, payment).await?],
    })
}

/// Returns the merchant's reference of a payment's order.
fn order_reference(payment: &Payment) -> Option<String> {
    let of_order = payment.order.as_ref();
    let of_order = of_order.and_then(|order| order.order_ref_id.as_ref());
    let references = [payment.order_ref_id.as_ref(), of_order];
    let mut references = references.into_iter().flatten();
    references.find(|reference| !reference.is_empty()).cloned()
}

/// Requests an order with all its payments.
pub(super) async fn observe_order(client: &Client, id: &OrderId) -> Result<Observed, ObserveError> {
    let expand = GetOrder::new().expand(vec![OrderExpand::Payments]);
    let order = client.orders().get_with(id, expand).no_retry().await?;
    if order.id != *id {
        return Err(ObserveError::UnexpectedObject);
    }
    check_readable(
        order.unknown_fields(),
        &[
            "currency",
            "merchant_id",
            "is_live",
            "admin_fee_method",
            "payments",
        ],
    )?;
    let Order {
        order_ref_id,
        amount,
        status,
        currency,
        merchant_id,
        is_live,
        admin_fee_method,
        payments,
        ..
    } = order;
    let mut observed = Observed {
        order_id: id.clone(),
        order_ref_id: order_ref_id.filter(|reference| !reference.is_empty()),
        order: Some(ObservedOrder {
            amount,
            status: status.as_str().to_owned(),
            currency,
            merchant_id,
            is_live,
            has_fee_on_top: admin_fee_method == Some(AdminFeeMethod::Excluded),
        }),
        payments: Vec::new(),
    };
    for payment in payments.unwrap_or_default() {
        observed.payments.push(read_payment(client, payment).await?);
    }
    Ok(observed)
}

async fn read_payment(client: &Client, payment: Payment) -> Result<ObservedPayment, ObserveError> {
    check_readable(
        payment.unknown_fields(),
        &[
            "paid_amount",
            "currency",
            "Currency",
            "merchant_id",
            "is_live",
        ],
    )?;
    let Payment {
        id,
        amount,
        status,
        paid_amount,
        total_fee,
        currency,
        currency_code,
        merchant_id,
        is_live,
        ..
    } = payment;
    let refunds = if State::from_status(status.as_str()) == Some(State::Completed) {
        let refunds = client.refunds().by_payment(&id).no_retry().raw().await;
        let refunds = refunds.and_then(|response| response.read_complete());
        refunds.map_err(ObserveError::Refunds)?
    } else {
        Vec::new()
    };
    Ok(ObservedPayment {
        id,
        amount,
        status: status.as_str().to_owned(),
        paid_amount,
        total_fee,
        currencies: [currency, currency_code],
        merchant_id,
        is_live,
        refunded: sum_of_refunds(&refunds),
    })
}

/// Fails if one of the fields is present but unreadable, since it must not count as absent.
fn check_readable(fields: &UnknownFields, names: &[&'static str]) -> Result<(), ObserveError> {
    let unreadable = names.iter().find(|name| fields.is_unreadable(name));
    unreadable.map_or(Ok(()), |name| Err(ObserveError::Unreadable(name)))
}

/// Adds up the refunds that did not fail.
///
/// The status of a failed refund is undocumented. A refund with a failure reason, or with a
/// status that this version does not know, is not counted.
fn sum_of_refunds(refunds: &[Refund]) -> Amount {
    let counts = |refund: &&Refund| {
        let failed = refund.failure_reason.as_ref();
        let known = matches!(
            refund.status,
            RefundStatus::Approved | RefundStatus::Completed | RefundStatus::Done
        );
        known && failed.is_none_or(String::is_empty)
    };
    refunds
        .iter()
        .filter(counts)
        .filter_map(|refund| refund.amount.hundredths().try_into().ok())
        .fold(0_u64, u64::saturating_add)
        .try_into()
        .map_or(Amount::from_hundredths(i64::MAX), Amount::from_hundredths)
}
