//! The checks of a charge beyond its format: the banks and wallets that the vendor lists, and their
//! limits from the page on payment methods.

use crate::error_response::FieldError;
use crate::mobile;
use durianpay_client::api::{
    BnplProvider, ChargeMethod, OnlineBankingType, RetailStore, VaBank, Wallet,
};
use durianpay_client::{Amount, ParseEnumError};
use std::str::FromStr;

/// Returns the errors of a charge. The limits of a method that do not depend on the bank or wallet
/// are in the spec, and are checked with the format.
pub(crate) fn field_errors(method: &ChargeMethod) -> Vec<FieldError> {
    let errors = match method {
        ChargeMethod::Va(charge) => [
            unlisted::<VaBank>("bank_code", charge.bank_code.as_str()),
            outside(charge.amount, limits_of_bank(&charge.bank_code)),
        ],
        ChargeMethod::Ewallet(charge) => [
            unlisted::<Wallet>("wallet_type", charge.wallet_type.as_str())
                .or_else(|| outside(charge.amount, limits_of_wallet(&charge.wallet_type))),
            mobile::error("request.mobile", Some(&charge.mobile)),
        ],
        ChargeMethod::RetailStore(charge) => [
            unlisted::<RetailStore>("bank_code", charge.bank_code.as_str()),
            None,
        ],
        ChargeMethod::OnlineBanking(charge) => [
            unlisted::<OnlineBankingType>("type", charge.r#type.as_str()),
            mobile::error("request.mobile", Some(&charge.mobile)),
        ],
        ChargeMethod::Bnpl(charge) => {
            let provider = &charge.payment_method_unique_id;
            [
                unlisted::<BnplProvider>("payment_method_unique_id", provider.as_str()),
                outside(charge.amount, limits_of_lender(provider)),
            ]
        }
        // QRIS and cards have no choice, and no page mentions the mobile number of QRIS.
        _ => [None, None],
    };
    errors.into_iter().flatten().collect()
}

/// The smallest and the largest amount, in rupiah.
type Limits = Option<(i64, i64)>;

/// Returns `None` if the page has no limits.
fn limits_of_bank(bank: &VaBank) -> Limits {
    match bank {
        VaBank::Bca => Some((10_000, 999_999_999_999)),
        VaBank::Mandiri | VaBank::Bni | VaBank::Bri => Some((10_000, 50_000_000_000)),
        VaBank::Permata => Some((10_000, 9_999_999_999)),
        _ => None,
    }
}

/// Returns `None` if the limits are those of all wallets.
fn limits_of_wallet(wallet: &Wallet) -> Limits {
    match wallet {
        Wallet::Ovo => Some((100, 10_000_000)),
        _ => None,
    }
}

/// Returns `None` if the page has no limits.
fn limits_of_lender(lender: &BnplProvider) -> Limits {
    match lender {
        BnplProvider::Akulaku => Some((10_000, 999_999_999_999)),
        BnplProvider::Indodana => Some((10_000, 25_000_000)),
        _ => None,
    }
}

/// Creates the error of an amount outside its limits, with the message of the strict check.
fn outside(amount: Amount, limits: Limits) -> Option<FieldError> {
    let (least, most) = limits?;
    let message = if amount < Amount::from_rupiah(least)? {
        format!("is less than {least}")
    } else if amount > Amount::from_rupiah(most)? {
        format!("is more than {most}")
    } else {
        return None;
    };
    Some(FieldError::new("request.amount", message))
}

/// Creates the error of a value that the spec does not list.
fn unlisted<E: FromStr<Err = ParseEnumError>>(field: &str, value: &str) -> Option<FieldError> {
    let error = value.parse::<E>().err()?;
    let message = format!("is not one of {}", error.expected().join(", "));
    Some(FieldError::new(format!("request.{field}"), message))
}
