//! Checks responses that are a stream of events.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Envelope, EventStream, MediaType, Type};
use crate::raw::RawEndpoint;
use crate::rules;
use crate::source::{At, Span};

/// ```toml
/// returns = "Delta"
/// accept  = "text/event-stream"
///
/// [endpoint."replies.create".events]
/// done = "[DONE]"
/// ```
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEndpoint,
    accept: Option<&MediaType>,
    returns: Option<&Type>,
) -> Option<EventStream> {
    let is_stream = accept.is_some_and(MediaType::is_events)
        && returns.is_some_and(|returns| *returns != Type::Bytes);
    if !is_stream {
        // An invalid response says nothing about the form.
        if let Some(events) = &raw.events
            && (raw.returns.is_none() || returns.is_some())
        {
            let reason = "describes events, but its response is not read as events";
            diagnostics.push(conflict(raw, events.span, reason));
        }
        return None;
    }
    check_conflicts(diagnostics, raw);
    let (about, done) = match &raw.events {
        Some(events) => {
            let about = checker.about(diagnostics, &events.common, events.span);
            (about, events.done.as_ref().map(|done| done.value.clone()))
        }
        None => Default::default(),
    };
    Some(EventStream { about, done })
}

/// ```toml
/// returns  = "Delta?"
/// accept   = "text/event-stream"
/// envelope = "wrapped"
/// ```
fn check_conflicts(diagnostics: &mut Diagnostics, raw: &RawEndpoint) {
    let returns = raw.returns.as_ref();
    if let Some(returns) = returns.filter(|returns| returns.value.ends_with('?')) {
        let end = returns.part(returns.value.len() - 1, 1);
        let reason = "returns a stream of events, which cannot be optional";
        diagnostics.push(conflict(raw, returns.span, reason).replace(end, ""));
    }
    if let Some(page) = &raw.page {
        let reason = "returns a stream of events, which cannot be a page";
        diagnostics.push(conflict(raw, page.span, reason));
    }
    let is_wrapped = |envelope: &&At<Envelope>| envelope.value != Envelope::Bare;
    if let Some(envelope) = raw.envelope.as_ref().filter(is_wrapped) {
        let reason = "returns a stream of events, which has no envelope";
        diagnostics.push(conflict(raw, envelope.span, reason));
    }
}

fn conflict(raw: &RawEndpoint, span: Span, reason: &str) -> Diagnostic {
    let message = format!("`{}` {reason}", raw.name.value);
    let diagnostic = Diagnostic::new(&rules::EVENT_STREAM, span, message);
    match &raw.accept {
        Some(accept) => diagnostic.related(accept.span, "the media type is here"),
        None => diagnostic,
    }
}
