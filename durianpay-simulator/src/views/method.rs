//! The names of payment methods.

use durianpay_client::api::{PaymentDetailsType, PaymentMethod};

/// Returns the vendor's name for the kind of a method in lists, orders and refunds. For the methods
/// without a known name, it is the type of the charge.
pub(super) fn kind(method: &PaymentMethod) -> &str {
    match method {
        PaymentMethod::Va => PaymentDetailsType::VaDetails.as_str(),
        PaymentMethod::Ewallet => PaymentDetailsType::EwalletDetails.as_str(),
        PaymentMethod::Card => PaymentDetailsType::CardDetails.as_str(),
        PaymentMethod::Bnpl => PaymentDetailsType::BnplDetails.as_str(),
        method => method.as_str(),
    }
}
