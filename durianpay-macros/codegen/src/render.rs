//! Diagnostics drawn as text: message, place, line with a caret, help.

use crate::diagnostic::Diagnostic;
use crate::lines::{Places, Position};
use crate::source::{Source, Span};
use std::fmt::Write as _;

/// Draws the diagnostics of one spec.
#[derive(Debug)]
pub struct Renderer<'s> {
    places: Places<'s>,
}

impl<'s> Renderer<'s> {
    /// Draws places in these sources.
    #[must_use]
    pub fn new(sources: &'s [Source]) -> Self {
        Self {
            places: Places::new(sources),
        }
    }

    /// The text a person reads; see [`Diagnostic::render`].
    #[must_use]
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        let Diagnostic {
            rule: _,
            message,
            span,
            help,
            related,
        } = diagnostic;
        let places = related.iter().map(|(span, _)| *span).chain([*span]);
        let lines = places.map(|span| self.line_number(span));
        let margin = " ".repeat(lines.max().unwrap_or_default().to_string().len());
        let mut out = clip(message, MOST);
        self.snippet(&mut out, &margin, *span);
        if let Some((span, what)) = related {
            let _ = write!(out, "\nnote: {}", clip(what, MOST));
            self.snippet(&mut out, &margin, *span);
        }
        if let Some(help) = help {
            let _ = write!(out, "\n {margin} = help: {}", clip(help, MOST_HELP));
        }
        out
    }

    /// The number of the line in which `span` begins.
    fn line_number(&self, span: Span) -> usize {
        self.places
            .file(span)
            .map_or(0, |(_, lines)| lines.position(span.start).line)
    }

    /// Draws the line of `span` with a caret under it, all lines beside a
    /// margin of one width.
    fn snippet(&self, out: &mut String, margin: &str, span: Span) {
        let Some((source, _)) = self.places.file(span) else {
            return;
        };
        let Some(Window {
            position,
            line,
            left,
            covered,
        }) = self.window(span)
        else {
            return;
        };
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

    /// What is shown of the line of `span`: all of it, or as much around the
    /// place as can be read.
    fn window(&self, span: Span) -> Option<Window> {
        let (_, lines) = self.places.file(span)?;
        let position = lines.position(span.start);
        let before = position.column - 1;
        let whole = lines.line(span.start);
        let start = lines.boundary(span.start).clamp(whole.start, whole.end);
        let covered = lines.characters(start..span.end.clamp(start, whole.end));
        let length = lines.characters(whole.clone());
        let skipped = if length <= MOST {
            0
        } else {
            before.saturating_sub(BEFORE).min(length - MOST)
        };
        // Back from the place, since the line may be as long as the file.
        let back = lines.text(whole.start..start).char_indices().rev();
        let from = match before - skipped {
            0 => start,
            steps => back
                .take(steps)
                .last()
                .map_or(start, |(at, _)| whole.start + at),
        };
        let mut line = clip(lines.text(from..whole.end), MOST);
        if skipped > 0 {
            line.insert(0, '…');
        }
        Some(Window {
            position,
            line,
            left: before - skipped + usize::from(skipped > 0),
            covered: covered.max(1),
        })
    }
}

/// A piece of a line.
struct Window {
    position: Position,
    line: String,
    /// Characters before the place.
    left: usize,
    /// Characters of the line that the place covers.
    covered: usize,
}

/// The longest line that can still be read.
const MOST: usize = 160;

/// As much of a long line stands before the place.
const BEFORE: usize = 60;

/// Help may list names.
const MOST_HELP: usize = 1_000;

/// `text` in a length that can be read. What would upset a terminal is
/// replaced.
fn clip(text: &str, most: usize) -> String {
    let shown = |character: char| match character {
        '\t' | '\n' => character,
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    let mut rest = text.chars();
    let mut out: String = rest.by_ref().take(most).map(shown).collect();
    if rest.next().is_some() {
        out.push('…');
    }
    out
}
