//! Variants of generated enums: the values of enumerations, and the members of unions.

use super::change::{Changes, Node};
use durianpay_codegen::model::About;

/// A variant in one version.
pub(super) struct Variant<'a> {
    /// The node, such as ``value `State.paid` ``.
    pub(super) node: String,
    pub(super) about: &'a About,
    /// The value or tag in JSON.
    pub(super) wire: &'a str,
    /// The name in Rust.
    pub(super) name: &'a str,
}

impl Variant<'_> {
    /// Reports the removal of the variant; `data` is then read as `Unknown`.
    pub(super) fn removed(self, changes: &mut Changes, data: &str) {
        let Self {
            node, about, name, ..
        } = self;
        let why = format!("the variant `{name}` is removed; {data} is read as `Unknown`");
        changes.removed(node, about).major("removed", why);
    }

    /// Reports the addition of the variant.
    pub(super) fn added(self, changes: &mut Changes) {
        let Self {
            node, about, name, ..
        } = self;
        let why = format!(
            "adds a variant to a `non_exhaustive` enum; values that were `Unknown` are now `{name}`"
        );
        changes.added(node, about).minor("added", why);
    }

    /// Reports the changes that both kinds of variants share, and returns the node for further
    /// ones.
    pub(super) fn compare<'c>(
        self,
        changes: &'c mut Changes,
        new: &Variant<'_>,
        wire_effect: &str,
    ) -> Node<'c> {
        let Self {
            node,
            about,
            wire,
            name,
        } = self;
        let mut node = changes.node(node, about, new.about);
        node.about(about, new.about);
        if wire != new.wire {
            node.patch(
                format!("wire name `{wire}` → `{}`", new.wire),
                format!("the Rust API is unchanged; {wire_effect}"),
            );
        }
        if name != new.name {
            node.major(
                format!("Rust name `{name}` → `{}`", new.name),
                "the variant is renamed",
            );
        }
        node
    }
}
