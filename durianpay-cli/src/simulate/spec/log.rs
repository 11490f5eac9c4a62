//! One line for each request and webhook.

use super::record::{Delivery, Record};
use crate::simulate::line::{RequestLine, request_lines, time};

/// An entry of the log.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'e> {
    /// A request.
    Request(&'e Record),
    /// A webhook.
    Delivery(&'e Delivery),
}

impl Entry<'_> {
    /// Writes the entry for people: one line, and a further one for each remark.
    #[must_use]
    pub fn human(&self) -> String {
        match self {
            Self::Request(record) => request(record),
            Self::Delivery(delivery) => {
                let status = delivery.status.map(|status| format!(" with {status}"));
                let outcome = delivery.outcome().replace('_', " ");
                format!(
                    "{}  webhook {}: {outcome}{}\n",
                    time(delivery.at),
                    delivery.event.escape_debug(),
                    status.unwrap_or_default(),
                )
            }
        }
    }

    /// Writes the entry as one line of JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let value = match self {
            Self::Request(record) => record.to_json(),
            Self::Delivery(delivery) => delivery.to_json(),
        };
        format!("{value}\n")
    }
}

fn request(record: &Record) -> String {
    let accepted = record.notes.iter().map(|note| ("accepted", note.as_str()));
    let examples = record
        .examples
        .iter()
        .map(|note| ("from an example", note.as_str()));
    let rejected = record
        .rejection
        .iter()
        .map(|reason| ("rejected", reason.as_str()));
    let fault = record.fault.iter().map(|fault| ("fault", fault.as_str()));
    request_lines(&RequestLine {
        at: record.at,
        method: &record.method,
        path: &record.path,
        query: record.query.as_deref(),
        operation: record.operation.as_deref(),
        status: record.status,
        remarks: accepted
            .chain(examples)
            .chain(rejected)
            .chain(fault)
            .collect(),
    })
}
