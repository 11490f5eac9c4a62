//! The first lines of the program: addresses, credentials, and a command that calls the API.

use super::server::SpecServer;
use serde_json::json;
use std::fmt::Write as _;

/// The first lines of a simulated API.
#[derive(Debug)]
pub struct SpecBanner<'s> {
    server: &'s SpecServer,
    is_lenient: bool,
}

impl<'s> SpecBanner<'s> {
    /// Creates the first lines of a server.
    #[must_use]
    pub fn new(server: &'s SpecServer, is_lenient: bool) -> Self {
        Self { server, is_lenient }
    }

    /// Writes the settings for people.
    #[must_use]
    pub fn human(&self) -> String {
        let server = self.server;
        let simulator = server.simulator();
        let host = server.host();
        let name = simulator.name();
        let mut text = format!("{name} simulator {}\n\n", env!("CARGO_PKG_VERSION"));
        let webhooks = server.webhook_url();
        let webhooks = webhooks.unwrap_or_else(|| "none; set with --webhook URL".to_owned());
        let checks = if self.is_lenient { "lenient" } else { "strict" };
        let mut line = |name: &str, value: &str| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "  {name:<9} {value}");
        };
        line("API", &server.base_url());
        for (name, value) in simulator.credentials.texts() {
            line(name, value);
        }
        if simulator.credentials.rsa.is_some() {
            line("RSA key", &format!("see {host}/_sim/credentials"));
        }
        if simulator.has_events() {
            line("webhooks", &webhooks);
            if simulator.webhook_key.public().is_some() {
                line("signed by", &format!("the key in {host}/_sim/credentials"));
            } else {
                line("signed by", &simulator.webhook_key.secret);
            }
        }
        line("checks", checks);
        line("control", &format!("{host}/_sim"));
        if let Some(curl) = simulator.curl(&host) {
            let _ = write!(text, "\nCall it:\n  {curl}\n");
        }
        text.push_str("\nCtrl-C ends it.\n\n");
        text
    }

    /// Writes the settings as one line of JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let server = self.server;
        let line = json!({
            "kind": "started",
            "api": server.simulator().name(),
            "url": server.base_url(),
            "control_url": format!("{}/_sim", server.host()),
            "credentials": server.simulator().credentials.texts(),
            "webhook_url": server.webhook_url(),
        });
        format!("{line}\n")
    }
}
