//! Ten thousand calls at once, on one client.
//!
//! The server is another process, since each connection takes a file on both sides.

use crate::bodies;
use crate::samples::Samples;
use bench_serde_derive as derive;
use bench_serde_derive::api::{GetOrder, OrderId};
use durianpay_client::{ApiKey, Client};
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Instant;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

const AT_ONCE: usize = 10_000;
const ROUNDS: usize = 5;

/// The percentiles of the latency.
const PERCENTILES: [usize; 4] = [50, 90, 99, 100];

const KEY: &str = "dp_test_bench";

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Measures the latency of calls that all begin at once, as `ns.many.p50.client`.
pub(crate) fn measure(samples: &mut Samples) -> Result<()> {
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    let (own_server, other_server) = (Server::start()?, Server::start()?);
    let client = Client::builder(ApiKey::new(KEY)?).base_url(&*own_server.url);
    let client = Arc::new(client.build()?);
    let derive = derive::Client::new(&other_server.url, KEY);
    let derive = Arc::new(derive.map_err(|error| format!("{error:?}"))?);
    for round in 0..=ROUNDS {
        let own = latencies(&runtime, || {
            let client = Arc::clone(&client);
            async move { client.orders().get("ord_1").await.is_ok() }
        })?;
        let other = latencies(&runtime, || {
            let derive = Arc::clone(&derive);
            let id = OrderId("ord_1".to_owned());
            async move { derive.orders_get(&id, &GetOrder::new()).await.is_ok() }
        })?;
        // The first round opens the connections.
        if round > 0 {
            for percent in PERCENTILES {
                let of = |sorted: &[u64]| sorted[(sorted.len() * percent / 100).max(1) - 1];
                samples.add(format!("ns.many.p{percent}.client"), of(&own));
                samples.add(format!("ns.many.p{percent}.derive"), of(&other));
            }
        }
    }
    Ok(())
}

/// Makes all calls, and returns their latencies in order.
fn latencies<F: Future<Output = bool> + Send + 'static>(
    runtime: &Runtime,
    call: impl Fn() -> F,
) -> Result<Vec<u64>> {
    let mut sorted = runtime.block_on(async {
        let mut calls = JoinSet::new();
        for _ in 0..AT_ONCE {
            let call = call();
            calls.spawn(async move {
                let begun = Instant::now();
                call.await.then(|| begun.elapsed().as_nanos())
            });
        }
        let mut sorted = Vec::with_capacity(AT_ONCE);
        while let Some(took) = calls.join_next().await {
            sorted.push(u64::try_from(took?.ok_or("a concurrent call failed")?)?);
        }
        Result::Ok(sorted)
    })?;
    sorted.sort_unstable();
    Ok(sorted)
}

/// A server in another process, which is stopped when it is dropped.
struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start() -> Result<Self> {
        let mut process = Command::new(std::env::current_exe()?)
            .arg("serve")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = process.stdout.take().ok_or("no output")?;
        let mut url = String::new();
        BufReader::new(output).read_line(&mut url)?;
        Ok(Self {
            process,
            url: url.trim().to_owned(),
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended in either case.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Serves an order on any number of connections until the standard input ends.
pub(crate) fn serve() -> Result<()> {
    let body = bodies::compact(bodies::WRAPPED_ORDER);
    let response: Arc<str> = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into();
    let runtime = Builder::new_current_thread().enable_all().build()?;
    std::thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("http://{}/v1", listener.local_addr()?);
        loop {
            let (stream, _) = listener.accept().await?;
            tokio::spawn(respond(stream, Arc::clone(&response)));
        }
    })
}

/// Responds to each request without a body on a connection.
async fn respond(stream: TcpStream, response: Arc<str>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let (reader, mut writer) = stream.into_split();
    let mut lines = tokio::io::BufReader::new(reader).lines();
    while let Some(line) = lines.next_line().await? {
        if line.is_empty() {
            writer.write_all(response.as_bytes()).await?;
        }
    }
    Ok(())
}
