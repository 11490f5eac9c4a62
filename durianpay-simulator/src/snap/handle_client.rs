//! Clients of SNAP for a simulator.

use super::execute::SNAP;
use super::keys::{CLIENT_KEY, CLIENT_SECRET, MERCHANT_PRIVATE, SENDER_PUBLIC};
use crate::memory::MemoryTransport;
use crate::shared::Shared;
use durianpay_client::snap::{Client, Credentials, CredentialsFields};
use durianpay_client::{BoxFuture, ClientBuilder, RsaPrivateKey, RsaPublicKey, Runtime, Secret};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime};

/// The credentials of the merchant.
pub(crate) static CREDENTIALS: LazyLock<Credentials> = LazyLock::new(|| {
    let private_key = RsaPrivateKey::from_pem(MERCHANT_PRIVATE);
    Credentials::new(CredentialsFields {
        client_key: CLIENT_KEY.to_owned(),
        client_secret: Secret::new(CLIENT_SECRET),
        private_key: private_key.expect("the file is an RSA private key"),
    })
    .expect("the constants are printable ASCII")
});

/// The key that verifies notifications.
pub(crate) static PUBLIC_KEY: LazyLock<RsaPublicKey> =
    LazyLock::new(|| RsaPublicKey::from_pem(SENDER_PUBLIC).expect("the file is an RSA public key"));

/// Returns the base URL of SNAP on a host.
pub(crate) fn base_url(host: &str) -> String {
    format!("{host}{}", SNAP.base_path)
}

/// Returns the builder of a client whose time of day is the virtual clock.
pub(crate) fn client_builder(
    base_url: &str,
    shared: &Arc<Shared>,
    is_in_memory: bool,
) -> ClientBuilder<Client> {
    let shared = Arc::clone(shared);
    let transport = is_in_memory.then(|| MemoryTransport::new(Arc::clone(&shared)));
    let builder = Client::builder(CREDENTIALS.clone())
        .base_url(base_url)
        .runtime(VirtualTime { shared });
    match transport {
        Some(transport) => builder.transport(transport),
        None => builder,
    }
}

/// A runtime with the virtual clock as its time of day, which is the time that requests are signed
/// with.
struct VirtualTime {
    shared: Arc<Shared>,
}

impl Runtime for VirtualTime {
    fn now(&self) -> Duration {
        self.shared.runtime.now()
    }

    fn system_time(&self) -> SystemTime {
        let now = self.shared.state().clock.now();
        SystemTime::try_from(now).unwrap_or(SystemTime::UNIX_EPOCH)
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        self.shared.runtime.sleep(time)
    }

    fn random(&self) -> [u8; 16] {
        self.shared.runtime.random()
    }
}
