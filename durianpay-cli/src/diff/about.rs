//! Metadata of a node: documentation, evidence, deprecation.

use super::change::Node;
use durianpay_codegen::model::About;

impl Node<'_> {
    /// Compares the documentation and the deprecation.
    pub(super) fn about(&mut self, old: &About, new: &About) {
        let About {
            doc,
            link,
            deprecated,
            evidence,
            note,
            // The position of a node in its file has no meaning.
            source: _,
        } = old;
        let said = [
            ("`doc`", *doc != new.doc),
            ("`link`", *link != new.link),
            ("`evidence`", *evidence != new.evidence),
            ("`note`", *note != new.note),
        ];
        let changed: Vec<&str> = said
            .into_iter()
            .filter_map(|(key, is_changed)| is_changed.then_some(key))
            .collect();
        if !changed.is_empty() {
            self.patch(format!("{} changed", changed.join(", ")), DOCUMENTATION);
        }
        match (deprecated, &new.deprecated) {
            (None, Some(instead)) => self.minor(
                format!("deprecated: {instead}"),
                "it still works, but callers get a compiler warning",
            ),
            (Some(_), None) => {
                self.patch(
                    "no longer deprecated",
                    "callers no longer get a compiler warning",
                );
            }
            (before, after) if before != after => {
                self.patch("deprecation message changed", DOCUMENTATION);
            }
            _ => {}
        }
    }
}

/// The reason for the level of a change that affects only documentation.
pub(super) const DOCUMENTATION: &str = "documentation";
