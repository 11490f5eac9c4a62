//! Sends webhooks to a receiver.

use super::record::Delivery;
use super::webhooks::Letter;
use durianpay_client::__private::http_client_builder;
use durianpay_client::Timestamp;
use std::time::Duration;

/// The time after which a receiver counts as silent.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The receiver of webhooks.
#[derive(Debug)]
pub(super) struct Sender {
    http: reqwest::Client,
    url: reqwest::Url,
}

impl Sender {
    /// Creates a sender to a URL on any host.
    ///
    /// # Errors
    ///
    /// Fails if it is no URL with `http` or `https`.
    pub(super) fn new(url: &str) -> Result<Self, String> {
        let url = reqwest::Url::parse(url).ok();
        let is_web =
            |url: &reqwest::Url| matches!(url.scheme(), "http" | "https") && url.has_host();
        let url = url.filter(is_web);
        let url = url.ok_or("the URL of webhooks must begin with `http://` or `https://`")?;
        let failed = |error: &dyn std::error::Error| format!("cannot send webhooks: {error}");
        let builder = http_client_builder(&url).map_err(|error| failed(&error))?;
        let http = builder
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .timeout(TIMEOUT)
            .build()
            .map_err(|error| failed(&error))?;
        Ok(Self { http, url })
    }

    /// Returns the path of the receiver.
    pub(super) fn path(&self) -> &str {
        self.url.path()
    }

    /// Returns the URL without its user, password and query, which may be secret.
    pub(super) fn shown(&self) -> String {
        let mut url = self.url.clone();
        url.set_query(None);
        let _ = url.set_username("");
        let _ = url.set_password(None);
        url.to_string()
    }

    /// Sends a webhook once.
    pub(super) async fn send(&self, event: &str, letter: &Letter) -> Delivery {
        let mut url = self.url.clone();
        if !letter.path.is_empty() {
            url.set_path(&format!(
                "{}{}",
                self.path().trim_end_matches('/'),
                letter.path
            ));
        }
        let mut request = self.http.post(url).body(letter.body.clone());
        for (name, value) in &letter.headers {
            request = request.header(name, value);
        }
        let status = request
            .send()
            .await
            .ok()
            .map(|response| response.status().as_u16());
        Delivery {
            at: Timestamp::now(),
            event: event.to_owned(),
            status,
            is_accepted: status == Some(letter.success),
            body: letter.body.clone(),
        }
    }
}
