//! [`Diagnosis`]: the known mistakes that explain a notification that does not verify.

use super::Notified;
use super::error::NotificationError;
use super::key::read_signature;
use super::message::{Parts, message};
use super::path::without_query;
use super::untrusted::Untrusted;
use super::verifier::Verifier;
use crate::json::tree::Tree;
use crate::types::descriptor::{Algorithm, Encoding, NotificationSignature};
use std::fmt;

/// The mistakes that explain why a notification does not verify.
///
/// It is for people who set up a receiver. It does not make a notification authentic: a
/// notification with a finding stays rejected.
///
/// ```
/// use durianpay_client::notification::{Finding, Untrusted};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
/// # let simulator = durianpay_simulator::Simulator::builder()
/// #     .snap_webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
/// #     .start_in_memory()?;
/// # let qris = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
/// # let qris = simulator.snap().client().qris().create(qris).await?;
/// # let sent = simulator.snap().pay_qris(&qris.reference_no.ok_or("no id")?).await?;
/// # let (path, headers, body) = (&sent[0].path, &sent[0].headers, &sent[0].body);
/// # let verifier = simulator.snap().verifier();
/// // A proxy has removed `/v1.0` from the path.
/// let received = Untrusted::new("POST", "/qr/qr-mpm-notify", headers, body);
/// let diagnosis = verifier.diagnose(&received);
/// for finding in &diagnosis.findings {
///     eprintln!("{finding}");
/// }
/// let signed = "/v1.0/qr/qr-mpm-notify".to_owned();
/// assert_eq!(diagnosis.findings, [Finding::Path { signed }]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Diagnosis {
    /// The error of [`Verifier::verify`], if there is one.
    pub error: Option<NotificationError>,
    /// The mistakes that explain it, the most certain first.
    pub findings: Vec<Finding>,
}

/// A known mistake. `Display` describes it and its remedy.
///
/// [`Diagnosis`] has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// The signature matches with another path than the one received.
    Path {
        /// The path that was signed.
        signed: String,
    },
    /// The signature matches with another method.
    Method {
        /// The method that was signed.
        signed: &'static str,
    },
    /// The signature matches with the time in another notation: a proxy has decoded the header
    /// like a part of a URL.
    Time,
    /// The signature matches the body in a form that programs produce when they parse JSON and
    /// serialize it again.
    Reserialized {
        /// The form: `without white space`.
        form: &'static str,
    },
    /// The body is empty: a framework has already read it.
    EmptyBody,
    /// The body is not JSON.
    NotJson,
    /// The body is a webhook with an event name, of another generation of the API.
    EventName,
    /// The signature is in hex digits instead of Base64, or vice versa.
    Encoding,
    /// The signature has another length than those of the keys, so it was made with another
    /// algorithm.
    Length {
        /// The length of the signature, in bytes.
        bytes: usize,
    },
    /// The notification is addressed to another receiver: the keys belong to another
    /// environment or merchant.
    Receiver,
    /// No known change matches: a key of another environment, or a modified notification.
    Key,
}

impl<N: Notified> Verifier<N> {
    /// Returns the known mistakes that explain why a notification does not verify.
    #[must_use]
    pub fn diagnose(&self, received: &Untrusted<'_>) -> Diagnosis {
        let Err(error) = self.verify(received) else {
            return Diagnosis {
                error: None,
                findings: Vec::new(),
            };
        };
        let findings = match &error {
            NotificationError::Mismatch => self.explain_mismatch(received),
            NotificationError::Malformed { .. } => vec![Finding::Encoding],
            NotificationError::Receiver(_) => vec![Finding::Receiver],
            NotificationError::TooLarge
            | NotificationError::Incomplete
            | NotificationError::Header(_)
            | NotificationError::NoKey
            | NotificationError::Time
            | NotificationError::Stale { .. }
            | NotificationError::Unreadable(_) => Vec::new(),
        };
        Diagnosis {
            error: Some(error),
            findings,
        }
    }

    fn explain_mismatch(&self, received: &Untrusted<'_>) -> Vec<Finding> {
        let rule = &N::notifications().signature;
        let text = received.header(rule.header).unwrap_or_default();
        let Ok(signature) = read_signature(text, rule.encoding) else {
            return vec![Finding::Encoding];
        };
        let mut findings = self.explain_by_variants(received, &signature);
        findings.extend(explain_by_looks(rule, received, text, &signature));
        if findings.is_empty() {
            findings.push(Finding::Key);
        }
        findings
    }

