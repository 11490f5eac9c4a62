//! Faults of a spec: collected, ordered and drawn as text.

use crate::render::Renderer;
use crate::source::{Source, Span};
use std::collections::BTreeSet;

/// The rule that a file is TOML at all.
const SYNTAX: &str = "toml-syntax";

/// One fault: what is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a diagnostic counts only once it is pushed"]
pub struct Diagnostic {
    /// The broken rule, as a name that does not change: `unknown-key`.
    pub rule: &'static str,
    /// What is wrong, in one line that stands alone.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What to do.
    pub help: Option<String>,
    /// Another place that matters, with what it is.
    pub related: Option<(Span, String)>,
}

impl Diagnostic {
    pub(crate) fn new(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            span,
            help: None,
            related: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn related(mut self, span: Span, what: impl Into<String>) -> Self {
        self.related = Some((span, what.into()));
        self
    }

    /// Adds "did you mean" when a candidate is near enough, and otherwise
    /// lists what there is to choose from.
    pub(crate) fn suggest<'a>(self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        if let Some(nearest) = nearest(word, &known) {
            return self.help(format!("did you mean `{nearest}`?"));
        }
        if known.is_empty() {
            return self;
        }
        self.help(format!("known here: {}", some(&known)))
    }

    /// Adds "did you mean" when a candidate is near enough, and `otherwise`
    /// when none is.
    pub(crate) fn suggest_or<'a>(
        self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
        otherwise: impl Into<String>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match nearest(word, &known) {
            Some(nearest) => self.help(format!("did you mean `{nearest}`?")),
            None => self.help(otherwise),
        }
    }

    /// The text a person reads: message, place, line with a caret, help.
    ///
    /// It starts with the message itself, without the word `error`, since
    /// whoever prints it (the compiler, a command) adds that.
    /// Of many diagnostics, [`Renderer`] draws each without reading the
    /// sources again.
    #[must_use]
    pub fn render(&self, sources: &[Source]) -> String {
        Renderer::new(sources).render(self)
    }
}

/// As `list`, cut where it gets too long to read: `a`, `b` or 40 more.
fn some(words: &[&str]) -> String {
    const MOST: usize = 20;
    match words.split_at_checked(MOST) {
        Some((shown, rest @ [_, _, ..])) => {
            let shown: Vec<String> = shown.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or {} more", shown.join(", "), rest.len())
        }
        _ => list(words),
    }
}

/// `a`, `b` or `c`.
pub(crate) fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    // Long words would make the comparison slow and help nobody.
    const MOST: usize = 80;
    if word.len() > MOST {
        return None;
    }
    known
        .iter()
        .filter(|candidate| candidate.len() <= MOST)
        .map(|candidate| {
            let similarity = strsim::jaro_winkler(&word.to_lowercase(), &candidate.to_lowercase());
            (similarity, *candidate)
        })
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate)
}

/// Enough for the first twenty faults in a spec of a thousand types, and for any
/// number in a small one.
const COMPARISONS: usize = 20_000;

/// Collects the faults of one run.
///
/// # Panics
///
/// Dropping it unread panics in debug builds: faults that nobody looked at
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

    /// Adds "did you mean" as [`Diagnostic::suggest`] does, for candidates of
    /// which a spec can have any number.
    ///
    /// To compare every faulty name with every known one takes the square of
    /// the spec. After so many comparisons the reader has enough to do.
    pub(crate) fn suggest<'a>(
        &mut self,
        diagnostic: Diagnostic,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Diagnostic {
        if self.comparisons == 0 {
            return diagnostic.help("correct the other names first");
        }
        diagnostic.suggest(word, self.compared(known))
    }

    /// [`Diagnostic::suggest_or`] for candidates of which a spec can have any
    /// number.
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
    /// only its syntax faults count.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let mut found = self.found.take().unwrap_or_default();
        let broken: BTreeSet<usize> = found
            .iter()
            .filter(|diagnostic| diagnostic.rule == SYNTAX)
            .map(|diagnostic| diagnostic.span.file)
            .collect();
        found.retain(|diagnostic| {
            diagnostic.rule == SYNTAX || !broken.contains(&diagnostic.span.file)
        });
        found.sort_by(|left, right| {
            (left.span, left.rule, &left.message).cmp(&(right.span, right.rule, &right.message))
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
