//! The bindings without what reads and writes: the floor below which no way of
//! reading and writing could take the build.

use crate::generate::write;
use std::fs;
use syn::visit_mut::VisitMut;
use syn::{Block, ImplItem, ItemImpl, parse_quote};
use xtask::shipped::root;

/// The traits whose functions are emptied.
const TRAITS: [&str; 3] = ["Place", "Encode", "Union"];

/// Writes the files of the bindings again, emptied.
pub(crate) fn generate() -> Result<(), String> {
    let from = root().join("bench/kept/src/api");
    let out = "bench/floor/src/api";
    fs::create_dir_all(root().join(out)).map_err(|error| format!("{out}: {error}"))?;
    let entries = fs::read_dir(&from).map_err(|error| format!("{}: {error}", from.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        write(&format!("{out}/{name}"), &emptied(&text)?)?;
    }
    Ok(())
}

fn emptied(text: &str) -> Result<String, String> {
    let mut file = syn::parse_file(text).map_err(|error| error.to_string())?;
    Emptied.visit_file_mut(&mut file);
    Ok(prettyplease::unparse(&file))
}

struct Emptied;

impl VisitMut for Emptied {
    fn visit_item_impl_mut(&mut self, item: &mut ItemImpl) {
        let of = item
            .trait_
            .as_ref()
            .and_then(|(path, _)| path.segments.last());
        if !of.is_some_and(|name| TRAITS.iter().any(|it| name.ident == it)) {
            return;
        }
        for member in &mut item.items {
            if let ImplItem::Fn(function) = member {
                function.block = empty();
            }
        }
    }
}

fn empty() -> Block {
    parse_quote!({ ::core::unreachable!() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_is_emptied_wherever_it_stands() {
        let text = "const _: () = {\n    impl rt::Place for A {\n        fn fill(&mut self, node: Node) { read(node) }\n    }\n    \
                    impl A {\n        fn new() -> Self { made() }\n    }\n};";
        let text = emptied(text).unwrap();
        assert!(!text.contains("read(node)"), "{text}");
        assert!(text.contains("made()"), "{text}");
    }
}
