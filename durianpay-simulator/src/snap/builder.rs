//! The settings of SNAP: destinations, and the behavior that sources leave open.

use crate::builder::{SimulatorBuilder, Webhooks};
use crate::destination::Receiver;
use bytes::Bytes;
use http::StatusCode;
use std::time::Duration;

impl SimulatorBuilder {
    /// Sends the notifications of SNAP to paths below this URL, which must be `http` to a loopback
    /// address. For example, a QRIS payment is sent to `<url>/v1.0/qr/qr-mpm-notify`.
    pub fn snap_webhook_url(mut self, url: impl Into<String>) -> Self {
        self.notified = Some(Webhooks::Url(url.into()));
        self
    }

    /// Passes the notifications of SNAP to this function instead of a URL. It returns the status of
    /// the response. The request has the path and the headers that
    /// [`Untrusted`](durianpay_client::notification::Untrusted) needs. Otherwise it is like
    /// [`webhook_receiver`](Self::webhook_receiver).
    pub fn snap_webhook_receiver<F>(
        mut self,
        receive: impl Fn(http::Request<Bytes>) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output: Into<Option<StatusCode>>> + Send + 'static,
    {
        self.notified = Some(Webhooks::Receiver(Receiver::new(receive)));
        self
    }

    /// Sets the path for the notification of a transfer, below the URL. Defaults to
    /// `/v1.0/transfer-bank/notify`. No source documents the path.
    pub fn snap_transfer_path(mut self, path: impl Into<String>) -> Self {
        let path = path.into();
        let slash = if path.starts_with('/') { "" } else { "/" };
        self.snap.transfer_path = format!("{slash}{path}");
        self
    }

    /// Signs a notification again for each retry, with the time of the attempt. By default, retries
    /// have the same headers; no source documents this.
    pub fn snap_signs_again(mut self) -> Self {
        self.snap.signs_again = true;
        self
    }

    /// Signs notifications over the documented path only. By default, the signature also covers the
    /// path of the URL, if it has one; no source documents this.
    pub fn snap_signs_documented_path(mut self) -> Self {
        self.snap.signs_documented_path = true;
        self
    }

    /// Sets the maximum distance of a request's time from the virtual clock. Defaults to five
    /// minutes. No source documents a tolerance.
    pub fn snap_time_tolerance(mut self, tolerance: Duration) -> Self {
        self.snap.time_tolerance = tolerance;
        self
    }

    /// Returns the expiry of a token as a number of seconds, like other implementations of SNAP. By
    /// default it is a time, as in the documentation of Durianpay.
    pub fn snap_expires_in_seconds(mut self) -> Self {
        self.snap.expires_in_seconds = true;
        self
    }

    /// Returns 404xx01 for the status of a transfer or payment until this long after it was
    /// created. By default it is visible at once.
    ///
    /// ```
    /// # use durianpay_client::snap::api::{CreateQris, GetQrisStatus, Money, QrisInfo};
    /// use durianpay_simulator::Simulator;
    /// use std::time::Duration;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let second = Duration::from_secs(1);
    /// let simulator = Simulator::builder().snap_visibility_lag(second).start_in_memory()?;
    /// let client = simulator.snap().client();
    /// let qris = CreateQris::new("shop-1", Money::new(10_000), QrisInfo::new());
    /// let qris = client.qris().create(qris).await?;
    /// let id = qris.reference_no.ok_or("no id")?;
    /// let error = client.qris().status(GetQrisStatus::new(&id)).await.unwrap_err();
    /// assert_eq!(error.code(), Some("4045101"));
    /// simulator.advance(second).await?;
    /// client.qris().status(GetQrisStatus::new(&id)).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn snap_visibility_lag(mut self, lag: Duration) -> Self {
        self.snap.visibility_lag = lag;
        self
    }

    /// Returns the status of a transfer in `additionalInfo`, as in the notification, instead of at
    /// the top level, as in the standard. Sources differ.
    pub fn snap_inner_status(mut self) -> Self {
        self.snap.has_inner_status = true;
        self
    }

    /// Rejects a transfer whose reference another transfer has with 404xx18, like the standard. By
    /// default it is 409xx01, the same as for a transfer with equal content.
    pub fn snap_inconsistent_requests(mut self) -> Self {
        self.snap.tells_inconsistent = true;
        self
    }
}
