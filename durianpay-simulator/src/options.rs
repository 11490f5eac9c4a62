//! The options of a simulator that programs in other languages use.

use crate::builder::{SimulatorBuilder, Webhooks};
use crate::record::LogEntry;
use crate::snapshot::Snapshot;
use std::net::SocketAddr;

impl SimulatorBuilder {
    /// Listens on this address instead of a free port of 127.0.0.1. Port 0 is a free one. An address
    /// beyond loopback is rejected at the start, unless [`expose`](Self::expose) allows it.
    pub fn address(mut self, address: impl Into<SocketAddr>) -> Self {
        self.standalone.address = Some(address.into());
        self
    }

    /// Allows an [address](Self::address) beyond loopback, as containers need. Everyone who reaches
    /// the port can then read and change the state.
    pub fn expose(mut self) -> Self {
        self.standalone.hosts.accepts_addresses = true;
        self
    }

    /// Accepts requests to this host name, such as `durianpay`. By default, requests to other names
    /// than those of loopback are rejected, since a web page could send them.
    pub fn host_name(mut self, name: impl Into<String>) -> Self {
        self.standalone.hosts.names.push(name.into());
        self
    }

    /// Starts with this state, to which [`reset`](crate::Simulator::reset) returns. The time of the
    /// clock is that of the snapshot.
    pub fn snapshot(mut self, snapshot: &Snapshot) -> Self {
        self.standalone.snapshot = Some(snapshot.clone());
        self
    }

    /// Sends webhooks to this URL, whose host may be any. It may be `https`.
    pub fn remote_webhook_url(mut self, url: impl Into<String>) -> Self {
        self.webhooks = Some(Webhooks::RemoteUrl(url.into()));
        self
    }

    /// Sends browsers to this URL of the merchant after a customer has paid or declined on the page of a
    /// wallet, bank or lender. It may be of any host, over `http` or `https`, and is used unchanged. By
    /// default the page itself shows the result.
    ///
    /// No field of a charge is documented that contains such a URL, so it is a setting, as in the
    /// dashboard of the vendor. Browsers need not return: webhooks tell whether a payment was made.
    pub fn return_url(mut self, url: impl Into<String>) -> Self {
        self.standalone.return_url = Some(url.into());
        self
    }

    /// Sends the notifications of SNAP below this URL, whose host may be any. It may be `https`.
    pub fn remote_snap_webhook_url(mut self, url: impl Into<String>) -> Self {
        self.notified = Some(Webhooks::RemoteUrl(url.into()));
        self
    }

    /// Accepts what the API evidently tolerates, since published clients send it:
    ///
    /// - unknown fields, which are ignored, and fields in another case, such as `Skip`;
    /// - `null`, a blank string, or an empty list or object for an optional field, which is left out;
    /// - `1` and `0` for booleans, numbers as strings, and the reverse;
    /// - the customer of a charge next to its `request`;
    /// - older methods and paths, such as `POST /ewallet/account/unbind` and `/va`.
    ///
    /// [`notes`](crate::RecordedRequest::notes) of the request states each difference. By default,
    /// such requests are rejected, so that a test finds them.
    pub fn lenient(mut self) -> Self {
        self.standalone.is_lenient = true;
        self
    }

    /// Keeps the last `records` requests, and as many deliveries, up to 64 MiB of content each; 10,000
    /// by default. Older ones are removed from [`requests`](crate::Simulator::requests) and
    /// [`deliveries`](crate::Simulator::deliveries), so a simulator that runs for days does not grow
    /// with the number of its requests. [`on_log`](Self::on_log) sees all of them.
    pub fn log_limit(mut self, records: usize) -> Self {
        self.standalone.log_limit = Some(records);
        self
    }

    /// Calls a function with each request after it was executed, and with each attempt to deliver a
    /// webhook. The function should return quickly, since responses wait for it.
    ///
    /// ```
    /// use durianpay_simulator::{LogEntry, Simulator};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let simulator = Simulator::builder()
    ///     .on_log(|entry| {
    ///         if let LogEntry::Request(request) = entry {
    ///             println!("{} {} {}", request.method, request.path, request.status);
    ///         }
    ///     })
    ///     .start_in_memory()?;
    /// simulator.client().orders().list().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_log(mut self, log: impl Fn(LogEntry<'_>) + Send + Sync + 'static) -> Self {
        self.standalone.observer = Some(Box::new(log));
        self
    }

    /// Lets the clock run, this many times as fast as the real time. By default, and with 0, it
    /// stands still. It can be moved forward in either case. With 1, it is never behind the real time,
    /// not even after a restore. Not supported in memory.
    pub fn clock_speed(mut self, speed: u32) -> Self {
        self.standalone.clock_speed = speed;
        self
    }
}
