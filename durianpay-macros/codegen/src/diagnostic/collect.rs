//! The diagnostics of one run, in the order in which they are shown.

use super::Diagnostic;
use crate::rules::TOML_SYNTAX;
use std::collections::BTreeSet;

/// Enough for the first twenty errors in a spec of a thousand types, and for any
/// number in a small one.
const COMPARISONS: usize = 20_000;

/// Collects the diagnostics of one run.
///
/// # Panics
///
/// Dropping it unread panics in debug builds: errors that nobody looked at
/// would let a broken spec through.
#[derive(Debug)]
pub(crate) struct Diagnostics {
    found: Option<Vec<Diagnostic>>,
    /// How many more names may be compared for suggestions.
    comparisons: usize,
}

impl Diagnostics {
    pub(crate) fn new() -> Self {
        Self {
            found: Some(Vec::new()),
            comparisons: COMPARISONS,
        }
    }

    /// [`Diagnostic::suggest_name`] for candidates of which a spec can have
    /// any number.
    ///
    /// To compare every unknown name with every known one takes the square of
    /// the spec. After so many comparisons the reader has enough to do.
    pub(crate) fn suggest_name<'a>(
        &mut self,
        diagnostic: Diagnostic,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Diagnostic {
        if self.comparisons == 0 {
            return diagnostic.help("correct the other names first");
        }
        diagnostic.suggest_name(word, self.compared(known))
    }

    /// [`Diagnostic::suggest_or`] likewise.
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

    /// Everything found, ordered by file and place.
    ///
    /// In a file that is not TOML, what else is found may follow from that:
    /// only its syntax errors count.
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
