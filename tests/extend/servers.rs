//! Tests of endpoints with other servers, and of environments without encryption.

use bytes::Bytes;
use durianpay_client::{
    BoxFuture, Call, Error, ErrorKind, SendOptions, Transport, TransportResult,
};
use durianpay_test_support::scripted_transport::{Clock, Reply, Server};

durianpay_client::bindings! {
    /// Files on another server.
    pub mod files = r#"
        [api]
        name = "Files"
        auth = "key"

        [auth.key]
        scheme = "bearer"

        [auth.in_query]
        scheme = "query"
        name   = "key"

        [environment.live]
        url        = "https://api.files.example/v1"
        key_prefix = "live_"
        live       = true

        [environment.test]
        url        = "https://test.files.example/v1"
        key_prefix = "test_"

        [resource.files]

        [endpoint."files.create"]
        http    = "POST /files/{name}"
        path    = { name = "string" }
        auth    = "in_query"
        servers = { live = "https://up.files.example/v2", test = "https://test.files.example/v1" }
        retry   = "never"

        [endpoint."files.list"]
        http    = "GET /files"
        returns = "[string]"
        retry   = "safe"
    "#;
}

durianpay_client::bindings! {
    /// An API without encryption.
    pub mod intranet = r#"
        [api]
        name = "Intranet"
        auth = "key"

        [auth.key]
        scheme = "bearer"

        [environment.live]
        url        = "http://pay.example:8080/v1"
        plain_http = true
        live       = true

        [environment.local]
        url        = "http://127.0.0.1:8080/v1"
        plain_http = true

        [resource.files]

        [endpoint."files.list"]
        http    = "GET /files"
        servers = { live = "http://pay.example/up", local = "http://127.0.0.1:8081/v1" }
        retry   = "safe"
    "#;
}

durianpay_client::bindings! {
    /// An API without encryption and without a key.
    pub mod open = r#"
        [api]
        name = "Open"
        auth = "none"

        [environment.live]
        url        = "http://open.example/v1"
        plain_http = true
    "#;
}

durianpay_client::bindings! {
    /// Tokens of another server.
    pub mod login = r#"
        [api]
        name = "Login"
        auth = "oauth"

        [credential.client_secret]
        kind = "secret"

        [environment.live]
        url = "https://login.example/v1"

        [auth.oauth]
        scheme  = "headers"
        headers = { Authorization = "Bearer {token}" }

        [auth.oauth.token]
        endpoint         = "tokens.create"
        body             = { client_secret = "{client_secret}" }
        token            = "access_token"
        lifetime_seconds = 900

        [resource.tokens]

        [endpoint."tokens.create"]
        http    = "POST /token"
        auth    = "none"
        body    = "CreateToken"
        returns = "Token"
        servers = { live = "https://auth.login.example" }
        retry   = "safe"

        [type.CreateToken.fields]
        client_secret = "string"

        [type.Token.fields]
        access_token = { type = "string", sensitive = true }

        [resource.files]

        [endpoint."files.list"]
        http    = "GET /files"
        servers = { live = "https://files.login.example" }
        retry   = "safe"

        [endpoint."files.names"]
        http    = "GET /names"
        auth    = "none"
        returns = "[string]"
        page    = { items = ".", link_header = true }
        servers = { live = "https://files.login.example" }
        retry   = "safe"
    "#;
}

fn files(key: &str) -> durianpay_client::ClientBuilder<files::Client> {
    files::Client::builder(files::ApiKey::new(key).unwrap())
}

fn url<T>(call: &Call<T>) -> String {
    let request = call.authorize(call.to_http().unwrap()).unwrap();
    request.uri().to_string()
}

#[test]
fn an_endpoint_is_called_at_the_server_of_the_environment() {
    for (key, created, listed) in [
        (
            "live_123456",
            "https://up.files.example/v2/files/a?key=live_123456",
            "https://api.files.example/v1/files",
        ),
        (
            "test_123456",
            "https://test.files.example/v1/files/a?key=test_123456",
            "https://test.files.example/v1/files",
        ),
    ] {
        let client = files(key).build().unwrap();
        assert_eq!(url(&client.files().create("a")), created);
        assert_eq!(url(&client.files().list()), listed);
    }
}

