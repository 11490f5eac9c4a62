//! Renders a diagnostic as text with source lines, for a compiler message or a
//! terminal.

use super::{Diagnostic, Related};
use crate::source::{LineIndex, Source, SourceMap, Span};
use std::fmt::Write as _;

/// Renders the diagnostics of one spec. The sources are indexed only once.
#[derive(Debug)]
pub struct Renderer<'s> {
    source_map: SourceMap<'s>,
}

impl Diagnostic {
    /// Returns the diagnostic as human-readable text: the message, the places with
    /// their source lines, and the help.
    ///
    /// The text begins with the message, without the word `error`, because the
    /// caller (the compiler or a command) adds that. To render many diagnostics,
    /// use [`Renderer`].
    #[must_use]
    pub fn render(&self, sources: &[Source]) -> String {
        Renderer::new(sources).render(self)
    }

    /// Like [`render`](Self::render), with the code of the rule and the URL of its
    /// explanation in the last two lines: for a caller that cannot put the code
    /// before the message, such as the compiler.
    #[must_use]
    pub fn render_with_rule(&self, sources: &[Source]) -> String {
        Renderer::new(sources).render_with_rule(self)
    }
}

impl<'s> Renderer<'s> {
    /// Creates a renderer for diagnostics of these sources.
    #[must_use]
    pub fn new(sources: &'s [Source]) -> Self {
        Self {
            source_map: SourceMap::new(sources),
        }
    }

    /// Renders the text of [`Diagnostic::render`].
    #[must_use]
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        let Diagnostic {
            rule: _,
            severity: _,
            message,
            span,
            help,
            related,
            edits: _,
        } = diagnostic;
        let margin = self.margin(diagnostic);
        let mut out = clip(message, MAX_WIDTH);
        let (beside, elsewhere): (Vec<_>, Vec<_>) = related
            .iter()
            .partition(|related| self.share_line(*span, related.span));
        self.snippet(&mut out, &margin, *span, &beside);
        for Related { span, what } in elsewhere {
            let _ = write!(out, "\nnote: {}", clip(what, MAX_WIDTH));
            self.snippet(&mut out, &margin, *span, &[]);
        }
        let _ = write!(out, "\n {margin} = help: {}", clip(help, MAX_HELP));
        out
    }

    /// Returns the text of [`Diagnostic::render_with_rule`].
    #[must_use]
    pub fn render_with_rule(&self, diagnostic: &Diagnostic) -> String {
        let code = diagnostic.rule.code();
        format!(
            "{text}\n {margin} = rule: `{code}`; run `durianpay spec explain {code}` for an explanation\
             \n {margin} = note: or read {url}",
            text = self.render(diagnostic),
            margin = self.margin(diagnostic),
            url = diagnostic.rule.url(),
        )
    }

    /// Creates a margin of as many spaces as the largest line number shown has
    /// digits.
    fn margin(&self, diagnostic: &Diagnostic) -> String {
        let related = diagnostic.related.iter().map(|related| related.span);
        let lines = related
            .chain([diagnostic.span])
            .map(|span| self.line_number(span));
        " ".repeat(lines.max().unwrap_or_default().to_string().len())
    }

    /// Returns the number of the line in which `span` begins.
    fn line_number(&self, span: Span) -> usize {
        self.source_map
            .file(span)
            .map_or(0, |(_, lines)| lines.number(span.start))
    }

    /// Checks whether both spans begin in the same line, and the line is short
    /// enough to be shown in full.
    fn share_line(&self, first: Span, second: Span) -> bool {
        first.file == second.file
            && self.line_number(first) == self.line_number(second)
            && self
                .source_map
                .file(first)
                .is_some_and(|(_, lines)| lines.characters(lines.line(first.start)) <= MAX_WIDTH)
    }

    /// Renders the line of `span` with carets under it, followed by the related
    /// spans of the same line. All lines have a margin of the same width.
    fn snippet(&self, out: &mut String, margin: &str, span: Span, beside: &[&Related]) {
        let Some((source, lines)) = self.source_map.file(span) else {
            return;
        };
        let position = lines.position(span.start);
        let window = window(lines, span);
        let _ = write!(
            out,
            "\n {margin}--> {}:{}:{}\n {margin} |\n {number:>width$} | {line}\n {margin} | {marks}",
            source.name,
            position.line,
            position.column,
            number = position.line,
            width = margin.len(),
            line = window.text,
            marks = underline(lines, &window, span, '^'),
        );
        for Related { span, what } in beside {
            let marks = underline(lines, &window, *span, '-');
            let _ = write!(out, "\n {margin} | {marks} {}", clip(what, MAX_WIDTH));
        }
    }
}

/// The part of a line that is shown: all of it, or an excerpt around a position.
struct Window {
    text: String,
    /// The number of columns omitted at its start.
    skipped: usize,
}

fn window(lines: &LineIndex<'_>, span: Span) -> Window {
    let whole = lines.line(span.start);
    let length = lines.characters(whole.clone());
    let before = lines.position(span.start).column - 1;
    let gone = if length <= MAX_WIDTH {
        0
    } else {
        before.saturating_sub(BEFORE).min(length - MAX_WIDTH)
    };
    // Searched backwards from the position, since the line may be as long as the
    // file.
    let start = lines.boundary(span.start).clamp(whole.start, whole.end);
    let back = lines.text(whole.start..start).char_indices().rev();
    let from = match before - gone {
        0 => start,
        steps => back
            .take(steps)
            .last()
            .map_or(start, |(at, _)| whole.start + at),
    };
    let mut text = clip(lines.text(from..whole.end), MAX_WIDTH);
    if gone > 0 {
        text.insert(0, '…');
    }
    Window {
        text,
        skipped: gone.saturating_sub(1),
    }
}

/// Draws the marks under the part of the line that `span` covers.
fn underline(lines: &LineIndex<'_>, window: &Window, span: Span, mark: char) -> String {
    let whole = lines.line(span.start);
    let start = lines.boundary(span.start).clamp(whole.start, whole.end);
    let covered = lines.characters(start..span.end.clamp(start, whole.end));
    let before = lines.position(span.start).column - 1;
    let left = before.saturating_sub(window.skipped);
    // Tabs remain tabs in the indentation, so that the mark keeps its column.
    let indent: String = window
        .text
        .chars()
        .take(left)
        .map(|character| if character == '\t' { '\t' } else { ' ' })
        .collect();
    let room = window.text.chars().count().saturating_sub(left).max(1);
    indent + &mark.to_string().repeat(covered.clamp(1, room))
}

/// The maximum length of a line that is shown in full.
const MAX_WIDTH: usize = 160;

/// The number of characters of a long line that are shown before the span.
const BEFORE: usize = 60;

/// The maximum length of a help text, which may list names.
const MAX_HELP: usize = 1_000;

/// Shortens `text` to `max` characters and replaces control characters, which could
/// disturb a terminal.
fn clip(text: &str, max: usize) -> String {
    let shown = |character: char| match character {
        '\t' | '\n' => character,
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    let mut rest = text.chars();
    let mut out: String = rest.by_ref().take(max).map(shown).collect();
    if rest.next().is_some() {
        out.push('…');
    }
    out
}
