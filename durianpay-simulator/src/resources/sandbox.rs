//! `sandbox_options` of a charge: the end of a payment without a customer.

use crate::error_response::FieldError;
use crate::model::payment::Ending;
use crate::state::State;
use durianpay_client::api::{PaymentId, SandboxOptions};
use std::time::Duration;

/// Returns the error of options that cannot be followed.
pub(crate) fn error(options: &SandboxOptions) -> Option<FieldError> {
    let is_negative = options.delay_ms.is_some_and(|delay| delay < 0);
    let field = "sandbox_options.delay_ms";
    is_negative.then(|| FieldError::new(field, "is less than 0"))
}

/// Ends a new payment as its options demand: it fails with `force_fail`, and otherwise completes
/// after `delay_ms`. Without either, it waits for the customer.
///
/// No source states whether a delay alone completes a payment; its name would mean nothing
/// otherwise. A payment that ends at once has ended before its response is read.
pub(crate) fn plan(state: &mut State, payment: &PaymentId, options: &SandboxOptions) {
    let fails = options.force_fail == Some(true);
    let delay = options.delay_ms.and_then(|delay| u64::try_from(delay).ok());
    let delay = Duration::from_millis(delay.unwrap_or_default());
    let ending = if fails {
        Ending::Failed
    } else {
        Ending::Completed
    };
    if !delay.is_zero() {
        state.plan_end(payment, delay, ending);
    } else if fails {
        // The payment is new, so it is processing.
        let _events = state.end(payment, ending);
    }
}
