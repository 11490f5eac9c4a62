//! The parts of requests that the generated tests do not vary: how values are written, ids that
//! need encoding, queries, headers, and where a request goes.

use crate::support::{client, number, rupiah, time};
use durianpay_client::Call;
use durianpay_client::api::{
    CalculateFees, CreateOrder, CreateVirtualAccount, CreateVirtualAccountFields,
    DisbursementPayout, DisbursementPayoutFields, FeeMethod, GetOrder, GetSubaccountBalance,
    InvoiceStatus, ListInvoices, ListSettlements, LiveHeaders, OrderCustomer, OrderExpand,
    PromoDetails, PromoDiscountType, PromoLimitType, PromoPriceDeduction, PromoSubType, PromoTerms,
    PromoTermsFields, PromoType, QrisCharge, SubmitDisbursement, SubmitDisbursementHeaders,
    SubmitDisbursementOptions, UpdateInvoice, UpdateVirtualAccount, VirtualAccountBank,
    VirtualAccountCustomer,
};
use serde_json::{Value, json};

fn body<T>(call: &Call<T>) -> Value {
    serde_json::from_slice(call.to_http().unwrap().body()).unwrap()
}

fn query<T>(call: &Call<T>) -> String {
    let request = call.to_http().unwrap();
    request.uri().query().unwrap_or_default().to_owned()
}

fn path<T>(call: &Call<T>) -> String {
    call.to_http().unwrap().uri().path().to_owned()
}

#[test]
fn a_test_key_goes_to_the_sandbox() {
    let request = client().orders().list().to_http().unwrap();
    let uri = request.uri();
    assert_eq!(uri.scheme_str(), Some("https"));
    assert_eq!(uri.host(), Some("api-sandbox.durianpay.id"));
}

#[test]
fn ids_are_encoded_anywhere_in_the_path() {
    let client = client();
    assert_eq!(
        path(&client.orders().get("ord_1/2")),
        "/v1/orders/ord_1%2F2"
    );
    assert_eq!(
        path(&client.payments().cancel("pay_1/2")),
        "/v1/payments/pay_1%2F2/cancel"
    );
    assert_eq!(
        path(&client.disbursements().topup_get("topup_1/2")),
        "/v1/disbursements/topup/topup_1%2F2"
    );
    assert_eq!(
        path(&client.invoices().checkout_url("cus_1/2")),
        "/v1/invoices/generate_checkout_url/cus_1%2F2"
    );
}

/// The order also shows the constant currency, times with their offset, and amounts with two
/// decimals.
#[test]
fn an_order_is_written_as_documented() {
    let customer = OrderCustomer::new().email("jane.doe@example.com");
    let order = CreateOrder::new(rupiah("10000.67"), customer)
        .metadata([("table", "12")])
        .is_payment_link(true)
        .expiry_date(time("2022-03-29T10:00:00.000+07:00"));
    assert_eq!(
        body(&client().orders().create(order)),
        json!({
            "amount": "10000.67",
            "currency": "IDR",
            "customer": { "email": "jane.doe@example.com" },
            "metadata": { "table": "12" },
            "is_payment_link": true,
            "expiry_date": "2022-03-29T10:00:00.000+07:00"
        })
    );
}

/// A virtual account takes some amounts as strings and others as integers.
#[test]
fn amounts_are_written_in_the_form_of_their_field() {
    let client = client();
    let customer = VirtualAccountCustomer::new("Jane");
    let account = CreateVirtualAccount::new(CreateVirtualAccountFields {
        name: "Jane Doe".into(),
        customer,
        bank_code: VirtualAccountBank::Permata,
    })
    .amount(rupiah("20000"))
    .min_amount(rupiah("10000"))
    .max_amount(rupiah("20000"));
    let created = body(&client.virtual_accounts().create(account));
    assert_eq!(created["amount"], "20000.00");
    assert_eq!(
        (&created["min_amount"], &created["max_amount"]),
        (&json!(10_000), &json!(20_000))
    );
    let account = UpdateVirtualAccount::new().amount(rupiah("123456"));
    let updated = body(&client.virtual_accounts().update("va_1", account));
    assert_eq!(updated, json!({ "amount": 123_456 }));
}

