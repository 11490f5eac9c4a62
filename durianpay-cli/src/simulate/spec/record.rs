//! The log of requests and webhooks.

use durianpay_client::Timestamp;
use serde_json::{Value, json};

/// The maximum number of characters of a body that is kept.
const MOST_CHARACTERS: usize = 16 * 1024;

/// A request with its response, without its headers, which may contain credentials.
#[derive(Debug, Clone)]
pub struct Record {
    /// Its number, from 0.
    pub number: u64,
    /// The time of its arrival.
    pub at: Timestamp,
    /// The HTTP method.
    pub method: String,
    /// The path, as sent.
    pub path: String,
    /// The names of the query's parameters with their values, without those that authenticate.
    pub query: Option<String>,
    /// The endpoint that it is for: `parcels.get`.
    pub operation: Option<String>,
    /// The status of the response.
    pub status: u16,
    /// The body of the request, up to 16,384 characters.
    pub body: String,
    /// The reason why it was rejected.
    pub rejection: Option<String>,
    /// The differences from the spec that were accepted.
    pub notes: Vec<String>,
    /// What in the response is an example, because nothing else could be known.
    pub examples: Vec<String>,
    /// The fault that was asked for.
    pub fault: Option<String>,
}

/// A webhook that was sent.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The time at which it was sent.
    pub at: Timestamp,
    /// The event.
    pub event: String,
    /// The status of the response, if there was one.
    pub status: Option<u16>,
    /// Whether the receiver accepted it.
    pub is_accepted: bool,
    /// The body.
    pub body: String,
}

impl Record {
    /// Returns the record as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "kind": "request",
            "number": self.number,
            "at": self.at.to_string(),
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "operation": self.operation,
            "body": self.body,
            "status": self.status,
            "rejection": self.rejection,
            "notes": self.notes,
            "from_example": self.examples,
            "fault": self.fault,
        })
    }
}

impl Delivery {
    /// Returns the delivery as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "kind": "delivery",
            "at": self.at.to_string(),
            "event": self.event,
            "outcome": self.outcome(),
            "status": self.status,
            "body": self.body,
        })
    }

    /// Returns the result in a word.
    #[must_use]
    pub fn outcome(&self) -> &'static str {
        match (self.is_accepted, self.status) {
            (true, _) => "accepted",
            (false, Some(_)) => "rejected",
            (false, None) => "no_response",
        }
    }
}

/// Returns a body as text that is kept in the log.
pub(super) fn kept(body: &[u8]) -> String {
    let end = body.len().min(MOST_CHARACTERS);
    String::from_utf8_lossy(&body[..end]).into_owned()
}
