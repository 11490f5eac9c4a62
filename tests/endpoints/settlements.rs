//! `settlements`: what Durianpay pays out to the merchant.

use crate::row::{Row, rupiah, time};
use durianpay_client::Client;
use durianpay_client::api::{
    ListSettlements, PaymentDetailsType, SettlementOfPayment, SettlementStatus,
};
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![
        list(client),
        get(client),
        details(client),
        by_payment(client),
    ]
}

fn period() -> ListSettlements {
    ListSettlements::new()
        .from("2020-07-13")
        .to("2021-07-13")
        .skip(10)
        .limit(20)
}

const PERIOD: &str = "from=2020-07-13&to=2021-07-13&skip=10&limit=20";

fn list(client: &Client) -> Row {
    let call = client.settlements().list_with(period());
    Row::of("settlements.list", "/settlements", &call)
        .query(PERIOD)
        .reads(&call, "settlements.list.response", |list| {
            assert_eq!(list.total_count, Some(1));
            let settlements = list.settlement_detail.unwrap();
            assert_eq!(settlements[0].status, SettlementStatus::Settled);
            let total = settlements[0].total_transaction_amount;
            assert_eq!(total, Some(rupiah("20200.00")));
            assert_eq!(settlements[0].promo_amount, None);
        })
}

fn get(client: &Client) -> Row {
    let call = client.settlements().get("set_1/2");
    Row::of("settlements.get", "/settlements/set_1%2F2", &call).reads(
        &call,
        "settlements.get.response",
        |settlement| {
            assert_eq!(settlement.id.as_str(), "set_WDizQUoyWy8680");
            assert_eq!(settlement.fee, Some(rupiah("10000")));
            assert_eq!(
                settlement.settled_at,
                Some(time("2021-05-27T08:32:00.628182Z"))
            );
        },
    )
}

fn details(client: &Client) -> Row {
    let call = client.settlements().details_with(period());
    let answer = json!({
        "settlement_detail": [{ "payment_id": "pay_1", "status": "need_to_settle" }],
        "settlement_count": 1
    });
    Row::of("settlements.details", "/settlements/details", &call)
        .query(PERIOD)
        .reads_json(&call, &answer, |list| {
            let details = list.settlement_detail.unwrap();
            assert_eq!(details[0].status, SettlementStatus::NeedToSettle);
        })
}

fn by_payment(client: &Client) -> Row {
    let query = SettlementOfPayment::new("pay_O7laHvW2BI5527");
    let call = client.settlements().by_payment(query);
    Row::of("settlements.by_payment", "/settlements/details", &call)
        .query("payment_id=pay_O7laHvW2BI5527")
        .reads(&call, "settlements.by-payment.response", |detail| {
            assert_eq!(detail.payment_id.as_str(), "pay_O7laHvW2BI5527");
            assert_eq!(detail.settlement_amount, Some(rupiah("19635.00")));
            assert_eq!(
                detail.payment_details_type,
                Some(PaymentDetailsType::EwalletDetails)
            );
        })
}
