//! A running simulator.

use crate::support::command;
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// `Basic` with the default key.
const AUTHORIZED: &str = "authorization: Basic ZHBfdGVzdF9zaW11bGF0b3I6\r\n";

/// A process of `durianpay simulate`. Dropping it kills it.
pub(crate) struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    /// `http://127.0.0.1:…`
    pub(crate) host: String,
}

impl Running {
    /// Starts it on a free port, with its log as JSON.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::start_in(".", arguments)
    }

    /// Starts it in a folder.
    pub(crate) fn start_in(folder: impl AsRef<Path>, arguments: &[&str]) -> Self {
        let arguments = [&["--json"], arguments].concat();
        let mut running = Self::spawn(folder, &arguments);
        let started = running.line();
        let started: Value = serde_json::from_str(&started).unwrap();
        let url = started["control_url"].as_str().unwrap();
        url.strip_suffix("/_sim")
            .unwrap()
            .clone_into(&mut running.host);
        running
    }

    /// Starts it with its log as text.
    pub(crate) fn start_human(arguments: &[&str]) -> Self {
        Self::spawn(".", arguments)
    }

    fn spawn(folder: impl AsRef<Path>, arguments: &[&str]) -> Self {
        let has_port = arguments.contains(&"--port");
        let port: &[&str] = if has_port { &[] } else { &["--port", "0"] };
        let arguments = [&["simulate"], port, arguments].concat();
        let mut command = command(folder, &arguments);
        let child = command.stdout(Stdio::piped()).spawn();
        let mut child = child.unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Self {
            child,
            stdout,
            host: String::new(),
        }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line
    }

    /// Reads what it prints, until a line that contains `end`. Finds its address.
    pub(crate) fn printed_until(&mut self, end: &str) -> String {
        let mut printed = String::new();
        loop {
            let line = self.line();
            assert!(!line.is_empty(), "it ended: {printed}");
            if let Some((_, url)) = line.split_once("API       ") {
                url.split_once("/v1").unwrap().0.clone_into(&mut self.host);
            }
            printed.push_str(&line);
            if line.contains(end) {
                return printed;
            }
        }
    }

    /// Sends a request to the API.
    pub(crate) fn api(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        self.send(method, &format!("/v1{path}"), AUTHORIZED, body)
    }

    /// Sends a request to the control API.
    pub(crate) fn control(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        self.send(method, &format!("/_sim{path}"), "", body)
    }

    /// Sends a request with these header lines. A `host` is added unless it is among them.
    pub(crate) fn send(&self, method: &str, path: &str, headers: &str, body: &str) -> (u16, Value) {
        let address = self.host.strip_prefix("http://").unwrap();
        let host = if headers.contains("host:") {
            String::new()
        } else {
            format!("host: {address}\r\n")
        };
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\n{host}{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
        );
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        let (head, body) = response.split_once("\r\n\r\n").unwrap();
        let status = head[9..12].parse().unwrap();
        (status, serde_json::from_str(body).unwrap_or_default())
    }

    /// Creates an order of Rp 10,000, and returns its id.
    pub(crate) fn create_order(&self) -> String {
        let order = r#"{"amount":"10000.00","currency":"IDR","customer":{"email":"a@b.c"}}"#;
        let (status, order) = self.api("POST", "/orders", order);
        assert_eq!(status, 200, "{order}");
        order["data"]["id"].as_str().unwrap().to_owned()
    }

    /// Ends it with a signal, and returns the rest of its log. It must end without an error.
    pub(crate) fn end(mut self, signal: &str) -> Vec<Value> {
        stop(&self.child, signal);
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).unwrap();
        let status = self.child.wait().unwrap();
        assert_eq!(status.code(), Some(0), "{rest}");
        let lines = rest.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Kills it.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Sends a signal to a process.
pub(crate) fn stop(child: &Child, signal: &str) {
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-s", signal, &id]).status();
    assert!(sent.unwrap().success());
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
