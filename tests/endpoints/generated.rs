//! Every endpoint, called with all that it takes. Derived: do not edit, run
//! `cargo xtask regen`.
use crate::support::{Sent, Setup, number, time};
#[expect(deprecated, reason = "what is deprecated is tested too")]
use durianpay_client::api::RegisterSubmerchant;
use durianpay_client::api::{
    Address, ApproveDisbursement, BindEwalletAccount, BnplCharge, CalculateFees,
    CapturePayment, CardCharge, ChargePayment, CreateInvoice, CreateOrder, CreateRefund,
    CreateStaticVirtualAccount, CreateSubscription, CreateTopUp, CreateVirtualAccount,
    CustomerInfo, DisbursementPayout, EwalletCharge, FindDisbursement, GetOrder,
    GetPayment, GetSubaccountBalance, GetSubscription, InvoiceCustomer, InvoiceShare,
    ListDisbursementItems, ListInvoices, ListOrders, ListPayments, ListRefunds,
    ListSettlements, ListStaticVirtualAccounts, ListSubaccounts, ListSubscriptions,
    ListVirtualAccounts, LiveHeaders, NewSubscriptionPlan, OnlineBankingCharge,
    OrderCustomer, OrderItem, PartialTransactionConfig, PayInvoices, PromoDetails,
    PromoTerms, QrisCharge, RecordInvoicePayment, RegisterSubaccount, RetailStoreCharge,
    SandboxOptions, SetDisbursementFee, SetPaymentFee, SettlementOfPayment,
    SimulateVirtualAccountPayment, SubmitDisbursement, SubmitDisbursementHeaders,
    SubmitDisbursementOptions, SubscriptionCustomer, UpdateCustomer, UpdateInvoice,
    UpdateStaticVirtualAccount, UpdateSubaccount, UpdateSubaccountFees,
    UpdateVirtualAccount, VaCharge, ValidateAccount, VerifyPayment,
    VirtualAccountCustomer,
};
use durianpay_client::json::Json;

#[tokio::test]
async fn customers_update() {
    let setup = Setup::new("customers.update").await;
    let call = setup
        .client
        .customers()
        .update(
            setup.get("CustomerId"),
            UpdateCustomer::new()
                .given_name("Jane Doe")
                .email("jane.doe@example.com")
                .mobile("+6281213420555")
                .customer_ref_id("cust_001"),
        );
    let sent = Sent {
        method: "PATCH",
        path: "/customers/$CustomerId",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "given_name": "Jane Doe",
  "email": "jane.doe@example.com",
  "mobile": "+6281213420555",
  "customer_ref_id": "cust_001"
}"#,
        ),
    };
    setup.check(call, &sent, &["customers.update.response"]).await;
}

#[tokio::test]
async fn disbursements_approve() {
    let setup = Setup::new("disbursements.approve").await;
    let call = setup
        .client
        .disbursements()
        .approve_with(
            setup.get("DisbursementId"),
            ApproveDisbursement::new().ignore_invalid(true),
        );
    let sent = Sent {
        method: "POST",
        path: "/disbursements/$DisbursementId/approve",
        query: &[("ignore_invalid", "true")],
        headers: &[],
        keyed: true,
        body: None,
    };
    setup.check(call, &sent, &["disbursements.approve.response"]).await;
}

#[tokio::test]
async fn disbursements_balance() {
    let setup = Setup::new("disbursements.balance").await;
    let call = setup.client.disbursements().balance();
    let sent = Sent {
        method: "GET",
        path: "/disbursements/topup/balance",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["disbursements.balance.response"]).await;
}