#[test]
fn decimals_keep_their_digits() {
    let terms = PromoTerms::new(PromoTermsFields {
        r#type: PromoType::CardPromos,
        sub_type: PromoSubType::DirectDiscount,
        label: "SALE502022".into(),
        promo_details: PromoDetails::new().bin_list([424_242]),
        discount_type: PromoDiscountType::Percentage,
        discount: number("12.50"),
        starts_at: time("2022-02-24T18:30:00.000Z"),
        ends_at: time("2022-02-27T18:30:00.000Z"),
        limit_type: PromoLimitType::Quota,
        price_deduction_type: PromoPriceDeduction::TotalPrice,
    });
    let created = body(&client().promos().create(terms.limit_value(number("100"))));
    assert_eq!(created["discount"], "12.50");
    assert_eq!(created["limit_value"], "100");
    assert_eq!(created["promo_details"]["bin_list"], json!([424_242]));
}

#[test]
fn a_false_boolean_is_sent() {
    let invoice = UpdateInvoice::new().is_blocked(false);
    let updated = body(&client().invoices().update("inv_1", invoice));
    assert_eq!(updated, json!({ "is_blocked": false }));
}

#[test]
fn the_type_of_a_charge_selects_its_member() {
    let charge = QrisCharge::new("ord_1", rupiah("10000.67")).name("Nobel");
    assert_eq!(
        body(&client().payments().charge(charge)),
        json!({
            "type": "QRIS",
            "request": { "order_id": "ord_1", "amount": "10000.67", "name": "Nobel" }
        })
    );
}

#[test]
fn queries_are_encoded() {
    let client = client();
    let settlements = ListSettlements::new()
        .from("2021-01-01")
        .to("2021-01-31 &")
        .skip(25)
        .limit(25);
    assert_eq!(
        query(&client.settlements().list_with(settlements)),
        "from=2021-01-01&to=2021-01-31%20%26&skip=25&limit=25"
    );
    let expand = GetOrder::new().expand([OrderExpand::Customer, OrderExpand::Payments]);
    assert_eq!(
        query(&client.orders().get_with("ord_1", expand)),
        "expand=customer&expand=payments"
    );
    let paid = ListInvoices::new().status(InvoiceStatus::Paid);
    assert_eq!(query(&client.invoices().list_with(paid)), "status=paid");
    let fees = CalculateFees::new(rupiah("500000.50")).payment_method(FeeMethod::Ovo);
    assert_eq!(
        query(&client.fees().calculate(fees)),
        "amount=500000.50&payment_method=OVO"
    );
    let as_of = GetSubaccountBalance::new().as_of(time("2026-01-22T17:00:00+07:00"));
    assert_eq!(
        query(&client.subaccounts().balance_with("mer_1", as_of)),
        "as_of=2026-01-22T17%3A00%3A00%2B07%3A00"
    );
}

#[test]
fn a_batch_has_a_query_a_header_and_a_body() {
    let payout = DisbursementPayout::new(DisbursementPayoutFields {
        account_owner_name: "Jane Doe".into(),
        bank_code: "bca".into(),
        amount: rupiah("10000"),
        account_number: "8422647".into(),
    });
    let batch = SubmitDisbursement::new("salaries", [payout]);
    let options = SubmitDisbursementOptions::new()
        .force_disburse(true)
        .skip_validation(false);
    let headers = SubmitDisbursementHeaders::new("idem_123");
    let call = client()
        .disbursements()
        .submit_with(batch, options, headers);
    assert_eq!(query(&call), "force_disburse=true&skip_validation=false");
    let request = call.to_http().unwrap();
    assert_eq!(request.headers()["idempotency_key"], "idem_123");
}

#[test]
fn a_header_takes_both_booleans() {
    for (is_live, sent) in [(true, "true"), (false, "false")] {
        let headers = LiveHeaders::new().is_live(is_live);
        let call = client().ewallet_accounts().unbind_with("ewa_1", headers);
        assert_eq!(call.to_http().unwrap().headers()["is-live"], sent);
    }
}
