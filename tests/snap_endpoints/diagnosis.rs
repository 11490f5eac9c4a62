//! What explains a request that is refused: one test for each known mistake.

use crate::support::{CLIENT_SECRET, client, credentials, transfer};
use durianpay_client::snap::api::environment;
use durianpay_client::snap::{Client, RequestDiagnosis, RequestFinding};
use durianpay_client::{Error, Outcome};
use durianpay_test_support::scripted_transport::{Clock, Reply, Server};

/// Makes a transfer, and returns why it failed.
async fn diagnosis(client: &Client) -> (Error, RequestDiagnosis) {
    let sent = client.bank_transfers().create(transfer()).await;
    let error = sent.unwrap_err();
    let diagnosis = client.diagnose(&error);
    (error, diagnosis)
}

/// Returns the findings of a transfer to which the sandbox responds so.
async fn findings(status: u16, code: &'static str) -> Vec<RequestFinding> {
    let server = Server::new(move |_, _| Reply::code(status, code));
    diagnosis(&client(&server, &Clock::new())).await.1.findings
}

/// A client of a live environment, or behind a base URL.
fn elsewhere(server: &Server, base_url: Option<&str>) -> Client {
    let builder = Client::builder(credentials())
        .transport(server.clone())
        .runtime(Clock::new());
    let builder = match base_url {
        Some(url) => builder.base_url(url),
        None => builder.environment(&environment::LIVE),
    };
    builder.build().unwrap()
}

fn of(name: &'static str) -> RequestFinding {
    RequestFinding::Environment { name }
}

#[tokio::test(start_paused = true)]
async fn an_unknown_key_pair_and_a_wrong_secret_are_distinguished() {
    let server = Server::with_tokens(|_| Reply::code(401, "4017300"), |_, _| Reply::done());
    let (error, found) = diagnosis(&client(&server, &Clock::new())).await;
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(found.findings, [RequestFinding::KeyPair, of("sandbox")]);
    assert!(found.error.contains("4017300"), "{}", found.error);

    let of_secret = findings(401, "4011800").await;
    assert_eq!(
        of_secret,
        [
            RequestFinding::ClientSecret,
            RequestFinding::Changed,
            of("sandbox"),
            RequestFinding::SandboxTrigger { id: "401002" },
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn the_diagnosis_of_a_live_client_names_its_environment() {
    let server = Server::new(|_, _| Reply::code(401, "4011800"));
    let (_, found) = diagnosis(&elsewhere(&server, None)).await;
    let expected = [
        RequestFinding::ClientSecret,
        RequestFinding::Changed,
        of("live"),
    ];
    assert_eq!(found.findings, expected);
}

#[tokio::test(start_paused = true)]
async fn a_wrong_base_url_is_diagnosed_first() {
    let server = Server::new(|_, _| Reply::code(401, "4011800"));
    let behind_gateway = elsewhere(&server, Some("https://gateway.example.com/pay/v1.0/"));
    let (_, found) = diagnosis(&behind_gateway).await;
    let path = "/pay/v1.0".to_owned();
    assert_eq!(found.findings[0], RequestFinding::BaseUrl { path });
    let right = elsewhere(&server, Some("https://gateway.example.com/v1.0"));
    let (_, found) = diagnosis(&right).await;
    let expected = [RequestFinding::ClientSecret, RequestFinding::Changed];
    assert_eq!(found.findings, expected);
}

#[tokio::test(start_paused = true)]
async fn clock_skew_is_diagnosed_first() {
    let clock = Clock::behind(600);
    let server = Server::new(|_, _| Reply::code(401, "4011800")).with_date(&clock);
    let client = client(&server, &clock);
    let (_, found) = diagnosis(&client).await;
    let RequestFinding::Clock { skew } = &found.findings[0] else {
        panic!("{found}");
    };
    assert!(skew.by().as_secs() >= 590 && !skew.is_ahead(), "{skew}");
    assert!(
        found.to_string().contains("behind the server's clock"),
        "{found}"
    );
}

#[tokio::test(start_paused = true)]
async fn rejected_and_lost_tokens_are_diagnosed() {
    let refused = findings(401, "4011801").await;
    assert_eq!(refused[0], RequestFinding::TokenRefused);
    let lost = findings(401, "4011803").await;
    assert_eq!(lost, [RequestFinding::TokenMissing]);
}

#[tokio::test(start_paused = true)]
async fn a_named_header_is_diagnosed() {
    let message = "Invalid Mandatory Field CHANNEL-ID";
    let body = format!(r#"{{"responseCode":"4001802","responseMessage":"{message}"}}"#);
    let server = Server::new(move |_, _| Reply::Json(400, body.clone()));
    let (_, found) = diagnosis(&elsewhere(&server, None)).await;
    assert_eq!(
        found.findings,
        [RequestFinding::Header { name: "CHANNEL-ID" }]
    );
    assert!(found.to_string().contains("95521"), "{found}");
    // A field of the body is no header.
    let of_field = findings(400, "4001801").await;
    assert_eq!(of_field, [RequestFinding::SandboxTrigger { id: "400001" }]);
}

#[tokio::test(start_paused = true)]
async fn used_ids_are_diagnosed() {
    let of_id = findings(409, "4091800").await;
    assert_eq!(
        of_id,
        [
            RequestFinding::ExternalIdUsed,
            RequestFinding::SandboxTrigger { id: "409001" }
        ]
    );
    let of_reference = findings(409, "4091801").await;
    assert_eq!(
        of_reference,
        [
            RequestFinding::ReferenceUsed,
            RequestFinding::SandboxTrigger { id: "409002" }
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_response_of_another_server_is_diagnosed() {
    let server = Server::new(|_, _| Reply::Json(404, "<html>".to_owned()));
    let (_, found) = diagnosis(&elsewhere(&server, Some("https://gateway.example.com/api"))).await;
    let path = "/api".to_owned();
    let expected = [RequestFinding::BaseUrl { path }, RequestFinding::NotSnap];
    assert_eq!(found.findings, expected);
}

#[tokio::test(start_paused = true)]
async fn an_unexplained_error_has_no_findings() {
    for reply in [Reply::Broken, Reply::Refused, Reply::code(403, "4031814")] {
        let server = Server::new(move |_, _| reply.clone());
        let (error, found) = diagnosis(&client(&server, &Clock::new())).await;
        assert_eq!(found.findings, []);
        assert_eq!(found.to_string(), error.to_string());
    }
}

#[tokio::test(start_paused = true)]
async fn no_secret_is_shown() {
    let body = format!(r#"{{"responseCode":"4011800","responseMessage":"{CLIENT_SECRET}"}}"#);
    let server = Server::new(move |_, _| Reply::Json(401, body.clone()));
    let (_, found) = diagnosis(&client(&server, &Clock::new())).await;
    let shown = format!("{found} {found:?}");
    assert!(!shown.contains(CLIENT_SECRET), "{shown}");
    assert!(!shown.contains("token-1"), "{shown}");
}
