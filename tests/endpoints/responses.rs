//! How the samples of responses are read: the forms that are odd, and the values behind them.
//! That every sample is read and written back unchanged is tested in `tests/samples`.

use crate::support::{client, number, rupiah, time};
use bytes::Bytes;
use durianpay_client::Call;
use durianpay_client::api::{
    AccountValidationStatus, CalculateFees, ChargeResponse, CreateTopUp, CreateTopUpFields,
    FeeMethod, PromoSubType, QrisCharge, RefundStatus, SettlementOfPayment, TopUpStatus,
    UpdateCustomer, UpdateSubaccount, UpdateSubaccountFees, ValidateAccount, ValidateAccountFields,
};
use durianpay_client::json::Decode;
use std::fs;

fn read<T: Decode>(call: &Call<T>, sample: &str) -> T {
    let body = fs::read(format!("samples/{sample}.json")).unwrap();
    read_bytes(call, body)
}

fn read_bytes<T: Decode>(call: &Call<T>, body: impl Into<Bytes>) -> T {
    call.read_http(http::Response::new(body.into()))
        .unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn times_are_read_in_each_form() {
    let client = client();
    // Unix seconds.
    let orders = read(&client.orders().list(), "orders.list.response")
        .orders
        .unwrap();
    assert_eq!(orders[0].created_at, Some(time("2020-02-25T10:54:31Z")));
    // No zone.
    let promo = read(&client.promos().get("prm_1"), "promos.get.response");
    assert_eq!(promo.starts_at, Some(time("2015-05-05T12:30:00Z")));
    // More digits than milliseconds.
    let payment = read(&client.payments().get("pay_1"), "payments.get.response");
    assert_eq!(
        payment.created_at,
        Some(time("2021-09-20T05:11:09.574138Z"))
    );
    // The zero time of Go, which means an absent one.
    let customer = client.customers().update("cus_1", UpdateCustomer::new());
    let customer = read(&customer, "customers.update.response");
    assert_eq!(customer.address_info.unwrap().created_at, None);
}

#[test]
fn amounts_are_read_in_each_form() {
    let client = client();
    let list = read(&client.settlements().list(), "settlements.list.response");
    let settlements = list.settlement_detail.unwrap();
    assert_eq!(
        settlements[0].total_transaction_amount,
        Some(rupiah("20200.00"))
    );
    assert_eq!(settlements[0].promo_amount, None);
    let balance = read(
        &client.disbursements().balance(),
        "disbursements.balance.response",
    );
    assert_eq!(balance.balance, rupiah("949859471313"));
    let batch = read(
        &client.disbursements().get("dis_1"),
        "disbursements.get.response",
    );
    assert_eq!(batch.total_amount, Some(rupiah("20000")));
    let list = read(&client.payments().list(), "payments.list.response");
    assert_eq!(list.payments.unwrap()[0].paid_amount, None);
    let fees = UpdateSubaccountFees::new("mer_1");
    let fees = read(
        &client.subaccounts().update_fees(fees),
        "subaccounts.fees.update.response",
    );
    let fee = &fees.data.payment_fees.unwrap()[0];
    assert_eq!(fee.percentage_fee, Some(number("3")));
    assert_eq!(fee.payment_method_id, Some(FeeMethod::GoPay));
}

#[test]
fn blank_strings_are_absent_unless_the_field_is_a_string() {
    let client = client();
    let payments = read(
        &client.refunds().by_payment("pay_1"),
        "refunds.by-payment.response",
    );
    assert_eq!(payments[0].status, RefundStatus::Done);
    assert_eq!(
        (payments[0].refund_type.as_ref(), payments[0].approved_at),
        (None, None)
    );
    // A blank name is a name.
    let account = ValidateAccount::new(ValidateAccountFields {
        account_number: "123456789".into(),
        bank_code: "bca".into(),
    });
    let found = read(
        &client.disbursements().validate(account),
        "disbursements.validate.processing.response",
    );
    assert_eq!(found.status, AccountValidationStatus::Processing);
    assert_eq!(found.account_holder.as_deref(), Some(""));
}

#[test]
fn undocumented_values_are_read() {
    let client = client();
    // Misspelt in the source.
    let promos = read(&client.promos().list(), "promos.list.response");
    let kind = promos[0].sub_type.as_ref().unwrap();
    assert!(matches!(kind, PromoSubType::Unknown(_)));
    // An id without the prefix of its kind, which is never checked.
    let account = client
        .subaccounts()
        .update("mer_1", UpdateSubaccount::new());
    let account = read(&account, "subaccounts.update.response");
    assert_eq!(account.id.as_str(), "sub_123");
}

#[test]
fn older_responses_are_read() {
    let client = client();
    let batch = read(
        &client.disbursements().get("dis_1"),
        "disbursements.get.legacy.response",
    );
    assert_eq!(batch.fees, Some(rupiah("4000")));
    assert_eq!(batch.created_from, None);
    // They call the holder `account_holder_name`.
    let topup = client
        .disbursements()
        .topup(CreateTopUp::new(CreateTopUpFields {
            bank_id: 1,
            amount: rupiah("10000"),
        }));
    let topup = read(&topup, "disbursements.topup.legacy.response");
    assert_eq!(topup.status, Some(TopUpStatus::Processing));
    assert!(topup.transfer_to.bank_holder_name.is_some());
}

#[test]
fn the_type_of_a_charge_selects_its_response() {
    type Check = fn(&ChargeResponse) -> bool;
    let call = client().payments().charge(QrisCharge::new("ord_1", 5));
    let is_read_as: [(&str, Check); 5] = [
        ("guide.payments.charge.qris.response", |charge| {
            matches!(charge, ChargeResponse::Qris(_))
        }),
        ("payments.charge.va.response", |charge| {
            matches!(charge, ChargeResponse::Va(_))
        }),
        ("payments.charge.va.wrapped.response.partial", |charge| {
            matches!(charge, ChargeResponse::Va(_))
        }),
        ("payments.charge.ewallet.response", |charge| {
            matches!(charge, ChargeResponse::Ewallet(_))
        }),
        ("payments.charge.bnpl.response", |charge| {
            matches!(charge, ChargeResponse::Bnpl(_))
        }),
    ];
    for (sample, is_read_as) in is_read_as {
        assert!(is_read_as(&read(&call, sample).response), "{sample}");
    }
}

#[test]
fn responses_other_than_objects_are_read() {
    let client = client();
    let fees = CalculateFees::new(rupiah("500000"));
    let fees = read(&client.fees().calculate(fees), "payments.mdr_fees.response");
    assert_eq!(fees["OVO"].fees, rupiah("7500"));
    let verified = client
        .payments()
        .verify("pay_1", durianpay_client::api::VerifyPayment::new("a"));
    assert!(read(&verified, "payments.verify.response"));
    let deleted = client.disbursements().delete("dis_1");
    assert_eq!(read_bytes(&deleted, r#"{"data": "deleted"}"#), "deleted");
}

/// Both are on the path `/settlements/details`; a query makes the difference.
#[test]
fn details_of_one_payment_are_an_object() {
    let query = SettlementOfPayment::new("pay_1");
    let detail = client().settlements().by_payment(query);
    let detail = read(&detail, "settlements.by-payment.response");
    assert_eq!(detail.payment_id.as_str(), "pay_O7laHvW2BI5527");
}
