//! The table of an order: its reference, customer, items and total.

use super::html::Html;
use crate::model::order::Order;
use durianpay_client::Amount;

/// Writes the table. The total contains a fee that the customer bears.
pub(super) fn summary(order: &Order, total: Amount) -> Html {
    let request = &order.request;
    let mut table = Html::new("<dl class=\"summary\">\n");
    for (name, text) in [
        ("Order", &request.order_ref_id),
        ("For", &request.description),
        ("Customer", &request.customer.given_name),
    ] {
        if let Some(text) = text.as_ref().filter(|text| !text.trim().is_empty()) {
            table = row(table, name, text);
        }
    }
    for item in request.items.iter().flatten() {
        let count = format!("{} × {}", item.qty, item.price.display_rupiah());
        table = row(table, &item.name, &count);
    }
    let fee = total.checked_sub(request.amount);
    if let Some(fee) = fee.filter(|fee| *fee > Amount::ZERO) {
        table = row(table, "Fee", &fee.display_rupiah().to_string());
    }
    row(table, "Total", &total.display_rupiah().to_string()).markup("</dl>\n")
}

fn row(table: Html, name: &str, text: &str) -> Html {
    table
        .markup("<div><dt>")
        .text(name)
        .markup("</dt><dd>")
        .text(text)
        .markup("</dd></div>\n")
}
