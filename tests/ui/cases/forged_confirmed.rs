//! Only the API's response makes a `Confirmed`.

use durianpay_client::api::Payment;
use durianpay_client::webhook::Confirmed;

fn confirmed(payment: Payment) -> Confirmed {
    Confirmed(payment)
}

fn main() {}
