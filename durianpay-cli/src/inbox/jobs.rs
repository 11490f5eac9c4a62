//! Jobs in reports: as a table, a single job in detail, and both as JSON.

use super::age::{exact, seconds};
use super::escape::{escaped, to_json};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_client::webhook::inbox::{JobInfo, JobStatus};
use serde::Serialize;
use std::fmt::Write as _;

/// The maximum length of a reason in the table, in characters.
const LONGEST_REASON: usize = 80;

const HEADINGS: [&str; 8] = [
    "ID", "KIND", "STATUS", "ATTEMPTS", "CREATED", "OBJECT", "NAME", "REASON",
];

/// The content of a job, which may contain personal data.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// UTF-8 text.
    #[serde(rename = "content")]
    Text(String),
    /// Other bytes in base64. They are probably encrypted.
    #[serde(rename = "content_base64")]
    Base64(String),
}

impl Content {
    /// Creates the content from its bytes.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text),
            Err(error) => Self::Base64(STANDARD.encode(error.as_bytes())),
        }
    }
}

/// A job as JSON. Times are in RFC 3339, or `null` if there is none.
#[derive(Serialize)]
struct Entry<'j> {
    id: i64,
    kind: &'static str,
    status: &'static str,
    object: &'j str,
    name: &'j str,
    trust: &'static str,
    attempts: u32,
    deliveries: u32,
    reason: &'j str,
    created_at: Option<String>,
    due_at: Option<String>,
    claimed_at: Option<String>,
    ended_at: Option<String>,
    #[serde(flatten)]
    content: Option<&'j Content>,
}

impl<'j> Entry<'j> {
    fn new(job: &'j JobInfo, content: Option<&'j Content>) -> Self {
        let JobInfo {
            id,
            kind,
            object,
            name,
            trust,
            status,
            attempts,
            deliveries,
            reason,
            created_at,
            due_at,
            claimed_at,
            ended_at,
        } = job;
        let is_pending = *status == JobStatus::Pending;
        Self {
            id: *id,
            kind: kind.as_str(),
            status: status.as_str(),
            object,
            name,
            trust: trust.as_str(),
            attempts: *attempts,
            deliveries: *deliveries,
            reason,
            created_at: exact(*created_at),
            due_at: is_pending.then(|| exact(*due_at)).flatten(),
            claimed_at: claimed_at.and_then(exact),
            ended_at: ended_at.and_then(exact),
            content,
        }
    }
}

/// Formats jobs as a table.
#[must_use]
pub fn table(jobs: &[JobInfo]) -> String {
    if jobs.is_empty() {
        return "no jobs\n".to_owned();
    }
    let rows: Vec<_> = jobs.iter().map(row).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.max().unwrap_or_default().max(HEADINGS[column].len())
    };
    let widths: [usize; 8] = std::array::from_fn(width);
    let mut table = String::new();
    let headings = HEADINGS.map(str::to_owned);
    for row in std::iter::once(&headings).chain(&rows) {
        let cells: Vec<_> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        table.push_str(cells.join("  ").trim_end());
        table.push('\n');
    }
    table
}

fn row(job: &JobInfo) -> [String; 8] {
    let mut reason = escaped(&job.reason);
    if let Some((end, _)) = reason.char_indices().nth(LONGEST_REASON) {
        reason.truncate(end);
        reason.push('…');
    }
    [
        job.id.to_string(),
        job.kind.to_string(),
        job.status.to_string(),
        job.attempts.to_string(),
        seconds(job.created_at),
        or_dash(escaped(&job.object)),
        or_dash(escaped(&job.name)),
        or_dash(reason),
    ]
}

/// Replaces an empty cell with a dash, so that every row has all columns.
fn or_dash(text: String) -> String {
    if text.is_empty() {
        "-".to_owned()
    } else {
        text
    }
}

/// Formats all details of a job, one per line, and its content.
#[must_use]
pub fn details(job: &JobInfo, content: Option<&Content>) -> String {
    let entry = Entry::new(job, content);
    let time = |time: Option<String>| time.unwrap_or_default();
    let lines = [
        ("id", entry.id.to_string()),
        ("kind", entry.kind.to_owned()),
        ("status", entry.status.to_owned()),
        ("object", escaped(entry.object)),
        ("name", escaped(entry.name)),
        ("trust", entry.trust.to_owned()),
        ("attempts", entry.attempts.to_string()),
        ("deliveries", entry.deliveries.to_string()),
        ("reason", escaped(entry.reason)),
        ("created at", time(entry.created_at)),
        ("due at", time(entry.due_at)),
        ("claimed at", time(entry.claimed_at)),
        ("ended at", time(entry.ended_at)),
    ];
    let mut text = String::new();
    for (name, value) in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:<10}  {}", or_dash(value));
    }
    match entry.content {
        None => {}
        Some(Content::Text(content)) => {
            let _ = writeln!(text, "content     {}", or_dash(escaped(content)));
        }
        Some(Content::Base64(content)) => {
            let _ = writeln!(text, "content     not UTF-8, in base64: {content}");
        }
    }
    text
}

/// Returns jobs as a JSON list.
///
/// # Errors
///
/// Fails if the jobs cannot be serialized.
pub fn list_json(jobs: &[JobInfo]) -> Result<String, String> {
    let entries: Vec<_> = jobs.iter().map(|job| Entry::new(job, None)).collect();
    to_json(&entries)
}

/// Returns a job as a JSON object.
///
/// # Errors
///
/// Fails if the job cannot be serialized.
pub fn details_json(job: &JobInfo, content: Option<&Content>) -> Result<String, String> {
    to_json(&Entry::new(job, content))
}
