//! `subscriptions`: payments that come again.

use crate::row::{Row, rupiah, time};
use durianpay_client::Client;
use durianpay_client::api::{
    BillingPeriod, CreateSubscription, GetSubscription, GracePeriod, ListSubscriptions,
    LiveHeaders, NewSubscriptionPlan, SubscriptionChargeType, SubscriptionCustomer,
    SubscriptionExpand, SubscriptionStatus,
};
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![create(client), list(client), get(client), cancel(client)]
}

fn live() -> LiveHeaders {
    LiveHeaders::new().is_live(true)
}

fn create(client: &Client) -> Row {
    let plan = NewSubscriptionPlan::new("Plan/Package Name", rupiah("20000"), "2")
        .subscription_ref_id("merchant_sub_ref_id")
        .billing_period(BillingPeriod::Monthly)
        .billing_period_count(1)
        .grace_period(GracePeriod::Daily)
        .grace_period_count(3);
    let customer = SubscriptionCustomer::new()
        .email("merchant@example.com")
        .mobile("+628978678511")
        .given_name("Jude")
        .sur_name("Casper");
    let subscription = CreateSubscription::new(
        plan,
        time("2021-09-30T12:58:38.210535Z"),
        SubscriptionChargeType::Manual,
    )
    .customer(customer)
    .billing_cycle_count(10)
    .notes("from the shop");
    let call = client.subscriptions().create_with(subscription, live());
    let answer = json!({ "data": { "id": "sub_1", "status": "wait_for_payment" } });
    Row::of("subscriptions.create", "/subscriptions", &call)
        .header("is-live", "true")
        .body(json!({
            "plan": {
                "name": "Plan/Package Name",
                "price": "20000.00",
                "qty": "2",
                "subscription_ref_id": "merchant_sub_ref_id",
                "billing_period": "monthly",
                "billing_period_count": 1,
                "grace_period": "daily",
                "grace_period_count": 3
            },
            "started_at": "2021-09-30T12:58:38.210535Z",
            "charge_type": "manual",
            "customer": {
                "email": "merchant@example.com",
                "mobile": "+628978678511",
                "given_name": "Jude",
                "sur_name": "Casper"
            },
            "billing_cycle_count": 10,
            "notes": "from the shop"
        }))
        .reads_json(&call, &answer, |subscription| {
            assert_eq!(subscription.status, SubscriptionStatus::WaitForPayment);
        })
}

fn list(client: &Client) -> Row {
    let query = ListSubscriptions::new()
        .from("2021-10-01")
        .to("2021-10-02")
        .skip(2)
        .limit(3);
    let call = client.subscriptions().list_with(query, live());
    Row::of("subscriptions.list", "/subscriptions", &call)
        .query("from=2021-10-01&to=2021-10-02&skip=2&limit=3")
        .header("is-live", "true")
        .reads(&call, "subscriptions.list.response", |list| {
            assert_eq!(list.count, Some(1));
            let subscriptions = list.subscription.unwrap();
            assert_eq!(subscriptions[0].id.as_str(), "sub_7HAtpFqE7g0944");
            let period = subscriptions[0].billing_period.as_ref();
            assert_eq!(period, Some(&BillingPeriod::Monthly));
            let customer = subscriptions[0].customer.as_ref().unwrap();
            assert_eq!(customer.given_name.as_deref(), Some("Jude"));
        })
}

fn get(client: &Client) -> Row {
    let query =
        GetSubscription::new().expand([SubscriptionExpand::Customer, SubscriptionExpand::Order]);
    let call = client.subscriptions().get_with("sub_1/2", query, live());
    Row::of("subscriptions.get", "/subscriptions/sub_1%2F2", &call)
        .query("expand=customer&expand=order")
        .header("is-live", "true")
        .reads(&call, "subscriptions.get.response", |subscription| {
            assert_eq!(subscription.status, SubscriptionStatus::Expired);
            assert_eq!(subscription.amount, Some(rupiah("40000.00")));
            assert_eq!(subscription.active_order_id, None);
            let plan = subscription.plan.unwrap();
            assert_eq!(plan.grace_period, Some(GracePeriod::Annually));
            assert_eq!(plan.price, Some(rupiah("20000")));
        })
}

fn cancel(client: &Client) -> Row {
    let call = client.subscriptions().cancel_with("sub_1/2", live());
    Row::of(
        "subscriptions.cancel",
        "/subscriptions/sub_1%2F2/cancel",
        &call,
    )
    .header("is-live", "true")
    .reads(&call, "subscriptions.cancel.response", |cancelled| {
        assert_eq!(cancelled.status, SubscriptionStatus::Expired);
        assert_eq!(
            cancelled.cancelled_at,
            Some(time("2021-10-01T12:19:20.851102Z"))
        );
    })
}
