//! `static_virtual_accounts`: the older way to virtual accounts.
#![expect(deprecated, reason = "what is out of use is bound all the same")]

use crate::row::{Row, rupiah};
use durianpay_client::Client;
use durianpay_client::api::{
    CreateStaticVirtualAccount, ListStaticVirtualAccounts, SimulateVirtualAccountPayment,
    UpdateStaticVirtualAccount, VirtualAccountBank, VirtualAccountCustomer,
    VirtualAccountSimulationStatus, VirtualAccountStatus,
};
use serde_json::{Value, json};

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![
        create(client),
        list(client),
        get(client),
        update(client),
        simulate(client),
    ]
}

fn account() -> Value {
    json!({ "id": "va_1", "bank_code": "BRI", "account_number": "1236170056514331" })
}

fn create(client: &Client) -> Row {
    let customer = VirtualAccountCustomer::new("Paul")
        .id("cus_1")
        .middle_name("K")
        .sur_name("Rudd");
    let new = CreateStaticVirtualAccount::new(
        VirtualAccountBank::Bri,
        "Hello Virtual Account",
        true,
        customer,
    )
    .amount(rupiah("12345.55"))
    .expiry_minutes(10000)
    .account_number("1236170056514331");
    let call = client.static_virtual_accounts().create(new);
    let answer = json!({ "data": { "virtual_account": account() } });
    Row::of(
        "static_virtual_accounts.create",
        "/payments/va/static",
        &call,
    )
    .body(json!({
        "bank_code": "BRI",
        "name": "Hello Virtual Account",
        "is_closed": true,
        "customer": {
            "given_name": "Paul",
            "id": "cus_1",
            "middle_name": "K",
            "sur_name": "Rudd"
        },
        "amount": "12345.55",
        "expiry_minutes": 10000,
        "account_number": "1236170056514331"
    }))
    .reads_json(&call, &answer, |created| {
        assert_eq!(created.virtual_account.bank_code, VirtualAccountBank::Bri);
    })
}

fn list(client: &Client) -> Row {
    let query = ListStaticVirtualAccounts::new()
        .from("1646120255")
        .to("1646120256")
        .skip(1)
        .limit(2);
    let call = client.static_virtual_accounts().list_with(query);
    let answer = json!({ "data": { "virtual_accounts": [account()], "total": 1 } });
    Row::of("static_virtual_accounts.list", "/payments/va/static", &call)
        .query("from=1646120255&to=1646120256&skip=1&limit=2")
        .reads_json(&call, &answer, |list| {
            assert_eq!(list.virtual_accounts.unwrap()[0].id.as_str(), "va_1");
        })
}

fn get(client: &Client) -> Row {
    let call = client.static_virtual_accounts().get("va_1/2");
    let answer = json!({ "data": { "virtual_account": account() } });
    Row::of(
        "static_virtual_accounts.get",
        "/payments/va/static/va_1%2F2",
        &call,
    )
    .reads_json(&call, &answer, |found| {
        assert_eq!(found.virtual_account.id.as_str(), "va_1");
    })
}

fn update(client: &Client) -> Row {
    let account = UpdateStaticVirtualAccount::new().expiry_minutes(1440);
    let call = client.static_virtual_accounts().update("va_1/2", account);
    Row::of(
        "static_virtual_accounts.update",
        "/payments/va/static/va_1%2F2",
        &call,
    )
    .body(json!({ "expiry_minutes": 1440 }))
    .reads(&call, "static_va.patch.response", |found| {
        let status = found.virtual_account_status;
        assert_eq!(status, Some(VirtualAccountStatus::Success));
        assert_eq!(found.virtual_account.amount, Some(rupiah("12346")));
        let customer = found.customer.unwrap();
        assert_eq!(customer.sur_name.as_deref(), Some("Rudd"));
    })
}

fn simulate(client: &Client) -> Row {
    let payment =
        SimulateVirtualAccountPayment::new(rupiah("12333"), "88565004532522").force_fail(true);
    let call = client.static_virtual_accounts().simulate(payment);
    let answer = json!({ "data": { "status": "Payment Unsuccessful", "reason": "VA Not found" } });
    Row::of(
        "static_virtual_accounts.simulate",
        "/payments/va/static/simulate",
        &call,
    )
    .body(json!({
        "amount": "12333.00",
        "account_number": "88565004532522",
        "force_fail": true
    }))
    .reads_json(&call, &answer, |simulated| {
        assert_eq!(
            simulated.status,
            VirtualAccountSimulationStatus::Unsuccessful
        );
        assert_eq!(simulated.reason.as_deref(), Some("VA Not found"));
    })
}
