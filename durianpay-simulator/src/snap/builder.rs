//! The settings of SNAP: where notifications go to, and what sources leave open.

use crate::builder::{SimulatorBuilder, Webhooks};
use crate::destination::Receiver;
use bytes::Bytes;
use http::StatusCode;
use std::time::Duration;

impl SimulatorBuilder {
    /// Sends the notifications of SNAP below this URL: `http` to a loopback address. A payment
    /// by QRIS is told to `<url>/v1.0/qr/qr-mpm-notify`, for example.
    pub fn snap_webhook_url(mut self, url: impl Into<String>) -> Self {
        self.notified = Some(Webhooks::Url(url.into()));
        self
    }

    /// Hands the notifications of SNAP over to this function, which returns the status of the
    /// response. It gets the path and the headers of the request, as
    /// [`Untrusted`](durianpay_client::notification::Untrusted) needs them. Replaces a URL; in
    /// all else it is as [`webhook_receiver`](Self::webhook_receiver).
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

    /// Sends the notification of a transfer to this path, below the URL; to
    /// `/v1.0/transfer-bank/notify` by default. No source has the path.
    pub fn snap_transfer_path(mut self, path: impl Into<String>) -> Self {
        let path = path.into();
        let slash = if path.starts_with('/') { "" } else { "/" };
        self.snap.transfer_path = format!("{slash}{path}");
        self
    }

    /// Signs a notification again each time it is sent, with the time of the attempt. By default
    /// the headers stay the same; no source says.
    pub fn snap_signs_again(mut self) -> Self {
        self.snap.signs_again = true;
        self
    }

    /// Signs notifications over the documented path alone. By default the path of the URL is
    /// part of the signed path, if it has one; no source says.
    pub fn snap_signs_documented_path(mut self) -> Self {
        self.snap.signs_documented_path = true;
        self
    }

    /// Accepts requests whose time is so far from the virtual clock; five minutes by default. No
    /// source has a tolerance.
    pub fn snap_time_tolerance(mut self, tolerance: Duration) -> Self {
        self.snap.time_tolerance = tolerance;
        self
    }

    /// Tells the end of a token as a number of seconds, as other implementations of SNAP do. By
    /// default it is a time, as in the documentation of Durianpay.
    pub fn snap_expires_in_seconds(mut self) -> Self {
        self.snap.expires_in_seconds = true;
        self
    }

    /// Lets the status of a transfer or payment be 404xx01 so long after it was created; it is
    /// visible at once by default.
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

    /// Shows the status of a transfer in `additionalInfo`, as in the notification, in place of
    /// the top level, as in the standard. Sources differ.
    pub fn snap_inner_status(mut self) -> Self {
        self.snap.has_inner_status = true;
        self
    }

    /// Refuses a transfer with a reference that another one has with 404xx18, as the standard
    /// does. By default it is 409xx01, as a transfer with the same content is.
    pub fn snap_inconsistent_requests(mut self) -> Self {
        self.snap.tells_inconsistent = true;
        self
    }
}
