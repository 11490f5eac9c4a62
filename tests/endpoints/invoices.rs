//! `invoices`: bills of a customer, paid in one go or in parts.

use crate::row::{Row, rupiah, time};
use durianpay_client::Client;
use durianpay_client::api::{
    Address, CreateInvoice, InvoiceCustomer, InvoiceShare, InvoiceStatus, ListInvoices,
    PartialTransactionConfig, PayInvoices, RecordInvoicePayment, UpdateInvoice, VirtualAccountBank,
};
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![
        create(client),
        list(client),
        get(client),
        update(client),
        delete(client),
        pay(client),
        manual_transaction(client),
        checkout_url(client),
    ]
}

fn create(client: &Client) -> Row {
    let customer = InvoiceCustomer::new("Jane")
        .id("cus_1")
        .email("jane.doe@example.com")
        .mobile("+6285722173217")
        .customer_ref_id("cust_001")
        .address(Address::new().city("Jakarta Selatan"));
    let config = PartialTransactionConfig::new().min_acceptable_amount(rupiah("10000"));
    let invoice = CreateInvoice::new(
        rupiah("10000.23"),
        rupiah("5000.23"),
        "sample title",
        "INV/1/2021",
        customer,
    )
    .enable_partial_transaction(true)
    .partial_transaction_config(config)
    .start_date(time("2023-03-29T00:00:00.000Z"))
    .due_date(time("2023-03-30T00:00:00.000+07:00"));
    let call = client.invoices().create(invoice);
    let answer = json!({ "data": { "id": "inv_1", "status": "outstanding" } });
    Row::of("invoices.create", "/invoices", &call)
        .body(json!({
            "amount": "10000.23",
            "remaining_amount": "5000.23",
            "title": "sample title",
            "invoice_ref_id": "INV/1/2021",
            "customer": {
                "given_name": "Jane",
                "id": "cus_1",
                "email": "jane.doe@example.com",
                "mobile": "+6285722173217",
                "customer_ref_id": "cust_001",
                "address": { "city": "Jakarta Selatan" }
            },
            "enable_partial_transaction": true,
            "partial_transaction_config": { "min_acceptable_amount": "10000.00" },
            "start_date": "2023-03-29T00:00:00.000Z",
            "due_date": "2023-03-30T00:00:00.000+07:00"
        }))
        .reads_json(&call, &answer, |invoice| {
            assert_eq!(invoice.status, Some(InvoiceStatus::Outstanding));
        })
}

fn list(client: &Client) -> Row {
    let query = ListInvoices::new()
        .from("2022-03-28")
        .to("2022-03-29")
        .skip(10)
        .limit(100)
        .status(InvoiceStatus::Paid);
    let call = client.invoices().list_with(query);
    let answer = json!({ "invoices": [{ "id": "inv_1" }], "total_count": 1 });
    Row::of("invoices.list", "/invoices", &call)
        .query("from=2022-03-28&to=2022-03-29&skip=10&limit=100&status=paid")
        .reads_json(&call, &answer, |list| {
            assert_eq!(list.total_count, Some(1));
            assert_eq!(list.invoices.unwrap()[0].id.as_str(), "inv_1");
        })
}

fn get(client: &Client) -> Row {
    let call = client.invoices().get("inv_1/2");
    Row::of("invoices.get", "/invoices/inv_1%2F2", &call).reads(
        &call,
        "invoices.get.response",
        |invoice| {
            assert_eq!(invoice.id.as_str(), "inv_mJH2hKOSYb3514");
            assert_eq!(invoice.status, Some(InvoiceStatus::Outstanding));
            assert_eq!(invoice.remaining_amount, Some(rupiah("10001.00")));
            let config = invoice.partial_transaction_config.unwrap();
            assert_eq!(config.min_acceptable_amount, Some(rupiah("10000")));
            assert_eq!(invoice.metadata, None);
        },
    )
}

fn update(client: &Client) -> Row {
    let invoice = UpdateInvoice::new()
        .invoice_ref_id("inv_ref_001")
        .title("sample invoice")
        .remaining_amount(rupiah("5000.67"))
        .due_date(time("2023-03-29T00:00:00.000Z"))
        .is_blocked(false)
        .metadata([("table", "12")]);
    let call = client.invoices().update("inv_1/2", invoice);
    let answer = json!({ "data": { "id": "inv_1", "is_blocked": false } });
    Row::of("invoices.update", "/invoices/inv_1%2F2", &call)
        .body(json!({
            "invoice_ref_id": "inv_ref_001",
            "title": "sample invoice",
            "remaining_amount": "5000.67",
            "due_date": "2023-03-29T00:00:00.000Z",
            "is_blocked": false,
            "metadata": { "table": "12" }
        }))
        .reads_json(&call, &answer, |invoice| {
            assert_eq!(invoice.is_blocked, Some(false));
        })
}

fn delete(client: &Client) -> Row {
    let call = client.invoices().delete("inv_1/2");
    let answer = json!({ "id": "inv_1", "message": "invoice deleted successfully" });
    Row::of("invoices.delete", "/invoices/inv_1%2F2", &call).reads_json(&call, &answer, |deleted| {
        assert_eq!(deleted.id.unwrap().as_str(), "inv_1");
        assert_eq!(
            deleted.message.as_deref(),
            Some("invoice deleted successfully")
        );
    })
}

fn pay(client: &Client) -> Row {
    let shares = [
        InvoiceShare::new("inv_0dIWbudjjf84078", rupiah("10000.34")),
        InvoiceShare::new("inv_h73BiiJVS42949", rupiah("12002")),
    ];
    let payment = PayInvoices::new(VirtualAccountBank::Bca, shares, "cus_8OZPaCrlfV6309");
    let call = client.invoices().pay(payment);
    Row::of("invoices.pay", "/invoices/pay", &call)
        .body(json!({
            "bank_code": "BCA",
            "invoices": [
                { "id": "inv_0dIWbudjjf84078", "transaction_amount": "10000.34" },
                { "id": "inv_h73BiiJVS42949", "transaction_amount": "12002.00" }
            ],
            "customer_id": "cus_8OZPaCrlfV6309"
        }))
        .reads(&call, "invoices.pay.response", |paid| {
            assert_eq!(paid.response_code.as_deref(), Some("0000"));
            assert_eq!(paid.data.va_number, "4041600154000000");
            assert_eq!(paid.data.amount, Some(rupiah("250002")));
        })
}

fn manual_transaction(client: &Client) -> Row {
    let payment = RecordInvoicePayment::new("inv_0dIWbudjjf84078", rupiah("10000.23"));
    let call = client.invoices().manual_transaction(payment);
    Row::of(
        "invoices.manual_transaction",
        "/invoices/manual_transaction",
        &call,
    )
    .body(json!({ "id": "inv_0dIWbudjjf84078", "amount": "10000.23" }))
    .reads(&call, "invoices.manual_transaction.response", |recorded| {
        assert_eq!(recorded.response_code.as_deref(), Some("0000"));
        assert!(recorded.message.unwrap().ends_with("is successful."));
    })
}

fn checkout_url(client: &Client) -> Row {
    let call = client.invoices().checkout_url("cus_1/2");
    Row::of(
        "invoices.checkout_url",
        "/invoices/generate_checkout_url/cus_1%2F2",
        &call,
    )
    .reads(
        &call,
        "invoices.generate_checkout_url.response",
        |checkout| {
            assert_eq!(checkout.url, "merchant.durianpay.id");
            assert_eq!(checkout.expiry, Some(time("2023-01-22T10:00:00.000Z")));
        },
    )
}
