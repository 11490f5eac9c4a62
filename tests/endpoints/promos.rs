//! `promos`: discounts.

use crate::row::{Row, number, rupiah, time};
use durianpay_client::Client;
use durianpay_client::api::{
    PromoDetails, PromoDiscountType, PromoLimitType, PromoPriceDeduction, PromoStatus,
    PromoSubType, PromoTerms, PromoType,
};
use serde_json::{Value, json};

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![
        create(client),
        list(client),
        get(client),
        update(client),
        delete(client),
    ]
}

fn terms() -> PromoTerms {
    let details = PromoDetails::new().bin_list([424_242]).bank_codes(["BCA"]);
    PromoTerms::new(
        PromoType::CardPromos,
        PromoSubType::DirectDiscount,
        "SALE502022",
        details,
        PromoDiscountType::Percentage,
        number("12.50"),
        time("2022-02-24T18:30:00.000Z"),
        time("2022-02-27T18:30:00.000Z"),
        PromoLimitType::Quota,
        PromoPriceDeduction::TotalPrice,
    )
    .limit_value(number("100"))
    .code("SALE2022")
    .min_order_amount(rupiah("0"))
    .max_discount_amount(rupiah("75"))
}

fn terms_sent() -> Value {
    json!({
        "type": "card_promos",
        "sub_type": "direct_discount",
        "label": "SALE502022",
        "currency": "IDR",
        "promo_details": { "bin_list": [424_242], "bank_codes": ["BCA"] },
        "discount_type": "percentage",
        "discount": "12.50",
        "starts_at": "2022-02-24T18:30:00.000Z",
        "ends_at": "2022-02-27T18:30:00.000Z",
        "limit_type": "quota",
        "price_deduction_type": "total_price",
        "limit_value": "100",
        "code": "SALE2022",
        "min_order_amount": "0.00",
        "max_discount_amount": "75.00"
    })
}

fn create(client: &Client) -> Row {
    let call = client.promos().create(terms());
    let answer = json!({ "data": { "id": "prm_1", "label": "SALE502022" } });
    Row::of("promos.create", "/merchants/promos", &call)
        .body(terms_sent())
        .reads_json(&call, &answer, |promo| {
            assert_eq!(promo.id.as_str(), "prm_1");
        })
}

fn list(client: &Client) -> Row {
    let call = client.promos().list();
    Row::of("promos.list", "/merchants/promos", &call).reads(
        &call,
        "promos.list.response",
        |promos| {
            assert_eq!(promos.len(), 1);
            assert_eq!(promos[0].discount, Some(number("30")));
            // Misspelt in the source: a value that nobody knows.
            let kind = promos[0].sub_type.as_ref().unwrap();
            assert!(matches!(kind, PromoSubType::Unknown(_)));
        },
    )
}

fn get(client: &Client) -> Row {
    let call = client.promos().get("prm_1/2");
    Row::of("promos.get", "/merchants/promos/prm_1%2F2", &call).reads(
        &call,
        "promos.get.response",
        |promo| {
            assert_eq!(promo.status, Some(PromoStatus::Expired));
            assert_eq!(promo.discount, Some(number("30")));
            assert_eq!(promo.max_discount_amount, Some(rupiah("75")));
            // Printed without a zone.
            assert_eq!(promo.starts_at, Some(time("2015-05-05T12:30:00Z")));
            assert_eq!(promo.promo_details.unwrap().bin_list.unwrap(), [12, 23]);
        },
    )
}

fn update(client: &Client) -> Row {
    let call = client.promos().update("prm_1/2", terms());
    let answer = json!({ "id": "prm_1", "limit": 50 });
    Row::of("promos.update", "/merchants/promos/prm_1%2F2", &call)
        .body(terms_sent())
        .reads_json(&call, &answer, |promo| {
            assert_eq!(promo.limit, Some(number("50")));
        })
}

fn delete(client: &Client) -> Row {
    let call = client.promos().delete("prm_1/2");
    let answer = json!({ "message": "deleted" });
    Row::of("promos.delete", "/merchants/promos/prm_1%2F2", &call).reads_json(
        &call,
        &answer,
        |deleted| assert_eq!(deleted.message.as_deref(), Some("deleted")),
    )
}
