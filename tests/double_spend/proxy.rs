//! A proxy between a client and the simulator, which injects a fault into its first connections.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A fault of a request and its response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The connection is reset before anything is read.
    ResetAtOnce,
    /// This percentage of the request is forwarded; then both sides are cut off.
    CutRequest(usize),
    /// The request is forwarded, and the connection is reset after this percentage of the response.
    ResetResponse(usize),
    /// The request is forwarded, and the connection is closed cleanly after this percentage of the
    /// response.
    EndResponse(usize),
    /// The request is forwarded, and the response is delayed by this time.
    Delay(Duration),
    /// The request is forwarded, and the response is replaced by one with this status.
    Replace(u16),
    /// The request is not forwarded, and the response has this status.
    Refuse(u16),
}

/// The fault, and the number of connections that it still affects.
type Plan = Arc<Mutex<(usize, Option<Fault>)>>;

/// A proxy on a port of loopback, which is closed on drop.
pub(crate) struct Proxy {
    address: SocketAddr,
    plan: Plan,
    accepting: JoinHandle<()>,
}

impl Proxy {
    pub(crate) async fn to(upstream: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let plan = Plan::default();
        let next = Arc::clone(&plan);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let fault = next_fault(&next);
                tokio::spawn(async move {
                    // Errors are expected here: the fault causes them.
                    let _broken = serve(stream, upstream, fault).await;
                });
            }
        });
        Self {
            address,
            plan,
            accepting,
        }
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// Injects the fault into this many connections from now on.
    pub(crate) fn inject(&self, fault: Fault, connections: usize) {
        *self.plan.lock().unwrap() = (connections, Some(fault));
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

fn next_fault(plan: &Plan) -> Option<Fault> {
    let mut plan = plan.lock().unwrap();
    let (left, fault) = &mut *plan;
    *left = left.checked_sub(1)?;
    *fault
}

/// Serves one request, and ends the connection.
async fn serve(mut client: TcpStream, to: SocketAddr, fault: Option<Fault>) -> io::Result<()> {
    if fault == Some(Fault::ResetAtOnce) {
        return client.set_zero_linger();
    }
    let request = read_message(&mut client).await?;
    if let Some(Fault::Refuse(status)) = fault {
        return client.write_all(&plain(status)).await;
    }
    let mut server = TcpStream::connect(to).await?;
    if let Some(Fault::CutRequest(part)) = fault {
        server.write_all(&request[..share(&request, part)]).await?;
        server.shutdown().await?;
        // The server must see the end before the client does.
        server.read_to_end(&mut Vec::new()).await?;
        return client.set_zero_linger();
    }
    server.write_all(&request).await?;
    let answer = closing(&read_message(&mut server).await?);
    match fault {
        Some(Fault::ResetResponse(part)) => {
            client.write_all(&answer[..share(&answer, part)]).await?;
            client.set_zero_linger()
        }
        Some(Fault::EndResponse(part)) => {
            client.write_all(&answer[..share(&answer, part)]).await?;
            client.shutdown().await
        }
        Some(Fault::Replace(status)) => client.write_all(&plain(status)).await,
        Some(Fault::Delay(time)) => {
            tokio::time::sleep(time).await;
            client.write_all(&answer).await
        }
        _ => client.write_all(&answer).await,
    }
}

fn share(bytes: &[u8], hundredths: usize) -> usize {
    bytes.len() * hundredths / 100
}

fn plain(status: u16) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status} Scripted\r\nconnection: close\r\n");
    format!("{head}content-length: 2\r\n\r\n{{}}").into_bytes()
}

/// Adds a header to the response which states that the connection ends with it.
fn closing(answer: &[u8]) -> Vec<u8> {
    let line = answer.windows(2).position(|two| two == b"\r\n").unwrap();
    let (first, rest) = answer.split_at(line);
    [first, b"\r\nconnection: close", rest].concat()
}

/// Reads a head, and the body up to the length that the head states.
async fn read_message(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"));
            let length = length.map_or(0, |length| length.trim().parse().unwrap());
            while bytes.len() < end + 4 + length {
                read_some(stream, &mut bytes).await?;
            }
            return Ok(bytes);
        }
        read_some(stream, &mut bytes).await?;
    }
}

async fn read_some(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> io::Result<()> {
    match stream.read_buf(bytes).await? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(()),
    }
}
