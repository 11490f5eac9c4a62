//! The resources of tags.

use super::cx::Cx;
use super::names::{plain, unique};
use super::operation::Operation;
use super::report::Group;
use durianpay_codegen::names;
use std::collections::{BTreeMap, BTreeSet};

/// The resources, by tag.
#[derive(Debug, Default)]
pub(super) struct Resources {
    by_tag: BTreeMap<String, String>,
}

impl Resources {
    /// Names the resources of the first tags of all operations.
    pub(super) fn new(cx: &mut Cx<'_>, operations: &[Operation<'_>]) -> Self {
        let mut resources = Self::default();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for operation in operations {
            let tags = operation.node.strings("tags");
            let Some(tag) = tags
                .first()
                .filter(|tag| !resources.by_tag.contains_key(**tag))
            else {
                continue;
            };
            let name = if names::snake(tag).is_empty() {
                let name = unique_tag(&taken);
                let message = format!("the resource of the tag `{tag}` is named `{name}`");
                cx.note(Group::Renamed, &operation.node, message);
                name
            } else {
                plain(tag, "resource")
            };
            if !taken.insert(name.clone()) {
                let message = format!(
                    "the endpoints of the tag `{tag}` are in the resource `{name}`, like those of another tag"
                );
                cx.note(Group::Renamed, &operation.node, message);
            }
            resources.by_tag.insert((*tag).to_owned(), name);
        }
        resources
    }

    /// Returns the resource of a tag.
    pub(super) fn of(&self, tag: &str) -> String {
        let known = self.by_tag.get(tag).cloned();
        known.unwrap_or_else(|| plain(tag, "resource"))
    }
}

/// Returns a name for a tag without Latin letters.
fn unique_tag(taken: &BTreeSet<String>) -> String {
    if taken.contains("tag_1") {
        unique("tag_", |name| name == "tag_" || taken.contains(name))
    } else {
        "tag_1".to_owned()
    }
}
