//! [`ConfirmedState`]: a state that the API itself has confirmed.

use super::state::State;
use crate::types::escape::Escaped;
use crate::webhook::Confirmed;

/// A payment or order, and the state in which the API returned it.
///
/// It is only created from a [`Confirmed`] value: the claims of a webhook cannot
/// change a state or run a handler.
///
/// ```compile_fail
/// use durianpay_client::webhook::inbox::{ConfirmedState, State};
///
/// let forged = ConfirmedState { object: "payments/pay_1".into(), state: State::Completed };
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ConfirmedState {
    object: String,
    state: State,
}

/// An error of a status that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the API returned the status `{}`, which this version does not know", Escaped(.status))]
pub struct UnknownState {
    status: String,
}

impl ConfirmedState {
    /// Returns the confirmed payment or order with its state.
    ///
    /// A payment and its order are two objects: for a side effect that must
    /// happen once for both, such as a delivery, use
    /// [`paid_order`](Self::paid_order).
    ///
    /// # Errors
    ///
    /// If this version does not know the status.
    pub fn from_confirmed(confirmed: &Confirmed) -> Result<Self, UnknownState> {
        let status = confirmed.status();
        let state = State::from_status(status).ok_or_else(|| UnknownState {
            status: status.to_owned(),
        })?;
        let object = match confirmed.payment() {
            Some(payment) => format!("payments/{}", payment.id),
            None => order_key(confirmed),
        };
        Ok(Self { object, state })
    }

    /// Returns the order as completed, whether its payment or the order itself
    /// was confirmed; `None` if it is not paid.
    ///
    /// A payment proves that its order is paid only if it is for the whole
    /// amount: expect the amount of the whole order. An order that is paid in
    /// instalments must be confirmed as an order.
    #[must_use]
    pub fn paid_order(confirmed: &Confirmed) -> Option<Self> {
        confirmed.is_paid().then(|| Self {
            object: order_key(confirmed),
            state: State::Completed,
        })
    }

    /// Returns the object as it is stored: `payments/` or `orders/`, and its id.
    #[must_use]
    pub fn object(&self) -> &str {
        &self.object
    }

    /// Returns the state.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }
}

fn order_key(confirmed: &Confirmed) -> String {
    format!("orders/{}", confirmed.order_id())
}
