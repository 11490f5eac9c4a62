//! Only a verified signature creates an `Authentic`.

use durianpay_client::Amount;
use durianpay_client::webhook::Authentic;

fn main() {
    let _ = Authentic {
        id: String::from("pay_1"),
        amount: Amount::from(10_000),
        subject: None,
    };
}
