//! What is confirmed of an object, and so may move its state.

use super::state::State;
use crate::types::escape::Escaped;
use crate::webhook::Confirmed;

/// An object, and the state that the API itself says it is in.
///
/// Only a [`Confirmed`] value makes one: no claim of a webhook can move a state
/// or start an effect.
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

/// A status of the API that is none of the states that this version knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the API gave the status `{}`, which is before or after no other that is known", Escaped(.status))]
pub struct UnknownState {
    status: String,
}

impl ConfirmedState {
    /// The payment or order that was confirmed, in its state.
    ///
    /// A payment and its order are two objects: what is to happen once for both,
    /// such as a delivery, belongs to [`paid_order`](Self::paid_order).
    ///
    /// # Errors
    ///
    /// If the status is none that this version knows.
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

    /// The order, completed: the same fact whether the payment or the order
    /// itself was confirmed. None when it is not paid.
    ///
    /// A payment stands for its order only when it is for all of it: expect the
    /// amount of the whole order. An order that is paid in instalments has to be
    /// confirmed as an order.
    #[must_use]
    pub fn paid_order(confirmed: &Confirmed) -> Option<Self> {
        confirmed.is_paid().then(|| Self {
            object: order_key(confirmed),
            state: State::Completed,
        })
    }

    /// The object, as it is stored: `payments/` or `orders/`, and its id.
    #[must_use]
    pub fn object(&self) -> &str {
        &self.object
    }

    /// The state it is in.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }
}

fn order_key(confirmed: &Confirmed) -> String {
    format!("orders/{}", confirmed.order_id())
}
