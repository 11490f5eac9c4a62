//! The requests of published clients, byte by byte as they write them, except for the order of the
//! headers: a lenient simulator accepts them.
//!
//! Each operation is a row: the request, with the ids of earlier responses in braces.

mod go;
mod php;

use durianpay_client::webhook;
use durianpay_client::{Amount, api::PaymentId};
use durianpay_simulator::Simulator;
use serde_json::Value;
use std::collections::BTreeMap;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request of a client: the method, the path with the query, and the body.
type Row = (&'static str, &'static str, &'static str);

/// The name of an id, and the place of the id in the response to a request that begins like this.
type Id = (&'static str, &'static str, &'static str, &'static str);

/// A client that sends rows, and keeps the ids in the responses.
struct Sender<'s> {
    simulator: &'s Simulator,
    /// The headers of every request.
    headers: &'static str,
    /// Whether requests without a body have this one.
    empty_body: &'static str,
    ids: &'static [Id],
    known: BTreeMap<&'static str, String>,
}

impl Sender<'_> {
    /// Replaces the names in braces by ids.
    fn fill(&self, text: &str) -> String {
        let known = self.known.iter();
        known.fold(text.to_owned(), |text, (name, id)| {
            text.replace(&format!("{{{name}}}"), id)
        })
    }

    /// Sends a row with further headers, and keeps the ids in the response. It must be accepted.
    async fn send(&mut self, (method, path, body): Row, more: &str) -> Value {
        let (path, body) = (self.fill(path), self.fill(body));
        let body = if body.is_empty() {
            self.empty_body
        } else {
            &body
        };
        let length = match (method, body) {
            ("GET" | "DELETE", "") => String::new(),
            _ => format!("Content-Length: {}\r\n", body.len()),
        };
        let host = self.simulator.base_url().strip_prefix("http://").unwrap();
        let host = host.strip_suffix("/v1").unwrap();
        let headers = self.headers;
        let request = format!(
            "{method} /v1{path} HTTP/1.1\r\nHost: {host}\r\n{headers}{length}{more}\r\n{body}"
        );
        let (status, answer) = exchange(host, &request).await;
        assert!((200..300).contains(&status), "{request}\n{status} {answer}");
        for (name, asked, begin, place) in self.ids {
            if *asked == method && path.starts_with(begin) {
                let found = answer.pointer(place).and_then(Value::as_str);
                if let Some(id) = found {
                    self.known.insert(name, id.to_owned());
                }
            }
        }
        answer
    }

    async fn send_all(&mut self, rows: &[Row]) {
        for row in rows {
            self.send(*row, "").await;
        }
    }

    /// Pays the payment, as the customer.
    async fn pay(&mut self) {
        let payment = PaymentId::new(&*self.known["payment"]);
        self.simulator.pay(&payment).await.unwrap();
        let key = self.simulator.api_key();
        let amount = Amount::from_rupiah(10_001).unwrap();
        let signature = webhook::sign(payment.as_str(), amount, key).unwrap();
        self.known.insert("signature", signature.to_string());
    }
}

/// Sends a request on a connection that stays open. Returns status and body of the response.
async fn exchange(host: &str, request: &str) -> (u16, Value) {
    let mut stream = TcpStream::connect(host).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    loop {
        let mut part = [0; 4096];
        let read = stream.read(&mut part).await.unwrap();
        assert!(read > 0, "the connection ended within {answer:?}");
        answer.push_str(std::str::from_utf8(&part[..read]).unwrap());
        let Some((head, body)) = answer.split_once("\r\n\r\n") else {
            continue;
        };
        let head = head.to_lowercase();
        let mut lines = head.lines();
        let length = lines.find_map(|line| line.strip_prefix("content-length: "));
        if body.len() == length.unwrap().parse::<usize>().unwrap() {
            let status = head[9..12].parse().unwrap();
            return (status, serde_json::from_str(body).unwrap());
        }
    }
}

async fn lenient() -> Simulator {
    Simulator::builder().lenient().start().await.unwrap()
}
