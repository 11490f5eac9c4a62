//! Computes the line and column numbers of bytes in sources.

use super::{Position, Source, Span};
use std::ops::Range;

/// The sources with an index of their lines.
///
/// A spec has as many spans as nodes. Counting lines from the start for each of
/// them would be quadratic in its length.
#[derive(Debug)]
pub struct SourceMap<'s> {
    files: Vec<(&'s Source, LineIndex<'s>)>,
}

impl<'s> SourceMap<'s> {
    /// Indexes the lines of `sources`.
    #[must_use]
    pub fn new(sources: &'s [Source]) -> Self {
        Self {
            files: sources
                .iter()
                .map(|source| (source, LineIndex::new(&source.text)))
                .collect(),
        }
    }

    /// Returns the source with that index.
    #[must_use]
    pub fn source(&self, file: usize) -> Option<&'s Source> {
        self.files.get(file).map(|(source, _)| *source)
    }

    /// Returns the line and column of the byte at `offset` of a file.
    #[must_use]
    pub fn position(&self, file: usize, offset: usize) -> Option<Position> {
        let span = Span::new(file, offset..offset);
        self.file(span).map(|(_, lines)| lines.position(offset))
    }

    /// Returns the source that contains `span`, and its lines.
    pub(crate) fn file(&self, span: Span) -> Option<(&'s Source, &LineIndex<'s>)> {
        let (source, lines) = self.files.get(span.file)?;
        Some((*source, lines))
    }
}

/// The number of bytes between two recorded character counts.
const BLOCK: usize = 256;

/// An index of the lines of a text, which finds a position without reading the
/// whole text.
#[derive(Debug)]
pub(crate) struct LineIndex<'t> {
    text: &'t str,
    /// The first byte of each line.
    starts: Vec<usize>,
    /// The number of complete characters before each block of bytes.
    counts: Vec<usize>,
}

impl<'t> LineIndex<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        // A byte order mark is not part of its line.
        let first = text.len() - text.trim_start_matches('\u{feff}').len();
        let starts = [first]
            .into_iter()
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let mut lines = Self {
            text,
            starts,
            counts: vec![0],
        };
        for end in (BLOCK..=text.len()).step_by(BLOCK) {
            let count = lines.before(end);
            lines.counts.push(count);
        }
        lines
    }

    /// Returns `offset`, or the start of the character that contains it.
    pub(crate) fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// Returns the number of the line that contains a byte, starting at one.
    pub(crate) fn number(&self, offset: usize) -> usize {
        self.index(self.boundary(offset)) + 1
    }

    /// Returns the line and column of a byte.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let offset = self.boundary(offset);
        let line = self.line(offset);
        Position {
            line: self.number(offset),
            column: self.characters(line.start..offset) + 1,
        }
    }

    /// Returns the bytes of the line that contains a byte, without its line ending.
    pub(crate) fn line(&self, offset: usize) -> Range<usize> {
        let index = self.index(offset);
        let start = self.starts.get(index).map_or(0, |start| *start).min(offset);
        let end = self
            .starts
            .get(index + 1)
            .map_or(self.text.len(), |next| next - 1);
        let ending = self.text.get(start..end).unwrap_or_default();
        start..start + ending.trim_end_matches('\r').len()
    }

    /// Returns the number of characters that are complete at the end of a range of
    /// bytes, but not at its start.
    pub(crate) fn characters(&self, range: Range<usize>) -> usize {
        self.before(range.end)
            .saturating_sub(self.before(range.start))
    }

    pub(crate) fn text(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Returns the number of the line, starting at zero.
    fn index(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    /// Returns the number of complete characters before a byte.
    fn before(&self, offset: usize) -> usize {
        let offset = self.boundary(offset);
        // The block that contains the byte, or the last block counted so far, while
        // the counts are still being computed.
        let block = (offset / BLOCK).min(self.counts.len() - 1);
        let start = self.boundary(block * BLOCK);
        let count = self.counts.get(block).copied().unwrap_or_default();
        count + self.text(start..offset).chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, LineIndex, Position};

    /// Computes the position by counting from the beginning of the text.
    fn counted(text: &str, offset: usize) -> Position {
        let before = &text[..offset];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let mark = if start == 0 { '\u{feff}' } else { '\n' };
        Position {
            line: before.matches('\n').count() + 1,
            column: before[start..].trim_start_matches(mark).chars().count() + 1,
        }
    }

    #[test]
    fn line_and_column_equal_a_naive_count() {
        let long = "ü".repeat(BLOCK) + "\n" + &"🍈".repeat(BLOCK);
        let full = "a".repeat(BLOCK * 2);
        for text in ["", "\n", "a\r\nb", "\u{feff}a\n\u{feff}b", &long, &full] {
            let lines = LineIndex::new(text);
            for offset in (0..=text.len()).filter(|offset| text.is_char_boundary(*offset)) {
                let position = lines.position(offset);
                assert_eq!(position, counted(text, offset), "{text:?} at {offset}");
            }
        }
    }

    #[test]
    fn a_line_is_shown_without_its_end() {
        let lines = LineIndex::new("\u{feff}one\r\ntwo");
        let shown = |offset| lines.text(lines.line(offset));
        assert_eq!(["one", "two", "two"], [shown(4), shown(8), shown(99)]);
    }
}
