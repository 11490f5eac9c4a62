//! `virtual_accounts`: account numbers to transfer to.

use crate::row::{Row, rupiah};
use durianpay_client::Client;
use durianpay_client::api::{
    CreateVirtualAccount, ListVirtualAccounts, SimulateVirtualAccountPayment, UpdateVirtualAccount,
    VirtualAccountBank, VirtualAccountCustomer, VirtualAccountSimulationStatus,
    VirtualAccountStatus,
};
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![
        create(client),
        list(client),
        get(client),
        update(client),
        simulate(client),
    ]
}

fn create(client: &Client) -> Row {
    let customer = VirtualAccountCustomer::new("Jane Doe")
        .mobile("+628121343222")
        .email("merchant@example.com")
        .customer_ref_id("test_123");
    let account = CreateVirtualAccount::new("Dpay Jane Doe", customer, VirtualAccountBank::Permata)
        .is_closed(false)
        .amount(rupiah("20000"))
        .min_amount(rupiah("10000"))
        .max_amount(rupiah("20000"))
        .expiry_minutes(100)
        .account_suffix("123456")
        .is_reusable(true)
        .va_ref_id("VA_123")
        .auto_disable_after_payment(false);
    let call = client.virtual_accounts().create(account);
    Row::of("virtual_accounts.create", "/payments/va", &call)
        .body(json!({
            "name": "Dpay Jane Doe",
            "customer": {
                "given_name": "Jane Doe",
                "mobile": "+628121343222",
                "email": "merchant@example.com",
                "customer_ref_id": "test_123"
            },
            "bank_code": "PERMATA",
            "is_closed": false,
            "amount": "20000.00",
            "min_amount": 10000,
            "max_amount": 20000,
            "expiry_minutes": 100,
            "account_suffix": "123456",
            "is_reusable": true,
            "va_ref_id": "VA_123",
            "auto_disable_after_payment": false
        }))
        .reads(&call, "virtual_accounts.create.response", |created| {
            assert_eq!(created.customer_id.unwrap().as_str(), "cus_abcdefghijklm");
            let account = created.virtual_account;
            assert_eq!(account.account_number, "1234006781234569");
            assert_eq!(account.bank_code, VirtualAccountBank::Permata);
            assert_eq!(account.amount, Some(rupiah("20000")));
            assert_eq!(account.min_amount, None);
        })
}

fn list(client: &Client) -> Row {
    let query = ListVirtualAccounts::new()
        .from("2024-09-01")
        .to("2024-09-02")
        .skip(5)
        .limit(10);
    let call = client.virtual_accounts().list_with(query);
    Row::of("virtual_accounts.list", "/payments/va", &call)
        .query("from=2024-09-01&to=2024-09-02&skip=5&limit=10")
        .reads(&call, "virtual_accounts.list.response", |list| {
            let accounts = list.virtual_accounts.unwrap();
            assert_eq!(accounts[0].id.as_str(), "va_sample_QOIFczRMfG3448");
            assert_eq!(accounts[0].amount, Some(rupiah("12333")));
        })
}

fn get(client: &Client) -> Row {
    let call = client.virtual_accounts().get("va_1/2");
    Row::of("virtual_accounts.get", "/payments/va/va_1%2F2", &call).reads(
        &call,
        "virtual_accounts.get.response",
        |found| {
            let status = found.virtual_account_status;
            assert_eq!(status, Some(VirtualAccountStatus::Expired));
            assert_eq!(found.virtual_account.min_amount, Some(rupiah("50000")));
            let payments = found.payments.unwrap();
            assert_eq!(payments[0].id.as_str(), "pay_D3yQ1WWSu12492");
        },
    )
}

fn update(client: &Client) -> Row {
    let account = UpdateVirtualAccount::new()
        .amount(rupiah("123456"))
        .min_amount(rupiah("11000"))
        .max_amount(rupiah("13000"))
        .expiry_minutes(1440)
        .is_disabled(true)
        .va_ref_id("1234412");
    let call = client.virtual_accounts().update("va_1/2", account);
    Row::of("virtual_accounts.update", "/payments/va/va_1%2F2", &call)
        .body(json!({
            "amount": 123_456,
            "min_amount": 11000,
            "max_amount": 13000,
            "expiry_minutes": 1440,
            "is_disabled": true,
            "va_ref_id": "1234412"
        }))
        .reads(&call, "virtual_accounts.patch.response", |found| {
            let status = found.virtual_account_status;
            assert_eq!(status, Some(VirtualAccountStatus::Success));
            assert_eq!(found.virtual_account.is_disabled, Some(true));
            assert_eq!(found.payments, None);
        })
}

fn simulate(client: &Client) -> Row {
    let payment =
        SimulateVirtualAccountPayment::new(rupiah("12333"), "88565004532522").force_fail(false);
    let call = client.virtual_accounts().simulate(payment);
    Row::of("virtual_accounts.simulate", "/payments/va/simulate", &call)
        .body(json!({
            "amount": "12333.00",
            "account_number": "88565004532522",
            "force_fail": false
        }))
        .reads(&call, "virtual_accounts.simulate.response", |simulated| {
            assert_eq!(simulated.status, VirtualAccountSimulationStatus::Successful);
            assert_eq!(simulated.reason, None);
        })
}
