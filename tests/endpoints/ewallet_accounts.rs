//! `ewallet_accounts`: e-wallets that customers have linked.

use crate::row::{Row, rupiah};
use durianpay_client::Client;
use durianpay_client::api::{
    BindEwalletAccount, Currency, EwalletAccountStatus, LinkableWallet, LiveHeaders,
};
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![bind(client), unbind(client), get(client)]
}

fn bind(client: &Client) -> Row {
    let account = BindEwalletAccount::new("8888888888", LinkableWallet::GoPay)
        .redirect_url("https://redirect_url.com/");
    let headers = LiveHeaders::new().is_live(true);
    let call = client.ewallet_accounts().bind_with(account, headers);
    Row::of("ewallet_accounts.bind", "/ewallet/account/bind", &call)
        .header("is-live", "true")
        .body(json!({
            "mobile": "8888888888",
            "wallet_type": "GOPAY",
            "redirect_url": "https://redirect_url.com/"
        }))
        .reads(&call, "ewallet.link.response", |account| {
            assert_eq!(account.ref_id, "7f125e70-095e-481d-8db8-241df9d5b86d");
            assert_eq!(account.status, EwalletAccountStatus::Pending);
            assert!(account.app_redirect_url.unwrap().starts_with("https://"));
        })
}

fn unbind(client: &Client) -> Row {
    let headers = LiveHeaders::new().is_live(false);
    let call = client.ewallet_accounts().unbind_with("ewa_1/2", headers);
    Row::of(
        "ewallet_accounts.unbind",
        "/ewallet/account/ewa_1%2F2/unbind",
        &call,
    )
    .header("is-live", "false")
    .reads(&call, "ewallet.unlink.response", |account| {
        assert_eq!(account.status, EwalletAccountStatus::Disabled);
        assert_eq!(account.wallet_type, Some(LinkableWallet::GoPay));
    })
}

fn get(client: &Client) -> Row {
    let headers = LiveHeaders::new().is_live(true);
    let call = client.ewallet_accounts().get_with("ewa_1/2", headers);
    Row::of("ewallet_accounts.get", "/ewallet/account/ewa_1%2F2", &call)
        .header("is-live", "true")
        .reads(&call, "ewallet.details.response", |account| {
            assert_eq!(account.status, EwalletAccountStatus::Enabled);
            assert_eq!(account.balance, Some(rupiah("8000000.00")));
            assert_eq!(account.currency, Some(Currency::Idr));
            assert!(account.token.is_some());
        })
}
