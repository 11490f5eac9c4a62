//! Diagnostics of a spec: the error, its place and how to fix it.

mod collect;
mod edit;
mod render;
mod suggest;

pub(crate) use collect::Diagnostics;
pub use edit::Edit;
pub use render::Renderer;
pub(crate) use suggest::{list, nearest, some};

use crate::rules::{Rule, Severity};
use crate::source::Span;

/// An error or a warning of a spec: its message, its place and how to fix it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a diagnostic has no effect until it is pushed"]
pub struct Diagnostic {
    /// The broken rule.
    pub rule: &'static Rule,
    /// Whether it is an error or a warning, which is that of the rule at first.
    pub severity: Severity,
    /// The error, in one line that is complete by itself.
    pub message: String,
    /// The place of the error.
    pub span: Span,
    /// The advice on how to fix the error.
    pub help: String,
    /// Other places that are relevant.
    pub related: Vec<Related>,
    /// The edits that fix the error, if there is an evident way. They belong
    /// together and do not overlap.
    pub edits: Vec<Edit>,
}

/// Another place that is relevant to a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// The text that is shown at the place.
    pub what: String,
}

impl Diagnostic {
    /// Creates a diagnostic with the help of its rule.
    pub(crate) fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        // A name in the spec may contain line breaks and tabs; a message is one line,
        // in which a tab looks like a space.
        let message: String = message.into();
        Self {
            rule,
            severity: rule.severity(),
            message: message.replace(['\n', '\r'], "↵").replace('\t', "⇥"),
            span,
            help: rule.help().to_owned(),
            related: Vec::new(),
            edits: Vec::new(),
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

    /// Adds an edit. Together, the edits of a diagnostic must fix the error in the
    /// way that the author evidently meant.
    pub(crate) fn replace(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.edits.push(Edit {
            span,
            replacement: replacement.into(),
        });
        self
    }
}
