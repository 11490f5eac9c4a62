//! [`HttpUrl`]: the parts of the URL of a server.
//!
//! URLs decide where a key is sent, so only those are accepted that every parser reads alike: ASCII,
//! a host by name or address, no backslashes.

use http::Uri;
use http::uri::InvalidUri;
use std::net::Ipv6Addr;

/// An absolute URL of HTTP.
#[derive(Debug)]
pub(crate) struct HttpUrl {
    pub(crate) is_https: bool,
    /// A name in lower case, or an address; that of IPv6 in brackets.
    pub(crate) host: String,
    port: Option<u16>,
    /// Begins with a slash, and has no segments that are dots.
    pub(crate) path: String,
    pub(crate) query: Option<String>,
    pub(crate) has_user: bool,
    pub(crate) has_fragment: bool,
}

/// The reason why a text is not an absolute URL of HTTP.
#[derive(Debug)]
pub(crate) enum NotHttpUrl {
    /// It is not a URL.
    NotUrl(InvalidUri),
    /// It is relative, or parsers disagree about its parts.
    Doubtful,
    /// It is a URL of another scheme.
    OtherScheme,
}

impl HttpUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, NotHttpUrl> {
        // `Uri` accepts bytes beyond ASCII and backslashes in paths, and drops fragments.
        if !text.is_ascii() || text.contains('\\') {
            return Err(NotHttpUrl::Doubtful);
        }
        let uri: Uri = text.parse().map_err(NotHttpUrl::NotUrl)?;
        let is_https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            Some(_) => return Err(NotHttpUrl::OtherScheme),
            None => return Err(NotHttpUrl::Doubtful),
        };
        let authority = uri.authority().ok_or(NotHttpUrl::Doubtful)?;
        let user = authority.as_str().rsplit_once('@');
        let server = user.map_or(authority.as_str(), |(_, server)| server);
        let port = server
            .strip_prefix(authority.host())
            .ok_or(NotHttpUrl::Doubtful)?;
        let host = authority.host().to_ascii_lowercase();
        if !is_host(&host) {
            return Err(NotHttpUrl::Doubtful);
        }
        Ok(Self {
            is_https,
            host,
            port: read_port(port)?,
            path: without_dots(uri.path()),
            query: uri.query().map(str::to_owned),
            has_user: user.is_some(),
            has_fragment: text.contains('#'),
        })
    }

    pub(crate) fn scheme(&self) -> &'static str {
        if self.is_https { "https" } else { "http" }
    }

    /// Returns the port, also if the URL does not state it.
    pub(crate) fn port(&self) -> u16 {
        self.port.unwrap_or(self.default_port())
    }

    fn default_port(&self) -> u16 {
        if self.is_https { 443 } else { 80 }
    }

    /// Returns the URL without a user, a query, a fragment and trailing slashes.
    pub(crate) fn base(&self) -> String {
        let port = self.port.filter(|port| *port != self.default_port());
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        let path = self.path.trim_end_matches('/');
        format!("{}://{}{port}{path}", self.scheme(), self.host)
    }
}

/// Reads what follows the host.
fn read_port(text: &str) -> Result<Option<u16>, NotHttpUrl> {
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.strip_prefix(':').ok_or(NotHttpUrl::Doubtful)?;
    if digits.is_empty() {
        return Ok(None);
    }
    // A number could have a sign.
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotHttpUrl::Doubtful);
    }
    digits.parse().map(Some).map_err(|_| NotHttpUrl::Doubtful)
}

fn is_host(host: &str) -> bool {
    let address = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    match address {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => {
            let is_of_name =
                |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
            !host.is_empty() && host.bytes().all(is_of_name)
        }
    }
}

/// Resolves the segments `.` and `..` of an absolute path (RFC 3986, section 5.2.4), also if their
/// dots are percent-encoded.
fn without_dots(path: &str) -> String {
    let mut kept = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." => {}
            ".." => {
                kept.pop();
            }
            _ => {
                kept.push(segment);
                continue;
            }
        }
        if segments.peek().is_none() {
            kept.push("");
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{HttpUrl, NotHttpUrl, without_dots};

    #[test]
    fn parts_are_read() {
        for (text, base, port) in [
            ("https://api.example.com", "https://api.example.com", 443),
            (
                "HTTPS://API.Example.com:443/V1/",
                "https://api.example.com/V1",
                443,
            ),
            ("http://localhost:", "http://localhost", 80),
            (
                "http://localhost:8080/a/../b//",
                "http://localhost:8080/b",
                8080,
            ),
            ("http://[::1]:1/%2E%2e/x", "http://[::1]:1/x", 1),
            ("http://127.0.0.1?q#f", "http://127.0.0.1", 80),
        ] {
            let url = HttpUrl::parse(text).expect(text);
            assert_eq!(url.base(), base, "{text}");
            assert_eq!(url.port(), port, "{text}");
        }
        let url = HttpUrl::parse("https://a:b@example.com/?q#f").expect("a URL");
        assert!(url.has_user && url.has_fragment);
        assert_eq!(url.query.as_deref(), Some("q"));
    }

    #[test]
    fn urls_that_parsers_read_differently_are_rejected() {
        for text in [
            "",
            "/",
            "example.com",
            "example.com:443",
            "//example.com",
            "https:/example.com",
            "https:example.com",
            "https://",
            "https:///path",
            "https://:443",
            "https://user@",
            "https://example.com:https",
            "https://example.com:65536",
            "https://example.com:+1",
            "https://example.com:1:2",
            "https://example%2ecom",
            "https://exam ple.com",
            " https://example.com",
            "https://example.com\n",
            "https://example.com\\@example.net",
            "https://example.com/a\\b",
            "https://b\u{fc}cher.example",
            "https://example.com/\u{fc}",
            "https://[::1",
            "https://[::g]",
            "https://[::1]a",
            "https://a[::1]",
            "https://::1",
        ] {
            let parsed = HttpUrl::parse(text);
            let is_rejected = matches!(parsed, Err(NotHttpUrl::NotUrl(_) | NotHttpUrl::Doubtful));
            assert!(is_rejected, "{text}: {parsed:?}");
        }
        for text in ["ftp://example.com", "ws://example.com"] {
            let parsed = HttpUrl::parse(text);
            assert!(
                matches!(parsed, Err(NotHttpUrl::OtherScheme)),
                "{text}: {parsed:?}"
            );
        }
    }

    #[test]
    fn dots_are_resolved() {
        for (path, resolved) in [
            ("/", "/"),
            ("/a/b", "/a/b"),
            ("/a/b/", "/a/b/"),
            ("/a/./b", "/a/b"),
            ("/a/..", "/"),
            ("/a/../..", "/"),
            ("/a/b/..", "/a/"),
            ("/a/.", "/a/"),
            ("/../../a", "/a"),
            ("/a/.%2E/b", "/b"),
            ("/a//../b", "/a/b"),
            ("/a/.../b", "/a/.../b"),
        ] {
            assert_eq!(without_dots(path), resolved, "{path}");
        }
    }
}
