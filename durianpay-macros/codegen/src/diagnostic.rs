//! Faults of a spec: collected, ordered and drawn as text.

use crate::source::{Source, Span, locate};
use std::collections::BTreeSet;
use std::fmt::Write;

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
    #[must_use]
    pub fn render(&self, sources: &[Source]) -> String {
        let related = self.related.iter().map(|(span, _)| *span);
        let lines = related.chain([self.span]).map(|span| line(sources, span));
        let margin = " ".repeat(lines.max().unwrap_or_default().to_string().len());
        let mut out = clip(&self.message, 0).0;
        snippet(&mut out, &margin, sources, self.span);
        if let Some((span, what)) = &self.related {
            let _ = write!(out, "\nnote: {what}");
            snippet(&mut out, &margin, sources, *span);
        }
        if let Some(help) = &self.help {
            let _ = write!(out, "\n {margin} = help: {help}");
        }
        out
    }
}

/// The number of the line in which `span` begins.
fn line(sources: &[Source], span: Span) -> usize {
    sources
        .get(span.file)
        .map_or(0, |source| locate(&source.text, span.start).0.line)
}

/// Draws the line of `span` with a caret under it, all lines beside a margin of
/// one width.
fn snippet(out: &mut String, margin: &str, sources: &[Source], span: Span) {
    let Some(source) = sources.get(span.file) else {
        return;
    };
    let (position, line) = locate(&source.text, span.start);
    let before = position.column - 1;
    let covered = source
        .text
        .get(span.start..span.end)
        .and_then(|text| text.lines().next())
        .map_or(1, |text| text.chars().count().max(1));
    let (line, skipped) = clip(line, before);
    let left = before - skipped;
    // Tabs stay tabs in the margin, so that the caret keeps its column.
    let indent: String = line
        .chars()
        .take(left)
        .map(|character| if character == '\t' { '\t' } else { ' ' })
        .collect();
    let room = line.chars().count().saturating_sub(left).max(1);
    let carets = "^".repeat(covered.min(room));
    let _ = write!(
        out,
        "\n {margin}--> {}:{}:{}\n {margin} |\n {number:>width$} | {line}\n {margin} | {indent}{carets}",
        source.name,
        position.line,
        position.column,
        number = position.line,
        width = margin.len(),
    );
}

/// `text` with room for the character at `column`, in a length that can be
/// read, and how many columns are gone at its begin. What would upset a
/// terminal is replaced.
fn clip(text: &str, column: usize) -> (String, usize) {
    const MOST: usize = 160;
    const BEFORE: usize = 60;
    let shown = |character: char| match character {
        '\t' | '\n' => character,
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    let length = text.chars().count();
    if length <= MOST {
        return (text.chars().map(shown).collect(), 0);
    }
    let start = column.saturating_sub(BEFORE).min(length - MOST);
    let mut out: String = text.chars().skip(start).take(MOST).map(shown).collect();
    if start > 0 {
        out.insert(0, '…');
    }
    if start + MOST < length {
        out.push('…');
    }
    (out, start.saturating_sub(1))
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
    if word.len() > 80 {
        return None;
    }
    known
        .iter()
        .map(|candidate| {
            let similarity = strsim::jaro_winkler(&word.to_lowercase(), &candidate.to_lowercase());
            (similarity, *candidate)
        })
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate)
}

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
