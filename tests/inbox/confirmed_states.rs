//! Confirmed states of payments and orders.

use crate::support::{STATUSES, order, payment};
use durianpay_client::webhook::ResponseError;
use durianpay_client::webhook::inbox::{ConfirmedState, State};

#[tokio::test]
async fn a_fact_is_an_object_and_its_state() {
    for status in STATUSES {
        let confirmed_state =
            ConfirmedState::from_confirmed(&payment("pay_1", status).await).unwrap();
        assert_eq!(confirmed_state.object(), "payments/pay_1");
        assert_eq!(confirmed_state.state().as_str(), status);
        assert_eq!(confirmed_state.state().to_string(), status);
        assert_eq!(State::from_stored(status), Some(confirmed_state.state()));
    }
    let confirmed_state =
        ConfirmedState::from_confirmed(&order("ord_1", "completed").await).unwrap();
    assert_eq!(
        (confirmed_state.object(), confirmed_state.state()),
        ("orders/ord_1", State::Completed)
    );
    let confirmed_state =
        ConfirmedState::from_confirmed(&payment("pay_1", "pending").await).unwrap();
    assert_eq!(confirmed_state.state(), State::Processing);
}

#[tokio::test]
async fn a_status_that_is_not_known_is_no_fact() {
    for status in [
        "Completed",
        "COMPLETED",
        "completed ",
        "paid",
        "settled",
        "on\u{1b}hold",
    ] {
        let error = ConfirmedState::from_confirmed(&payment("pay_1", status).await).unwrap_err();
        assert_eq!(error.status_code(), 503, "{status}");
        let text = error.to_string();
        assert!(text.contains("the status `"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }
}

#[tokio::test]
async fn an_order_is_paid_by_its_payment_or_by_itself() {
    let by_payment = ConfirmedState::paid_order(&payment("pay_1", "completed").await).unwrap();
    let by_order = ConfirmedState::paid_order(&order("ord_of_pay_1", "completed").await).unwrap();
    assert_eq!(by_payment, by_order);
    assert_eq!(by_payment.object(), "orders/ord_of_pay_1");
    assert_eq!(by_payment.state(), State::Completed);
    for status in STATUSES.into_iter().filter(|status| *status != "completed") {
        let found = ConfirmedState::paid_order(&payment("pay_1", status).await);
        assert_eq!(found, None, "{status}");
    }
}
