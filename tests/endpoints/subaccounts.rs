//! `subaccounts`: merchants below a merchant.

use crate::row::{Row, number, rupiah, time};
use durianpay_client::Client;
use durianpay_client::api::{
    DisbursementFeeType, FeeMethod, GetSubaccountBalance, ListSubaccounts, RegisterSubaccount,
    SetDisbursementFee, SetPaymentFee, SubaccountOwnership, UpdateSubaccount, UpdateSubaccountFees,
};
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![
        register(client),
        list(client),
        update(client),
        update_fees(client),
        get_fees(client),
        balance(client),
        register_submerchant(client),
    ]
}

fn register(client: &Client) -> Row {
    let account = RegisterSubaccount::new("Awesome Sub Organization 001", "merchant@example.com")
        .ref_id("organization_001")
        .subaccount_ownership(SubaccountOwnership::Managed);
    let call = client.subaccounts().register(account);
    Row::of("subaccounts.register", "/merchants/subaccount", &call)
        .body(json!({
            "name": "Awesome Sub Organization 001",
            "email": "merchant@example.com",
            "ref_id": "organization_001",
            "subaccount_ownership": "managed"
        }))
        .reads(&call, "subaccounts.register.response", |account| {
            assert_eq!(account.id.as_str(), "mer_abc123def456");
            assert_eq!(account.ref_id.as_deref(), Some("organization_001"));
        })
}

fn list(client: &Client) -> Row {
    let query = ListSubaccounts::new().skip(1).limit(2);
    let call = client.subaccounts().list_with(query);
    Row::of("subaccounts.list", "/merchants/subaccount", &call)
        .query("skip=1&limit=2")
        .reads(&call, "subaccounts.list.response", |list| {
            assert_eq!(list.total_count, Some(2));
            let accounts = list.subaccounts.unwrap();
            assert_eq!(accounts[1].id.as_str(), "mer_x6EzWyIeVX3831");
            assert_eq!(accounts[1].is_enabled, Some(false));
        })
}

fn update(client: &Client) -> Row {
    let account = UpdateSubaccount::new()
        .name("Awesome Sub Organization 001")
        .ref_id("organization_001")
        .is_enabled(true);
    let call = client.subaccounts().update("mer_1/2", account);
    Row::of(
        "subaccounts.update",
        "/merchants/subaccount/mer_1%2F2",
        &call,
    )
    .body(json!({
        "name": "Awesome Sub Organization 001",
        "ref_id": "organization_001",
        "is_enabled": true
    }))
    .reads(&call, "subaccounts.update.response", |account| {
        // No id of a merchant by its prefix, which nobody checks.
        assert_eq!(account.id.as_str(), "sub_123");
        assert_eq!(account.is_enabled, Some(true));
    })
}

fn update_fees(client: &Client) -> Row {
    let fee = SetPaymentFee::new(FeeMethod::Bca)
        .fixed_fee(rupiah("1000"))
        .percentage_fee(number("2.5"));
    let fees = UpdateSubaccountFees::new("mer_Y8fl6QL7pB9559")
        .payment_fees([fee])
        .disbursement_fees(SetDisbursementFee::new(
            DisbursementFeeType::Flat,
            number("25"),
        ));
    let call = client.subaccounts().update_fees(fees);
    Row::of(
        "subaccounts.update_fees",
        "/merchants/subaccount/fee",
        &call,
    )
    .body(json!({
        "id": "mer_Y8fl6QL7pB9559",
        "payment_fees": [
            { "payment_method_id": "BCA", "fixed_fee": "1000.00", "percentage_fee": "2.5" }
        ],
        "disbursement_fees": { "type": "flat", "fee": "25" }
    }))
    .reads(&call, "subaccounts.fees.update.response", |answer| {
        assert!(answer.message.unwrap().ends_with("successfully"));
        let fees = answer.data.payment_fees.unwrap();
        assert_eq!(fees[0].payment_method_id, Some(FeeMethod::GoPay));
        assert_eq!(fees[0].percentage_fee, Some(number("3")));
    })
}

fn get_fees(client: &Client) -> Row {
    let call = client.subaccounts().get_fees("mer_1/2");
    let answer = json!({
        "data": { "id": "mer_1", "disbursement_fees": { "type": "flat", "fee": "25" } }
    });
    Row::of(
        "subaccounts.get_fees",
        "/merchants/subaccount/fee/mer_1%2F2",
        &call,
    )
    .reads_json(&call, &answer, |fees| {
        let fee = fees.disbursement_fees.unwrap();
        assert_eq!(fee.r#type, Some(DisbursementFeeType::Flat));
        assert_eq!(fee.fee, Some(number("25")));
    })
}

fn balance(client: &Client) -> Row {
    let query = GetSubaccountBalance::new().as_of(time("2026-01-22T17:00:00+07:00"));
    let call = client.subaccounts().balance_with("mer_1/2", query);
    Row::of(
        "subaccounts.balance",
        "/merchants/subaccount/balance/mer_1%2F2",
        &call,
    )
    .query("as_of=2026-01-22T17%3A00%3A00%2B07%3A00")
    .reads(&call, "subaccounts.balance.response", |answer| {
        assert_eq!(answer.data.id.as_str(), "mer_987654321");
        assert_eq!(answer.data.balance, rupiah("15250000"));
        assert_eq!(answer.data.as_of, Some(time("2026-01-22T10:00:00Z")));
    })
}

#[expect(deprecated, reason = "what is out of use is bound all the same")]
fn register_submerchant(client: &Client) -> Row {
    let account = durianpay_client::api::RegisterSubmerchant::new()
        .name("Toko")
        .email("merchant@example.com")
        .ref_id("toko_1")
        .settlement_account_number("8422647")
        .settlement_account_bank_code("bca");
    let call = client.subaccounts().register_submerchant(account);
    let answer = json!({ "data": { "id": "mer_2", "master_account_id": "mer_1" } });
    Row::of(
        "subaccounts.register_submerchant",
        "/merchants/submerchant",
        &call,
    )
    .body(json!({
        "name": "Toko",
        "email": "merchant@example.com",
        "ref_id": "toko_1",
        "settlement_account_number": "8422647",
        "settlement_account_bank_code": "bca"
    }))
    .reads_json(&call, &answer, |account| {
        assert_eq!(account.id.as_str(), "mer_2");
        assert_eq!(account.master_account_id.unwrap().as_str(), "mer_1");
    })
}
