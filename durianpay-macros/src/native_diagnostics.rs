//! Shows diagnostics inside the TOML file, drawn by the compiler.
//!
//! This requires unstable features of the compiler, which `--cfg durianpay_nightly`
//! enables. With them, a file that is read by `include_str!` has spans like any
//! other.

use crate::spec_file::SpecFile;
use durianpay_codegen::{Diagnostic, Related, Source, Span};
use proc_macro::{Level, TokenStream, TokenTree};
use quote::quote;

/// Reports the diagnostics, and returns those for which the compiler has no span.
/// `files` are the first of the sources; the others have no file.
pub(crate) fn emit(
    sources: &[Source],
    files: &[SpecFile],
    diagnostics: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let files: Vec<_> = files.iter().zip(sources).collect();
    diagnostics
        .into_iter()
        .filter(|diagnostic| draw(&files, diagnostic).is_none())
        .collect()
}

fn draw(files: &[(&SpecFile, &Source)], diagnostic: &Diagnostic) -> Option<()> {
    let Diagnostic {
        rule,
        // The macro does not warn.
        severity: _,
        message,
        span,
        help,
        related,
        // The help text already describes it.
        edits: _,
    } = diagnostic;
    let text = format!("{message} [{}]", rule.code());
    let mut drawn = proc_macro::Diagnostic::spanned(place(files, *span)?, Level::Error, text);
    for Related { span, what } in related {
        drawn = match place(files, *span) {
            Some(place) => drawn.span_note(place, what),
            None => drawn.note(what),
        };
    }
    drawn.help(help).emit();
    Some(())
}

/// Converts a span to a span of the compiler.
fn place(files: &[(&SpecFile, &Source)], span: Span) -> Option<proc_macro::Span> {
    let (file, source) = files.get(span.file)?;
    let path = file.absolute_path();
    let text = quote!(::core::include_str!(#path));
    let text = TokenStream::from(text).expand_expr().ok()?;
    match text.into_iter().next()? {
        TokenTree::Literal(text) => {
            text.subspan(counted(source, span.start)?..counted(source, span.end)?)
        }
        _ => None,
    }
}

/// Converts the position of a byte to that of the compiler: without a byte order
/// mark, and with one byte for each line ending.
fn counted(source: &Source, place: usize) -> Option<usize> {
    let before = source.text.get(..place)?;
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    Some(before.len() - before.matches("\r\n").count())
}
