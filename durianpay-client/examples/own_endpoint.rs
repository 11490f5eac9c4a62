//! Calls an endpoint that the client lacks, described in `own_endpoint.toml`.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::{ApiKey, Client};
use loyalty::Resources as _;

durianpay_client::bindings! {
    /// The loyalty programme of a gateway.
    pub mod loyalty in "examples/own_endpoint.toml";
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let points = axum::routing::get(async || r#"{"data": {"total": 1200}}"#);
    let router = axum::Router::new().route("/v1/loyalty/cus_1/points", points);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let base_url = format!("http://{}/v1", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, router).await });

    let key = ApiKey::new("dp_test_demo")?;
    let client = Client::builder(key).base_url(base_url).build()?;
    println!("{} points", client.points().get("cus_1").await?.total);
    Ok(())
}
