//! The faults of one run, in the order in which they are shown.

use super::Diagnostic;
use crate::rules::TOML_SYNTAX;
use std::collections::BTreeSet;

/// Collects the faults of one run.
///
/// # Panics
///
/// Dropping it unread panics in debug builds: faults that nobody looked at
/// would let a broken spec through.
#[derive(Debug)]
pub(crate) struct Diagnostics {
    found: Option<Vec<Diagnostic>>,
}

impl Diagnostics {
    pub(crate) fn new() -> Self {
        Self {
            found: Some(Vec::new()),
        }
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        if let Some(found) = &mut self.found {
            found.push(diagnostic);
        }
    }

    /// Everything found, ordered by file and place.
    ///
    /// In a file that is not TOML, what else is found may follow from that:
    /// only its syntax faults count.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let mut found = self.found.take().unwrap_or_default();
        let is_syntax = |diagnostic: &Diagnostic| *diagnostic.rule == TOML_SYNTAX;
        let broken: BTreeSet<usize> = found
            .iter()
            .filter(|diagnostic| is_syntax(diagnostic))
            .map(|diagnostic| diagnostic.span.file)
            .collect();
        found.retain(|diagnostic| is_syntax(diagnostic) || !broken.contains(&diagnostic.span.file));
        found.sort_by(|left, right| {
            (left.span, left.rule.code(), &left.message, &left.related).cmp(&(
                right.span,
                right.rule.code(),
                &right.message,
                &right.related,
            ))
        });
        found.dedup();
        found
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            debug_assert!(self.found.is_none(), "forgot to read the diagnostics");
        }
    }
}
