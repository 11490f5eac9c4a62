//! SNAP: the generation of the Durianpay API for new merchants, at `/v1.0`.
//!
//! SNAP is Indonesia's national standard of payment APIs (Bank Indonesia, ASPI). Its client has
//! its own credential type, so that credentials of one generation are not given to the other.
//!
//! ```no_run
//! use durianpay_client::snap::api::{CreateQris, Money, QrisInfo, environment};
//! use durianpay_client::snap::{Client, Credentials};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! // Reads DURIANPAY_SNAP_CLIENT_KEY, …_CLIENT_SECRET and …_PRIVATE_KEY or …_PRIVATE_KEY_FILE.
//! let credentials = Credentials::from_env("DURIANPAY_SNAP")?;
//! let client = Client::new(credentials, &environment::SANDBOX)?;
//! let request = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
//! let qris = client.qris().create(request).await?;
//! println!("{}", qris.qr_content.unwrap_or_default());
//! # Ok(())
//! # }
//! ```
//!
//! # Behaviour of the client
//!
//! - **Token**: it is fetched when the first call needs it, shared by all tasks, and renewed
//!   before it expires. If the API no longer accepts it, it is renewed once, and the request is
//!   sent once more.
//! - **Signature**: each attempt has a new signature, with the server's time. The clock of this
//!   machine may be wrong: [`clock_skew`](Client::clock_skew) returns by how much.
//! - **`X-EXTERNAL-ID`**: a call that changes something keeps one id for all its retries, so
//!   that the API can reject a duplicate; any other request has a new one. You may set your own
//!   with [`idempotency_key`](crate::Call::idempotency_key), up to 36 digits, and should store
//!   it with your reference. `partnerReferenceNo` stays the same in any case.
//! - **Outcome**: codes take precedence over the HTTP status. 409xx00, 409xx01, 500 and 504
//!   mean [`Unknown`](crate::Outcome::Unknown): read the status, and never send the transaction
//!   with another reference before it is known. [Intents](mod@crate::intent#snap) do so
//!   automatically; for calls without one, `Client::reconcile` does where the API supports a
//!   lookup.
//!
//! If a request is rejected, [`diagnose`](Client::diagnose) returns the known mistakes that
//! explain it.
//!
//! # Notifications
//!
//! The whole body is signed, so an authentic notification states whether the money arrived: see
//! [`Verifier`] and [`notification`](crate::notification).
//!
//! Nothing here was tried against the vendor's systems. The
//! [guide](crate::guide::snap#unknown-behaviour) lists the facts that Durianpay does not document.

mod diagnose;
mod diagnosis;
#[cfg(any(feature = "snap_bank_transfers", feature = "snap_ewallet_transfers"))]
mod inquiry;
#[cfg(any(
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
))]
mod reconcile;
#[cfg(any(
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
))]
mod server_time;

#[cfg(feature = "snap_notifications")]
pub use self::api::Notification;
pub use self::api::{Client, Credentials, CredentialsFields};
pub use self::diagnosis::{RequestDiagnosis, RequestFinding};
#[cfg(any(feature = "snap_bank_transfers", feature = "snap_ewallet_transfers"))]
pub use self::inquiry::InquiryError;
#[cfg(any(
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
))]
pub use self::reconcile::Reconcile;

#[cfg(all(feature = "macros", not(docsrs)))]
crate::bindings! {
    #[doc = include_str!("snap/api.md")]
    pub mod api in shipped snap, examples = durianpay_client::snap::api;
}
#[cfg(any(not(feature = "macros"), docsrs))]
#[cfg_attr(docsrs, doc(auto_cfg(hide(docsrs, feature = "macros"))))]
#[doc = include_str!("snap/api.md")]
#[rustfmt::skip]
pub mod api;

/// The verifier of Durianpay's notifications. It takes the public key from the dashboard.
///
/// ```no_run
/// use durianpay_client::RsaPublicKey;
/// use durianpay_client::notification::Untrusted;
/// use durianpay_client::snap::{Notification, Verifier};
///
/// # fn example(headers: &http::HeaderMap, body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
/// let key = RsaPublicKey::from_pem_file("durianpay-public-key.pem")?;
/// let verifier = Verifier::new([key]).receiver("client-key");
/// let received = Untrusted::new("POST", "/v1.0/qr/qr-mpm-notify", headers, body);
/// let authentic = verifier.verify(&received)?;
/// if let Notification::QrisPayment(payment) = authentic.notification() {
///     println!("{}: paid {}", payment.original_reference_no, payment.latest_transaction_status.is_paid());
/// }
/// # Ok(())
/// # }
/// ```
#[cfg(feature = "snap_notifications")]
pub type Verifier = crate::notification::Verifier<Notification>;
