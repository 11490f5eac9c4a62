//! The handle of SNAP.

use super::handle_client::{CREDENTIALS, PUBLIC_KEY, client_builder};
use super::keys::{CLIENT_KEY, CLIENT_SECRET, MERCHANT_PRIVATE, SENDER_PUBLIC};
use crate::destination::Destination;
use crate::simulator::Simulator;
use durianpay_client::ClientBuilder;
use durianpay_client::snap::{Client, Credentials, Verifier};

/// The SNAP part of a [`Simulator`], from [`Simulator::snap`]: its clients, and the actions of
/// banks and customers.
///
/// ```
/// use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
/// use durianpay_simulator::Simulator;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let simulator = Simulator::start().await?;
/// let client = simulator.snap().client();
/// let qris = CreateQris::new("shop-1", Money::new(10_000), QrisInfo::new());
/// let qris = client.qris().create(qris).await?;
/// let id = qris.reference_no.ok_or("no id")?;
/// simulator.snap().pay_qris(&id).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Snap<'s> {
    pub(super) simulator: &'s Simulator,
}

impl Simulator {
    /// Returns the handle of SNAP, the newer generation of the API, on the same state.
    #[must_use]
    pub fn snap(&self) -> Snap<'_> {
        Snap { simulator: self }
    }
}

impl Snap<'_> {
    /// Returns a client of this simulator. Its time of day is the virtual clock.
    #[must_use]
    pub fn client(&self) -> Client {
        self.simulator.snap_client.clone()
    }

    /// Returns the builder of such a client, for custom settings. It has no token yet.
    pub fn client_builder(&self) -> ClientBuilder<Client> {
        let is_in_memory = self.simulator.port.is_none();
        client_builder(self.base_url(), &self.simulator.shared, is_in_memory)
    }

    /// Returns the base URL for a custom client: `http://127.0.0.1:…/v1.0`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.simulator.snap_client.base_url()
    }

    /// Returns the credentials of the merchant. They are the same in every simulator, and are not
    /// secret.
    #[must_use]
    pub fn credentials(&self) -> Credentials {
        CREDENTIALS.clone()
    }

    /// Returns the client secret of the merchant, for clients in other languages.
    #[must_use]
    pub fn client_secret(&self) -> &'static str {
        CLIENT_SECRET
    }

    /// Returns the private key of the merchant in PEM, for clients in other languages.
    #[must_use]
    pub fn private_key_pem(&self) -> &'static str {
        MERCHANT_PRIVATE
    }

    /// Returns the public key that verifies notifications, which for Durianpay is in the dashboard.
    /// It is the same in every simulator.
    #[must_use]
    pub fn public_key_pem(&self) -> &'static str {
        SENDER_PUBLIC
    }

    /// Returns a verifier of its notifications. It knows the path for the notification of a
    /// transfer, below the URL that is registered at the time of the call.
    #[must_use]
    pub fn verifier(&self) -> Verifier {
        let state = self.simulator.shared.state();
        let url = state.outbox.notified().map_or("", Destination::path);
        let path = &state.snap.behavior.transfer_path;
        let path = format!("{}{path}", url.trim_end_matches('/'));
        Verifier::new([PUBLIC_KEY.clone()])
            .receiver(CLIENT_KEY)
            .route(&path, "transfer")
    }
}
