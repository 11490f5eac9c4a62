//! Calls without what can be left out, and the keys of those that are keyed.

use crate::support::{client, rupiah};
use durianpay_client::api::{
    BindEwalletAccount, BindEwalletAccountFields, CreateSubscription, CreateTopUp,
    CreateTopUpFields, DisbursementPayout, LinkableWallet, NewSubscriptionPlan,
    NewSubscriptionPlanFields, SubmitDisbursement, SubmitDisbursementHeaders,
    SubscriptionChargeType, ValidateAccount, ValidateAccountFields,
};
use durianpay_client::{Call, Client};
use http::Request;

type Bodyless = Request<()>;

fn request<T>(call: &Call<T>) -> Bodyless {
    call.to_http().unwrap().map(drop)
}

fn key(request: &Bodyless) -> String {
    let key = &request.headers()["x-idempotency-key"];
    key.to_str().unwrap().to_owned()
}

/// Calls with an optional query or headers, without them.
#[expect(deprecated, reason = "what is out of use is bound all the same")]
fn short(client: &Client) -> Vec<Bodyless> {
    let account = BindEwalletAccount::new(BindEwalletAccountFields {
        mobile: "8888888888".into(),
        wallet_type: LinkableWallet::Dana,
    });
    let subscription = CreateSubscription::new(
        NewSubscriptionPlan::new(NewSubscriptionPlanFields {
            name: "Plan".into(),
            price: rupiah("20000"),
            qty: "1".into(),
        }),
        "2021-09-30T12:58:38Z".parse().unwrap(),
        SubscriptionChargeType::Automatic,
    );
    vec![
        request(&client.disbursements().approve("dis_1")),
        request(&client.disbursements().items("dis_1")),
        request(&client.ewallet_accounts().bind(account)),
        request(&client.ewallet_accounts().get("ewa_1")),
        request(&client.ewallet_accounts().unbind("ewa_1")),
        request(&client.invoices().list()),
        request(&client.orders().get("ord_1")),
        request(&client.orders().list()),
        request(&client.payments().get("pay_1")),
        request(&client.payments().list()),
        request(&client.refunds().list()),
        request(&client.settlements().details()),
        request(&client.settlements().list()),
        request(&client.static_virtual_accounts().list()),
        request(&client.subaccounts().balance("mer_1")),
        request(&client.subaccounts().list()),
        request(&client.subscriptions().cancel("sub_1")),
        request(&client.subscriptions().create(subscription)),
        request(&client.subscriptions().get("sub_1")),
        request(&client.subscriptions().list()),
        request(&client.virtual_accounts().list()),
    ]
}

#[test]
fn unset_optional_parts_are_not_sent() {
    for request in short(&client()) {
        let uri = request.uri();
        assert_eq!(uri.query(), None, "{uri}");
        assert!(!request.headers().contains_key("is-live"), "{uri}");
    }
}

#[test]
fn the_key_of_a_batch_is_always_sent() {
    let batch = SubmitDisbursement::new("salaries", Vec::<DisbursementPayout>::new());
    let headers = SubmitDisbursementHeaders::new("idem_123");
    let request = request(&client().disbursements().submit(batch, headers));
    assert_eq!(request.uri().query(), None);
    assert_eq!(request.headers()["idempotency_key"], "idem_123");
    assert_ne!(key(&request), "idem_123");
}

#[test]
fn each_call_has_a_unique_key() {
    let client = client();
    let topup = || {
        client
            .disbursements()
            .topup(CreateTopUp::new(CreateTopUpFields {
                bank_id: 1,
                amount: rupiah("10000"),
            }))
    };
    let call = topup();
    assert_ne!(key(&request(&call)), key(&request(&topup())));
    // A call that is made twice is still the same call.
    assert_eq!(key(&request(&call)), key(&request(&call)));
}

#[test]
fn a_key_of_the_caller_is_sent_instead() {
    let account = ValidateAccount::new(ValidateAccountFields {
        account_number: "123456789".into(),
        bank_code: "bca".into(),
    });
    let call = client()
        .disbursements()
        .validate(account)
        .idempotency_key("mine");
    let request = request(&call);
    let keys = request.headers().get_all("x-idempotency-key");
    assert_eq!(keys.iter().collect::<Vec<_>>(), ["mine"]);
}
