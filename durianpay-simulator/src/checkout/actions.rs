//! The forms of the pages: choosing a method, paying, declining.

use super::choice::{Choice, Method};
use super::form::Form;
use super::layout::{message, see_other};
use super::{order_page, payment_page};
use crate::model::payment::Ending;
use crate::shared::Shared;
use durianpay_client::api::{PaymentId, PaymentMethod};
use http::{Response, StatusCode};
use std::sync::Arc;

/// Starts a payment by the method that was chosen, and shows its page.
pub(super) fn choose(shared: &Arc<Shared>, code: &str, form: &Form) -> Response<String> {
    let Some(choice) = read(form) else {
        return order_page::show_again(shared, code, "no method was chosen");
    };
    let result = {
        let mut state = shared.state();
        state.keep_pace(shared.runtime.system_time());
        let Some(order) = order_page::find(&state, code).cloned() else {
            return order_page::unknown();
        };
        state.revision += 1;
        choice.charge(&mut state, &order)
    };
    shared.wake_dispatcher();
    match result {
        Ok(payment) => see_other(&format!("/checkout/{payment}")),
        Err(error) => order_page::show_again(shared, code, &error.reason()),
    }
}

fn read(form: &Form) -> Option<Choice> {
    let text = |name| form.get(name).map(str::to_owned);
    let (method, channel) = match form.get("method")? {
        "QRIS" => (Method::Qris, None),
        "VA" => (Method::Va, text("bank")),
        "EWALLET" => (Method::Ewallet, text("wallet")),
        _ => return None,
    };
    Some(Choice {
        method,
        channel,
        mobile: text("mobile"),
    })
}

/// Pays or declines a payment, delivers its webhooks, and shows where the customer goes next.
///
/// The deliveries are made in a separate task: a browser that hangs up does not cancel them.
pub(super) async fn end(shared: &Arc<Shared>, id: &str, form: &Form) -> Response<String> {
    let ending = match form.get("action") {
        Some("pay") => Ending::Completed,
        Some("decline") => Ending::Failed,
        _ => {
            let reason = "The form has neither paid nor declined.";
            return message(StatusCode::BAD_REQUEST, "Rejected", reason);
        }
    };
    let Some(next) = next_page(shared, id) else {
        return payment_page::unknown();
    };
    // A payment that has ended before is shown as it is.
    if shared
        .change(|state| state.end(&PaymentId::new(id), ending))
        .is_ok()
    {
        let delivering = Arc::clone(shared);
        let delivered = tokio::spawn(async move { delivering.deliver_due().await });
        // A task that was cancelled with the runtime delivers nothing.
        let _ended = delivered.await;
    }
    see_other(&next)
}

/// Returns the page after a payment: that of the order if it has one, and otherwise the merchant's, if
/// the customer was sent to a wallet, bank or lender. A code or number is paid elsewhere, so its page
/// stays.
fn next_page(shared: &Shared, id: &str) -> Option<String> {
    let state = shared.state();
    let payment = state.payment(id)?;
    let order = state.order(payment.order.as_str())?;
    let return_url = state.merchant.site().return_url.as_ref();
    Some(match (&order.payment_link, return_url) {
        (Some(code), _) => format!("/payment/{code}"),
        (None, Some(url)) if is_redirected(&payment.method) => url.to_string(),
        (None, _) => format!("/checkout/{}", payment.id),
    })
}

/// Returns whether the response to a charge sends the customer to a page.
fn is_redirected(method: &PaymentMethod) -> bool {
    !matches!(
        method,
        PaymentMethod::Qris | PaymentMethod::Va | PaymentMethod::RetailStore
    )
}
