//! Diagnostics as JSON, in the [format] of the page of diagnostics.
//!
//! [format]: https://docs.rs/durianpay-client/latest/durianpay_client/guide/diagnostics/index.html#json

use durianpay_codegen::{Diagnostic, Edit, Related, Source, SourceMap, Span};
use serde::Serialize;

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    range: Range<'a>,
    help: &'a str,
    related: Vec<Note<'a>>,
    suggestions: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
struct Note<'a> {
    message: &'a str,
    #[serde(flatten)]
    range: Range<'a>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    replacement: &'a str,
    #[serde(flatten)]
    range: Range<'a>,
}

/// A range in a file. Lines and columns count from one, columns in characters; byte offsets count
/// from zero. The `end` values are exclusive.
#[derive(Serialize)]
struct Range<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
}

/// Returns all diagnostics as a JSON list.
///
/// # Errors
///
/// Fails if the report cannot be serialized.
pub fn report(sources: &[Source], diagnostics: &[Diagnostic]) -> Result<String, String> {
    let map = SourceMap::new(sources);
    serde_json::to_string_pretty(&entries(&map, diagnostics)).map_err(|error| failed(&error))
}

/// Returns the same list in one line.
///
/// # Errors
///
/// Fails if the report cannot be serialized.
pub fn line(sources: &[Source], diagnostics: &[Diagnostic]) -> Result<String, String> {
    let map = SourceMap::new(sources);
    serde_json::to_string(&entries(&map, diagnostics)).map_err(|error| failed(&error))
}

fn entries<'a>(map: &SourceMap<'a>, diagnostics: &'a [Diagnostic]) -> Vec<Entry<'a>> {
    let entries = diagnostics.iter();
    entries
        .filter_map(|diagnostic| entry(map, diagnostic))
        .collect()
}

fn failed(error: &serde_json::Error) -> String {
    format!("cannot write the diagnostics as JSON: {error}")
}

fn entry<'a>(map: &SourceMap<'a>, diagnostic: &'a Diagnostic) -> Option<Entry<'a>> {
    let Diagnostic {
        rule,
        severity,
        message,
        span,
        help,
        related,
        edits,
    } = diagnostic;
    let related = related.iter().filter_map(|Related { span, what }| {
        Some(Note {
            message: what,
            range: range(map, *span)?,
        })
    });
    let suggestions = edits.iter().filter_map(|Edit { span, replacement }| {
        Some(Replacement {
            replacement,
            range: range(map, *span)?,
        })
    });
    Some(Entry {
        code: rule.code(),
        severity: severity.name(),
        message,
        range: range(map, *span)?,
        help,
        related: related.collect(),
        suggestions: suggestions.collect(),
    })
}

/// Returns the range of a span, or `None` if the span belongs to none of the sources.
fn range<'a>(map: &SourceMap<'a>, span: Span) -> Option<Range<'a>> {
    let Span { file, start, end } = span;
    let source = map.source(file)?;
    let from = map.position(file, start)?;
    let to = map.position(file, end)?;
    Some(Range {
        file: &source.name,
        line: from.line,
        column: from.column,
        end_line: to.line,
        end_column: to.column,
        start,
        end,
    })
}
