//! The page of one payment: the code to scan, the number to transfer to, or the page of the wallet.

use super::html::Html;
use super::layout::{Page, back_to_shop, message};
use super::methods;
use super::summary::summary;
use crate::model::order::Order;
use crate::model::payment::{Ending, Payment};
use crate::model::site::ReturnUrl;
use crate::qris;
use crate::shared::Shared;
use crate::state::State;
use durianpay_client::api::PaymentMethod;
use http::{Response, StatusCode};
use std::sync::Arc;

/// Responds with the page of a payment.
pub(super) fn show(shared: &Shared, id: &str) -> Response<String> {
    let facts = Facts::find(&shared.state(), id);
    facts.map_or_else(unknown, |facts| facts.page())
}

pub(super) fn unknown() -> Response<String> {
    let reason = "This payment does not exist.";
    message(StatusCode::NOT_FOUND, "Not found", reason)
}

/// The content of the page.
struct Facts {
    payment: Arc<Payment>,
    order: Arc<Order>,
    return_url: Option<ReturnUrl>,
}

impl Facts {
    fn find(state: &State, id: &str) -> Option<Self> {
        let payment = state.payment(id)?.clone();
        let order = state.order(payment.order.as_str())?.clone();
        Some(Self {
            payment,
            order,
            return_url: state.merchant.site().return_url.clone(),
        })
    }

    fn page(&self) -> Response<String> {
        let amount = self.payment.amount.display_rupiah().to_string();
        let method = methods::name(&self.payment);
        let (heading, content) = match self.payment.ending {
            None => (format!("Pay {amount} by {method}"), self.open(&amount)),
            Some(ending) => {
                let verb = if ending == Ending::Completed {
                    "paid"
                } else {
                    "not paid"
                };
                let back = back_to_shop(self.return_url.as_ref());
                (format!("{amount} {verb}"), ended(ending).add(&back))
            }
        };
        let status = self.payment.status();
        let page = Page {
            status: StatusCode::OK,
            heading: &heading,
            state: status.as_str(),
            content: summary(&self.order, self.payment.amount)
                .add(&content)
                .add(&self.way_back()),
            return_url: self.return_url.as_ref(),
        };
        page.respond()
    }

    /// Writes the instructions, and the buttons of the customer.
    fn open(&self, amount: &str) -> Html {
        self.instructions()
            .markup(
                "<form method=\"post\">\n<p class=\"actions\">\
                 <button class=\"main\" name=\"action\" value=\"pay\">Pay ",
            )
            .text(amount)
            .markup("</button> <button name=\"action\" value=\"decline\">Decline</button></p>\n</form>\n")
    }

    fn instructions(&self) -> Html {
        let payment = &self.payment;
        match &payment.method {
            PaymentMethod::Qris => Html::new(
                "<p>The customer scans this code. In place of a wallet, the button below pays.</p>\n\
                 <img class=\"qr\" width=\"240\" height=\"240\" alt=\"QR code of the payment\" src=\"/_sim/payments/",
            )
            .text(payment.id.as_str())
            .markup("/qr.svg\">\n<details><summary>Content of the code</summary><pre tabindex=\"0\">")
            .text(&qris::code(payment.id.as_str(), payment.amount))
            .markup("</pre></details>\n"),
            PaymentMethod::Va | PaymentMethod::RetailStore => Html::new(
                "<p>The customer pays to this number. In place of the bank or shop, the button below pays.</p>\n\
                 <p class=\"account\"><code>",
            )
            .text(payment.number.as_deref().unwrap_or("unknown"))
            .markup("</code></p>\n"),
            _ => Html::new("<p>This page is in place of ")
                .text(&methods::name(payment))
                .markup(", where the customer confirms the payment.</p>\n"),
        }
    }

    /// Writes the link to the page of the order, if it has one.
    fn way_back(&self) -> Html {
        let is_paid = self.payment.ending == Some(Ending::Completed);
        Html::default().with_some(self.order.payment_link.as_deref(), |html, code| {
            html.markup("<p><a href=\"/payment/")
                .text(code)
                .markup("\">")
                .markup(if is_paid {
                    "Back to the order"
                } else {
                    "Choose another method"
                })
                .markup("</a></p>\n")
        })
    }
}

/// Writes how a payment has ended.
fn ended(ending: Ending) -> Html {
    let html = Html::new("<p role=\"status\" class=\"");
    let html = match ending {
        Ending::Completed => html.markup("good\">The payment has arrived. Thank you."),
        Ending::Failed => html.markup("bad\">The payment was declined."),
        Ending::Expired => html.markup("bad\">The payment has expired."),
        Ending::Cancelled => html.markup("bad\">The payment was cancelled by the shop."),
    };
    html.markup("</p>\n")
}
