//! Variants of generated enums: the values of enumerations, and the members of unions.

use super::change::{Changes, Node};
use durianpay_codegen::model::About;

/// A variant of one version.
pub(super) struct Variant<'a> {
    /// The node: ``value `State.paid` ``.
    pub(super) node: String,
    pub(super) about: &'a About,
    /// The value or tag on the wire.
    pub(super) wire: &'a str,
    /// The name in code.
    pub(super) name: &'a str,
}

impl Variant<'_> {
    /// Adds the removal; `data` is read as `Unknown` again.
    pub(super) fn removed(self, changes: &mut Changes, data: &str) {
        let Self {
            node, about, name, ..
        } = self;
        let why = format!("the variant `{name}` is gone; {data} is `Unknown` again");
        changes.removed(node, about).major("removed", why);
    }

    /// Adds the addition.
    pub(super) fn added(self, changes: &mut Changes) {
        let Self {
            node, about, name, ..
        } = self;
        let why = format!(
            "a variant more of an enum that is `non_exhaustive`; what was `Unknown` is now `{name}`"
        );
        changes.added(node, about).minor("added", why);
    }

    /// Adds the changes that variants of both kinds have, and returns the node for others.
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
                format!("on the wire `{wire}` → `{}`", new.wire),
                format!("the Rust API stays; {wire_effect}"),
            );
        }
        if name != new.name {
            node.major(
                format!("in code `{name}` → `{}`", new.name),
                "the variant has another name",
            );
        }
        node
    }
}
