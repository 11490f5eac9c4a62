//! Questions about base URLs.

/// Returns whether requests to a base URL are not encrypted.
///
/// ```
/// use durianpay_codegen::urls::is_plain;
///
/// assert!(is_plain("http://toko.example/v1"));
/// assert!(!is_plain("https://toko.example/v1"));
/// ```
#[must_use]
pub fn is_plain(url: &str) -> bool {
    url.starts_with("http://")
}

/// Returns the host of a base URL, without its port.
///
/// ```
/// use durianpay_codegen::urls::host;
///
/// assert_eq!(host("https://toko.example:8443/v1"), "toko.example");
/// assert_eq!(host("http://[::1]:8080"), "[::1]");
/// ```
#[must_use]
pub fn host(url: &str) -> &str {
    let (_, rest) = url.split_once("://").unwrap_or(("", url));
    let authority = rest.split('/').next().unwrap_or_default();
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

/// Returns the reason why an endpoint cannot be called at `url` in an environment with the
/// base URL `general`, if there is one. Both are encrypted or none is, and callers allow
/// plain HTTP for one host only.
///
/// ```
/// use durianpay_codegen::urls::conflict;
///
/// assert_eq!(conflict("https://toko.example", "https://files.example"), None);
/// assert!(conflict("https://toko.example", "http://files.example").is_some());
/// assert!(conflict("http://toko.example", "http://files.example").is_some());
/// ```
#[must_use]
pub fn conflict(general: &str, url: &str) -> Option<&'static str> {
    match (is_plain(general), is_plain(url)) {
        (true, true) if !host(general).eq_ignore_ascii_case(host(url)) => {
            Some("without encryption, both must have the same host")
        }
        (general, url) if general != url => Some("one of them is encrypted, and the other is not"),
        _ => None,
    }
}
