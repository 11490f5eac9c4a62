//! The checks of a charge beyond its format: the banks and wallets that the vendor lists, and their
//! limits, which are in the spec.

use super::unlisted::unlisted;
use crate::error_response::FieldError;
use crate::model::order::Order;
use crate::{email, mobile};
use durianpay_client::api::{
    BnplProvider, ChargeMethod, CustomerInfo, OnlineBankingType, RetailStore, VaBank, Wallet,
};
use durianpay_client::{Amount, ValueLimits};

/// Returns the errors of a charge. The limits of a method that do not depend on the bank or wallet
/// are checked with the format.
pub(crate) fn field_errors(method: &ChargeMethod) -> Vec<FieldError> {
    let errors = match method {
        ChargeMethod::Va(charge) => [
            unlisted::<VaBank>("request.bank_code", charge.bank_code.as_str()),
            outside(charge.amount, charge.bank_code.limits()),
        ],
        ChargeMethod::Ewallet(charge) => [
            unlisted::<Wallet>("request.wallet_type", charge.wallet_type.as_str())
                .or_else(|| outside(charge.amount, charge.wallet_type.limits())),
            mobile::error("request.mobile", Some(&charge.mobile)),
        ],
        ChargeMethod::RetailStore(charge) => [
            unlisted::<RetailStore>("request.bank_code", charge.bank_code.as_str()),
            None,
        ],
        ChargeMethod::OnlineBanking(charge) => [
            unlisted::<OnlineBankingType>("request.type", charge.r#type.as_str()),
            mobile::error("request.mobile", Some(&charge.mobile)),
        ],
        ChargeMethod::Bnpl(charge) => {
            let provider = &charge.payment_method_unique_id;
            [
                unlisted::<BnplProvider>("request.payment_method_unique_id", provider.as_str()),
                outside(charge.amount, provider.limits()),
            ]
        }
        // QRIS and cards have no choice, and no page mentions the mobile number of QRIS.
        _ => [None, None],
    };
    let payer = payer(method).and_then(|payer| payer.email.as_ref());
    let address = email::error("request.customer_info.email", payer);
    errors.into_iter().flatten().chain(address).collect()
}

fn payer(method: &ChargeMethod) -> Option<&CustomerInfo> {
    match method {
        ChargeMethod::Va(charge) => charge.customer_info.as_ref(),
        ChargeMethod::OnlineBanking(charge) => charge.customer_info.as_ref(),
        ChargeMethod::Card(charge) => charge.customer_info.as_ref(),
        ChargeMethod::Bnpl(charge) => charge.customer_info.as_ref(),
        _ => None,
    }
}

/// Returns the errors of a charge that its order does not allow: BNPL needs items and the address of
/// the customer, `LinkAja` needs items.
pub(super) fn order_errors(method: &ChargeMethod, order: &Order) -> Vec<FieldError> {
    let (needs_items, needs_address) = match method {
        ChargeMethod::Bnpl(_) => (true, true),
        ChargeMethod::Ewallet(charge) => (charge.wallet_type == Wallet::LinkAja, false),
        _ => (false, false),
    };
    let has_items = order
        .request
        .items
        .as_ref()
        .is_some_and(|items| !items.is_empty());
    let has_address = order.request.customer.address.is_some();
    let error = |message| FieldError::new("request.order_id", message);
    let items = (needs_items && !has_items).then(|| error("the order has no items"));
    let address =
        (needs_address && !has_address).then(|| error("the order has no address of the customer"));
    items.into_iter().chain(address).collect()
}

/// Creates the error of an amount outside its limits, with the message of the strict check.
fn outside(amount: Amount, limits: ValueLimits<Amount>) -> Option<FieldError> {
    let message = match limits {
        ValueLimits {
            min: Some(least), ..
        } if amount < least => {
            format!("is less than {}", least.whole_rupiah()?)
        }
        ValueLimits {
            max: Some(most), ..
        } if amount > most => {
            format!("is more than {}", most.whole_rupiah()?)
        }
        _ => return None,
    };
    Some(FieldError::new("request.amount", message))
}
