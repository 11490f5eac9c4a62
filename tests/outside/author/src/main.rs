//! Calls an endpoint of a third-party spec on the published client.

use durianpay_client::{ApiKey, Client};
use mine::Resources as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

durianpay_client::bindings! {
    /// Bindings of `mine.toml`.
    pub mod mine in "mine.toml";
}

const BODY: &str = r#"{"data": {"total": 1200, "tier": "gold"}}"#;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let base_url = format!("http://{}/v1", listener.local_addr()?);
    let server = tokio::spawn(answer_once(listener));

    let client = Client::builder(ApiKey::new("dp_test_demo")?).base_url(base_url).build()?;
    let points = client.points().get("cus_1").await?;
    let request = server.await??;

    println!("{} points, {:?}", points.total, points.tier);
    assert!(request.starts_with("GET /v1/loyalty/cus_1/points HTTP/1.1\r\n"), "{request}");
    assert_eq!((points.total, points.tier), (1200, Some(mine::Tier::Gold)));
    Ok(())
}

async fn answer_once(listener: TcpListener) -> std::io::Result<String> {
    let (mut socket, _) = listener.accept().await?;
    let mut request = vec![0; 4096];
    let length = socket.read(&mut request).await?;
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        BODY.len(),
    );
    socket.write_all(head.as_bytes()).await?;
    socket.write_all(BODY.as_bytes()).await?;
    Ok(String::from_utf8_lossy(&request[..length]).into_owned())
}
