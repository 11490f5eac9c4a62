//! Checks for hosts on this machine.

use crate::error::SimulatorError;
use std::net::IpAddr;

/// Returns whether a host, as written in a URL or in `Host`, is an address of
/// this machine or the name that RFC 6761 reserves for it.
pub(crate) fn is_loopback_host(host: &str) -> bool {
    host == "localhost"
        || host
            .trim_matches(['[', ']'])
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Parses a URL that webhooks may be sent to.
pub(crate) fn loopback_url(text: &str) -> Result<reqwest::Url, SimulatorError> {
    let url = reqwest::Url::parse(text).map_err(|_| SimulatorError::WebhookUrl)?;
    if url.scheme() == "http" && url.host_str().is_some_and(is_loopback_host) {
        Ok(url)
    } else {
        Err(SimulatorError::WebhookUrl)
    }
}
