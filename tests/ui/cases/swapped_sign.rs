//! The key and the text that is signed cannot change places.

use durianpay_client::{Amount, ApiKey, webhook};

fn main() {
    let key = ApiKey::new("dp_test_ui").unwrap();
    let _ = webhook::sign(&key, Amount::from(10_000), "pay_1");
}
