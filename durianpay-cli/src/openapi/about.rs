//! Metadata that every node may have: documentation, link, deprecation, evidence, note.

use super::node::Node;
use durianpay_codegen::model::{About, Evidence};
use serde_json::json;

/// The kind of a node, which determines the metadata keys that it supports.
#[derive(Clone, Copy)]
pub(super) enum NodeKind {
    /// Operations and schemas.
    Full,
    /// Parameters.
    Parameter,
    /// Tags.
    Tag,
    /// Responses, which must have a description.
    Response,
}

impl NodeKind {
    fn has_link(self) -> bool {
        matches!(self, Self::Full | Self::Tag)
    }

    fn has_deprecated(self) -> bool {
        matches!(self, Self::Full | Self::Parameter)
    }
}

/// Adds all metadata to a node. `more` contains paragraphs for people that are derived from the
/// node itself.
pub(super) fn describe(node: &mut Node, about: &About, place: NodeKind, more: &[String]) {
    let About {
        doc,
        link,
        deprecated,
        evidence,
        note,
        source: _,
    } = about;
    let description = description(about, more);
    if description != *doc {
        node.say("doc", doc.as_str());
    }
    if !description.is_empty() || matches!(place, NodeKind::Response) {
        node.set("description", description);
    }
    if let Some(link) = link {
        if place.has_link() {
            node.set("externalDocs", json!({"url": link}));
        } else {
            node.say("link", link.as_str());
        }
    }
    if let Some(instead) = deprecated {
        if place.has_deprecated() {
            node.set("deprecated", true);
        }
        node.say("deprecated", instead.as_str());
    }
    if let Some(value) = evidence_value(*evidence) {
        node.say("evidence", value);
    }
    if let Some(note) = note {
        node.say("note", note.as_str());
    }
}

/// Returns the value in the language, or `None` for the default.
pub(super) fn evidence_value(evidence: Evidence) -> Option<&'static str> {
    match evidence {
        Evidence::Documented => None,
        Evidence::Observed => Some("observed"),
        Evidence::Uncertain => Some("uncertain"),
    }
}

/// Builds the documentation, followed by remarks about its reliability.
pub(super) fn description(about: &About, more: &[String]) -> String {
    let evidence = match about.evidence {
        Evidence::Documented => None,
        Evidence::Observed => {
            Some("*Observed in other clients or on the wire; not documented.*".to_owned())
        }
        Evidence::Uncertain => Some("*Uncertain: sources disagree, or it is inferred.*".to_owned()),
    };
    let doc = (!about.doc.is_empty()).then(|| about.doc.clone());
    let deprecated = about
        .deprecated
        .as_ref()
        .map(|instead| format!("**Deprecated**: {instead}"));
    let note = about.note.as_ref().map(|note| format!("Note: {note}"));
    let paragraphs: Vec<String> = doc
        .into_iter()
        .chain(more.iter().cloned())
        .chain([deprecated, evidence, note].into_iter().flatten())
        .collect();
    paragraphs.join("\n\n")
}

/// Returns the first sentence of the documentation, without its full stop.
pub(super) fn summary(doc: &str) -> Option<String> {
    let paragraph = doc.trim().split("\n\n").next().unwrap_or_default();
    let paragraph = paragraph.replace('\n', " ");
    let sentence = &paragraph[..end_of_sentence(&paragraph)];
    let sentence = sentence.trim_end_matches(['.', ':']).to_owned();
    (!sentence.is_empty()).then_some(sentence)
}

/// Returns the position of a sentence end followed by a space, outside of code.
fn end_of_sentence(text: &str) -> usize {
    let mut in_code = false;
    let mut before = ' ';
    for (index, character) in text.char_indices() {
        if character == '`' {
            in_code = !in_code;
        }
        if character == ' ' && !in_code && matches!(before, '.' | '!' | '?') {
            return index;
        }
        before = character;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn a_summary_is_one_sentence() {
        for (doc, expected) in [
            ("Reads an order. Never fails.", "Reads an order"),
            (
                "Version 1.5 of\nthe thing.\n\nMore.",
                "Version 1.5 of the thing",
            ),
            ("Sends `a. b` away. Done.", "Sends `a. b` away"),
            ("Is it paid? Ask.", "Is it paid?"),
        ] {
            assert_eq!(summary(doc).as_deref(), Some(expected));
        }
        assert_eq!(summary(" \n"), None);
    }
}
