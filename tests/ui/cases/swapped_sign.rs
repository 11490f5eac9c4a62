//! The key and the string to sign cannot be swapped.

use durianpay_client::{Amount, ApiKey, webhook};

fn main() {
    let key = ApiKey::new("dp_test_ui").unwrap();
    let _ = webhook::sign(&key, Amount::from(10_000), "pay_1");
}
