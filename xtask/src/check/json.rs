//! Faults for programs. The form is described in `docs/diagnostics.md`.

use durianpay_codegen::{Diagnostic, Related, Source, SourceMap, Span, Suggestion};
use serde::Serialize;

#[derive(Serialize)]
struct Fault<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    help: &'a str,
    related: Vec<Note<'a>>,
    suggestions: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Note<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Edit<'a> {
    replacement: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// Lines and columns from one, columns in characters; bytes from zero. What is
/// called `end` is one past the last.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
}

/// All faults, as a list.
pub(crate) fn report(sources: &[Source], diagnostics: &[Diagnostic]) -> Result<String, String> {
    let places = SourceMap::new(sources);
    let faults: Vec<_> = diagnostics
        .iter()
        .filter_map(|diagnostic| fault(&places, diagnostic))
        .collect();
    serde_json::to_string_pretty(&faults)
        .map_err(|error| format!("cannot write the faults as JSON: {error}"))
}

fn fault<'a>(places: &SourceMap<'a>, diagnostic: &'a Diagnostic) -> Option<Fault<'a>> {
    let Diagnostic {
        rule,
        message,
        span,
        help,
        related,
        suggestion,
    } = diagnostic;
    let related = related.iter().filter_map(|Related { span, what }| {
        Some(Note {
            message: what,
            place: place(places, *span)?,
        })
    });
    let suggestions = suggestion
        .iter()
        .filter_map(|Suggestion { span, replacement }| {
            Some(Edit {
                replacement,
                place: place(places, *span)?,
            })
        });
    Some(Fault {
        code: rule.code(),
        severity: "error",
        message,
        place: place(places, *span)?,
        help,
        related: related.collect(),
        suggestions: suggestions.collect(),
    })
}

/// A span belongs to one of the sources that were read; of any other there is
/// no place.
fn place<'a>(places: &SourceMap<'a>, span: Span) -> Option<Place<'a>> {
    let Span { file, start, end } = span;
    let source = places.source(file)?;
    let from = places.position(file, start)?;
    let to = places.position(file, end)?;
    Some(Place {
        file: &source.name,
        line: from.line,
        column: from.column,
        end_line: to.line,
        end_column: to.column,
        start,
        end,
    })
}
