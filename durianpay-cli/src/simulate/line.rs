//! One line for each request and delivery.

use durianpay_client::Timestamp;
use durianpay_simulator::{Delivery, DeliveryOutcome, LogEntry, RecordedRequest};
use std::fmt::Write as _;

/// The maximum number of characters of a rejection that a line shows.
const MAX_SHOWN: usize = 300;

/// Writes a record for people: one line, and a further one for each remark.
///
/// It contains neither the body of a request nor its `Authorization`, but the body of a rejection.
#[must_use]
pub fn human(entry: LogEntry<'_>) -> String {
    match entry {
        LogEntry::Request(request) => human_request(request),
        LogEntry::Delivery(delivery) => human_delivery(delivery),
        _ => String::new(),
    }
}

/// Writes a record as one line of JSON, in the format of the control API.
#[must_use]
pub fn json(entry: LogEntry<'_>) -> String {
    let mut line = match entry {
        LogEntry::Request(request) => request.to_json(),
        LogEntry::Delivery(delivery) => delivery.to_json(),
        _ => return String::new(),
    };
    line.push('\n');
    line
}

fn human_request(request: &RecordedRequest) -> String {
    let RecordedRequest {
        at,
        method,
        base_path,
        path,
        query,
        operation,
        status,
        rejection,
        notes,
        fault,
        ..
    } = request;
    let fault = fault.map(|fault| fault.to_string());
    let notes = notes.iter().map(|note| ("accepted", note.as_str()));
    let rejection = rejection
        .iter()
        .map(|rejection| ("rejected", rejection.as_str()));
    let fault = fault.iter().map(|fault| ("fault", fault.as_str()));
    request_lines(&RequestLine {
        at: *at,
        method: method.as_str(),
        path: &format!("{base_path}{path}"),
        query: query.as_deref(),
        operation: *operation,
        status: status.as_u16(),
        remarks: notes.chain(rejection).chain(fault).collect(),
    })
}

/// A request, as its line shows it.
pub(super) struct RequestLine<'l> {
    pub(super) at: Timestamp,
    pub(super) method: &'l str,
    pub(super) path: &'l str,
    pub(super) query: Option<&'l str>,
    pub(super) operation: Option<&'l str>,
    pub(super) status: u16,
    /// What is to be said about it: the kind, and the text.
    pub(super) remarks: Vec<(&'static str, &'l str)>,
}

/// Writes a request: one line, and a further one for each remark.
pub(super) fn request_lines(line: &RequestLine<'_>) -> String {
    let query = line.query.map(|query| format!("?{query}"));
    let mut text = format!(
        "{}  {} {} {}{}  {}\n",
        time(line.at),
        line.status,
        line.method,
        line.path,
        query.unwrap_or_default(),
        line.operation.unwrap_or("no operation"),
    );
    for (kind, said) in &line.remarks {
        remark(&mut text, kind, said);
    }
    text
}

fn human_delivery(delivery: &Delivery) -> String {
    let outcome = match delivery.outcome {
        DeliveryOutcome::Accepted => "accepted".to_owned(),
        DeliveryOutcome::Rejected(status) => format!("rejected with {}", status.as_u16()),
        DeliveryOutcome::NoConnection => "no connection".to_owned(),
        DeliveryOutcome::TimedOut => "no response within 10 seconds".to_owned(),
        DeliveryOutcome::Broken => "the connection broke".to_owned(),
        DeliveryOutcome::HungUp => "hung up".to_owned(),
        DeliveryOutcome::Lost => "never sent".to_owned(),
        _ => "ended".to_owned(),
    };
    let mut text = format!(
        "{}  webhook {} (event {}, attempt {}): {outcome}\n",
        time(delivery.at),
        delivery.event.escape_debug(),
        delivery.number,
        delivery.attempt,
    );
    if let Some(fault) = delivery.fault {
        remark(&mut text, "fault", &fault.to_string());
    }
    text
}

/// Adds a line below the first one.
fn remark(text: &mut String, kind: &str, remark: &str) {
    let shown: String = remark.chars().take(MAX_SHOWN).collect();
    let cut = if shown.len() < remark.len() {
        "…"
    } else {
        ""
    };
    // Writing to a string cannot fail.
    let _ = writeln!(text, "          {kind}: {shown}{cut}");
}

/// Returns the time of day, in UTC.
pub(super) fn time(at: Timestamp) -> String {
    let text = at.to_string();
    text.get(11..19).unwrap_or_default().to_owned()
}
