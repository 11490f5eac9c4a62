//! Only the API's response creates a `Confirmed` and decides whether it is paid.

use durianpay_client::webhook::Confirmed;

fn paid(confirmed: Confirmed) -> Confirmed {
    Confirmed {
        is_paid: true,
        ..confirmed
    }
}

fn main() {}
