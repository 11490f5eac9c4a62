//! `disbursements`: money that goes out, and where it comes from.

use crate::row::{Row, rupiah, time};
use durianpay_client::Client;
use durianpay_client::api::{
    AccountValidationStatus, ApproveDisbursement, CreateTopUp, DisbursementItemStatus,
    DisbursementPayout, DisbursementStatus, FindDisbursement, ListDisbursementItems,
    SubmitDisbursement, SubmitDisbursementHeaders, SubmitDisbursementOptions, TopUpStatus,
    ValidateAccount,
};
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![
        submit(client),
        approve(client),
        get(client),
        status(client),
        items(client),
        delete(client),
        validate(client),
        banks(client),
        topup(client),
        topup_get(client),
        balance(client),
    ]
}

fn submit(client: &Client) -> Row {
    let payout = DisbursementPayout::new("Jane Doe", "bca", rupiah("10000"), "8422647")
        .email_recipient("jane_doe@nomail.com")
        .phone_number("85722173217")
        .notes("salary");
    let batch = SubmitDisbursement::new("sample disbursement", [payout])
        .description("this is a sample disbursement");
    let options = SubmitDisbursementOptions::new()
        .force_disburse(true)
        .skip_validation(false);
    let headers = SubmitDisbursementHeaders::new("idem_123");
    let call = client.disbursements().submit_with(batch, options, headers);
    Row::of("disbursements.submit", "/disbursements/submit", &call)
        .query("force_disburse=true&skip_validation=false")
        .header("idempotency_key", "idem_123")
        .body(json!({
            "name": "sample disbursement",
            "items": [{
                "account_owner_name": "Jane Doe",
                "bank_code": "bca",
                "amount": "10000.00",
                "account_number": "8422647",
                "email_recipient": "jane_doe@nomail.com",
                "phone_number": "85722173217",
                "notes": "salary"
            }],
            "description": "this is a sample disbursement"
        }))
        .reads(&call, "disbursements.submit.response.partial", |batch| {
            assert_eq!(batch.id.as_str(), "dis_LjxhDKq8Am3427");
            assert_eq!(batch.total_amount, Some(rupiah("20000.00")));
            assert_eq!(batch.total_disbursements, Some(2));
        })
}

fn approve(client: &Client) -> Row {
    let query = ApproveDisbursement::new().ignore_invalid(true);
    let call = client.disbursements().approve_with("dis_1/2", query);
    Row::of(
        "disbursements.approve",
        "/disbursements/dis_1%2F2/approve",
        &call,
    )
    .query("ignore_invalid=true")
    .reads(&call, "disbursements.approve.response", |batch| {
        assert_eq!(batch.id.as_str(), "dis_123");
        assert_eq!(batch.status, Some(DisbursementStatus::Approved));
        assert_eq!(batch.idempotency_key.as_deref(), Some("123xxx"));
    })
}

fn get(client: &Client) -> Row {
    let call = client.disbursements().get("dis_1/2");
    Row::of("disbursements.get", "/disbursements/dis_1%2F2", &call)
        .reads(&call, "disbursements.get.response", |batch| {
            assert_eq!(batch.status, Some(DisbursementStatus::Approved));
            assert_eq!(batch.total_amount, Some(rupiah("20000")));
            assert_eq!(batch.fees, Some(rupiah("6000")));
            assert_eq!(batch.approved_at, None);
            assert_eq!(batch.is_live, Some(true));
        })
        .reads(&call, "disbursements.get.legacy.response", |batch| {
            assert_eq!(batch.id.as_str(), "dis_XXXXXXX");
            assert_eq!(batch.fees, Some(rupiah("4000")));
            assert_eq!(batch.created_from, None);
        })
}

fn status(client: &Client) -> Row {
    let wanted = FindDisbursement::new()
        .disbursement_batch_id("dis_xxx")
        .idempotency_key("idem_123");
    let call = client.disbursements().status(wanted);
    let answer = json!({ "data": { "id": "dis_123", "status": "need_approval" } });
    Row::of("disbursements.status", "/disbursements/status", &call)
        .body(json!({ "disbursement_batch_id": "dis_xxx", "idempotency_key": "idem_123" }))
        .reads_json(&call, &answer, |batch| {
            assert_eq!(batch.status, Some(DisbursementStatus::NeedApproval));
        })
}

