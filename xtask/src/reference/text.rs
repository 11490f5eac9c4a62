//! The elements of all tables and paragraphs.

use durianpay_codegen::model::About;
use durianpay_codegen::prose;
use std::fmt::Write as _;

/// Writes the documentation, note, link and other metadata as paragraphs.
pub(super) fn say(out: &mut String, about: &About) {
    for paragraph in statements(about) {
        let _ = write!(out, "\n{paragraph}\n");
    }
}

pub(super) fn statements(about: &About) -> Vec<String> {
    let evidence = prose::evidence(about.evidence).map(str::to_owned);
    let doc = (!about.doc.is_empty()).then(|| about.doc.trim().to_owned());
    let deprecated = about
        .deprecated
        .as_ref()
        .map(|instead| format!("**Deprecated.** {instead}"));
    let note = about.note.as_ref().map(|note| format!("Note: {note}"));
    let link = about.link.as_ref().map(|link| format!("See <{link}>."));
    [doc, deprecated, evidence, note, link]
        .into_iter()
        .flatten()
        .collect()
}

pub(super) fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

/// Escapes text for a table cell.
pub(super) fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}