    /// Tries the known changes by proxies and frameworks, one at a time.
    fn explain_by_variants(&self, received: &Untrusted<'_>, signature: &[u8]) -> Vec<Finding> {
        let rule = &N::notifications().signature;
        let sent = self.paths().sent(received.path());
        let token = rule.token_header.and_then(|name| received.header(name));
        let token = token.unwrap_or_default();
        let timestamp = received.header(rule.timestamp_header).unwrap_or_default();
        let parts = Parts {
            method: received.method(),
            path: &sent,
            body: received.body(),
            timestamp,
            token: token.strip_prefix("Bearer ").unwrap_or(token),
        };
        let fits = |parts: Parts<'_>| {
            let message = message(rule.over, parts);
            self.key_of(rule, &message, signature).is_some()
        };
        let mut findings = Vec::new();
        let documented = N::notifications().known.iter().filter_map(|info| info.path);
        let paths = ends(&sent).chain(documented);
        if let Some(path) = paths.into_iter().find(|path| fits(Parts { path, ..parts })) {
            let signed = path.to_owned();
            findings.push(Finding::Path { signed });
        }
        let mut methods = ["POST", "PUT", "GET"].into_iter();
        if let Some(signed) = methods.find(|method| fits(Parts { method, ..parts })) {
            findings.push(Finding::Method { signed });
        }
        let with_plus = timestamp.replace(' ', "+");
        if fits(Parts {
            timestamp: &with_plus,
            ..parts
        }) {
            findings.push(Finding::Time);
        }
        for (form, body) in rewritten(received.body()) {
            if fits(Parts {
                body: &body,
                ..parts
            }) {
                findings.push(Finding::Reserialized { form });
            }
        }
        findings
    }
}

/// Checks the notification without its signature.
fn explain_by_looks(
    rule: &NotificationSignature,
    received: &Untrusted<'_>,
    text: &str,
    signature: &[u8],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    match Tree::parse(received.body()) {
        _ if received.body().is_empty() => findings.push(Finding::EmptyBody),
        Err(_) => findings.push(Finding::NotJson),
        Ok(tree) => {
            let is_webhook = ["event", "data"].map(|key| !tree.root().get(key).is_absent());
            if is_webhook == [true, true] {
                findings.push(Finding::EventName);
            }
        }
    }
    let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let bytes = signature.len();
    if rule.encoding == Encoding::Base64 && is_hex && text.len() >= 64 {
        findings.push(Finding::Encoding);
    } else if !is_length_of(rule.algorithm, bytes) {
        findings.push(Finding::Length { bytes });
    }
    findings
}

/// Returns whether an algorithm creates signatures of this length. RSA keys have 2048 bits or
/// more.
fn is_length_of(algorithm: Algorithm, bytes: usize) -> bool {
    match algorithm {
        Algorithm::HmacSha256 => bytes == 32,
        Algorithm::HmacSha512 => bytes == 64,
        Algorithm::RsaSha256 => bytes >= 256,
    }
}

/// Returns the suffixes of a path that begin with a slash, each with and without a slash at its
/// end.
fn ends(path: &str) -> impl Iterator<Item = &str> {
    let path = without_query(path);
    let trimmed = path.strip_suffix('/').unwrap_or(path);
    let of = |path: &'_ str| {
        let starts: Vec<usize> = path.match_indices('/').map(|(start, _)| start).collect();
        starts
    };
    of(path)
        .into_iter()
        .map(move |start| &path[start..])
        .chain(of(trimmed).into_iter().map(move |start| &trimmed[start..]))
}

/// Returns the body in the forms that programs serialize.
fn rewritten(body: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let Ok(text) = str::from_utf8(body) else {
        return Vec::new();
    };
    let mut forms: Vec<(&'static str, Vec<u8>)> = Vec::new();
    forms.push((
        "with escaped slashes",
        text.replace('/', "\\/").into_bytes(),
    ));
    forms.push((
        "without escaped slashes",
        text.replace("\\/", "/").into_bytes(),
    ));
    let end = text.trim_end();
    forms.push(("without the line break at its end", end.as_bytes().to_vec()));
    if let Ok(json) = serde_json::from_str::<serde_json::Value>(text) {
        forms.push((
            "without white space, its keys in order",
            json.to_string().into_bytes(),
        ));
        if let Ok(pretty) = serde_json::to_vec_pretty(&json) {
            forms.push(("indented, its keys in order", pretty));
        }
    }
    forms
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path { signed } => write!(
                f,
                "the sender signed the path `{signed}`: a proxy changes paths, see \
                 `Verifier::replace_prefix`"
            ),
            Self::Method { signed } => write!(f, "the sender signed the method `{signed}`"),
            Self::Time => f.write_str(
                "the time was decoded in transit, which turned `+` into a space: forward the \
                 header unchanged",
            ),
            Self::Reserialized { form } => write!(
                f,
                "the sender signed the body {form}: pass the bytes of the request, not JSON that \
                 was serialized again"
            ),
            Self::EmptyBody => f.write_str(
                "the body is empty: read the bytes of the request before any other code",
            ),
            Self::NotJson => f.write_str("the body is not JSON"),
            Self::EventName => f.write_str(
                "the body names an event, as webhooks of the older API do: use \
                 `durianpay_client::webhook`",
            ),
            Self::Encoding => f.write_str("the signature has another encoding"),
            Self::Length { bytes } => {
                write!(
                    f,
                    "the signature has {bytes} bytes: it was made with another algorithm"
                )
            }
            Self::Receiver => f.write_str(
                "the notification is for another merchant or environment: check the client key",
            ),
            Self::Key => f.write_str(
                "no known change explains it: the public key may belong to the other environment, \
                 or the notification was changed or forged",
            ),
        }
    }
}

impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.error {
            None => f.write_str("the notification is authentic"),
            Some(error) => {
                write!(f, "{error}")?;
                let mut findings = self.findings.iter();
                findings.try_for_each(|finding| write!(f, "\n- {finding}"))
            }
        }
    }
}