fn items(client: &Client) -> Row {
    let query = ListDisbursementItems::new().skip(25).limit(50);
    let call = client.disbursements().items_with("dis_1/2", query);
    Row::of(
        "disbursements.items",
        "/disbursements/dis_1%2F2/items",
        &call,
    )
    .query("skip=25&limit=50")
    .reads(&call, "disbursements.items.legacy.response", |list| {
        assert_eq!(list.submission_status.as_deref(), Some("completed"));
        let items = list.disbursement_batch_items.unwrap();
        assert_eq!(items[0].status, DisbursementItemStatus::Invalid);
        assert_eq!(items[0].amount, Some(rupiah("10000.00")));
        let faults = items[0].invalid_fields.as_deref().unwrap();
        assert_eq!(faults[0].key.as_deref(), Some("bank_code"));
    })
}

fn delete(client: &Client) -> Row {
    let call = client.disbursements().delete("dis_1/2");
    Row::of("disbursements.delete", "/disbursements/dis_1%2F2", &call).reads_json(
        &call,
        &json!({ "data": "deleted" }),
        |said| assert_eq!(said, "deleted"),
    )
}

fn validate(client: &Client) -> Row {
    let account = ValidateAccount::new("123456789", "bca");
    let call = client.disbursements().validate(account);
    Row::of("disbursements.validate", "/disbursements/validate", &call)
        .body(json!({ "account_number": "123456789", "bank_code": "bca" }))
        .reads(
            &call,
            "disbursements.validate.processing.response",
            |found| {
                assert_eq!(found.status, AccountValidationStatus::Processing);
                assert_eq!(found.account_holder.as_deref(), Some(""));
            },
        )
        .reads(&call, "disbursements.validate.valid.response", |found| {
            assert_eq!(found.status, AccountValidationStatus::Valid);
            assert_eq!(found.account_holder.as_deref(), Some("Dummy Name"));
        })
}

fn banks(client: &Client) -> Row {
    let call = client.disbursements().banks();
    let answer = json!({ "data": [{ "id": 15, "code": "bca", "name": "Bank Central Asia" }] });
    Row::of("disbursements.banks", "/disbursements/banks", &call).reads_json(
        &call,
        &answer,
        |banks| {
            assert_eq!((banks[0].id, &*banks[0].code), (15, "bca"));
            assert_eq!(banks[0].name.as_deref(), Some("Bank Central Asia"));
        },
    )
}

fn topup(client: &Client) -> Row {
    let topup = CreateTopUp::new(1, rupiah("10000"));
    let call = client.disbursements().topup(topup);
    Row::of("disbursements.topup", "/disbursements/topup", &call)
        .body(json!({ "bank_id": 1, "amount": "10000.00" }))
        .reads(&call, "disbursements.topup.response", |topup| {
            assert_eq!(topup.id.unwrap().as_str(), "topup_123");
            assert_eq!(topup.total_amount, rupiah("1123"));
            assert_eq!(topup.expiry_date, None);
            let account = topup.transfer_to;
            assert_eq!(account.bank_holder_name.as_deref(), Some("PT DurianPay"));
            assert_eq!(account.unique_code, Some(123));
        })
        .reads(&call, "disbursements.topup.legacy.response", |topup| {
            assert_eq!(topup.id, None);
            assert_eq!(topup.status, Some(TopUpStatus::Processing));
            // Older answers call it `account_holder_name`.
            assert!(topup.transfer_to.bank_holder_name.is_some());
        })
}

fn topup_get(client: &Client) -> Row {
    let call = client.disbursements().topup_get("topup_1/2");
    Row::of(
        "disbursements.topup_get",
        "/disbursements/topup/topup_1%2F2",
        &call,
    )
    .reads(&call, "disbursements.topup.get.response", |topup| {
        assert_eq!(topup.status, TopUpStatus::Processing);
        assert_eq!(topup.total_amount, Some(rupiah("12000.00")));
        assert_eq!(topup.actual_amount, None);
        assert_eq!(topup.expiry_date, Some(time("2021-03-21T09:58:53Z")));
    })
}

fn balance(client: &Client) -> Row {
    let call = client.disbursements().balance();
    Row::of(
        "disbursements.balance",
        "/disbursements/topup/balance",
        &call,
    )
    .reads(&call, "disbursements.balance.response", |found| {
        assert_eq!(found.balance, rupiah("949859471313"));
    })
}
