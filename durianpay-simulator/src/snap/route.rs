//! Finds the handler of an endpoint.

use super::case::NOT_SUPPORTED;
use super::context::Handler;
use super::handlers::{
    access_tokens, balances, ewallet_payments, inquiries, qris, refunds, transfer_status,
    transfers, virtual_accounts,
};
use super::refusal::Refusal;
use durianpay_client::Endpoint;
use durianpay_client::snap::api::endpoint::{
    ACCESS_TOKENS_CREATE, BALANCES_GET, BANK_TRANSFERS_CREATE, BANK_TRANSFERS_INQUIRE_ACCOUNT,
    BANK_TRANSFERS_STATUS, EWALLET_PAYMENTS_CANCEL, EWALLET_PAYMENTS_CREATE,
    EWALLET_PAYMENTS_REFUND, EWALLET_PAYMENTS_STATUS, EWALLET_TRANSFERS_CREATE,
    EWALLET_TRANSFERS_INQUIRE_ACCOUNT, EWALLET_TRANSFERS_STATUS, QRIS_CANCEL, QRIS_CREATE,
    QRIS_REFUND, QRIS_STATUS, VIRTUAL_ACCOUNTS_CREATE, VIRTUAL_ACCOUNTS_GET,
    VIRTUAL_ACCOUNTS_UPDATE,
};

static HANDLERS: &[(&Endpoint, Handler)] = &[
    (&ACCESS_TOKENS_CREATE, access_tokens::create),
    (&BALANCES_GET, balances::get),
    (&BANK_TRANSFERS_CREATE, transfers::to_bank),
    (&BANK_TRANSFERS_INQUIRE_ACCOUNT, inquiries::bank),
    (&BANK_TRANSFERS_STATUS, transfer_status::of_bank),
    (&EWALLET_PAYMENTS_CANCEL, ewallet_payments::cancel),
    (&EWALLET_PAYMENTS_CREATE, ewallet_payments::create),
    (&EWALLET_PAYMENTS_REFUND, refunds::ewallet),
    (&EWALLET_PAYMENTS_STATUS, ewallet_payments::status),
    (&EWALLET_TRANSFERS_CREATE, transfers::to_ewallet),
    (&EWALLET_TRANSFERS_INQUIRE_ACCOUNT, inquiries::ewallet),
    (&EWALLET_TRANSFERS_STATUS, transfer_status::of_ewallet),
    (&QRIS_CANCEL, qris::cancel),
    (&QRIS_CREATE, qris::create),
    (&QRIS_REFUND, refunds::qris),
    (&QRIS_STATUS, qris::status),
    (&VIRTUAL_ACCOUNTS_CREATE, virtual_accounts::create),
    (&VIRTUAL_ACCOUNTS_GET, virtual_accounts::get),
    (&VIRTUAL_ACCOUNTS_UPDATE, virtual_accounts::update),
];

/// Returns the handler of an endpoint.
pub(crate) fn handler(endpoint: &Endpoint) -> Result<Handler, Refusal> {
    let mut rows = HANDLERS.iter();
    let row = rows.find(|(known, _)| std::ptr::eq(*known, endpoint));
    row.map(|(_, handle)| *handle)
        .ok_or_else(|| Refusal::new(NOT_SUPPORTED))
}

#[cfg(test)]
mod tests {
    use super::{HANDLERS, handler};
    use durianpay_client::snap::api::endpoint;

    #[test]
    fn every_endpoint_has_one_handler_and_every_handler_an_endpoint() {
        for endpoint in endpoint::ALL {
            assert!(handler(endpoint).is_ok(), "{}", endpoint.id);
        }
        assert_eq!(HANDLERS.len(), endpoint::ALL.len());
    }

    #[test]
    fn every_endpoint_has_a_service() {
        let mut services: Vec<_> = endpoint::ALL.iter().map(|known| known.service).collect();
        assert!(!services.contains(&None));
        services.sort_unstable();
        services.dedup();
        assert_eq!(services.len(), endpoint::ALL.len());
    }
}
