//! What the tests of the wire share: clients, an order, and servers that do
//! something else for each case.

use durianpay_client::api::{CreateOrder, Order, OrderCustomer};
use durianpay_client::{Amount, ApiKey, Client, ClientBuilder, Error, ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Log, Server, Step};
use std::time::Duration;
use tokio::net::TcpSocket;
use tokio::task::JoinSet;

/// A limit that a test waits out.
pub(crate) const SHORT: Duration = Duration::from_millis(300);

pub(crate) const ORDER: &str = r#"{"id": "ord_1", "amount": "20000", "status": "started"}"#;

pub(crate) fn builder(base_url: String) -> ClientBuilder {
    Client::builder(ApiKey::new("dp_test_demo").unwrap()).base_url(base_url)
}

/// A client of that server, with limits that no test waits out.
pub(crate) fn client(server: &Server) -> Client {
    builder(server.base_url()).build().unwrap()
}

/// A client of that server that waits for a response only shortly.
pub(crate) fn impatient(server: &Server) -> Client {
    builder(server.base_url())
        .attempt_timeout(SHORT)
        .build()
        .unwrap()
}

/// Runs an ignored test of this binary in a process with these variables and without those.
pub(crate) async fn in_child(
    test: &'static str,
    set: Vec<(&'static str, String)>,
    removed: &'static [&'static str],
) {
    let child = tokio::task::spawn_blocking(move || {
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "--ignored", "--nocapture", test]);
        command.envs(set);
        for name in removed {
            command.env_remove(name);
        }
        command.output().unwrap()
    });
    let output = child.await.unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && printed.contains("1 passed"),
        "{test}: {printed}\n{failed}"
    );
}

/// A port that is not in use, and that no other program can take.
pub(crate) struct ClosedPort(TcpSocket);

impl ClosedPort {
    pub(crate) fn take() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        Self(socket)
    }

    /// The base URL of an API that is not there.
    pub(crate) fn base_url(&self) -> String {
        format!("http://{}/v1", self.0.local_addr().unwrap())
    }
}

pub(crate) fn create_order() -> CreateOrder {
    CreateOrder::new(
        Amount::from(20_000),
        OrderCustomer::new().email("jane@example.com"),
    )
}

pub(crate) async fn create(client: &Client) -> Result<Order, Error> {
    client.orders().create(create_order()).await
}

#[track_caller]
pub(crate) fn assert_failed<T: std::fmt::Debug>(
    name: &str,
    found: Result<T, Error>,
    kind: ErrorKind,
    outcome: Outcome,
) -> Error {
    let error = found.expect_err(name);
    assert_eq!(error.kind(), kind, "{name}: {error:?}");
    assert_eq!(error.outcome(), outcome, "{name}: {error:?}");
    assert!(error.operation().is_some(), "{name}: {error:?}");
    error
}

/// Creates an order with a server that does that to the request, and sees that
/// it was asked once.
pub(crate) async fn failing(
    name: &str,
    steps: Vec<Step>,
    kind: ErrorKind,
    outcome: Outcome,
) -> Error {
    let server = Server::always(steps).await;
    let client = if kind == ErrorKind::Timeout {
        impatient(&server)
    } else {
        client(&server)
    };
    let error = assert_failed(name, create(&client).await, kind, outcome);
    let log = server.log();
    assert_eq!((log.connections, log.requests.len()), (1, 1), "{name}");
    error
}

/// A server that follows, for each request, the script of the case in its `x-case`.
pub(crate) async fn server_of(cases: &[(&'static str, Vec<Step>)]) -> Server {
    let cases = cases.to_vec();
    Server::start(move |request| {
        let named = |(name, _): &&(&str, Vec<Step>)| request.header("x-case") == [*name];
        cases.iter().find(named).unwrap().1.clone()
    })
    .await
}

/// Returns the requests of the given case.
pub(crate) fn targets_of(log: &Log, name: &str) -> Vec<String> {
    let requests = log.requests.iter();
    let of_case = requests.filter(|request| request.header("x-case") == [name]);
    of_case.map(|request| request.target.clone()).collect()
}

/// Runs cases side by side that each wait for a limit.
pub(crate) async fn side_by_side(
    cases: impl Iterator<Item = impl Future<Output = ()> + Send + 'static>,
) {
    let mut tasks: JoinSet<()> = cases.collect();
    while let Some(task) = tasks.join_next().await {
        task.unwrap();
    }
}
