//! The edits that fix errors: for each rule with an evident fix, how the text at the place of the
//! error changes.
//!
//! They are separate from the checks, which know names and values but not the text around them.

mod arrange;
mod entries;
mod remove;
mod rename;
mod rewrite;
mod table;

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use entries::Entries;
use std::collections::BTreeMap;

/// Adds edits to the diagnostics that have none, where the fix is evident.
pub(crate) fn add(sources: &[Source], diagnostics: &mut [Diagnostic]) {
    let mut files: BTreeMap<usize, Entries<'_>> = BTreeMap::new();
    for diagnostic in diagnostics {
        let fix = table::fix_of(diagnostic.rule).filter(|_| diagnostic.edits.is_empty());
        let file = diagnostic.span.file;
        let (Some(fix), Some(source)) = (fix, sources.get(file)) else {
            continue;
        };
        let entries = files
            .entry(file)
            .or_insert_with(|| Entries::new(file, source));
        if let Some(edits) = fix(entries, diagnostic) {
            diagnostic.edits = edits;
        }
    }
}
