//! Explains errors of requests by known facts about the client and SNAP.

use super::api::endpoint::ACCESS_TOKENS_CREATE;
use super::api::{Client, ResponseCode};
use super::diagnosis::{RequestDiagnosis, RequestFinding};
use crate::client::core::ApiClient as _;
use crate::error::{Error, ErrorKind};
use crate::http::url::HttpUrl;
use crate::types::clock_skew::ClockSkew;
use crate::types::descriptor::Environment;
use std::error::Error as _;

/// The common prefix of the paths of all operations, which is signed.
const PATH: &str = "/v1.0";

/// The headers that a message may name.
const HEADERS: [&str; 6] = [
    "CHANNEL-ID",
    "X-EXTERNAL-ID",
    "X-PARTNER-ID",
    "X-TIMESTAMP",
    "X-SIGNATURE",
    "X-CLIENT-KEY",
];

/// The known facts about a client.
struct Known {
    skew: Option<ClockSkew>,
    environment: Option<&'static Environment>,
    base_path: Option<String>,
}

impl Client {
    /// Returns the known mistakes that explain why a call of this client failed. It makes no
    /// request.
    ///
    /// ```
    /// use durianpay_client::snap::api::GetBalance;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.snap().client();
    /// if let Err(error) = client.balances().get(GetBalance::new("mer_12345678d9abcde")).await {
    ///     eprintln!("{}", client.diagnose(&error));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn diagnose(&self, error: &Error) -> RequestDiagnosis {
        let base = HttpUrl::parse(self.base_url()).ok();
        let known = Known {
            skew: self.clock_skew(),
            environment: self.core().environment(),
            base_path: base.map(|base| base.path.trim_end_matches('/').to_owned()),
        };
        // A call without a token failed for the same reason as the call that fetches the token.
        let of_token = match error.kind() {
            ErrorKind::Token => error.source().and_then(|source| source.downcast_ref()),
            _ => None,
        };
        RequestDiagnosis {
            error: match of_token {
                Some(cause) => format!("{error}: {cause}"),
                None => error.to_string(),
            },
            findings: explain(of_token.unwrap_or(error), &known),
        }
    }
}

/// Returns the mistakes that explain an error, the most certain first.
fn explain(error: &Error, known: &Known) -> Vec<RequestFinding> {
    use RequestFinding as F;
    if !matches!(error.kind(), ErrorKind::Api | ErrorKind::Conflict) {
        return Vec::new();
    }
    let Some(text) = error.code() else {
        let mut findings: Vec<_> = base_url(known).collect();
        findings.push(F::NotSnap);
        return findings;
    };
    let code = ResponseCode::from(text);
    let mut findings: Vec<RequestFinding> = match &code {
        ResponseCode::Unauthorized(_) => unauthorized(error, known),
        ResponseCode::InvalidToken(_) => vec![F::TokenRefused],
        ResponseCode::TokenNotFound(_) => vec![F::TokenMissing],
        ResponseCode::InvalidFieldFormat(_) | ResponseCode::InvalidMandatoryField(_) => {
            let message = error.message().unwrap_or_default().to_ascii_uppercase();
            let named = HEADERS.into_iter().filter(|name| message.contains(name));
            named.map(|name| F::Header { name }).collect()
        }
        ResponseCode::ExternalIdUsed(_) => vec![F::ExternalIdUsed],
        ResponseCode::DuplicateReference(_) => vec![F::ReferenceUsed],
        _ => Vec::new(),
    };
    let is_sandbox = known
        .environment
        .is_some_and(|environment| !environment.live);
    let trigger = trigger(&code).filter(|_| is_sandbox && !is_of_token(error));
    findings.extend(trigger.map(|id| F::SandboxTrigger { id }));
    findings
}

/// Explains a signature that does not match, an unknown client, or a missing permission.
fn unauthorized(error: &Error, known: &Known) -> Vec<RequestFinding> {
    use RequestFinding as F;
    let skew = known.skew.filter(|skew| skew.is_large());
    let mut findings: Vec<_> = skew.map(|skew| F::Clock { skew }).into_iter().collect();
    if is_of_token(error) {
        // Neither path nor body of this request is signed.
        findings.push(F::KeyPair);
    } else {
        findings.extend(base_url(known));
        findings.extend([F::ClientSecret, F::Changed]);
    }
    let environment = known.environment;
    let environment = environment.map(|environment| environment.name);
    findings.extend(environment.map(|name| F::Environment { name }));
    findings
}

fn is_of_token(error: &Error) -> bool {
    error.operation() == Some(ACCESS_TOKENS_CREATE.id)
}

fn base_url(known: &Known) -> impl Iterator<Item = RequestFinding> {
    let path = known.base_path.clone().filter(|path| path != PATH);
    path.map(|path| RequestFinding::BaseUrl { path })
        .into_iter()
}

/// Returns the `X-EXTERNAL-ID` that makes the sandbox respond with a code.
fn trigger(code: &ResponseCode) -> Option<&'static str> {
    Some(match code {
        ResponseCode::InvalidFieldFormat(_) => "400001",
        ResponseCode::InvalidMandatoryField(_) => "400002",
        ResponseCode::InvalidToken(_) => "401001",
        ResponseCode::Unauthorized(_) => "401002",
        ResponseCode::ExternalIdUsed(_) => "409001",
        ResponseCode::DuplicateReference(_) => "409002",
        ResponseCode::InternalServerError(_) => "500001",
        ResponseCode::Timeout(_) => "504001",
        _ => return None,
    })
}
