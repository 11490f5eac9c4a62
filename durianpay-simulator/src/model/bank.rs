//! The banks and wallets that accept payouts.

use durianpay_client::api::DisbursementBank;
use durianpay_client::json::from_slice;
use std::time::Duration;

/// The list as the vendor's page prints it.
pub(crate) const LIST: &str = include_str!("../samples/disbursements.banks.json");

/// The time that banks need for a payout or an account check. No source documents it.
pub(crate) const PROCESSING_TIME: Duration = Duration::from_secs(60);

/// Returns whether a bank or wallet is on the list.
fn is_listed(code: &str) -> bool {
    let banks: Vec<DisbursementBank> = from_slice(LIST.as_bytes()).unwrap_or_default();
    banks.iter().any(|bank| bank.code == code)
}

/// Returns the invalid fields of an account. A valid account has an even number, at a bank that is
/// on the list.
pub(crate) fn invalid_fields(bank: &str, number: &str) -> Vec<&'static str> {
    let mut fields = Vec::new();
    if !is_listed(bank) {
        fields.push("bank_code");
    }
    let is_even = |digit: char| digit.to_digit(10).is_some_and(|digit| digit % 2 == 0);
    if !number.chars().last().is_some_and(is_even) {
        fields.push("account_number");
    }
    fields
}
