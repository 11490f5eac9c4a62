//! Calls another company's API, described in `own_api.toml`, with a separate client.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use courier::{ApiKey, Client};

durianpay_client::bindings! {
    /// A courier that delivers paid orders.
    pub mod courier in "examples/own_api.toml";
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let parcel = axum::routing::get(async || r#"{"id": "prc_1", "state": "delivered"}"#);
    let router = axum::Router::new().route("/v2/parcels/prc_1", parcel);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let base_url = format!("http://{}/v2", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, router).await });

    let client = Client::builder(ApiKey::new("k-123")?)
        .base_url(base_url)
        .build()?;
    let parcel = client.parcels().get("prc_1").await?;
    println!("{} is {}", parcel.id, parcel.state);
    Ok(())
}
