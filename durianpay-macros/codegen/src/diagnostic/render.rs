//! A diagnostic as text with its lines, for a compiler's message or a terminal.

use super::{Diagnostic, Related};
use crate::source::{LineIndex, Source, SourceMap, Span};
use std::fmt::Write as _;

/// Draws the diagnostics of one spec, each without reading the sources again.
#[derive(Debug)]
pub struct Renderer<'s> {
    source_map: SourceMap<'s>,
}

impl Diagnostic {
    /// The text a person reads: message, places with their lines, help.
    ///
    /// It starts with the message itself, without the word `error`, since
    /// whoever prints it (the compiler, a command) adds that. For more than a
    /// few there is [`Renderer`].
    #[must_use]
    pub fn render(&self, sources: &[Source]) -> String {
        Renderer::new(sources).render(self)
    }

    /// The same, with the code of the rule in a last line: for those who cannot
    /// put it before the message, as the compiler.
    #[must_use]
    pub fn render_with_rule(&self, sources: &[Source]) -> String {
        Renderer::new(sources).render_with_rule(self)
    }
}

impl<'s> Renderer<'s> {
    /// Draws places in these sources.
    #[must_use]
    pub fn new(sources: &'s [Source]) -> Self {
        Self {
            source_map: SourceMap::new(sources),
        }
    }

    /// The text of [`Diagnostic::render`].
    #[must_use]
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        let Diagnostic {
            rule: _,
            message,
            span,
            help,
            related,
            suggestion: _,
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
            "{}\n {} = rule: `{code}`; run `durianpay spec explain {code}` for an explanation",
            self.render(diagnostic),
            self.margin(diagnostic),
        )
    }

    /// Blanks as wide as the largest line number that is shown.
    fn margin(&self, diagnostic: &Diagnostic) -> String {
        let related = diagnostic.related.iter().map(|related| related.span);
        let lines = related
            .chain([diagnostic.span])
            .map(|span| self.line_number(span));
        " ".repeat(lines.max().unwrap_or_default().to_string().len())
    }

    /// The number of the line in which `span` begins.
    fn line_number(&self, span: Span) -> usize {
        self.source_map
            .file(span)
            .map_or(0, |(_, lines)| lines.number(span.start))
    }

    /// Whether both begin in one line, and that is short enough to be shown
    /// whole.
    fn share_line(&self, first: Span, second: Span) -> bool {
        first.file == second.file
            && self.line_number(first) == self.line_number(second)
            && self
                .source_map
                .file(first)
                .is_some_and(|(_, lines)| lines.characters(lines.line(first.start)) <= MAX_WIDTH)
    }

    /// Draws the line of `span` with carets under it, and under these, what
    /// else of the line matters. All lines stand beside a margin of one width.
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

/// What is shown of a line: all of it, or as much around a place as can be
/// read.
struct Window {
    text: String,
    /// How many columns are gone at its begin.
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
    // Back from the place, since the line may be as long as the file.
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

/// Marks under what `span` covers of the line.
fn underline(lines: &LineIndex<'_>, window: &Window, span: Span, mark: char) -> String {
    let whole = lines.line(span.start);
    let start = lines.boundary(span.start).clamp(whole.start, whole.end);
    let covered = lines.characters(start..span.end.clamp(start, whole.end));
    let before = lines.position(span.start).column - 1;
    let left = before.saturating_sub(window.skipped);
    // Tabs stay tabs in the margin, so that the mark keeps its column.
    let indent: String = window
        .text
        .chars()
        .take(left)
        .map(|character| if character == '\t' { '\t' } else { ' ' })
        .collect();
    let room = window.text.chars().count().saturating_sub(left).max(1);
    indent + &mark.to_string().repeat(covered.clamp(1, room))
}

/// The longest line that is shown whole.
const MAX_WIDTH: usize = 160;

/// How many characters of a long line are shown before the span.
const BEFORE: usize = 60;

/// The longest help that is shown whole: it may list names.
const MAX_HELP: usize = 1_000;

/// Shortens `text` to `max` characters. What would upset a terminal is
/// replaced.
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
