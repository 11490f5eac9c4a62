//! The simulated API of a spec file, on a free port.

use durianpay_cli::simulate::spec::{Serving, Settings, SpecServer, SpecSimulator};
use durianpay_codegen::read;
use durianpay_test_support::specs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

/// Simulates the API of a spec, with strict checks.
pub(crate) async fn start(file: &str) -> SpecServer {
    start_with_webhooks(file, None).await
}

/// Simulates the API of a spec, and sends its webhooks to a URL.
pub(crate) async fn start_with_webhooks(file: &str, webhook_url: Option<String>) -> SpecServer {
    let (spec, diagnostics) = read(&specs::read(Path::new(file)));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let settings = Settings {
        is_strict: true,
        ..Settings::default()
    };
    let simulator = SpecSimulator::new(spec, &settings).unwrap();
    let serving = Serving {
        address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
        host_names: Vec::new(),
        webhook_url,
        on_log: Box::new(|_| {}),
    };
    SpecServer::start(simulator, serving).await.unwrap()
}

/// Calls the control API.
pub(crate) async fn control(server: &SpecServer, method: &str, path: &str) -> serde_json::Value {
    let url = format!("{}/_sim{path}", server.host());
    let request = reqwest::Client::new().request(method.parse().unwrap(), url);
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    serde_json::from_slice(&response.bytes().await.unwrap()).unwrap()
}
