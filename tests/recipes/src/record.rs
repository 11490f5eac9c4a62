use bytes::Bytes;
use durianpay_client::{ApiKey, BoxFuture, Client};
use durianpay_client::{SendOptions, Transport, TransportError, TransportResult};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Creates a client that records what the sandbox responds.
pub fn recording(key: ApiKey) -> Result<Client, durianpay_client::Error> {
    let builder = Client::builder(key);
    builder
        .wrap_transport(|inner| Record::new(inner, "orders.jsonl"))
        .build()
}

/// Creates a client for tests, which needs neither a key nor a network.
pub fn replaying() -> Result<Client, Box<dyn std::error::Error>> {
    let key = ApiKey::new("dp_test_demo")?;
    let replay = Replay::open("orders.jsonl")?;
    Ok(Client::builder(key).transport(replay).build()?)
}

/// Parts of the names of fields whose values are not written to the file.
pub const PERSONAL: [&str; 20] = [
    "account",
    "additional",
    "address",
    "birth",
    "card",
    "destination",
    "email",
    "identity",
    "information",
    "landmark",
    "mobile",
    "name",
    "number",
    "originator",
    "phone",
    "postal",
    "secret",
    "signature",
    "token",
    "url",
];

/// Appends each response to a file, in a line of JSON, without requests, headers and personal data.
pub struct Record {
    inner: Arc<dyn Transport>,
    file: PathBuf,
}

impl Record {
    pub fn new(inner: Arc<dyn Transport>, file: impl Into<PathBuf>) -> Self {
        let file = file.into();
        Self { inner, file }
    }

    fn append(&self, request: &str, response: &http::Response<Bytes>) -> io::Result<()> {
        let mut body = serde_json::from_slice(response.body()).unwrap_or(Value::Null);
        redact(&mut body);
        let line = json!({
            "request": request,
            "status": response.status().as_u16(),
            "body": body,
        });
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.file);
        file?.write_all(format!("{line}\n").as_bytes())
    }
}

/// Replaces personal data. Names of fields and the form of the response stay.
fn redact(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let name = name.to_lowercase();
                let is_personal = PERSONAL.iter().any(|part| name.contains(part));
                match value {
                    Value::String(text) if is_personal => *text = "redacted".to_owned(),
                    Value::Number(number) if is_personal => *number = 0.into(),
                    _ => redact(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(redact),
        Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
}

/// Names a request by its method and path. The query may contain personal data.
fn name(request: &http::Request<Bytes>) -> String {
    format!("{} {}", request.method(), request.uri().path())
}

impl Transport for Record {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(async move {
            let name = name(&request);
            let response = self.inner.send(request, options).await?;
            // The request has taken effect: a full disk must not make an error of it.
            if let Err(error) = self.append(&name, &response) {
                eprintln!("cannot record {name}: {error}");
            }
            Ok(response)
        })
    }
}

/// Responds with the responses of a file, each once, in the order in which they were recorded.
pub struct Replay(Mutex<VecDeque<(String, http::Response<Bytes>)>>);

impl Replay {
    pub fn open(file: impl AsRef<Path>) -> io::Result<Self> {
        let text = std::fs::read_to_string(file)?;
        let responses = text.lines().map(|line| {
            let line: Value = serde_json::from_str(line)?;
            let invalid = || io::Error::new(io::ErrorKind::InvalidData, "not a recorded response");
            let request = line["request"].as_str().ok_or_else(invalid)?;
            let status = line["status"]
                .as_u64()
                .and_then(|it| u16::try_from(it).ok());
            let response = http::Response::builder()
                .status(status.ok_or_else(invalid)?)
                .body(Bytes::from(line["body"].to_string()));
            Ok((request.to_owned(), response.map_err(io::Error::other)?))
        });
        let responses: io::Result<_> = responses.collect();
        Ok(Self(Mutex::new(responses?)))
    }
}

impl Transport for Replay {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        let name = name(&request);
        let mut responses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = responses.iter().position(|(recorded, _)| *recorded == name);
        let found = found.and_then(|index| responses.remove(index));
        let response = match found {
            Some((_, response)) => Ok(response),
            None => Err(TransportError::invalid_request(format!(
                "{name} was not recorded"
            ))),
        };
        Box::pin(std::future::ready(response))
    }
}
