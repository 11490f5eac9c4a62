//! Diagnostics of a spec: the error, its place and how to fix it.

mod collect;
mod render;
mod suggest;

pub(crate) use collect::Diagnostics;
pub use render::Renderer;
pub(crate) use suggest::{list, nearest};

use crate::rules::Rule;
use crate::source::Span;

/// An error of a spec: its message, its place and how to fix it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a diagnostic has no effect until it is pushed"]
pub struct Diagnostic {
    /// The broken rule.
    pub rule: &'static Rule,
    /// The error, in one line that is complete by itself.
    pub message: String,
    /// The place of the error.
    pub span: Span,
    /// The advice on how to fix the error.
    pub help: String,
    /// Other places that are relevant.
    pub related: Vec<Related>,
    /// The edit that would fix the error, if there is a likely one.
    pub suggestion: Option<Suggestion>,
}

/// Another place that is relevant to a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// The text that is shown at the place.
    pub what: String,
}

/// An edit of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The text to remove; an empty span marks an insertion.
    pub span: Span,
    /// The text to insert instead.
    pub replacement: String,
}

impl Diagnostic {
    /// Creates a diagnostic with the help of its rule.
    pub(crate) fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        // A name in the spec may contain line breaks; a message is one line.
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

    /// Replaces the rule's general help with one specific to the place.
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

    /// Adds the edit that would fix the error.
    pub(crate) fn replace(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.suggestion = Some(Suggestion {
            span,
            replacement: replacement.into(),
        });
        self
    }
}