#[tokio::test]
async fn disbursements_banks() {
    let setup = Setup::new("disbursements.banks").await;
    let call = setup.client.disbursements().banks();
    let sent = Sent {
        method: "GET",
        path: "/disbursements/banks",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn disbursements_delete() {
    let setup = Setup::new("disbursements.delete").await;
    let call = setup.client.disbursements().delete(setup.get("DisbursementId"));
    let sent = Sent {
        method: "DELETE",
        path: "/disbursements/$DisbursementId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn disbursements_get() {
    let setup = Setup::new("disbursements.get").await;
    let call = setup.client.disbursements().get(setup.get("DisbursementId"));
    let sent = Sent {
        method: "GET",
        path: "/disbursements/$DisbursementId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup
        .check(
            call,
            &sent,
            &["disbursements.get.legacy.response", "disbursements.get.response"],
        )
        .await;
}

#[tokio::test]
async fn disbursements_items() {
    let setup = Setup::new("disbursements.items").await;
    let call = setup
        .client
        .disbursements()
        .items_with(
            setup.get("DisbursementId"),
            ListDisbursementItems::new().skip(1).limit(1),
        );
    let sent = Sent {
        method: "GET",
        path: "/disbursements/$DisbursementId/items",
        query: &[("skip", "1"), ("limit", "1")],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["disbursements.items.legacy.response"]).await;
}

#[tokio::test]
async fn disbursements_status() {
    let setup = Setup::new("disbursements.status").await;
    let call = setup
        .client
        .disbursements()
        .status(
            FindDisbursement::new()
                .disbursement_batch_id(setup.get("DisbursementId"))
                .idempotency_key(setup.get("batch_key")),
        );
    let sent = Sent {
        method: "POST",
        path: "/disbursements/status",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "disbursement_batch_id": "$DisbursementId",
  "idempotency_key": "$batch_key"
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn disbursements_submit() {
    let setup = Setup::new("disbursements.submit").await;
    let call = setup
        .client
        .disbursements()
        .submit_with(
            SubmitDisbursement::new(
                    "sample disbursement",
                    [
                        DisbursementPayout::new("Jane Doe", "bca", 10000, "8422647")
                            .email_recipient("jane_doe@nomail.com")
                            .phone_number("85722173217")
                            .notes("salary")
                            .sender_information([
                                ("key", Json::parse(r#"{"key":"value"}"#).unwrap()),
                            ]),
                    ],
                )
                .description("this is a sample disbursement"),
            SubmitDisbursementOptions::new().force_disburse(true).skip_validation(true),
            SubmitDisbursementHeaders::new("idem_123"),
        );
    let sent = Sent {
        method: "POST",
        path: "/disbursements/submit",
        query: &[("force_disburse", "true"), ("skip_validation", "true")],
        headers: &[("idempotency_key", "idem_123")],
        keyed: true,
        body: Some(
            r#"{
  "name": "sample disbursement",
  "items": [
    {
      "account_owner_name": "Jane Doe",
      "bank_code": "bca",
      "amount": "10000.00",
      "account_number": "8422647",
      "email_recipient": "jane_doe@nomail.com",
      "phone_number": "85722173217",
      "notes": "salary",
      "sender_information": {
        "key": {
          "key": "value"
        }
      }
    }
  ],
  "description": "this is a sample disbursement"
}"#,
        ),
    };
    setup.check(call, &sent, &["disbursements.submit.response.partial"]).await;
}

#[tokio::test]
async fn disbursements_topup() {
    let setup = Setup::new("disbursements.topup").await;
    let call = setup.client.disbursements().topup(CreateTopUp::new(1, 10000));
    let sent = Sent {
        method: "POST",
        path: "/disbursements/topup",
        query: &[],
        headers: &[],
        keyed: true,
        body: Some(r#"{
  "bank_id": 1,
  "amount": "10000.00"
}"#),
    };
    setup
        .check(
            call,
            &sent,
            &["disbursements.topup.legacy.response", "disbursements.topup.response"],
        )
        .await;
}

#[tokio::test]
async fn disbursements_topup_get() {
    let setup = Setup::new("disbursements.topup_get").await;
    let call = setup.client.disbursements().topup_get(setup.get("TopUpId"));
    let sent = Sent {
        method: "GET",
        path: "/disbursements/topup/$TopUpId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["disbursements.topup.get.response"]).await;
}

#[tokio::test]
async fn disbursements_validate() {
    let setup = Setup::new("disbursements.validate").await;
    let call = setup
        .client
        .disbursements()
        .validate(ValidateAccount::new("123456789", "bca"));
    let sent = Sent {
        method: "POST",
        path: "/disbursements/validate",
        query: &[],
        headers: &[],
        keyed: true,
        body: Some(r#"{
  "account_number": "123456789",
  "bank_code": "bca"
}"#),
    };
    setup
        .check(
            call,
            &sent,
            &[
                "disbursements.validate.processing.response",
                "disbursements.validate.valid.response",
            ],
        )
        .await;
}

#[tokio::test]
async fn ewallet_accounts_bind() {
    let setup = Setup::new("ewallet_accounts.bind").await;
    let call = setup
        .client
        .ewallet_accounts()
        .bind_with(
            BindEwalletAccount::new("8888888888", "GOPAY")
                .redirect_url("https://redirect_url.com/"),
            LiveHeaders::new().is_live(true),
        );
    let sent = Sent {
        method: "POST",
        path: "/ewallet/account/bind",
        query: &[],
        headers: &[("Is-live", "true")],
        keyed: false,
        body: Some(
            r#"{
  "mobile": "8888888888",
  "wallet_type": "GOPAY",
  "redirect_url": "https://redirect_url.com/"
}"#,
        ),
    };
    setup.check(call, &sent, &["ewallet.link.response"]).await;
}

#[tokio::test]
async fn ewallet_accounts_get() {
    let setup = Setup::new("ewallet_accounts.get").await;
    let call = setup
        .client
        .ewallet_accounts()
        .get_with(setup.get("EwalletAccountId"), LiveHeaders::new().is_live(true));
    let sent = Sent {
        method: "GET",
        path: "/ewallet/account/$EwalletAccountId",
        query: &[],
        headers: &[("Is-live", "true")],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["ewallet.details.response"]).await;
}

#[tokio::test]
async fn ewallet_accounts_unbind() {
    let setup = Setup::new("ewallet_accounts.unbind").await;
    let call = setup
        .client
        .ewallet_accounts()
        .unbind_with(setup.get("EwalletAccountId"), LiveHeaders::new().is_live(true));
    let sent = Sent {
        method: "PUT",
        path: "/ewallet/account/$EwalletAccountId/unbind",
        query: &[],
        headers: &[("Is-live", "true")],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["ewallet.unlink.response"]).await;
}

#[tokio::test]
async fn fees_calculate() {
    let setup = Setup::new("fees.calculate").await;
    let call = setup
        .client
        .fees()
        .calculate(CalculateFees::new(10000).payment_method("all"));
    let sent = Sent {
        method: "GET",
        path: "/merchants/mdr_fees",
        query: &[("amount", "10000.00"), ("payment_method", "all")],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["payments.mdr_fees.response"]).await;
}

#[tokio::test]
async fn invoices_checkout_url() {
    let setup = Setup::new("invoices.checkout_url").await;
    let call = setup.client.invoices().checkout_url(setup.get("CustomerId"));
    let sent = Sent {
        method: "POST",
        path: "/invoices/generate_checkout_url/$CustomerId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["invoices.generate_checkout_url.response"]).await;
}

#[tokio::test]
async fn invoices_create() {
    let setup = Setup::new("invoices.create").await;
    let call = setup
        .client
        .invoices()
        .create(
            CreateInvoice::new(
                    10000,
                    10000,
                    "sample title",
                    "INV/1/2021",
                    InvoiceCustomer::new("Jane")
                        .id(setup.get("CustomerId"))
                        .email("jane.doe@example.com")
                        .mobile("+6285722173217")
                        .customer_ref_id("cust_001")
                        .address(
                            Address::new()
                                .receiver_name("Jude Casper")
                                .receiver_phone("8987654321")
                                .label("Home Address")
                                .address_line_1("Jl. HR. Rasuna Said")
                                .address_line_2("Apartment #786")
                                .city("Jakarta Selatan")
                                .region("Jakarta")
                                .country("Indonesia")
                                .postal_code("560008")
                                .landmark("Kota Jakarta Selatan")
                                .address_line("text"),
                        ),
                )
                .enable_partial_transaction(true)
                .partial_transaction_config(
                    PartialTransactionConfig::new().min_acceptable_amount(10000),
                )
                .start_date(time("2099-01-02T03:04:05.000Z"))
                .due_date(time("2099-01-02T03:04:05.000Z")),
        );
    let sent = Sent {
        method: "POST",
        path: "/invoices",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "amount": "10000.00",
  "remaining_amount": "10000.00",
  "title": "sample title",
  "invoice_ref_id": "INV/1/2021",
  "customer": {
    "given_name": "Jane",
    "id": "$CustomerId",
    "email": "jane.doe@example.com",
    "mobile": "+6285722173217",
    "customer_ref_id": "cust_001",
    "address": {
      "receiver_name": "Jude Casper",
      "receiver_phone": "8987654321",
      "label": "Home Address",
      "address_line_1": "Jl. HR. Rasuna Said",
      "address_line_2": "Apartment #786",
      "city": "Jakarta Selatan",
      "region": "Jakarta",
      "country": "Indonesia",
      "postal_code": "560008",
      "landmark": "Kota Jakarta Selatan",
      "address_line": "text"
    }
  },
  "enable_partial_transaction": true,
  "partial_transaction_config": {
    "min_acceptable_amount": "10000.00"
  },
  "start_date": "2099-01-02T03:04:05.000Z",
  "due_date": "2099-01-02T03:04:05.000Z"
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn invoices_delete() {
    let setup = Setup::new("invoices.delete").await;
    let call = setup.client.invoices().delete(setup.get("InvoiceId"));
    let sent = Sent {
        method: "DELETE",
        path: "/invoices/$InvoiceId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn invoices_get() {
    let setup = Setup::new("invoices.get").await;
    let call = setup.client.invoices().get(setup.get("InvoiceId"));
    let sent = Sent {
        method: "GET",
        path: "/invoices/$InvoiceId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["invoices.get.response"]).await;
}

#[tokio::test]
async fn invoices_list() {
    let setup = Setup::new("invoices.list").await;
    let call = setup
        .client
        .invoices()
        .list_with(
            ListInvoices::new()
                .from("2022-03-28")
                .to("2022-03-29")
                .skip(1)
                .limit(1)
                .status("outstanding"),
        );
    let sent = Sent {
        method: "GET",
        path: "/invoices",
        query: &[
            ("from", "2022-03-28"),
            ("to", "2022-03-29"),
            ("skip", "1"),
            ("limit", "1"),
            ("status", "outstanding"),
        ],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn invoices_manual_transaction() {
    let setup = Setup::new("invoices.manual_transaction").await;
    let call = setup
        .client
        .invoices()
        .manual_transaction(RecordInvoicePayment::new(setup.get("InvoiceId"), 10000));
    let sent = Sent {
        method: "POST",
        path: "/invoices/manual_transaction",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(r#"{
  "id": "$InvoiceId",
  "amount": "10000.00"
}"#),
    };
    setup.check(call, &sent, &["invoices.manual_transaction.response"]).await;
}

#[tokio::test]
async fn invoices_pay() {
    let setup = Setup::new("invoices.pay").await;
    let call = setup
        .client
        .invoices()
        .pay(
            PayInvoices::new(
                "BCA",
                [InvoiceShare::new(setup.get("InvoiceId"), 10000)],
                setup.get("CustomerId"),
            ),
        );
    let sent = Sent {
        method: "POST",
        path: "/invoices/pay",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "bank_code": "BCA",
  "invoices": [
    {
      "id": "$InvoiceId",
      "transaction_amount": "10000.00"
    }
  ],
  "customer_id": "$CustomerId"
}"#,
        ),
    };
    setup.check(call, &sent, &["invoices.pay.response"]).await;
}

#[tokio::test]
async fn invoices_update() {
    let setup = Setup::new("invoices.update").await;
    let call = setup
        .client
        .invoices()
        .update(
            setup.get("InvoiceId"),
            UpdateInvoice::new()
                .invoice_ref_id("inv_ref_001")
                .title("sample invoice")
                .remaining_amount(10000)
                .start_date(time("2099-01-02T03:04:05.000Z"))
                .due_date(time("2099-01-02T03:04:05.000Z"))
                .invoice_url("text")
                .enable_partial_transaction(true)
                .partial_transaction_config(
                    PartialTransactionConfig::new().min_acceptable_amount(10000),
                )
                .is_blocked(true)
                .metadata([("key", Json::parse(r#"{"key":"value"}"#).unwrap())]),
        );
    let sent = Sent {
        method: "PUT",
        path: "/invoices/$InvoiceId",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "invoice_ref_id": "inv_ref_001",
  "title": "sample invoice",
  "remaining_amount": "10000.00",
  "start_date": "2099-01-02T03:04:05.000Z",
  "due_date": "2099-01-02T03:04:05.000Z",
  "invoice_url": "text",
  "enable_partial_transaction": true,
  "partial_transaction_config": {
    "min_acceptable_amount": "10000.00"
  },
  "is_blocked": true,
  "metadata": {
    "key": {
      "key": "value"
    }
  }
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn orders_create() {
    let setup = Setup::new("orders.create").await;
    let call = setup
        .client
        .orders()
        .create(
            CreateOrder::new(
                    10000,
                    OrderCustomer::new()
                        .id(setup.get("CustomerId"))
                        .email("jane.doe@example.com")
                        .customer_ref_id("cust_001")
                        .given_name("Jane")
                        .middle_name("Mary")
                        .sur_name("Doe")
                        .address(
                            Address::new()
                                .receiver_name("Jude Casper")
                                .receiver_phone("8987654321")
                                .label("Home Address")
                                .address_line_1("Jl. HR. Rasuna Said")
                                .address_line_2("Apartment #786")
                                .city("Jakarta Selatan")
                                .region("Jakarta")
                                .country("Indonesia")
                                .postal_code("560008")
                                .landmark("Kota Jakarta Selatan")
                                .address_line("text"),
                        )
                        .mobile("+6285722173217"),
                )
                .order_ref_id("order_ref_001")
                .items([
                    OrderItem::new("LED Television", 1, 10000)
                        .total_price(10000)
                        .logo("https://merchant.com/tv_image.jpg")
                        .brand("Samsung")
                        .category("Electronics")
                        .sku("TV_123")
                        .metadata("Model No: SG_123"),
                ])
                .description("Pesan untuk TV")
                .payment_option("full_payment")
                .is_payment_link(true)
                .is_notification_enabled(true)
                .email_subject("text")
                .email_content("text")
                .admin_fee_method("included")
                .expiry_date(time("2099-01-02T03:04:05.000Z"))
                .metadata([("key", Json::parse(r#"{"key":"value"}"#).unwrap())]),
        );
    let sent = Sent {
        method: "POST",
        path: "/orders",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "amount": "10000.00",
  "currency": "IDR",
  "customer": {
    "id": "$CustomerId",
    "email": "jane.doe@example.com",
    "customer_ref_id": "cust_001",
    "given_name": "Jane",
    "middle_name": "Mary",
    "sur_name": "Doe",
    "address": {
      "receiver_name": "Jude Casper",
      "receiver_phone": "8987654321",
      "label": "Home Address",
      "address_line_1": "Jl. HR. Rasuna Said",
      "address_line_2": "Apartment #786",
      "city": "Jakarta Selatan",
      "region": "Jakarta",
      "country": "Indonesia",
      "postal_code": "560008",
      "landmark": "Kota Jakarta Selatan",
      "address_line": "text"
    },
    "mobile": "+6285722173217"
  },
  "order_ref_id": "order_ref_001",
  "items": [
    {
      "name": "LED Television",
      "qty": 1,
      "price": "10000.00",
      "total_price": "10000.00",
      "logo": "https://merchant.com/tv_image.jpg",
      "brand": "Samsung",
      "category": "Electronics",
      "sku": "TV_123",
      "metadata": "Model No: SG_123"
    }
  ],
  "description": "Pesan untuk TV",
  "payment_option": "full_payment",
  "is_payment_link": true,
  "is_notification_enabled": true,
  "email_subject": "text",
  "email_content": "text",
  "admin_fee_method": "included",
  "expiry_date": "2099-01-02T03:04:05.000Z",
  "metadata": {
    "key": {
      "key": "value"
    }
  }
}"#,
        ),
    };
    setup
        .check(
            call,
            &sent,
            &["orders.create.response", "orders.payment_link.response.partial"],
        )
        .await;
}

#[tokio::test]
async fn orders_get() {
    let setup = Setup::new("orders.get").await;
    let call = setup
        .client
        .orders()
        .get_with(setup.get("OrderId"), GetOrder::new().expand(["customer"]));
    let sent = Sent {
        method: "GET",
        path: "/orders/$OrderId",
        query: &[("expand", "customer")],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["orders.get.response"]).await;
}

#[tokio::test]
async fn orders_list() {
    let setup = Setup::new("orders.list").await;
    let call = setup
        .client
        .orders()
        .list_with(
            ListOrders::new().from("2021-01-01").to("2021-01-31").skip(1).limit(1),
        );
    let sent = Sent {
        method: "GET",
        path: "/orders",
        query: &[
            ("from", "2021-01-01"),
            ("to", "2021-01-31"),
            ("skip", "1"),
            ("limit", "1"),
        ],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["orders.list.response"]).await;
}

#[tokio::test]
async fn payments_cancel() {
    let setup = Setup::new("payments.cancel").await;
    let call = setup.client.payments().cancel(setup.get("PaymentId"));
    let sent = Sent {
        method: "PUT",
        path: "/payments/$PaymentId/cancel",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["payments.cancel.response"]).await;
}

#[tokio::test]
async fn payments_capture() {
    let setup = Setup::new("payments.capture").await;
    let call = setup
        .client
        .payments()
        .capture(setup.get("PaymentId"), CapturePayment::new(10000));
    let sent = Sent {
        method: "PUT",
        path: "/payments/$PaymentId/capture",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(r#"{
  "amount": "10000.00"
}"#),
    };
    setup.check(call, &sent, &["payments.capture.response"]).await;
}

#[tokio::test]
async fn payments_charge_qris() {
    let setup = Setup::new("payments.charge").await;
    let call = setup
        .client
        .payments()
        .charge(
            ChargePayment::new(
                    QrisCharge::new(setup.get("OrderId"), 10000)
                        .name("Nobel")
                        .mobile("text")
                        .r#type("QRIS"),
                )
                .sandbox_options(SandboxOptions::new().force_fail(true).delay_ms(1000)),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/charge",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "type": "QRIS",
  "request": {
    "order_id": "$OrderId",
    "name": "Nobel",
    "mobile": "text",
    "type": "QRIS",
    "amount": "10000.00"
  },
  "sandbox_options": {
    "force_fail": true,
    "delay_ms": 1000
  }
}"#,
        ),
    };
    setup
        .check(
            call,
            &sent,
            &[
                "guide.payments.charge.qris.response",
                "payments.charge.bnpl.response",
                "payments.charge.ewallet.response",
                "payments.charge.va.response",
                "payments.charge.va.wrapped.response.partial",
            ],
        )
        .await;
}

#[tokio::test]
async fn payments_charge_va() {
    let setup = Setup::new("payments.charge").await;
    let call = setup
        .client
        .payments()
        .charge(
            ChargePayment::new(
                    VaCharge::new(
                            setup.get("OrderId"),
                            "MANDIRI",
                            "Name Appear in ATM",
                            10000,
                        )
                        .payment_ref_id("pay_ref_123")
                        .customer_info(
                            CustomerInfo::new()
                                .id(setup.get("CustomerId"))
                                .email("jane.doe@example.com")
                                .given_name("Jane"),
                        ),
                )
                .sandbox_options(SandboxOptions::new().force_fail(true).delay_ms(1000)),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/charge",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "type": "VA",
  "request": {
    "order_id": "$OrderId",
    "bank_code": "MANDIRI",
    "name": "Name Appear in ATM",
    "payment_ref_id": "pay_ref_123",
    "customer_info": {
      "id": "$CustomerId",
      "email": "jane.doe@example.com",
      "given_name": "Jane"
    },
    "amount": "10000.00"
  },
  "sandbox_options": {
    "force_fail": true,
    "delay_ms": 1000
  }
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn payments_charge_ewallet() {
    let setup = Setup::new("payments.charge").await;
    let call = setup
        .client
        .payments()
        .charge(
            ChargePayment::new(
                    EwalletCharge::new(
                        setup.get("OrderId"),
                        "08123456789",
                        "DANA",
                        10000,
                    ),
                )
                .sandbox_options(SandboxOptions::new().force_fail(true).delay_ms(1000)),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/charge",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "type": "EWALLET",
  "request": {
    "order_id": "$OrderId",
    "mobile": "08123456789",
    "wallet_type": "DANA",
    "amount": "10000.00"
  },
  "sandbox_options": {
    "force_fail": true,
    "delay_ms": 1000
  }
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn payments_charge_retailstore() {
    let setup = Setup::new("payments.charge").await;
    let call = setup
        .client
        .payments()
        .charge(
            ChargePayment::new(
                    RetailStoreCharge::new(
                            setup.get("OrderId"),
                            "ALFAMART",
                            "Name Appear in ATM",
                            10000,
                        )
                        .payment_ref_id("pay_ref_123"),
                )
                .sandbox_options(SandboxOptions::new().force_fail(true).delay_ms(1000)),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/charge",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "type": "RETAILSTORE",
  "request": {
    "order_id": "$OrderId",
    "bank_code": "ALFAMART",
    "name": "Name Appear in ATM",
    "payment_ref_id": "pay_ref_123",
    "amount": "10000.00"
  },
  "sandbox_options": {
    "force_fail": true,
    "delay_ms": 1000
  }
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn payments_charge_online_banking() {
    let setup = Setup::new("payments.charge").await;
    let call = setup
        .client
        .payments()
        .charge(
            ChargePayment::new(
                    OnlineBankingCharge::new(
                            setup.get("OrderId"),
                            "JENIUSPAY",
                            "Jane Doe",
                            "08123456789",
                            10000,
                        )
                        .customer_info(
                            CustomerInfo::new()
                                .id(setup.get("CustomerId"))
                                .email("jane.doe@example.com")
                                .given_name("Jane"),
                        ),
                )
                .sandbox_options(SandboxOptions::new().force_fail(true).delay_ms(1000)),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/charge",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "type": "ONLINE_BANKING",
  "request": {
    "order_id": "$OrderId",
    "type": "JENIUSPAY",
    "name": "Jane Doe",
    "mobile": "08123456789",
    "customer_info": {
      "id": "$CustomerId",
      "email": "jane.doe@example.com",
      "given_name": "Jane"
    },
    "amount": "10000.00"
  },
  "sandbox_options": {
    "force_fail": true,
    "delay_ms": 1000
  }
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn payments_charge_card() {
    let setup = Setup::new("payments.charge").await;
    let call = setup
        .client
        .payments()
        .charge(
            ChargePayment::new(
                    CardCharge::new(setup.get("OrderId"), 10000)
                        .payment_ref_id("pay_ref_123")
                        .customer_info(
                            CustomerInfo::new()
                                .id(setup.get("CustomerId"))
                                .email("jane.doe@example.com")
                                .given_name("Jane"),
                        ),
                )
                .sandbox_options(SandboxOptions::new().force_fail(true).delay_ms(1000)),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/charge",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "type": "CARD",
  "request": {
    "order_id": "$OrderId",
    "payment_ref_id": "pay_ref_123",
    "customer_info": {
      "id": "$CustomerId",
      "email": "jane.doe@example.com",
      "given_name": "Jane"
    },
    "amount": "10000.00"
  },
  "sandbox_options": {
    "force_fail": true,
    "delay_ms": 1000
  }
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn payments_charge_bnpl() {
    let setup = Setup::new("payments.charge").await;
    let call = setup
        .client
        .payments()
        .charge(
            ChargePayment::new(
                    BnplCharge::new(setup.get("OrderId"), "INDODANA", 10000)
                        .payment_ref_id("pay_ref_123")
                        .customer_info(
                            CustomerInfo::new()
                                .id(setup.get("CustomerId"))
                                .email("jane.doe@example.com")
                                .given_name("Jane"),
                        ),
                )
                .sandbox_options(SandboxOptions::new().force_fail(true).delay_ms(1000)),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/charge",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "type": "BNPL",
  "request": {
    "order_id": "$OrderId",
    "payment_method_unique_id": "INDODANA",
    "payment_ref_id": "pay_ref_123",
    "customer_info": {
      "id": "$CustomerId",
      "email": "jane.doe@example.com",
      "given_name": "Jane"
    },
    "amount": "10000.00"
  },
  "sandbox_options": {
    "force_fail": true,
    "delay_ms": 1000
  }
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn payments_get() {
    let setup = Setup::new("payments.get").await;
    let call = setup
        .client
        .payments()
        .get_with(setup.get("PaymentId"), GetPayment::new().expand(["customer"]));
    let sent = Sent {
        method: "GET",
        path: "/payments/$PaymentId",
        query: &[("expand", "customer")],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["payments.get.response"]).await;
}

#[tokio::test]
async fn payments_list() {
    let setup = Setup::new("payments.list").await;
    let call = setup
        .client
        .payments()
        .list_with(
            ListPayments::new().from("2021-09-01").to("2021-09-30").skip(1).limit(1),
        );
    let sent = Sent {
        method: "GET",
        path: "/payments",
        query: &[
            ("from", "2021-09-01"),
            ("to", "2021-09-30"),
            ("skip", "1"),
            ("limit", "1"),
        ],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["payments.list.response"]).await;
}

#[tokio::test]
async fn payments_status() {
    let setup = Setup::new("payments.status").await;
    let call = setup.client.payments().status(setup.get("PaymentId"));
    let sent = Sent {
        method: "GET",
        path: "/payments/$PaymentId/status",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["payments.status.response"]).await;
}

#[tokio::test]
async fn payments_verify() {
    let setup = Setup::new("payments.verify").await;
    let call = setup
        .client
        .payments()
        .verify(setup.get("PaymentId"), VerifyPayment::new("text"));
    let sent = Sent {
        method: "POST",
        path: "/payments/$PaymentId/verify",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(r#"{
  "verification_signature": "text"
}"#),
    };
    setup.check(call, &sent, &["payments.verify.response"]).await;
}

#[tokio::test]
async fn promos_create() {
    let setup = Setup::new("promos.create").await;
    let call = setup
        .client
        .promos()
        .create(
            PromoTerms::new(
                    "card_promos",
                    "direct_discount",
                    "SALE502022",
                    PromoDetails::new()
                        .bin_list([1])
                        .bank_codes(["text"])
                        .promo_id(setup.get("PromoId")),
                    "percentage",
                    number("10"),
                    time("2099-01-02T03:04:05.000Z"),
                    time("2099-01-02T03:04:05.000Z"),
                    "quota",
                    "total_price",
                )
                .limit_value(number("100"))
                .description("text")
                .code("SALE2022")
                .promo_type("text")
                .amount(10000)
                .min_order_amount(10000)
                .max_discount_amount(10000),
        );
    let sent = Sent {
        method: "POST",
        path: "/merchants/promos",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "type": "card_promos",
  "sub_type": "direct_discount",
  "label": "SALE502022",
  "currency": "IDR",
  "promo_details": {
    "bin_list": [
      1
    ],
    "bank_codes": [
      "text"
    ],
    "promo_id": "$PromoId"
  },
  "discount_type": "percentage",
  "discount": "10",
  "starts_at": "2099-01-02T03:04:05.000Z",
  "ends_at": "2099-01-02T03:04:05.000Z",
  "limit_type": "quota",
  "price_deduction_type": "total_price",
  "limit_value": "100",
  "description": "text",
  "code": "SALE2022",
  "promo_type": "text",
  "amount": "10000.00",
  "min_order_amount": "10000.00",
  "max_discount_amount": "10000.00"
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn promos_delete() {
    let setup = Setup::new("promos.delete").await;
    let call = setup.client.promos().delete(setup.get("PromoId"));
    let sent = Sent {
        method: "DELETE",
        path: "/merchants/promos/$PromoId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn promos_get() {
    let setup = Setup::new("promos.get").await;
    let call = setup.client.promos().get(setup.get("PromoId"));
    let sent = Sent {
        method: "GET",
        path: "/merchants/promos/$PromoId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["promos.get.response"]).await;
}

#[tokio::test]
async fn promos_list() {
    let setup = Setup::new("promos.list").await;
    let call = setup.client.promos().list();
    let sent = Sent {
        method: "GET",
        path: "/merchants/promos",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["promos.list.response"]).await;
}

#[tokio::test]
async fn promos_update() {
    let setup = Setup::new("promos.update").await;
    let call = setup
        .client
        .promos()
        .update(
            setup.get("PromoId"),
            PromoTerms::new(
                    "card_promos",
                    "direct_discount",
                    "SALE502022",
                    PromoDetails::new()
                        .bin_list([1])
                        .bank_codes(["text"])
                        .promo_id(setup.get("PromoId")),
                    "percentage",
                    number("10"),
                    time("2099-01-02T03:04:05.000Z"),
                    time("2099-01-02T03:04:05.000Z"),
                    "quota",
                    "total_price",
                )
                .limit_value(number("100"))
                .description("text")
                .code("SALE2022")
                .promo_type("text")
                .amount(10000)
                .min_order_amount(10000)
                .max_discount_amount(10000),
        );
    let sent = Sent {
        method: "PATCH",
        path: "/merchants/promos/$PromoId",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "type": "card_promos",
  "sub_type": "direct_discount",
  "label": "SALE502022",
  "currency": "IDR",
  "promo_details": {
    "bin_list": [
      1
    ],
    "bank_codes": [
      "text"
    ],
    "promo_id": "$PromoId"
  },
  "discount_type": "percentage",
  "discount": "10",
  "starts_at": "2099-01-02T03:04:05.000Z",
  "ends_at": "2099-01-02T03:04:05.000Z",
  "limit_type": "quota",
  "price_deduction_type": "total_price",
  "limit_value": "100",
  "description": "text",
  "code": "SALE2022",
  "promo_type": "text",
  "amount": "10000.00",
  "min_order_amount": "10000.00",
  "max_discount_amount": "10000.00"
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn refunds_by_payment() {
    let setup = Setup::new("refunds.by_payment").await;
    let call = setup.client.refunds().by_payment(setup.get("PaymentId"));
    let sent = Sent {
        method: "GET",
        path: "/refunds/payment/$PaymentId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["refunds.by-payment.response"]).await;
}

#[tokio::test]
async fn refunds_create() {
    let setup = Setup::new("refunds.create").await;
    let call = setup
        .client
        .refunds()
        .create(
            CreateRefund::new("abc", setup.get("PaymentId"), 10000)
                .notes("rejected product")
                .use_refund_link(true)
                .customer_id(setup.get("CustomerId")),
        );
    let sent = Sent {
        method: "POST",
        path: "/refunds",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "ref_id": "abc",
  "payment_id": "$PaymentId",
  "amount": "10000.00",
  "notes": "rejected product",
  "use_refund_link": true,
  "customer_id": "$CustomerId"
}"#,
        ),
    };
    setup.check(call, &sent, &["refunds.create.response"]).await;
}

#[tokio::test]
async fn refunds_get() {
    let setup = Setup::new("refunds.get").await;
    let call = setup.client.refunds().get(setup.get("RefundId"));
    let sent = Sent {
        method: "GET",
        path: "/refunds/$RefundId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["refunds.get.response"]).await;
}

#[tokio::test]
async fn refunds_list() {
    let setup = Setup::new("refunds.list").await;
    let call = setup
        .client
        .refunds()
        .list_with(
            ListRefunds::new().from("2021-06-01").to("2021-06-30").skip(1).limit(1),
        );
    let sent = Sent {
        method: "GET",
        path: "/refunds",
        query: &[
            ("from", "2021-06-01"),
            ("to", "2021-06-30"),
            ("skip", "1"),
            ("limit", "1"),
        ],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["refunds.list.response"]).await;
}

#[tokio::test]
async fn settlements_by_payment() {
    let setup = Setup::new("settlements.by_payment").await;
    let call = setup
        .client
        .settlements()
        .by_payment(SettlementOfPayment::new(setup.get("PaymentId")));
    let sent = Sent {
        method: "GET",
        path: "/settlements/details",
        query: &[("payment_id", "$PaymentId")],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["settlements.by-payment.response"]).await;
}

#[tokio::test]
async fn settlements_details() {
    let setup = Setup::new("settlements.details").await;
    let call = setup
        .client
        .settlements()
        .details_with(
            ListSettlements::new().from("2020-07-13").to("2021-07-13").skip(1).limit(1),
        );
    let sent = Sent {
        method: "GET",
        path: "/settlements/details",
        query: &[
            ("from", "2020-07-13"),
            ("to", "2021-07-13"),
            ("skip", "1"),
            ("limit", "1"),
        ],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn settlements_get() {
    let setup = Setup::new("settlements.get").await;
    let call = setup.client.settlements().get(setup.get("SettlementId"));
    let sent = Sent {
        method: "GET",
        path: "/settlements/$SettlementId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["settlements.get.response"]).await;
}

#[tokio::test]
async fn settlements_list() {
    let setup = Setup::new("settlements.list").await;
    let call = setup
        .client
        .settlements()
        .list_with(
            ListSettlements::new().from("2020-07-13").to("2021-07-13").skip(1).limit(1),
        );
    let sent = Sent {
        method: "GET",
        path: "/settlements",
        query: &[
            ("from", "2020-07-13"),
            ("to", "2021-07-13"),
            ("skip", "1"),
            ("limit", "1"),
        ],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["settlements.list.response"]).await;
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated is tested too")]
async fn static_virtual_accounts_create() {
    let setup = Setup::new("static_virtual_accounts.create").await;
    let call = setup
        .client
        .static_virtual_accounts()
        .create(
            CreateStaticVirtualAccount::new(
                    "BRI",
                    "Hello Virtual Account",
                    true,
                    VirtualAccountCustomer::new("Jane Doe")
                        .id(setup.get("CustomerId"))
                        .email("merchant@example.com")
                        .customer_ref_id("test_123")
                        .middle_name("text")
                        .sur_name("text")
                        .mobile("+628121343222"),
                )
                .amount(10000)
                .expiry_minutes(10000)
                .account_number("1236270056514331"),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/va/static",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "bank_code": "BRI",
  "name": "Hello Virtual Account",
  "is_closed": true,
  "customer": {
    "given_name": "Jane Doe",
    "id": "$CustomerId",
    "email": "merchant@example.com",
    "customer_ref_id": "test_123",
    "middle_name": "text",
    "sur_name": "text",
    "mobile": "+628121343222"
  },
  "amount": "10000.00",
  "expiry_minutes": 10000,
  "account_number": "1236270056514331"
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated is tested too")]
async fn static_virtual_accounts_get() {
    let setup = Setup::new("static_virtual_accounts.get").await;
    let call = setup.client.static_virtual_accounts().get(setup.get("VirtualAccountId"));
    let sent = Sent {
        method: "GET",
        path: "/payments/va/static/$VirtualAccountId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated is tested too")]
async fn static_virtual_accounts_list() {
    let setup = Setup::new("static_virtual_accounts.list").await;
    let call = setup
        .client
        .static_virtual_accounts()
        .list_with(
            ListStaticVirtualAccounts::new().from("text").to("text").skip(1).limit(1),
        );
    let sent = Sent {
        method: "GET",
        path: "/payments/va/static",
        query: &[("from", "text"), ("to", "text"), ("skip", "1"), ("limit", "1")],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated is tested too")]
async fn static_virtual_accounts_simulate() {
    let setup = Setup::new("static_virtual_accounts.simulate").await;
    let call = setup
        .client
        .static_virtual_accounts()
        .simulate(
            SimulateVirtualAccountPayment::new(10000, setup.get("account_number"))
                .force_fail(true),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/va/static/simulate",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "amount": "10000.00",
  "account_number": "$account_number",
  "force_fail": true
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated is tested too")]
async fn static_virtual_accounts_update() {
    let setup = Setup::new("static_virtual_accounts.update").await;
    let call = setup
        .client
        .static_virtual_accounts()
        .update(
            setup.get("VirtualAccountId"),
            UpdateStaticVirtualAccount::new().expiry_minutes(1440),
        );
    let sent = Sent {
        method: "PATCH",
        path: "/payments/va/static/$VirtualAccountId",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(r#"{
  "expiry_minutes": 1440
}"#),
    };
    setup.check(call, &sent, &["static_va.patch.response"]).await;
}

#[tokio::test]
async fn subaccounts_balance() {
    let setup = Setup::new("subaccounts.balance").await;
    let call = setup
        .client
        .subaccounts()
        .balance_with(
            setup.get("MerchantId"),
            GetSubaccountBalance::new().as_of(time("2099-01-02T03:04:05.000Z")),
        );
    let sent = Sent {
        method: "GET",
        path: "/merchants/subaccount/balance/$MerchantId",
        query: &[("as_of", "2099-01-02T03:04:05.000Z")],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["subaccounts.balance.response"]).await;
}

#[tokio::test]
async fn subaccounts_get_fees() {
    let setup = Setup::new("subaccounts.get_fees").await;
    let call = setup.client.subaccounts().get_fees(setup.get("MerchantId"));
    let sent = Sent {
        method: "GET",
        path: "/merchants/subaccount/fee/$MerchantId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn subaccounts_list() {
    let setup = Setup::new("subaccounts.list").await;
    let call = setup
        .client
        .subaccounts()
        .list_with(ListSubaccounts::new().skip(1).limit(1));
    let sent = Sent {
        method: "GET",
        path: "/merchants/subaccount",
        query: &[("skip", "1"), ("limit", "1")],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup
        .check(
            call,
            &sent,
            &["subaccounts.fees.get.response", "subaccounts.list.response"],
        )
        .await;
}

#[tokio::test]
async fn subaccounts_register() {
    let setup = Setup::new("subaccounts.register").await;
    let call = setup
        .client
        .subaccounts()
        .register(
            RegisterSubaccount::new(
                    "Awesome Sub Organization 001",
                    "merchant@example.com",
                )
                .ref_id("organization_001")
                .subaccount_ownership("owned"),
        );
    let sent = Sent {
        method: "POST",
        path: "/merchants/subaccount",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "name": "Awesome Sub Organization 001",
  "email": "merchant@example.com",
  "ref_id": "organization_001",
  "subaccount_ownership": "owned"
}"#,
        ),
    };
    setup.check(call, &sent, &["subaccounts.register.response"]).await;
}

#[tokio::test]
#[expect(deprecated, reason = "what is deprecated is tested too")]
async fn subaccounts_register_submerchant() {
    let setup = Setup::new("subaccounts.register_submerchant").await;
    let call = setup
        .client
        .subaccounts()
        .register_submerchant(
            RegisterSubmerchant::new()
                .name("text")
                .email("text")
                .ref_id("text")
                .settlement_account_number("text")
                .settlement_account_bank_code("text"),
        );
    let sent = Sent {
        method: "POST",
        path: "/merchants/submerchant",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "name": "text",
  "email": "text",
  "ref_id": "text",
  "settlement_account_number": "text",
  "settlement_account_bank_code": "text"
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn subaccounts_update() {
    let setup = Setup::new("subaccounts.update").await;
    let call = setup
        .client
        .subaccounts()
        .update(
            setup.get("MerchantId"),
            UpdateSubaccount::new()
                .name("Awesome Sub Organization 001")
                .ref_id("organization_001")
                .is_enabled(true),
        );
    let sent = Sent {
        method: "PUT",
        path: "/merchants/subaccount/$MerchantId",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "name": "Awesome Sub Organization 001",
  "ref_id": "organization_001",
  "is_enabled": true
}"#,
        ),
    };
    setup.check(call, &sent, &["subaccounts.update.response"]).await;
}

#[tokio::test]
async fn subaccounts_update_fees() {
    let setup = Setup::new("subaccounts.update_fees").await;
    let call = setup
        .client
        .subaccounts()
        .update_fees(
            UpdateSubaccountFees::new(setup.get("MerchantId"))
                .payment_fees([
                    SetPaymentFee::new("BCA")
                        .fixed_fee(10000)
                        .percentage_fee(number("10")),
                ])
                .disbursement_fees(SetDisbursementFee::new("flat", number("25"))),
        );
    let sent = Sent {
        method: "POST",
        path: "/merchants/subaccount/fee",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "id": "$MerchantId",
  "payment_fees": [
    {
      "payment_method_id": "BCA",
      "fixed_fee": "10000.00",
      "percentage_fee": "10"
    }
  ],
  "disbursement_fees": {
    "type": "flat",
    "fee": "25"
  }
}"#,
        ),
    };
    setup.check(call, &sent, &["subaccounts.fees.update.response"]).await;
}

#[tokio::test]
async fn subscriptions_cancel() {
    let setup = Setup::new("subscriptions.cancel").await;
    let call = setup
        .client
        .subscriptions()
        .cancel_with(setup.get("SubscriptionId"), LiveHeaders::new().is_live(true));
    let sent = Sent {
        method: "DELETE",
        path: "/subscriptions/$SubscriptionId/cancel",
        query: &[],
        headers: &[("Is-live", "true")],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["subscriptions.cancel.response"]).await;
}

#[tokio::test]
async fn subscriptions_create() {
    let setup = Setup::new("subscriptions.create").await;
    let call = setup
        .client
        .subscriptions()
        .create_with(
            CreateSubscription::new(
                    NewSubscriptionPlan::new("Plan/Package Name", 10000, "2")
                        .subscription_ref_id("merchant_sub_ref_id")
                        .billing_period("daily")
                        .billing_period_count(1)
                        .grace_period("terminate")
                        .grace_period_count(1),
                    time("2099-01-02T03:04:05.000Z"),
                    "manual",
                )
                .customer(
                    SubscriptionCustomer::new()
                        .email("merchant@example.com")
                        .mobile("+628978678511")
                        .given_name("Jude")
                        .middle_name("text")
                        .sur_name("Casper"),
                )
                .billing_cycle_count(10)
                .notes("text"),
            LiveHeaders::new().is_live(true),
        );
    let sent = Sent {
        method: "POST",
        path: "/subscriptions",
        query: &[],
        headers: &[("Is-live", "true")],
        keyed: false,
        body: Some(
            r#"{
  "plan": {
    "name": "Plan/Package Name",
    "price": "10000.00",
    "qty": "2",
    "subscription_ref_id": "merchant_sub_ref_id",
    "billing_period": "daily",
    "billing_period_count": 1,
    "grace_period": "terminate",
    "grace_period_count": 1
  },
  "started_at": "2099-01-02T03:04:05.000Z",
  "charge_type": "manual",
  "customer": {
    "email": "merchant@example.com",
    "mobile": "+628978678511",
    "given_name": "Jude",
    "middle_name": "text",
    "sur_name": "Casper"
  },
  "billing_cycle_count": 10,
  "notes": "text"
}"#,
        ),
    };
    setup.check(call, &sent, &[]).await;
}

#[tokio::test]
async fn subscriptions_get() {
    let setup = Setup::new("subscriptions.get").await;
    let call = setup
        .client
        .subscriptions()
        .get_with(
            setup.get("SubscriptionId"),
            GetSubscription::new().expand(["customer"]),
            LiveHeaders::new().is_live(true),
        );
    let sent = Sent {
        method: "GET",
        path: "/subscriptions/$SubscriptionId",
        query: &[("expand", "customer")],
        headers: &[("Is-live", "true")],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["subscriptions.get.response"]).await;
}

#[tokio::test]
async fn subscriptions_list() {
    let setup = Setup::new("subscriptions.list").await;
    let call = setup
        .client
        .subscriptions()
        .list_with(
            ListSubscriptions::new().from("text").to("text").skip(1).limit(1),
            LiveHeaders::new().is_live(true),
        );
    let sent = Sent {
        method: "GET",
        path: "/subscriptions",
        query: &[("from", "text"), ("to", "text"), ("skip", "1"), ("limit", "1")],
        headers: &[("Is-live", "true")],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["subscriptions.list.response"]).await;
}

#[tokio::test]
async fn virtual_accounts_create() {
    let setup = Setup::new("virtual_accounts.create").await;
    let call = setup
        .client
        .virtual_accounts()
        .create(
            CreateVirtualAccount::new(
                    "Dpay Jane Doe",
                    VirtualAccountCustomer::new("Jane Doe")
                        .id(setup.get("CustomerId"))
                        .email("merchant@example.com")
                        .customer_ref_id("test_123")
                        .middle_name("text")
                        .sur_name("text")
                        .mobile("+628121343222"),
                    "PERMATA",
                )
                .is_closed(true)
                .amount(10000)
                .min_amount(10000)
                .max_amount(10000)
                .is_reusable(true)
                .va_ref_id("VA_123")
                .expiry_minutes(100)
                .account_suffix("123456")
                .auto_disable_after_payment(true),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/va",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "name": "Dpay Jane Doe",
  "customer": {
    "given_name": "Jane Doe",
    "id": "$CustomerId",
    "email": "merchant@example.com",
    "customer_ref_id": "test_123",
    "middle_name": "text",
    "sur_name": "text",
    "mobile": "+628121343222"
  },
  "is_closed": true,
  "amount": "10000.00",
  "min_amount": 10000,
  "max_amount": 10000,
  "is_reusable": true,
  "va_ref_id": "VA_123",
  "bank_code": "PERMATA",
  "expiry_minutes": 100,
  "account_suffix": "123456",
  "auto_disable_after_payment": true
}"#,
        ),
    };
    setup.check(call, &sent, &["virtual_accounts.create.response"]).await;
}

#[tokio::test]
async fn virtual_accounts_get() {
    let setup = Setup::new("virtual_accounts.get").await;
    let call = setup.client.virtual_accounts().get(setup.get("VirtualAccountId"));
    let sent = Sent {
        method: "GET",
        path: "/payments/va/$VirtualAccountId",
        query: &[],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["virtual_accounts.get.response"]).await;
}

#[tokio::test]
async fn virtual_accounts_list() {
    let setup = Setup::new("virtual_accounts.list").await;
    let call = setup
        .client
        .virtual_accounts()
        .list_with(
            ListVirtualAccounts::new()
                .from("2024-09-01")
                .to("2024-09-01")
                .skip(1)
                .limit(1),
        );
    let sent = Sent {
        method: "GET",
        path: "/payments/va",
        query: &[
            ("from", "2024-09-01"),
            ("to", "2024-09-01"),
            ("skip", "1"),
            ("limit", "1"),
        ],
        headers: &[],
        keyed: false,
        body: None,
    };
    setup.check(call, &sent, &["virtual_accounts.list.response"]).await;
}

#[tokio::test]
async fn virtual_accounts_simulate() {
    let setup = Setup::new("virtual_accounts.simulate").await;
    let call = setup
        .client
        .virtual_accounts()
        .simulate(
            SimulateVirtualAccountPayment::new(10000, setup.get("account_number"))
                .force_fail(true),
        );
    let sent = Sent {
        method: "POST",
        path: "/payments/va/simulate",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "amount": "10000.00",
  "account_number": "$account_number",
  "force_fail": true
}"#,
        ),
    };
    setup
        .check(
            call,
            &sent,
            &[
                "virtual_accounts.simulate.error.422",
                "virtual_accounts.simulate.response",
            ],
        )
        .await;
}

#[tokio::test]
async fn virtual_accounts_update() {
    let setup = Setup::new("virtual_accounts.update").await;
    let call = setup
        .client
        .virtual_accounts()
        .update(
            setup.get("VirtualAccountId"),
            UpdateVirtualAccount::new()
                .amount(10000)
                .min_amount(10000)
                .max_amount(10000)
                .expiry_minutes(1440)
                .is_disabled(true)
                .va_ref_id("1234412"),
        );
    let sent = Sent {
        method: "PATCH",
        path: "/payments/va/$VirtualAccountId",
        query: &[],
        headers: &[],
        keyed: false,
        body: Some(
            r#"{
  "amount": 10000,
  "min_amount": 10000,
  "max_amount": 10000,
  "expiry_minutes": 1440,
  "is_disabled": true,
  "va_ref_id": "1234412"
}"#,
        ),
    };
    setup.check(call, &sent, &["virtual_accounts.patch.response"]).await;
}
