//! Verifies a webhook from standard input.

use durianpay_client::ApiKey;
use durianpay_client::webhook::Untrusted;
use std::io::{Read, stdin};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut body = Vec::new();
    stdin().read_to_end(&mut body)?;
    let key = ApiKey::from_env()?;
    let authentic = Untrusted::parse(&body)?.verify([&key])?;
    println!("{authentic:?}");
    Ok(())
}
