//! The hosted page of an order: the total and the methods.

use super::html::Html;
use super::layout::{Page, back_to_shop, message};
use super::methods;
use super::summary::summary;
use crate::model::order::{Order, due};
use crate::model::payment::Payment;
use crate::model::site::ReturnUrl;
use crate::shared::Shared;
use crate::state::State;
use durianpay_client::Amount;
use durianpay_client::api::OrderStatus;
use http::{Response, StatusCode};
use std::sync::Arc;

/// Responds with the page of the order that has this code.
pub(super) fn show(shared: &Shared, code: &str) -> Response<String> {
    let facts = Facts::find(&shared.state(), code);
    facts.map_or_else(unknown, |facts| facts.page(StatusCode::OK, None))
}

/// Responds with the page again, with the reason why a method was rejected.
pub(super) fn show_again(shared: &Shared, code: &str, reason: &str) -> Response<String> {
    let facts = Facts::find(&shared.state(), code);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    facts.map_or_else(unknown, |facts| facts.page(status, Some(reason)))
}

/// Responds with the page of a customer who has left without paying.
pub(super) fn left(shared: &Shared, code: &str) -> Response<String> {
    let Some(facts) = Facts::find(&shared.state(), code) else {
        return unknown();
    };
    let Facts {
        order, return_url, ..
    } = facts;
    let content = Html::new("<p>Nothing was paid. The order can be paid until <time>")
        .text(&minute(&order.expires_at.to_string()))
        .markup("</time>.</p>\n<p><a href=\"/payment/")
        .text(code)
        .markup("\">Pay after all</a></p>\n")
        .add(&back_to_shop(return_url.as_ref()));
    let page = Page {
        status: StatusCode::OK,
        heading: "You have left",
        state: "",
        content,
        return_url: None,
    };
    page.respond()
}

pub(super) fn unknown() -> Response<String> {
    let reason = "No order has this payment link.";
    message(StatusCode::NOT_FOUND, "Not found", reason)
}

/// Finds the order that has this code.
pub(super) fn find<'s>(state: &'s State, code: &str) -> Option<&'s Arc<Order>> {
    state.order_table().first_with_key(&code.to_owned())
}

/// The content of the page.
struct Facts {
    order: Arc<Order>,
    /// The amount to pay, with a fee that the customer bears.
    total: Amount,
    /// The payments that a customer has started, newest first.
    open: Vec<Arc<Payment>>,
    has_expired: bool,
    return_url: Option<ReturnUrl>,
}

impl Facts {
    fn find(state: &State, code: &str) -> Option<Self> {
        let order = find(state, code)?.clone();
        let payments = state.payments_of(&order.id).into_iter().rev();
        let open = payments.filter(|payment| payment.ending.is_none());
        let fee = state.merchant.behavior.admin_fee;
        Some(Self {
            // Creating the order has checked that the sum is an amount.
            total: due(&order.request, fee).unwrap_or(order.request.amount),
            open: open.cloned().collect(),
            has_expired: order.expires_at <= state.clock.now(),
            return_url: state.merchant.site().return_url.clone(),
            order,
        })
    }

    fn page(&self, status: StatusCode, reason: Option<&str>) -> Response<String> {
        let amount = self.total.display_rupiah().to_string();
        let is_paid = self.order.status == OrderStatus::Completed;
        let (heading, action) = if is_paid {
            let thanks = Html::new(
                "<p class=\"good\" role=\"status\">The payment has arrived. Thank you.</p>\n",
            );
            (format!("{amount} paid"), thanks.add(&self.back()))
        } else if self.has_expired {
            let late =
                Html::new("<p class=\"bad\" role=\"status\">This payment link has expired.</p>\n");
            (format!("{amount} not paid"), late.add(&self.back()))
        } else {
            (format!("Pay {amount}"), self.choose(reason))
        };
        let page = Page {
            status,
            heading: &heading,
            state: &format!("{} {}", self.order.status, self.has_expired),
            content: summary(&self.order, self.total).add(&action),
            return_url: None,
        };
        page.respond()
    }

    fn back(&self) -> Html {
        back_to_shop(self.return_url.as_ref())
    }

    /// Writes the choice between the methods, and the payments that were started before.
    fn choose(&self, reason: Option<&str>) -> Html {
        let Order {
            request,
            payment_link,
            ..
        } = &*self.order;
        Html::default()
            .with_some(reason, |html, reason| {
                html.markup("<p class=\"bad\" role=\"alert\">This is not possible: ")
                    .text(reason)
                    .markup(".</p>\n")
            })
            .add(&self.started())
            .add(&methods::form(request.customer.mobile.as_deref()))
            .markup("<p><a href=\"/payment/")
            .text(payment_link.as_deref().unwrap_or_default())
            .markup("/left\">Leave without paying</a></p>\n")
    }

    fn started(&self) -> Html {
        if self.open.is_empty() {
            return Html::default();
        }
        let list = Html::new("<h2>Started before</h2>\n<ul>\n");
        let list = self.open.iter().fold(list, |html, payment| {
            html.markup("<li><a href=\"/checkout/")
                .text(payment.id.as_str())
                .markup("\">")
                .text(&methods::name(payment))
                .markup("</a></li>\n")
        });
        list.markup("</ul>\n")
    }
}

/// Writes a time up to its minute.
fn minute(time: &str) -> String {
    let time = time.get(..16).unwrap_or(time);
    format!("{} UTC", time.replace('T', " "))
}
