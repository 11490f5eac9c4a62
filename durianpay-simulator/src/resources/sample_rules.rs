//! The checks of requests that are answered with a sample, beyond their format.

use super::unlisted::unlisted;
use crate::context::Context;
use crate::error_response::{ErrorResponse, FieldError};
use crate::{email, mobile};
use durianpay_client::api::{
    BindEwalletAccount, LinkableWallet, PayInvoices, UpdateCustomer, UpdateInvoice,
    VirtualAccountBank,
};
use durianpay_client::json::to_string;

/// The number of characters that the metadata of an invoice may have.
const MAX_METADATA: usize = 1000;

/// Returns the errors in the wallet and the mobile number of a link.
pub(super) fn link(context: &Context<'_>) -> Result<Vec<FieldError>, ErrorResponse> {
    let request: BindEwalletAccount = context.body()?;
    let wallet = unlisted::<LinkableWallet>("wallet_type", request.wallet_type.as_str());
    let number = mobile::error("mobile", Some(&request.mobile));
    Ok(wallet.into_iter().chain(number).collect())
}

/// Returns the errors in the addresses of a customer.
pub(super) fn customer(context: &Context<'_>) -> Result<Vec<FieldError>, ErrorResponse> {
    let request: UpdateCustomer = context.body()?;
    let number = mobile::error("mobile", request.mobile.as_ref());
    let address = email::error("email", request.email.as_ref());
    Ok(number.into_iter().chain(address).collect())
}

/// Returns the errors in the length of the metadata of an invoice.
pub(super) fn invoice(context: &Context<'_>) -> Result<Vec<FieldError>, ErrorResponse> {
    let request: UpdateInvoice = context.body()?;
    let metadata = request.metadata.map(|metadata| to_string(&metadata));
    let is_long = metadata.is_some_and(|text| text.chars().count() > MAX_METADATA);
    let message = format!("is longer than {MAX_METADATA} characters");
    let error = is_long.then(|| FieldError::new("metadata", message));
    Ok(error.into_iter().collect())
}

/// Returns the errors in the bank by which invoices are paid. The page lists five.
pub(super) fn invoice_bank(context: &Context<'_>) -> Result<Vec<FieldError>, ErrorResponse> {
    let request: PayInvoices = context.body()?;
    let is_listed = matches!(
        request.bank_code,
        VirtualAccountBank::Bca
            | VirtualAccountBank::Bri
            | VirtualAccountBank::Mandiri
            | VirtualAccountBank::Permata
            | VirtualAccountBank::Cimb
    );
    let message = "is not one of BCA, BRI, MANDIRI, PERMATA, CIMB";
    let error = (!is_listed).then(|| FieldError::new("bank_code", message));
    Ok(error.into_iter().collect())
}
