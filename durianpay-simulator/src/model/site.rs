//! The pages that customers open, and where they return to.

use crate::error::SimulatorError;
use reqwest::Url;
use std::fmt;

/// The vendor's page of a payment, in a simulator without pages. It does not exist.
const NOWHERE: &str = "https://pay.example";

/// The place of the pages of customers.
#[derive(Debug, Default, Clone)]
pub(crate) struct Site {
    /// `http://127.0.0.1:7080`; `None` in memory, where there are no pages.
    pub(crate) origin: Option<String>,
    /// The merchant's page to which customers return.
    pub(crate) return_url: Option<ReturnUrl>,
}

/// A page of the merchant to which browsers are sent: of any host, over `http` or `https`.
#[derive(Debug, Clone)]
pub(crate) struct ReturnUrl(Url);

impl ReturnUrl {
    /// Parses the URL.
    pub(crate) fn parse(url: &str) -> Result<Self, SimulatorError> {
        let url = Url::parse(url).map_err(|_| SimulatorError::ReturnUrl)?;
        if matches!(url.scheme(), "http" | "https") && url.has_host() {
            Ok(Self(url))
        } else {
            Err(SimulatorError::ReturnUrl)
        }
    }

    /// Returns the source of a content security policy that allows the URL. A policy cannot name an
    /// IPv6 address, so its whole scheme is allowed.
    pub(crate) fn source(&self) -> String {
        match self.0.host_str() {
            Some(host) if !host.starts_with('[') => self.0.origin().ascii_serialization(),
            _ => format!("{}:", self.0.scheme()),
        }
    }
}

/// Writes the whole URL, which is ASCII.
impl fmt::Display for ReturnUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

impl Site {
    /// Returns the `payment_link_url` of an order. Both known forms are used: the URL of a page, or the
    /// bare code if there are no pages.
    pub(crate) fn link(&self, code: &str) -> String {
        match &self.origin {
            Some(origin) => format!("{origin}/payment/{code}"),
            None => code.to_owned(),
        }
    }

    /// Returns the page on which a customer confirms a payment.
    pub(crate) fn checkout(&self, payment: &str) -> String {
        let origin = self.origin.as_deref().unwrap_or(NOWHERE);
        format!("{origin}/checkout/{payment}")
    }
}

#[cfg(test)]
mod tests {
    use super::{ReturnUrl, Site};

    #[test]
    fn a_link_is_a_bare_code_without_pages() {
        let pages = Site {
            origin: Some("http://127.0.0.1:7080".to_owned()),
            return_url: None,
        };
        assert_eq!(pages.link("yUyERa"), "http://127.0.0.1:7080/payment/yUyERa");
        assert_eq!(Site::default().link("yUyERa"), "yUyERa");
        let page = Site::default().checkout("pay_1");
        assert_eq!(page, "https://pay.example/checkout/pay_1");
    }

    #[test]
    fn a_browser_is_sent_over_http_only() {
        for (url, source) in [
            ("http://shop.test:8000/done?a=1", "http://shop.test:8000"),
            ("https://shop.test", "https://shop.test"),
            ("http://[::1]:8000/done", "http:"),
        ] {
            let url = ReturnUrl::parse(url).expect(url);
            assert_eq!(url.source(), source);
        }
        for url in [
            "javascript:alert(1)",
            "data:,x",
            "/done",
            "//shop.test",
            "ftp://shop.test",
            "",
        ] {
            assert!(ReturnUrl::parse(url).is_err(), "{url}");
        }
    }
}
