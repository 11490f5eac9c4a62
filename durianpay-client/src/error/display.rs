//! How an error is displayed: in one line, without a secret.

use super::{Error, root_cause};
use crate::types::escape::Escaped;
use std::fmt;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        if let Some(operation) = inner.operation {
            write!(f, "{operation}: ")?;
        }
        f.write_str(&inner.reason)?;
        if let Some(cause) = root_cause::of(self) {
            write!(f, ": {cause}")?;
        }
        let Some(response) = &inner.response else {
            return match inner.attempts {
                0 | 1 => Ok(()),
                attempts => write!(f, " ({attempts} attempts)"),
            };
        };
        write!(f, " (status {}", response.status)?;
        if inner.attempts > 1 {
            write!(f, ", {} attempts", inner.attempts)?;
        }
        if let Some(wait) = response.retry_after {
            write!(f, ", retry after {wait:?}")?;
        }
        if let Some(code) = &response.code {
            write!(f, ", code {}", Escaped(code))?;
        }
        if let Some(message) = &response.message {
            write!(f, ", message \"{}\"", Escaped(message))?;
        }
        if let Some(request_id) = &response.request_id {
            write!(f, ", request {}", Escaped(request_id))?;
        }
        f.write_str(")")
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        let mut out = f.debug_struct("Error");
        out.field("kind", &inner.kind)
            .field("outcome", &inner.outcome)
            .field("operation", &inner.operation)
            .field("reason", &inner.reason)
            .field("attempts", &inner.attempts);
        if let Some(response) = &inner.response {
            let shown =
                |text: &Option<String>| text.as_deref().map(|text| Escaped(text).to_string());
            out.field("status", &response.status)
                .field("code", &shown(&response.code))
                .field("message", &shown(&response.message))
                .field("request_id", &shown(&response.request_id))
                .field("retry_after", &response.retry_after)
                .field("body", &format_args!("{} bytes", response.body.len()));
        }
        if let Some(source) = &inner.source {
            out.field("source", &format_args!("{source}"));
        }
        out.finish()
    }
}
