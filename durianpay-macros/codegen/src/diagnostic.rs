//! Diagnostics of a spec: what is wrong, where, and what to do.

mod collect;
mod render;
mod suggest;

pub(crate) use collect::Diagnostics;
pub use render::Renderer;
pub(crate) use suggest::list;

use crate::rules::Rule;
use crate::source::Span;

/// One error: what is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a diagnostic counts only once it is pushed"]
pub struct Diagnostic {
    /// The broken rule.
    pub rule: &'static Rule,
    /// What is wrong, in one line that stands alone.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What to do.
    pub help: String,
    /// Other places that matter.
    pub related: Vec<Related>,
    /// The edit that would fix it, when there is a likely one.
    pub suggestion: Option<Suggestion>,
}

/// Another place that matters for a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub what: String,
}

/// An edit of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What goes; nothing goes where the span is empty.
    pub span: Span,
    /// What comes in its place.
    pub replacement: String,
}

impl Diagnostic {
    /// Creates a diagnostic with the help of its rule.
    pub(crate) fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        // A name of the spec may have several lines; a message has one.
        let message: String = message.into();
        Self {
            rule,
            message: message.replace(['\n', '\r'], "↵"),
            span,
            help: rule.help().to_owned(),
            related: Vec::new(),
            suggestion: None,
        }
    }

    /// Replaces the help of the rule by one that knows the place.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    pub(crate) fn related(mut self, span: Span, what: impl Into<String>) -> Self {
        self.related.push(Related {
            span,
            what: what.into(),
        });
        self
    }

    /// Adds the edit that would fix it.
    pub(crate) fn replace(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.suggestion = Some(Suggestion {
            span,
            replacement: replacement.into(),
        });
        self
    }
}
