//! The types that a module imports from its siblings.

use super::placement::{FileKind, Placement};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Item, Path};

/// Lists the types that `items` name and that are in other files.
pub(super) fn imports<'a>(
    placement: &Placement,
    kind: &FileKind,
    items: impl Iterator<Item = &'a Item>,
) -> BTreeSet<String> {
    let mut named = Named::default();
    for item in items {
        named.visit_item(item);
    }
    let is_elsewhere = |name: &String| {
        let is_of_other = placement.find_type(name).is_some_and(|found| found != kind);
        // A token names its endpoint, and the API's file contains no endpoints.
        is_of_other || *kind == FileKind::Api && name == "endpoint"
    };
    named.words.into_iter().filter(is_elsewhere).collect()
}

/// Collects the first segments of paths, without `super`, which nested modules use for the same
/// names.
#[derive(Default)]
struct Named {
    words: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Named {
    fn visit_path(&mut self, path: &'ast Path) {
        if path.leading_colon.is_none() {
            let mut words = path.segments.iter().map(|segment| &segment.ident);
            self.words
                .extend(words.find(|word| *word != "super").map(ToString::to_string));
        }
        visit::visit_path(self, path);
    }
}
