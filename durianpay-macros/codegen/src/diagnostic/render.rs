//! A fault as text with its lines, for a compiler's message or a terminal.

use super::{Diagnostic, Related};
use crate::source::{Source, Span, locate};
use std::fmt::Write;

impl Diagnostic {
    /// The text a person reads: message, places with their lines, help.
    ///
    /// It starts with the message itself, without the word `error`, since
    /// whoever prints it (the compiler, a command) adds that.
    #[must_use]
    pub fn render(&self, sources: &[Source]) -> String {
        let margin = self.margin(sources);
        let mut out = clip(&self.message, 0).text;
        let (beside, elsewhere): (Vec<_>, Vec<_>) = self
            .related
            .iter()
            .partition(|related| share_line(sources, self.span, related.span));
        snippet(&mut out, &margin, sources, self.span, &beside);
        for Related { span, what } in elsewhere {
            let _ = write!(out, "\nnote: {what}");
            snippet(&mut out, &margin, sources, *span, &[]);
        }
        let _ = write!(out, "\n {margin} = help: {}", self.help);
        out
    }

    /// As [`render`](Self::render), with the code of the rule in a last line:
    /// for those who cannot put it before the message, as the compiler.
    #[must_use]
    pub fn render_with_rule(&self, sources: &[Source]) -> String {
        format!(
            "{}\n {} = rule: `{}`, explained in docs/diagnostics.md",
            self.render(sources),
            self.margin(sources),
            self.rule.code(),
        )
    }

    /// Blanks as wide as the largest line number that is shown.
    fn margin(&self, sources: &[Source]) -> String {
        let related = self.related.iter().map(|related| related.span);
        let lines = related.chain([self.span]).map(|span| line(sources, span));
        " ".repeat(lines.max().unwrap_or_default().to_string().len())
    }
}

/// The number of the line in which `span` begins.
fn line(sources: &[Source], span: Span) -> usize {
    sources
        .get(span.file)
        .map_or(0, |source| locate(&source.text, span.start).0.line)
}

/// Whether both begin in one line, and that is short enough to be shown whole.
fn share_line(sources: &[Source], first: Span, second: Span) -> bool {
    first.file == second.file
        && line(sources, first) == line(sources, second)
        && sources.get(first.file).is_some_and(|source| {
            let (_, line) = locate(&source.text, first.start);
            line.chars().count() <= MOST
        })
}

/// Draws the line of `span` with carets under it, and under these, what else
/// of the line matters. All lines stand beside a margin of one width.
fn snippet(out: &mut String, margin: &str, sources: &[Source], span: Span, beside: &[&Related]) {
    let Some(source) = sources.get(span.file) else {
        return;
    };
    let (position, line) = locate(&source.text, span.start);
    let clipped = clip(line, position.column - 1);
    let _ = write!(
        out,
        "\n {margin}--> {}:{}:{}\n {margin} |\n {number:>width$} | {line}\n {margin} | {marks}",
        source.name,
        position.line,
        position.column,
        number = position.line,
        width = margin.len(),
        line = clipped.text,
        marks = underline(source, &clipped, span, '^'),
    );
    for Related { span, what } in beside {
        let marks = underline(source, &clipped, *span, '-');
        let _ = write!(out, "\n {margin} | {marks} {what}");
    }
}

/// Marks under what `span` covers of the line.
fn underline(source: &Source, line: &Clipped, span: Span, mark: char) -> String {
    let (position, _) = locate(&source.text, span.start);
    let covered = source
        .text
        .get(span.start..span.end)
        .and_then(|text| text.lines().next())
        .map_or(1, |text| text.chars().count().max(1));
    let left = position.column - 1 - line.skipped;
    // Tabs stay tabs in the margin, so that the mark keeps its column.
    let indent: String = line
        .text
        .chars()
        .take(left)
        .map(|character| if character == '\t' { '\t' } else { ' ' })
        .collect();
    let room = line.text.chars().count().saturating_sub(left).max(1);
    indent + &mark.to_string().repeat(covered.min(room))
}

/// The longest line that is shown whole.
const MOST: usize = 160;

/// A text in a length that can be read.
struct Clipped {
    text: String,
    /// How many columns are gone at its begin.
    skipped: usize,
}

/// `text` with room for the character at `column`, in a length that can be
/// read. What would upset a terminal is replaced.
fn clip(text: &str, column: usize) -> Clipped {
    const BEFORE: usize = 60;
    let shown = |character: char| match character {
        '\t' | '\n' => character,
        control if control.is_control() => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    let length = text.chars().count();
    if length <= MOST {
        return Clipped {
            text: text.chars().map(shown).collect(),
            skipped: 0,
        };
    }
    let start = column.saturating_sub(BEFORE).min(length - MOST);
    let mut out: String = text.chars().skip(start).take(MOST).map(shown).collect();
    if start > 0 {
        out.insert(0, '…');
    }
    if start + MOST < length {
        out.push('…');
    }
    Clipped {
        text: out,
        skipped: start.saturating_sub(1),
    }
}
