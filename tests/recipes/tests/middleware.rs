//! Transports around and in place of the client's own.

use bytes::Bytes;
use durianpay_client::api::{CreateOrder, OrderCustomer};
use durianpay_client::{ApiKey, BoxFuture, Client, ClientBuilder, ErrorKind, Outcome};
use durianpay_client::{
    SendOptions, ServiceTransport, Transport, TransportResult, TransportService,
};
use durianpay_recipes::cache::Cache;
use durianpay_recipes::pace::Pace;
use durianpay_recipes::record::{PERSONAL, Record, Replay};
use durianpay_recipes::reqwest_stack::ReqwestStack;
use durianpay_simulator::{Effect, Fault, Simulator};
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceBuilder;

fn simulator() -> Simulator {
    Simulator::builder().start_in_memory().unwrap()
}

fn builder(simulator: &Simulator) -> ClientBuilder {
    Client::builder(simulator.api_key().clone()).transport(simulator.transport())
}

fn order() -> CreateOrder {
    let jane = OrderCustomer::new()
        .email("jane.doe@example.com")
        .mobile("08123456789");
    CreateOrder::new(10_000, jane)
}

/// Layers that let one request through at a time, reject others, and give up after a time.
fn layered(transport: Arc<dyn Transport>, limit: Duration) -> impl Transport {
    let layers = ServiceBuilder::new()
        .load_shed()
        .timeout(limit)
        .concurrency_limit(1)
        .service(TransportService::new(transport));
    ServiceTransport::new(layers)
}

#[tokio::test(start_paused = true)]
async fn a_request_passes_through_tower_layers() {
    let simulator = simulator();
    let limit = Duration::from_secs(10);
    let builder = builder(&simulator).wrap_transport(move |inner| layered(inner, limit));
    let client = builder.build().unwrap();
    let created = client.orders().create(order()).await.unwrap();
    assert_eq!(
        client.orders().get(&created.id).await.unwrap().id,
        created.id
    );
    // Errors of the transport itself are kept.
    simulator.faults().next(Fault::Reset(Effect::NotApplied));
    let error = client.orders().create(order()).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Transport, Outcome::Unknown)
    );
}

#[tokio::test(start_paused = true)]
async fn a_layer_that_gives_up_decides_the_outcome_by_what_was_sent() {
    let simulator = simulator();
    let limit = Duration::from_secs(10);
    let builder = builder(&simulator).wrap_transport(move |inner| layered(inner, limit));
    let client = builder.build().unwrap();
    simulator
        .faults()
        .next(Fault::Delay(Duration::from_secs(20)));
    let first = client.orders().create(order()).no_retry().send();
    let second = client.orders().create(order()).no_retry().send();
    let (first, second) = tokio::join!(first, second);
    // The first one reached the transport, and the second one was rejected.
    let (first, second) = (first.unwrap_err(), second.unwrap_err());
    assert_eq!(
        (first.kind(), first.outcome()),
        (ErrorKind::Transport, Outcome::Unknown)
    );
    assert_eq!(
        (second.kind(), second.outcome()),
        (ErrorKind::Connect, Outcome::NotSent)
    );
    assert_eq!(simulator.requests().len(), 1);
}

/// Retries every failure once.
#[derive(Clone)]
struct Again(bool);

impl<Q: Clone, R, E> tower::retry::Policy<Q, R, E> for Again {
    type Future = std::future::Ready<()>;

    fn retry(&mut self, _: &mut Q, result: &mut Result<R, E>) -> Option<Self::Future> {
        let is_first = std::mem::replace(&mut self.0, false);
        (is_first && result.is_err()).then(|| std::future::ready(()))
    }

    fn clone_request(&mut self, request: &Q) -> Option<Q> {
        Some(request.clone())
    }
}

#[tokio::test(start_paused = true)]
async fn a_layer_cannot_send_a_request_twice() {
    let simulator = simulator();
    let builder = builder(&simulator).wrap_transport(|inner| {
        let layers = ServiceBuilder::new()
            .retry(Again(true))
            .service(TransportService::new(inner));
        ServiceTransport::new(layers)
    });
    let client = builder.build().unwrap();
    simulator.faults().next(Fault::Reset(Effect::Applied));
    let error = client.orders().create(order()).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(simulator.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn requests_are_paced() {
    let simulator = simulator();
    let interval = Duration::from_secs(2);
    let builder = builder(&simulator).wrap_transport(move |inner| Pace::new(inner, interval));
    let client = builder.build().unwrap();
    let begun = tokio::time::Instant::now();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..4 {
        calls.spawn(client.payments().list().send());
    }
    for result in calls.join_all().await {
        result.unwrap();
    }
    assert_eq!(begun.elapsed().as_secs(), 6);
    // A turn that comes too late for its call sends nothing.
    let sent = simulator.requests().len();
    client.payments().list().await.unwrap();
    let late = client
        .orders()
        .create(order())
        .timeout(Duration::from_secs(1))
        .await;
    assert!(late.unwrap_err().is_timeout());
    assert_eq!(simulator.requests().len(), sent + 1);
}

#[tokio::test]
async fn chosen_responses_are_cached_without_their_date() {
    let simulator = simulator();
    let keeps = |uri: &http::Uri| uri.path().ends_with("/v1/payments");
    let time = Duration::from_secs(60);
    let builder = builder(&simulator).wrap_transport(move |inner| Cache::new(inner, keeps, time));
    let client = builder.build().unwrap();
    let first = client.payments().list().raw().await.unwrap();
    let second = client.payments().list().raw().await.unwrap();
    assert_eq!(first.body(), second.body());
    assert!(!second.headers().contains_key("date"));
    assert_eq!(simulator.requests().len(), 1);
    client.orders().list().await.unwrap();
    client.orders().list().await.unwrap();
    assert_eq!(simulator.requests().len(), 3);
    // An error is not kept.
    simulator.faults().next(Fault::Unavailable);
    client.orders().list().no_retry().await.unwrap_err();
    client.orders().list().await.unwrap();
}

#[tokio::test]
async fn responses_are_recorded_without_secrets_and_replayed() {
    let simulator = simulator();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("orders.jsonl");
    let recorded = file.clone();
    let recording = builder(&simulator).wrap_transport(move |inner| Record::new(inner, recorded));
    let recording = recording.build().unwrap();
    let created = recording.orders().create(order()).await.unwrap();
    let read = recording.orders().get(&created.id).await.unwrap();
    recording.orders().get("ord_unknown").await.unwrap_err();
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(text.lines().count(), 3);
    for secret in ["jane.doe", "08123456789", "dp_test_", "authorization"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }

    let replay = Replay::open(&file).unwrap();
    let key = ApiKey::new("dp_test_demo").unwrap();
    let replaying = Client::builder(key).transport(replay).build().unwrap();
    assert_eq!(
        replaying.orders().create(order()).await.unwrap().id,
        created.id
    );
    assert_eq!(
        replaying.orders().get(&created.id).await.unwrap().amount,
        read.amount
    );
    let error = replaying.orders().get("ord_unknown").await.unwrap_err();
    assert!(error.is_not_found());
    let error = replaying.payments().list().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Request, Outcome::NotSent)
    );
}

