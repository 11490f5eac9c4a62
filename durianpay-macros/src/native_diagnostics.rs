//! Diagnostics drawn by the compiler inside the TOML itself.
//!
//! Only where the compiler is asked for features that are not stable, with
//! `--cfg durianpay_nightly`: there, a file that `include_str!` has read has
//! spans like any other.

use durianpay_codegen::{Diagnostic, Related, Role, Source, Span};
use proc_macro::{Level, TokenStream, TokenTree};
use quote::quote;

/// Reports the diagnostics, and returns those for which the compiler has no
/// span. The spec's own sources are files of the calling crate, named from its
/// folder.
pub(crate) fn emit(files: &[Source], diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics
        .into_iter()
        .filter(|diagnostic| draw(files, diagnostic).is_none())
        .collect()
}

fn draw(files: &[Source], diagnostic: &Diagnostic) -> Option<()> {
    let Diagnostic {
        rule,
        message,
        span,
        help,
        related,
        // The help says it in words.
        suggestion: _,
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

/// The place as one of the compiler's.
fn place(files: &[Source], span: Span) -> Option<proc_macro::Span> {
    let file = files.get(span.file).filter(|file| file.role == Role::Own)?;
    let path = format!("/{}", file.name);
    let text = quote!(::core::include_str!(::core::concat!(
        ::core::env!("CARGO_MANIFEST_DIR"),
        #path
    )));
    let text = TokenStream::from(text).expand_expr().ok()?;
    match text.into_iter().next()? {
        TokenTree::Literal(text) => {
            text.subspan(counted(file, span.start)?..counted(file, span.end)?)
        }
        _ => None,
    }
}

/// The place of a byte as the compiler counts: without a byte order mark, and
/// with one byte for each end of a line.
fn counted(file: &Source, place: usize) -> Option<usize> {
    let before = file.text.get(..place)?;
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    Some(before.len() - before.matches("\r\n").count())
}
