//! The host names under which the port is used.

use crate::loopback::is_loopback_host;
use http::HeaderMap;
use http::header::{HOST, ORIGIN};
use http::uri::Authority;
use std::net::IpAddr;

/// The host names under which the port is used, besides those of loopback.
///
/// A web page whose name was made to resolve to this machine (DNS rebinding) still sends that name.
/// So the port accepts only names that are known to belong to it. An address is no name.
#[derive(Debug, Clone, Default)]
pub struct Hosts {
    /// Whether the port listens beyond loopback, so that all addresses are accepted.
    pub accepts_addresses: bool,
    /// The other names.
    pub names: Vec<String>,
}

impl Hosts {
    /// Returns whether a request is addressed to this simulator.
    #[must_use]
    pub fn accept(&self, authority: Option<&Authority>, headers: &HeaderMap) -> bool {
        let host = authority_of(headers);
        let is_own = |authority: &Authority| self.has(authority.host());
        host.as_ref().is_some_and(is_own) && authority.is_none_or(is_own)
    }

    fn has(&self, host: &str) -> bool {
        let is_address = || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
        let mut names = self.names.iter();
        is_loopback_host(host)
            || self.accepts_addresses && is_address()
            || names.any(|name| name.eq_ignore_ascii_case(host))
    }
}

/// Returns whether a request comes from no web page, or from one of the simulator itself.
#[must_use]
pub fn is_same_origin(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let page = origin
        .to_str()
        .ok()
        .and_then(|origin| origin.strip_prefix("http://"))
        .and_then(|host| host.parse::<Authority>().ok());
    let host = authority_of(headers);
    page.is_some() && page == host
}

fn authority_of(headers: &HeaderMap) -> Option<Authority> {
    headers.get(HOST)?.to_str().ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Hosts, is_same_origin};
    use http::HeaderMap;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = pairs.iter().copied();
        pairs
            .map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("text")))
            .collect()
    }

    #[test]
    fn only_known_names_and_addresses_are_accepted() {
        let loopback = Hosts::default();
        let open = Hosts {
            accepts_addresses: true,
            names: vec!["durianpay".to_owned()],
        };
        for (host, by_default, when_open) in [
            ("127.0.0.1:8080", true, true),
            ("localhost", true, true),
            ("[::1]:8080", true, true),
            ("192.168.1.7:8080", false, true),
            ("durianpay:8080", false, true),
            ("DURIANPAY", false, true),
            ("evil.example", false, false),
            ("127.0.0.1.evil.example", false, false),
            ("durianpay.evil.example", false, false),
        ] {
            let headers = headers(&[("host", host)]);
            assert_eq!(loopback.accept(None, &headers), by_default, "{host}");
            assert_eq!(open.accept(None, &headers), when_open, "{host}");
        }
        assert!(!loopback.accept(None, &HeaderMap::new()));
    }

    #[test]
    fn a_page_of_another_origin_is_recognised() {
        for (origin, is_same) in [
            (None, true),
            (Some("http://127.0.0.1:8080"), true),
            (Some("http://127.0.0.1:9090"), false),
            (Some("http://localhost:8080"), false),
            (Some("https://127.0.0.1:8080"), false),
            (Some("http://evil.example"), false),
            (Some("null"), false),
        ] {
            let host = Some(("host", "127.0.0.1:8080"));
            let origin = origin.map(|origin| ("origin", origin));
            let pairs: Vec<_> = host.into_iter().chain(origin).collect();
            assert_eq!(is_same_origin(&headers(&pairs)), is_same, "{origin:?}");
        }
    }
}
