//! Statements about a node: documentation, evidence, deprecation.

use super::change::Node;
use durianpay_codegen::model::About;

impl Node<'_> {
    /// Documentation, and whether callers are warned off.
    pub(super) fn about(&mut self, old: &About, new: &About) {
        let About {
            doc,
            link,
            deprecated,
            evidence,
            note,
            // Where a node stands says nothing of it.
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
                "it still works, and callers get a warning",
            ),
            (Some(_), None) => {
                self.patch("no longer deprecated", "callers no longer get a warning");
            }
            (before, after) if before != after => {
                self.patch("deprecated in other words", DOCUMENTATION);
            }
            _ => {}
        }
    }
}

/// Why a change of words matters little.
pub(super) const DOCUMENTATION: &str = "documentation";
