//! A server on a bare socket: it reads requests whole, does to the connection
//! what its script says, and remembers what it was sent.

use std::io;
use std::net::SocketAddr;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long a test waits for what has to come, on however slow a machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// One thing that is done to a connection.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Writes these bytes.
    Send(Vec<u8>),
    /// Writes these bytes one at a time, with that pause after each.
    Trickle(Vec<u8>, Duration),
    /// Writes these bytes over and over until the peer goes away.
    Flood(Vec<u8>),
    /// Does nothing for that long.
    Pause(Duration),
    /// Says nothing more, and waits for the peer to go away.
    Stall,
    /// Says that nothing more will come, and waits for the peer to go away.
    HalfClose,
    /// Ends the connection with a reset.
    Reset,
}

/// A request as it came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// The values of a header.
    pub(crate) fn header(&self, name: &str) -> Vec<&str> {
        let named = self.headers.iter().filter(|(found, _)| found == name);
        named.map(|(_, value)| value.as_str()).collect()
    }
}

/// What has happened so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log {
    /// Connections that were accepted.
    pub(crate) connections: usize,
    /// Connections that are over.
    pub(crate) over: usize,
    /// Requests, whole, in the order they came.
    pub(crate) requests: Vec<Request>,
    /// Bytes that belong to no whole request.
    pub(crate) rest: Vec<u8>,
}

type Script = dyn Fn(&Request) -> Vec<Step> + Send + Sync;

/// A server on a port of loopback; gone when it is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    log: watch::Receiver<Log>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Does for each request what `script` says, and reads the next when that
    /// did not end the connection.
    pub(crate) async fn start(
        script: impl Fn(&Request) -> Vec<Step> + Send + Sync + 'static,
    ) -> Self {
        Self::listen(Vec::new(), Arc::new(script)).await
    }

    /// Does the same for every request.
    pub(crate) async fn always(steps: Vec<Step>) -> Self {
        Self::start(move |_| steps.clone()).await
    }

    /// Does this to every new connection, before anything is read.
    pub(crate) async fn greeting(steps: Vec<Step>) -> Self {
        Self::listen(steps, Arc::new(|_: &Request| vec![Step::Stall])).await
    }

    async fn listen(greeting: Vec<Step>, script: Arc<Script>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, log) = watch::channel(Log::default());
        let sender = Arc::new(sender);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                sender.send_modify(|log| log.connections += 1);
                let connection = Connection {
                    stream,
                    unread: Vec::new(),
                    log: Arc::clone(&sender),
                };
                tokio::spawn(connection.serve(greeting.clone(), Arc::clone(&script)));
            }
        });
        Self {
            address,
            log,
            accepting,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base URL of an API that is served here.
    pub(crate) fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// What has happened so far.
    pub(crate) fn log(&self) -> Log {
        self.log.borrow().clone()
    }

    /// Waits until that has happened.
    pub(crate) async fn until(&self, happened: impl FnMut(&Log) -> bool) -> Log {
        let mut log = self.log.clone();
        let found = tokio::time::timeout(PATIENCE, log.wait_for(happened)).await;
        let Ok(found) = found else {
            panic!("it never happened: {:?}", self.log());
        };
        found.unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

struct Connection {
    stream: TcpStream,
    unread: Vec<u8>,
    log: Arc<watch::Sender<Log>>,
}

impl Connection {
    async fn serve(mut self, greeting: Vec<Step>, script: Arc<Script>) {
        let log = Arc::clone(&self.log);
        // What breaks here is what the test is about: the log tells of it.
        _ = self.play(greeting, script).await;
        log.send_modify(|log| {
            log.over += 1;
            log.rest.extend_from_slice(&self.unread);
        });
    }

    async fn play(&mut self, greeting: Vec<Step>, script: Arc<Script>) -> io::Result<()> {
        let mut steps = greeting;
        loop {
            for step in steps {
                if self.step(step).await?.is_break() {
                    return Ok(());
                }
            }
            let Some(request) = self.request().await? else {
                return Ok(());
            };
            steps = script(&request);
            self.log.send_modify(|log| log.requests.push(request));
        }
    }

    async fn step(&mut self, step: Step) -> io::Result<ControlFlow<()>> {
        match step {
            Step::Send(bytes) => self.stream.write_all(&bytes).await?,
            Step::Trickle(bytes, pause) => {
                for byte in bytes {
                    self.stream.write_all(&[byte]).await?;
                    tokio::time::sleep(pause).await;
                }
            }
            Step::Flood(bytes) => loop {
                self.stream.write_all(&bytes).await?;
            },
            Step::Pause(time) => tokio::time::sleep(time).await,
            Step::Stall => {
                while self.read().await? {}
                return Ok(ControlFlow::Break(()));
            }
            Step::HalfClose => {
                self.stream.shutdown().await?;
                while self.read().await? {}
                return Ok(ControlFlow::Break(()));
            }
            Step::Reset => {
                self.stream.set_zero_linger()?;
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Reads some bytes; false at the end.
    async fn read(&mut self) -> io::Result<bool> {
        Ok(self.stream.read_buf(&mut self.unread).await? > 0)
    }

    /// Reads one request with its body; `None` at the end.
    async fn request(&mut self) -> io::Result<Option<Request>> {
        let head = loop {
            let end = self.unread.windows(4).position(|four| four == b"\r\n\r\n");
            if let Some(end) = end {
                break end + 4;
            }
            if !self.read().await? {
                return Ok(None);
            }
        };
        let text = String::from_utf8_lossy(&self.unread[..head]).into_owned();
        let mut lines = text.split("\r\n").filter(|line| !line.is_empty());
        let mut words = lines.next().unwrap_or_default().split(' ');
        let mut request = Request {
            method: words.next().unwrap_or_default().to_owned(),
            target: words.next().unwrap_or_default().to_owned(),
            ..Request::default()
        };
        for line in lines {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let header = (name.to_ascii_lowercase(), value.trim().to_owned());
            request.headers.push(header);
        }
        let lengths = request.header("content-length");
        let length: usize = lengths.first().map_or(0, |length| length.parse().unwrap());
        while self.unread.len() < head + length {
            if !self.read().await? {
                return Ok(None);
            }
        }
        let rest = self.unread.split_off(head + length);
        request.body = self.unread.split_off(head);
        self.unread = rest;
        Ok(Some(request))
    }
}

/// A whole answer.
pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Step {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 {status} Scripted\r\n").into_bytes();
    for (name, value) in headers {
        bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
    bytes.extend_from_slice(body);
    Step::Send(bytes)
}

/// A whole answer with a JSON body.
pub(crate) fn json(status: u16, body: impl AsRef<[u8]>) -> Step {
    answer(status, &[("content-type", "application/json")], body)
}

/// Bytes as they stand.
pub(crate) fn bytes(text: impl AsRef<[u8]>) -> Step {
    Step::Send(text.as_ref().to_vec())
}
