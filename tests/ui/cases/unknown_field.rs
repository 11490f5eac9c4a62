//! A field that came is read; one that the spec does not have is not there, and an
//! response cannot be made up.

use durianpay_client::api::PaymentState;

fn read(state: &PaymentState) -> bool {
    state.is_complete
}

fn invent(status: durianpay_client::api::PaymentStatus) -> PaymentState {
    PaymentState {
        status,
        is_completed: Some(true),
        signature: None,
        error_code: None,
    }
}

fn main() {}