#[test]
fn a_base_url_of_the_caller_is_that_of_all_endpoints() {
    for base in ["http://127.0.0.1:9/v1", "https://gateway.example/v1"] {
        let client = files("live_123456").base_url(base).build().unwrap();
        let created = format!("{base}/files/a?key=live_123456");
        assert_eq!(url(&client.files().create("a")), created);
    }
    // The URL of the environment, written out, makes no difference.
    let client = files("live_123456").base_url("https://api.files.example/v1/");
    let create = client.build().unwrap().files().create("a");
    assert!(url(&create).starts_with("https://up.files.example/v2/"));
}

fn intranet(
    environment: &'static durianpay_client::Environment,
    host: Option<&str>,
) -> Result<intranet::Client, Error> {
    let key = intranet::ApiKey::new("k-123456").unwrap();
    let mut builder = intranet::Client::builder(key).environment(environment);
    if let Some(host) = host {
        builder = builder.allow_insecure_http(host);
    }
    builder.build()
}

#[test]
fn a_key_is_sent_in_plain_text_only_if_the_caller_agrees() {
    let live = &intranet::environment::LIVE;
    for host in [None, Some("up.example"), Some("example")] {
        let error = intranet(live, host).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        let shown = error.to_string();
        assert!(
            shown.contains("`allow_insecure_http(\"pay.example\")`"),
            "{shown}"
        );
    }
    let client = intranet(live, Some("PAY.example")).unwrap();
    assert_eq!(client.base_url(), "http://pay.example:8080/v1");
    assert_eq!(url(&client.files().list()), "http://pay.example/up/files");
    // Loopback does not leave the machine.
    let local = intranet(&intranet::environment::LOCAL, None).unwrap();
    assert_eq!(url(&local.files().list()), "http://127.0.0.1:8081/v1/files");
}

#[test]
fn a_client_without_a_key_needs_no_further_choice() {
    let client = open::Client::new(&open::environment::LIVE).unwrap();
    assert_eq!(client.base_url(), "http://open.example/v1");
}

fn login(transport: impl Transport + 'static) -> login::Client {
    let fields = login::CredentialsFields {
        client_secret: "secret-123456".into(),
    };
    login::Client::builder(login::Credentials::new(fields).unwrap())
        .environment(&login::environment::LIVE)
        .transport(transport)
        .runtime(Clock::new())
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_token_is_fetched_from_its_server() {
    let server = Server::answering(|_, _| Reply::Json(200, r#"{"access_token":"t-1"}"#.to_owned()));
    let client = login(server.clone());
    client.files().list().await.unwrap();
    let urls: Vec<String> = server
        .calls()
        .iter()
        .map(|request| request.uri().to_string())
        .collect();
    assert_eq!(
        urls,
        [
            "https://auth.login.example/token",
            "https://files.login.example/files"
        ]
    );
}

/// A server of two pages, each with one item: its URL.
struct Pages;

impl Transport for Pages {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        let url = request.uri().to_string();
        let mut response = http::Response::builder();
        if !url.contains("page=2") {
            let link = "<https://files.login.example/names?page=2>; rel=\"next\"";
            response = response.header("link", link);
        }
        let body = Bytes::from(format!("[\"{url}\"]"));
        Box::pin(async move { Ok(response.body(body).unwrap()) })
    }
}

#[tokio::test]
async fn the_next_page_is_read_from_the_server_of_the_endpoint() {
    let mut names = login(Pages).files().names().stream();
    let mut urls = Vec::new();
    while let Some(name) = names.next().await {
        urls.push(name.unwrap());
    }
    assert_eq!(
        urls,
        [
            "https://files.login.example/names",
            "https://files.login.example/names?page=2"
        ]
    );
}
