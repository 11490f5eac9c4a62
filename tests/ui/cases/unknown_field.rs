//! A field of a response can be read, a field that is not in the spec does not exist,
//! and a response cannot be created.

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