/// Adds the names of the fields that a spec marks as sensitive.
fn add_sensitive(name: &str, value: &toml::Value, names: &mut Vec<String>) {
    let Some(table) = value.as_table() else {
        return;
    };
    if table.get("sensitive").and_then(toml::Value::as_bool) == Some(true) {
        names.push(name.to_owned());
    }
    for (name, value) in table {
        add_sensitive(name, value, names);
    }
}

#[test]
fn no_field_that_the_spec_marks_as_sensitive_is_recorded() {
    let mut names = Vec::new();
    for folder in ["spec", "spec/snap"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .join(folder);
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|it| it == "toml") {
                let text = std::fs::read_to_string(path).unwrap();
                add_sensitive("", &toml::Value::Table(text.parse().unwrap()), &mut names);
            }
        }
    }
    assert!(names.len() > 100, "{names:?}");
    names.retain(|name| {
        let name = name.to_lowercase();
        // An amount, which no string can replace.
        name != "balance" && !PERSONAL.iter().any(|part| name.contains(part))
    });
    assert!(names.is_empty(), "{names:?}");
}

/// A middleware of reqwest that adds a header.
struct Adds;

#[async_trait::async_trait]
impl reqwest_middleware::Middleware for Adds {
    async fn handle(
        &self,
        mut request: reqwest::Request,
        extensions: &mut http::Extensions,
        next: reqwest_middleware::Next<'_>,
    ) -> reqwest_middleware::Result<reqwest::Response> {
        let value = http::HeaderValue::from_static("shop");
        request.headers_mut().insert("x-shop", value);
        next.run(request, extensions).await
    }
}

#[tokio::test]
async fn requests_pass_through_the_middleware_of_reqwest() {
    let simulator = Simulator::start().await.unwrap();
    let stack = ReqwestStack::new(|builder| builder.with(Adds)).unwrap();
    let client = Client::builder(simulator.api_key().clone())
        .base_url(simulator.base_url())
        .transport(stack)
        .build()
        .unwrap();
    let created = client.orders().create(order()).await.unwrap();
    assert_eq!(
        client.orders().get(&created.id).await.unwrap().id,
        created.id
    );
    assert_eq!(simulator.requests()[0].headers["x-shop"], "shop");
    // Without a connection, nothing is sent.
    let base_url = simulator.base_url().to_owned();
    let key = simulator.api_key().clone();
    drop((client, simulator));
    let stack = ReqwestStack::new(|builder| builder.with(Adds)).unwrap();
    let builder = Client::builder(key).base_url(base_url).transport(stack);
    let call = builder.build().unwrap().orders().create(order());
    let error = call.no_retry().await.unwrap_err();
    let found = (error.kind(), error.outcome());
    assert_eq!(found, (ErrorKind::Connect, Outcome::NotSent));
}

/// A transport that is never asked.
struct Never;

impl Transport for Never {
    fn send(&self, _: http::Request<Bytes>, _: SendOptions) -> BoxFuture<'_, TransportResult> {
        Box::pin(async { panic!("a request was sent") })
    }
}

/// A service that loses what the adapter adds to a request.
#[derive(Clone)]
struct Loses<S>(S);

impl<S: tower::Service<http::Request<Bytes>>> tower::Service<http::Request<Bytes>> for Loses<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(
        &mut self,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), S::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, mut request: http::Request<Bytes>) -> S::Future {
        request.extensions_mut().clear();
        self.0.call(request)
    }
}

#[tokio::test]
async fn a_layer_that_removes_the_extensions_sends_nothing() {
    let service = Loses(TransportService::new(Arc::new(Never)));
    let builder = Client::builder(ApiKey::new("dp_test_demo").unwrap());
    let client = builder
        .transport(ServiceTransport::new(service))
        .build()
        .unwrap();
    let error = client.orders().list().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Request, Outcome::NotSent)
    );
}
