//! Collects the diagnostics of one run, and orders them for display.

use super::Diagnostic;
use crate::rules::TOML_SYNTAX;

/// The maximum number of name comparisons in a run: enough for the first twenty
/// errors in a spec of a thousand types, and for any number of errors in a small
/// one.
const COMPARISONS: usize = 20_000;

/// Collects the diagnostics of one run.
///
/// # Panics
///
/// Panics in debug builds if it is dropped before [`finish`](Self::finish): an
/// error that is never read would let an invalid spec through.
#[derive(Debug)]
pub(crate) struct Diagnostics {
    found: Option<Vec<Diagnostic>>,
    /// The number of names that may still be compared for suggestions.
    comparisons: usize,
}

impl Diagnostics {
    pub(crate) fn new() -> Self {
        Self {
            found: Some(Vec::new()),
            comparisons: COMPARISONS,
        }
    }

    /// Adds a suggestion as [`Diagnostic::suggest_name`] does, for candidates whose
    /// number a spec does not limit.
    ///
    /// Comparing every unknown name with every known name is quadratic in the size
    /// of the spec. After [`COMPARISONS`], diagnostics omit the suggestion.
    pub(crate) fn suggest_name<'a>(
        &mut self,
        diagnostic: Diagnostic,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Diagnostic {
        if self.comparisons == 0 {
            return diagnostic.help("fix the other names first");
        }
        diagnostic.suggest_name(word, self.compared(known))
    }

    /// Adds a suggestion as [`Diagnostic::suggest_or`] does, with the same limit.
    pub(crate) fn suggest_or<'a>(
        &mut self,
        diagnostic: Diagnostic,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
        otherwise: String,
    ) -> Diagnostic {
        if self.comparisons == 0 {
            return diagnostic.help(otherwise);
        }
        diagnostic.suggest_or(word, self.compared(known), otherwise)
    }

    fn compared<'a>(&mut self, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
        let known: Vec<&str> = known.into_iter().collect();
        self.comparisons = self.comparisons.saturating_sub(known.len());
        known
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        if let Some(found) = &mut self.found {
            found.push(diagnostic);
        }
    }

    /// Returns whether nothing has been reported so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.found.as_ref().is_none_or(Vec::is_empty)
    }

    /// Returns all diagnostics, ordered by file and position.
    ///
    /// If a file is not valid TOML, only the syntax errors are returned, since the
    /// others may follow from them, also those of other files.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let mut found = self.found.take().unwrap_or_default();
        let is_syntax = |diagnostic: &Diagnostic| *diagnostic.rule == TOML_SYNTAX;
        if found.iter().any(is_syntax) {
            found.retain(is_syntax);
        }
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
            debug_assert!(
                self.found.is_none(),
                "diagnostics were dropped without being read"
            );
        }
    }
}
