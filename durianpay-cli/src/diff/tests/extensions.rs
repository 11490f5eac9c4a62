//! Extensions of the client's types and events.

use super::{Case, check};

#[test]
fn added_and_removed() {
    let cases: &[Case] = &[
        (
            "",
            "[extend.Order.fields]\ntier = 'string?'",
            &["minor extension of `Order`: added"],
        ),
        (
            "[extend.Order.fields]\ntier = 'string?'",
            "",
            &["major extension of `Order`: removed"],
        ),
        (
            "[extend.Order.fields]\ntier = 'string?'",
            "[extend.Order]\ndoc = 'A.'\n[extend.Order.fields]\ntier = 'string?'",
            &["patch extension of `Order`: `doc` changed"],
        ),
    ];
    check(cases, ToOwned::to_owned);
}

#[test]
fn fields() {
    let cases: &[Case] = &[
        (
            "a = 'string?'",
            "a = 'string?'\nb = 'string?'",
            &["minor field `CreateOrder.b`: added, optional"],
        ),
        (
            "a = 'string?'\nb = 'string?'",
            "a = 'string?'",
            &["major field `CreateOrder.b`: removed"],
        ),
        (
            "a = 'string?'",
            "a = 'api.OrderId?'",
            &["major field `CreateOrder.a`: `string?` → `api.OrderId?`"],
        ),
        (
            "a = 'string?'",
            "a = { type = 'string?', name = 'b' }",
            &["major field `CreateOrder.a`: Rust name `a` → `b`"],
        ),
        (
            "a = 'string?'\nb = 'string?'",
            "b = 'string?'\na = 'string?'",
            &["patch extension of `CreateOrder`: fields reordered"],
        ),
    ];
    check(cases, |fields| {
        format!("[extend.CreateOrder.fields]\n{fields}")
    });
}

#[test]
fn events() {
    let cases: &[Case] = &[
        (
            "",
            "[event.'order.sent']\ndata = 'Sent'",
            &["minor event `order.sent`: added"],
        ),
        (
            "[event.'order.sent']\ndata = 'Sent'",
            "",
            &["major event `order.sent`: removed"],
        ),
        (
            "[event.'order.sent']\ndata = 'Sent'",
            "[event.'order.sent']\ndata = 'Other'",
            &["major event `order.sent`: type `Sent` → `Other`"],
        ),
        (
            "[event.'order.sent']\ndata = 'Sent'",
            "[event.'order_sent']\ndata = 'Sent'",
            &["patch event `order.sent`: wire name `order.sent` → `order_sent`"],
        ),
        (
            "[event.'order.sent']\ndata = 'Sent'\nsubject = 'orders.get'",
            "[event.'order.sent']\ndata = 'Sent'",
            &["major event `order.sent`: `subject` `orders.get` → none"],
        ),
        (
            "[event.'order.sent']\ndata = 'Sent'",
            "[event.'order.sent']\ndata = 'Sent'\ndeprecated = 'gone'",
            &["minor event `order.sent`: deprecated: gone"],
        ),
    ];
    check(cases, |part| {
        format!(
            "[event.always]\ndata = 'Sent'\n{part}\n\
             [type.Sent.fields]\nid = 'string'\n[type.Other.fields]\nid = 'string'\n"
        )
    });
}

/// Authentication of a client for another API.
#[test]
fn authentication() {
    let cases: &[Case] = &[(
        "scheme = 'basic'",
        "scheme = 'bearer'",
        &["major the API: `auth` changed"],
    )];
    check(cases, |scheme| {
        format!("[api]\nname = 'R'\nauth = 'k'\n[auth.k]\n{scheme}\n")
    });
}
