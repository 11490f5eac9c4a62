//! [`Content`]: the part of an intent that is stored as JSON, not in columns.

use crate::http::stored::StoredRequest;
use crate::types::server_time::ServerTime;
use serde_json::{Map, Value, json};
use std::fmt;
use std::time::Duration;

/// The stored content of an intent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Content {
    pub(super) request: StoredRequest,
    /// The parts of the request that must be equal in another call with the same reference.
    pub(super) summary: String,
    /// The number of attempts; the last one sets the outcome.
    pub(super) attempt: u32,
    /// Whether an attempt may have used up the idempotency key, where each has its own.
    pub(super) is_key_used: bool,
    /// The number of attempts that left the intent in doubt since it was last known to have had
    /// no effect.
    pub(super) doubts: u32,
    /// Whether the API has said that an object with the reference exists.
    pub(super) exists: bool,
    /// When the last attempt was sent, if it may have been carried out.
    pub(super) sent: Option<Sent>,
    /// The ids of objects made by earlier attempts: withdrawn, or rejected by a person's
    /// decision.
    pub(super) withdrawn: Vec<String>,
    pub(super) outcome: Option<StoredOutcome>,
    /// The outcomes of attempts after which the call was made again.
    pub(super) doubles: Vec<StoredOutcome>,
    /// The last failure, or why a person must look; empty if there is none.
    pub(super) reason: String,
}

/// The time at which a request may have been sent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sent {
    /// The server's time before sending; `None` if the server does not return its time.
    pub(super) at: Option<ServerTime>,
    /// The duration after `at` within which it may have been sent.
    pub(super) within: Duration,
}

/// The outcome of an intent.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum StoredOutcome {
    /// The response to the call.
    Response(String),
    /// The object that the API showed later; the response was lost.
    Found(String),
    /// The rejection by the API.
    Rejected(Rejection),
}

/// A rejection by the API.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Rejection {
    pub(super) status: Option<u16>,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) request_id: Option<String>,
}

/// An error of content that this version cannot read.
#[derive(Debug)]
pub(super) struct ContentError(&'static str);

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the content of the intent has no valid `{}`; it was written by another version",
            self.0
        )
    }
}

impl std::error::Error for ContentError {}

impl Content {
    pub(super) fn new(request: StoredRequest, summary: String) -> Self {
        Self {
            request,
            summary,
            attempt: 0,
            is_key_used: false,
            doubts: 0,
            exists: false,
            sent: None,
            withdrawn: Vec::new(),
            outcome: None,
            doubles: Vec::new(),
            reason: String::new(),
        }
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let Self {
            request,
            summary,
            attempt,
            is_key_used,
            doubts,
            exists,
            sent,
            withdrawn,
            outcome,
            doubles,
            reason,
        } = self;
        let sent = sent.map(|Sent { at, within }| {
            let at = at.map(|at| at.to_string());
            json!({ "at": at, "within": u64::try_from(within.as_millis()).unwrap_or(u64::MAX) })
        });
        let content = json!({
            "request": request.to_json(),
            "summary": summary,
            "attempt": attempt,
            "is_key_used": is_key_used,
            "doubts": doubts,
            "exists": exists,
            "sent": sent,
            "withdrawn": withdrawn,
            "outcome": outcome.as_ref().map(StoredOutcome::to_json),
            "doubles": doubles.iter().map(StoredOutcome::to_json).collect::<Vec<_>>(),
            "reason": reason,
        });
        content.to_string().into_bytes()
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, ContentError> {
        let content: Map<String, Value> =
            serde_json::from_slice(bytes).map_err(|_| ContentError("form"))?;
        let request = content.get("request").and_then(StoredRequest::from_json);
        let count = |name| {
            let count = content.get(name).and_then(Value::as_u64);
            count.and_then(|count| u32::try_from(count).ok())
        };
        // Earlier versions did not write it.
        let flag = |name| {
            content
                .get(name)
                .and_then(Value::as_bool)
                .unwrap_or_default()
        };
        let list = |name| {
            content
                .get(name)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
        };
        Ok(Self {
            request: request.ok_or(ContentError("request"))?,
            summary: text(&content, "summary")?,
            attempt: count("attempt").ok_or(ContentError("attempt"))?,
            is_key_used: flag("is_key_used"),
            doubts: count("doubts").unwrap_or_default(),
            exists: flag("exists"),
            sent: optional(&content, "sent", Sent::from_json)?,
            withdrawn: list("withdrawn")
                .filter_map(|id| id.as_str().map(str::to_owned))
                .collect(),
            outcome: optional(&content, "outcome", StoredOutcome::from_json)?,
            doubles: list("doubles")
                .filter_map(StoredOutcome::from_json)
                .collect(),
            reason: text(&content, "reason")?,
        })
    }
}

fn text(content: &Map<String, Value>, name: &'static str) -> Result<String, ContentError> {
    let text = content.get(name).and_then(Value::as_str);
    text.map(str::to_owned).ok_or(ContentError(name))
}

/// Reads a member that may be null. An unreadable member is an error, since the intent would
/// otherwise look like one that was never sent.
fn optional<T>(
    content: &Map<String, Value>,
    name: &'static str,
    read: impl Fn(&Value) -> Option<T>,
) -> Result<Option<T>, ContentError> {
    match content.get(name) {
        Some(Value::Null) => Ok(None),
        Some(value) => read(value).map(Some).ok_or(ContentError(name)),
        None => Err(ContentError(name)),
    }
}

impl Sent {
    fn from_json(value: &Value) -> Option<Self> {
        let at = match value.get("at")? {
            Value::Null => None,
            at => Some(at.as_str()?.parse().ok()?),
        };
        let within = Duration::from_millis(value.get("within")?.as_u64()?);
        Some(Self { at, within })
    }
}

impl StoredOutcome {
    fn to_json(&self) -> Value {
        match self {
            Self::Response(json) => json!({ "response": json }),
            Self::Found(json) => json!({ "found": json }),
            Self::Rejected(rejection) => {
                let Rejection {
                    status,
                    code,
                    message,
                    request_id,
                } = rejection;
                json!({ "rejected": {
                    "status": status, "code": code, "message": message, "request_id": request_id,
                } })
            }
        }
    }

    fn from_json(value: &Value) -> Option<Self> {
        let (name, value) = value.as_object()?.iter().next()?;
        let text = |name| Some(value.get(name)?.as_str()?.to_owned());
        Some(match name.as_str() {
            "response" => Self::Response(value.as_str()?.to_owned()),
            "found" => Self::Found(value.as_str()?.to_owned()),
            "rejected" => Self::Rejected(Rejection {
                status: value
                    .get("status")
                    .and_then(Value::as_u64)
                    .and_then(|status| u16::try_from(status).ok()),
                code: text("code"),
                message: text("message"),
                request_id: text("request_id"),
            }),
            _ => return None,
        })
    }
}
