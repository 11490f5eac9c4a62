//! The parts of a base URL that a span shows.

/// The server of a base URL, and the path that the paths of endpoints are appended to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Server<'u> {
    pub(super) host: &'u str,
    pub(super) port: u16,
    pub(super) path: &'u str,
}

impl<'u> Server<'u> {
    /// Reads a base URL, which has a scheme, a host and no credentials.
    pub(super) fn of(base_url: &'u str) -> Self {
        let (scheme, rest) = base_url.split_once("://").unwrap_or(("https", base_url));
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let default = if scheme.eq_ignore_ascii_case("http") {
            80
        } else {
            443
        };
        let named = authority.rsplit_once(':');
        let named = named.and_then(|(host, port)| Some((host, port.parse().ok()?)));
        // The last part of an IPv6 address is not a port, since it ends with a bracket.
        let (host, port) = named.unwrap_or((authority, default));
        let host = host.trim_start_matches('[').trim_end_matches(']');
        Self { host, port, path }
    }
}

#[cfg(test)]
mod tests {
    use super::Server;

    #[test]
    fn the_port_is_that_of_the_scheme_unless_it_is_named() {
        let cases = [
            (
                "https://api.durianpay.id/v1",
                ("api.durianpay.id", 443, "/v1"),
            ),
            ("http://127.0.0.1:8080/v1", ("127.0.0.1", 8080, "/v1")),
            ("http://localhost", ("localhost", 80, "")),
            ("http://[::1]/v1", ("::1", 80, "/v1")),
            ("https://[::1]:8443/a/b", ("::1", 8443, "/a/b")),
        ];
        for (base_url, (host, port, path)) in cases {
            assert_eq!(Server::of(base_url), Server { host, port, path });
        }
    }
}
