//! A server on a bare socket: it reads whole requests, follows a script, and records what it
//! receives.

use std::io;
use std::net::SocketAddr;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The longest that a test waits for an event that has to come, on however slow a machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A step of a script.
#[derive(Debug, Clone)]
pub enum Step {
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

/// A request as it was received.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The request target.
    pub target: String,
    /// Names, in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body, as long as `content-length` says, or the content of its chunks.
    pub body: Vec<u8>,
}

impl Request {
    /// Returns the values of a header.
    pub fn header(&self, name: &str) -> Vec<&str> {
        let named = self.headers.iter().filter(|(found, _)| found == name);
        named.map(|(_, value)| value.as_str()).collect()
    }
}

/// The events so far.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// Connections that were accepted.
    pub connections: usize,
    /// Connections that are closed.
    pub over: usize,
    /// Whole requests, in the order of their arrival.
    pub requests: Vec<Request>,
    /// Bytes of requests that were cut off.
    pub rest: Vec<u8>,
}

type Script = dyn Fn(&Request) -> Vec<Step> + Send + Sync;

/// A server on a loopback port. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    log: watch::Receiver<Log>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Starts a server that runs the steps `script` returns for each request, and reads the
    /// next request unless they ended the connection.
    pub async fn start(script: impl Fn(&Request) -> Vec<Step> + Send + Sync + 'static) -> Self {
        Self::listen(Vec::new(), Arc::new(script)).await
    }

    /// Starts a server that runs the same steps for every request.
    pub async fn always(steps: Vec<Step>) -> Self {
        Self::start(move |_| steps.clone()).await
    }

    /// Starts a server that runs these steps on every new connection, before it reads anything.
    pub async fn greeting(steps: Vec<Step>) -> Self {
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

    /// Returns the address that the server listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the base URL of an API that is served here.
    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// Returns the events so far.
    pub fn log(&self) -> Log {
        self.log.borrow().clone()
    }

    /// Waits until `happened` holds.
    pub async fn until(&self, happened: impl FnMut(&Log) -> bool) -> Log {
        let mut log = self.log.clone();
        let found = tokio::time::timeout(PATIENCE, log.wait_for(happened)).await;
        let Ok(found) = found else {
            panic!("it did not happen in time: {:?}", self.log());
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
        // An error here is expected by the test, which reads the log.
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
        if request.header("transfer-encoding") == ["chunked"] {
            let Some((body, end)) = self.chunks(head).await? else {
                return Ok(None);
            };
            request.body = body;
            self.unread.drain(..end);
            return Ok(Some(request));
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

impl Connection {
    /// Reads a body in chunks that begins at `at`. Returns its content and its end.
    async fn chunks(&mut self, mut at: usize) -> io::Result<Option<(Vec<u8>, usize)>> {
        let mut body = Vec::new();
        loop {
            let unread = &self.unread[at..];
            let line = unread.windows(2).position(|two| two == b"\r\n");
            let Some(line) = line else {
                if !self.read().await? {
                    return Ok(None);
                }
                continue;
            };
            let size = str::from_utf8(&unread[..line]).unwrap();
            let size = usize::from_str_radix(size, 16).unwrap();
            let (begin, end) = (at + line + 2, at + line + 2 + size + 2);
            while self.unread.len() < end {
                if !self.read().await? {
                    return Ok(None);
                }
            }
            body.extend_from_slice(&self.unread[begin..end - 2]);
            if size == 0 {
                return Ok(Some((body, end)));
            }
            at = end;
        }
    }
}

/// Returns the step that sends a whole response.
pub fn response(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Step {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 {status} Scripted\r\n").into_bytes();
    for (name, value) in headers {
        bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
    bytes.extend_from_slice(body);
    Step::Send(bytes)
}

/// Returns the step that sends a whole response with a JSON body.
pub fn json(status: u16, body: impl AsRef<[u8]>) -> Step {
    response(status, &[("content-type", "application/json")], body)
}

/// Returns the step that sends these bytes as they are.
pub fn bytes(text: impl AsRef<[u8]>) -> Step {
    Step::Send(text.as_ref().to_vec())
}
