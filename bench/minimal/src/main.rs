//! Sends a request, reads JSON and computes a signature, with as little code as possible.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let url = std::env::args().nth(1).ok_or("give a URL")?;
        let response: serde_json::Value = reqwest::get(url).await?.json().await?;
        let mut mac = Hmac::<Sha256>::new_from_slice(b"key")?;
        mac.update(response.to_string().as_bytes());
        println!("{:02x?}", mac.finalize().into_bytes());
        Ok(())
    })
}
