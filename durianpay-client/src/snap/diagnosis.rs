//! [`RequestDiagnosis`]: the known mistakes that explain a rejected request.

use crate::types::clock_skew::ClockSkew;
use std::fmt;

/// The mistakes that explain why a request failed. `Display` lists them, and shows no secret.
///
/// It is for people who set up a client. A program should decide by
/// [`Error::outcome`](crate::Error::outcome) and the code.
///
/// ```
/// use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
/// use durianpay_client::snap::{Client, Credentials, CredentialsFields, RequestFinding};
/// use durianpay_client::{RsaPrivateKey, Secret};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::start().await?;
/// # let pem = simulator.snap().private_key_pem();
/// # let base_url = simulator.snap().base_url().to_owned();
/// let credentials = Credentials::new(CredentialsFields {
///     client_key: "simulator-client-key".into(),
///     client_secret: Secret::new("the secret of another environment"),
///     private_key: RsaPrivateKey::from_pem(pem)?,
/// })?;
/// let client = Client::builder(credentials).base_url(base_url).build()?;
/// let request = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
/// let error = client.qris().create(request).await.unwrap_err();
/// let diagnosis = client.diagnose(&error);
/// eprintln!("{diagnosis}");
/// assert_eq!(diagnosis.findings[0], RequestFinding::ClientSecret);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestDiagnosis {
    /// The error message.
    pub error: String,
    /// The mistakes that explain it, the most certain first. Empty if none is known.
    pub findings: Vec<RequestFinding>,
}

/// A known mistake. `Display` describes it and its remedy.
///
/// [`RequestDiagnosis`] has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RequestFinding {
    /// The clock of this machine is wrong.
    Clock {
        /// The difference, by the last responses.
        skew: ClockSkew,
    },
    /// The signed paths are not those of Durianpay: the base URL has another path.
    BaseUrl {
        /// The path of the base URL.
        path: String,
    },
    /// The request for a token was rejected: the client key and the RSA key do not match.
    KeyPair,
    /// The token was issued, but the request with it was rejected: its signature does not
    /// match.
    ClientSecret,
    /// A gateway or proxy changes the path or the body, which are signed.
    Changed,
    /// The credentials may be those of the other environment.
    Environment {
        /// The environment of the client.
        name: &'static str,
    },
    /// Two tokens were rejected, the second of them new.
    TokenRefused,
    /// The request arrived without its token.
    TokenMissing,
    /// A header is missing or has an invalid format.
    Header {
        /// The header.
        name: &'static str,
    },
    /// The `X-EXTERNAL-ID` was used before on this day.
    ExternalIdUsed,
    /// The `partnerReferenceNo` was used before.
    ReferenceUsed,
    /// An `X-EXTERNAL-ID` that makes the sandbox respond with this error.
    SandboxTrigger {
        /// The id.
        id: &'static str,
    },
    /// The response has no code of SNAP: another server sent it.
    NotSnap,
}

impl fmt::Display for RequestFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clock { skew } => write!(
                f,
                "the clock of this machine is {skew}: correct it. Requests are signed with the \
                 server's time after the first response, but the first request is not"
            ),
            Self::BaseUrl { path } => write!(
                f,
                "the base URL has the path `{path}`, and requests are signed with it, but paths of \
                 Durianpay begin with `/v1.0`. A gateway that changes paths makes every signature \
                 invalid"
            ),
            Self::KeyPair => f.write_str(
                "the request for a token is signed by your RSA key: Durianpay must have its public \
                 half, for this client key and in this environment",
            ),
            Self::ClientSecret => f.write_str(
                "the token was issued, so the client key and the RSA key are correct: check the \
                 client secret, which signs all other requests, and ask Durianpay whether your \
                 account may use this operation",
            ),
            Self::Changed => f.write_str(
                "a gateway or proxy that changes the path or the body makes the signature \
                 invalid: send requests to Durianpay directly, or configure it to forward the \
                 bytes unchanged",
            ),
            Self::Environment { name } => write!(
                f,
                "the client is for the environment `{name}`: the client key, client secret and \
                 RSA key of another environment are not valid there"
            ),
            Self::TokenRefused => f.write_str(
                "a new token was rejected too: a gateway may change the header `Authorization`, \
                 or the environment that issues tokens is not the one that receives the request",
            ),
            Self::TokenMissing => f.write_str(
                "the request arrived without its token: a gateway removes the header \
                 `Authorization`",
            ),
            Self::Header { name: "CHANNEL-ID" } => f.write_str(
                "the header `CHANNEL-ID` was not accepted: set `channel_id` of the credentials. \
                 Durianpay documents 95221, but one of its samples has 95521",
            ),
            Self::Header { name } => write!(
                f,
                "the header `{name}` was not accepted: a gateway may remove or change it"
            ),
            Self::ExternalIdUsed => f.write_str(
                "this `X-EXTERNAL-ID` was already used today, perhaps by this request: read the \
                 status of its reference before you send it with a new id",
            ),
            Self::ReferenceUsed => f.write_str(
                "this `partnerReferenceNo` exists: read its status, and never send the \
                 transaction with another reference before you know the status",
            ),
            Self::SandboxTrigger { id } => write!(
                f,
                "in the sandbox, the `X-EXTERNAL-ID` {id} forces this response: use another id \
                 otherwise"
            ),
            Self::NotSnap => f.write_str(
                "the response has no code of SNAP: a gateway responded, or the base URL belongs to \
                 another API",
            ),
        }
    }
}

impl fmt::Display for RequestDiagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.error)?;
        let mut findings = self.findings.iter();
        findings.try_for_each(|finding| write!(f, "\n- {finding}"))
    }
}
