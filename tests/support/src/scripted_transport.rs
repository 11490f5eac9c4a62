//! A server in place of the network, which a test scripts, and a clock that a test sets.

use bytes::Bytes;
use durianpay_client::{
    BoxFuture, Runtime, SendOptions, TokioRuntime, Transport, TransportError, TransportResult,
};
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// The moment at which a test begins by the server's clock: 2026-11-29T10:00:00Z.
const BEGINNING: Duration = Duration::from_secs(1_795_946_400);

const GOLDEN_RATIO: u128 = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;

/// The clock of the machine: tokio's, which tests pause, and a time of day that may be wrong.
#[derive(Debug, Clone)]
pub struct Clock(Arc<ClockState>);

#[derive(Debug)]
struct ClockState {
    tokio: TokioRuntime,
    begun: Duration,
    /// When the test begins by this clock.
    shows: Mutex<Duration>,
    drawn: Mutex<u128>,
}

impl Clock {
    /// Creates a clock that is right.
    #[expect(
        clippy::new_without_default,
        reason = "a clock is begun where a test begins"
    )]
    pub fn new() -> Self {
        Self::showing(BEGINNING)
    }

    /// Returns a clock that shows a time since 1970.
    pub fn showing(shows: Duration) -> Self {
        let tokio = TokioRuntime::new();
        Self(Arc::new(ClockState {
            begun: tokio.now(),
            tokio,
            shows: Mutex::new(shows),
            drawn: Mutex::new(0),
        }))
    }

    /// Returns a clock that is `seconds` ahead of the server's.
    pub fn ahead(seconds: u64) -> Self {
        Self::showing(BEGINNING + Duration::from_secs(seconds))
    }

    /// Returns a clock that is `seconds` behind the server's.
    pub fn behind(seconds: u64) -> Self {
        Self::showing(BEGINNING.saturating_sub(Duration::from_secs(seconds)))
    }

    /// Returns the time since the test began.
    pub fn elapsed(&self) -> Duration {
        self.0.tokio.now().saturating_sub(self.0.begun)
    }

    /// Returns the time by the server's clock.
    pub fn server_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + BEGINNING + self.elapsed()
    }
}

impl Runtime for Clock {
    fn now(&self) -> Duration {
        self.0.tokio.now()
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + *self.0.shows.lock().unwrap() + self.elapsed()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        self.0.tokio.sleep(time)
    }

    fn random(&self) -> [u8; 16] {
        let mut drawn = self.0.drawn.lock().unwrap();
        *drawn += 1;
        // All bits differ from draw to draw.
        drawn.wrapping_mul(GOLDEN_RATIO).to_be_bytes()
    }
}

/// The reaction of the server to a request.
#[derive(Debug, Clone)]
pub enum Reply {
    /// A status and a body.
    Json(u16, String),
    /// A status and a body, after a delay.
    Later(Duration, u16, String),
    /// No connection.
    Refused,
    /// The connection is lost.
    Broken,
    /// No response, ever.
    Silence,
}

impl Reply {
    /// Returns a response with a code.
    pub fn code(status: u16, code: &str) -> Self {
        let body = format!(r#"{{"responseCode":"{code}","responseMessage":"scripted"}}"#);
        Self::Json(status, body)
    }

    /// Returns a success.
    pub fn done() -> Self {
        Self::code(200, "2001100")
    }

    /// Returns a response with a token that is valid for `seconds`.
    pub fn token(token: &str, seconds: u64) -> Self {
        Self::Json(200, token_body(token, seconds))
    }
}

/// Returns the body of a response with a token that is valid for `seconds`.
pub fn token_body(token: &str, seconds: u64) -> String {
    format!(
        r#"{{"responseCode":"2007300","accessToken":"{token}","tokenType":"BearerToken","expiresIn":"{seconds}"}}"#
    )
}

type Answer = dyn Fn(&http::Request<Bytes>, usize) -> Reply + Send + Sync;

/// A server that answers by a function of the request and its number among those of its path.
#[derive(Clone)]
pub struct Server {
    answer: Arc<Answer>,
    requests: Arc<Mutex<Vec<http::Request<Bytes>>>>,
    /// The clock of the `Date` of responses.
    date: Option<Clock>,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

impl Server {
    /// Creates a server that issues the tokens `token-1`, `token-2`, … for a quarter of an hour,
    /// and answers calls by a function.
    pub fn new(
        answer: impl Fn(&http::Request<Bytes>, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::with_tokens(
            |number| Reply::token(&format!("token-{number}"), 900),
            answer,
        )
    }

    /// Creates a server that answers requests for a token by a function of their number.
    pub fn with_tokens(
        issue: impl Fn(usize) -> Reply + Send + Sync + 'static,
        answer: impl Fn(&http::Request<Bytes>, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::answering(move |request, number| {
            if is_for_token(request) {
                issue(number)
            } else {
                answer(request, number)
            }
        })
    }

    /// Creates a server that answers all requests by a function.
    pub fn answering(
        answer: impl Fn(&http::Request<Bytes>, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self {
            answer: Arc::new(answer),
            requests: Arc::default(),
            date: None,
        }
    }

    /// Lets responses have the `Date` of the server's clock.
    pub fn with_date(self, clock: &Clock) -> Self {
        Self {
            date: Some(clock.clone()),
            ..self
        }
    }

    /// Returns the requests other than those for tokens.
    pub fn calls(&self) -> Vec<http::Request<Bytes>> {
        let requests = self.requests.lock().unwrap();
        let calls = requests.iter().filter(|request| !is_for_token(request));
        calls.cloned().collect()
    }

    /// Returns the requests for tokens.
    pub fn token_requests(&self) -> Vec<http::Request<Bytes>> {
        let requests = self.requests.lock().unwrap();
        let of_tokens = requests.iter().filter(|request| is_for_token(request));
        of_tokens.cloned().collect()
    }

    fn take(&self, request: http::Request<Bytes>) -> Reply {
        let mut requests = self.requests.lock().unwrap();
        let path = request.uri().path().to_owned();
        let of_path = |other: &&http::Request<Bytes>| other.uri().path() == path;
        let number = requests.iter().filter(of_path).count() + 1;
        let reply = (self.answer)(&request, number);
        requests.push(request);
        reply
    }

    fn respond(&self, status: u16, body: String) -> http::Response<Bytes> {
        let mut response = http::Response::builder().status(status);
        if let Some(clock) = &self.date {
            response = response.header("date", httpdate::fmt_http_date(clock.server_time()));
        }
        response.body(body.into()).unwrap()
    }
}

fn is_for_token(request: &http::Request<Bytes>) -> bool {
    request.uri().path().ends_with("/access-token/b2b")
}

impl Transport for Server {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(async move {
            match self.take(request) {
                Reply::Json(status, body) => {
                    // Others go first, as while a network carries the request.
                    tokio::task::yield_now().await;
                    Ok(self.respond(status, body))
                }
                Reply::Later(pause, status, body) => {
                    tokio::time::sleep(pause).await;
                    Ok(self.respond(status, body))
                }
                Reply::Refused => Err(TransportError::not_sent("connection refused")),
                Reply::Broken => Err(TransportError::unknown("connection reset")),
                Reply::Silence => std::future::pending().await,
            }
        })
    }
}

/// Returns a header of a request as text.
pub fn header<'r>(request: &'r http::Request<Bytes>, name: &str) -> &'r str {
    request.headers()[name].to_str().unwrap()
}
