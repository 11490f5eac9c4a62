//! The method and path of every endpoint, stated a second time beside the spec: a slip there is
//! found even after everything was generated from it anew.

use durianpay_client::api::endpoint;

#[rustfmt::skip]
const PATHS: &[(&str, &str, &str)] = &[
    ("customers.update", "PATCH", "/customers/{id}"),
    ("disbursements.approve", "POST", "/disbursements/{id}/approve"),
    ("disbursements.balance", "GET", "/disbursements/topup/balance"),
    ("disbursements.banks", "GET", "/disbursements/banks"),
    ("disbursements.delete", "DELETE", "/disbursements/{id}"),
    ("disbursements.get", "GET", "/disbursements/{id}"),
    ("disbursements.items", "GET", "/disbursements/{id}/items"),
    ("disbursements.status", "POST", "/disbursements/status"),
    ("disbursements.submit", "POST", "/disbursements/submit"),
    ("disbursements.topup", "POST", "/disbursements/topup"),
    ("disbursements.topup_get", "GET", "/disbursements/topup/{id}"),
    ("disbursements.validate", "POST", "/disbursements/validate"),
    ("ewallet_accounts.bind", "POST", "/ewallet/account/bind"),
    ("ewallet_accounts.get", "GET", "/ewallet/account/{id}"),
    ("ewallet_accounts.unbind", "PUT", "/ewallet/account/{id}/unbind"),
    ("fees.calculate", "GET", "/merchants/mdr_fees"),
    ("invoices.checkout_url", "POST", "/invoices/generate_checkout_url/{customer_id}"),
    ("invoices.create", "POST", "/invoices"),
    ("invoices.delete", "DELETE", "/invoices/{id}"),
    ("invoices.get", "GET", "/invoices/{id}"),
    ("invoices.list", "GET", "/invoices"),
    ("invoices.manual_transaction", "POST", "/invoices/manual_transaction"),
    ("invoices.pay", "POST", "/invoices/pay"),
    ("invoices.update", "PUT", "/invoices/{id}"),
    ("orders.create", "POST", "/orders"),
    ("orders.get", "GET", "/orders/{id}"),
    ("orders.list", "GET", "/orders"),
    ("payments.cancel", "PUT", "/payments/{id}/cancel"),
    ("payments.capture", "PUT", "/payments/{id}/capture"),
    ("payments.charge", "POST", "/payments/charge"),
    ("payments.get", "GET", "/payments/{id}"),
    ("payments.list", "GET", "/payments"),
    ("payments.status", "GET", "/payments/{id}/status"),
    ("payments.verify", "POST", "/payments/{id}/verify"),
    ("promos.create", "POST", "/merchants/promos"),
    ("promos.delete", "DELETE", "/merchants/promos/{id}"),
    ("promos.get", "GET", "/merchants/promos/{id}"),
    ("promos.list", "GET", "/merchants/promos"),
    ("promos.update", "PATCH", "/merchants/promos/{id}"),
    ("refunds.by_payment", "GET", "/refunds/payment/{id}"),
    ("refunds.create", "POST", "/refunds"),
    ("refunds.get", "GET", "/refunds/{id}"),
    ("refunds.list", "GET", "/refunds"),
    ("settlements.by_payment", "GET", "/settlements/details"),
    ("settlements.details", "GET", "/settlements/details"),
    ("settlements.get", "GET", "/settlements/{id}"),
    ("settlements.list", "GET", "/settlements"),
    ("static_virtual_accounts.create", "POST", "/payments/va/static"),
    ("static_virtual_accounts.get", "GET", "/payments/va/static/{id}"),
    ("static_virtual_accounts.list", "GET", "/payments/va/static"),
    ("static_virtual_accounts.simulate", "POST", "/payments/va/static/simulate"),
    ("static_virtual_accounts.update", "PATCH", "/payments/va/static/{id}"),
    ("subaccounts.balance", "GET", "/merchants/subaccount/balance/{id}"),
    ("subaccounts.get_fees", "GET", "/merchants/subaccount/fee/{id}"),
    ("subaccounts.list", "GET", "/merchants/subaccount"),
    ("subaccounts.register", "POST", "/merchants/subaccount"),
    ("subaccounts.register_submerchant", "POST", "/merchants/submerchant"),
    ("subaccounts.update", "PUT", "/merchants/subaccount/{id}"),
    ("subaccounts.update_fees", "POST", "/merchants/subaccount/fee"),
    ("subscriptions.cancel", "DELETE", "/subscriptions/{id}/cancel"),
    ("subscriptions.create", "POST", "/subscriptions"),
    ("subscriptions.get", "GET", "/subscriptions/{id}"),
    ("subscriptions.list", "GET", "/subscriptions"),
    ("virtual_accounts.create", "POST", "/payments/va"),
    ("virtual_accounts.get", "GET", "/payments/va/{id}"),
    ("virtual_accounts.list", "GET", "/payments/va"),
    ("virtual_accounts.simulate", "POST", "/payments/va/simulate"),
    ("virtual_accounts.update", "PATCH", "/payments/va/{id}"),
];

#[test]
fn every_endpoint_has_the_documented_path() {
    let mut described: Vec<_> = endpoint::ALL
        .iter()
        .map(|endpoint| (endpoint.id, endpoint.method, endpoint.path))
        .collect();
    described.sort_unstable();
    assert_eq!(described, PATHS);
}
