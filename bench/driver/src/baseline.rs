//! The bindings without decoding and encoding: the build time that remains for any implementation
//! of them.

use crate::files::write;
use std::collections::BTreeSet;
use std::fs;
use syn::visit_mut::VisitMut;
use syn::{Block, ImplItem, ItemImpl, parse_quote};
use xtask::shipped::root;

/// The traits whose functions are emptied.
const TRAITS: [&str; 3] = ["DecodeInto", "Encode", "Union"];

/// Writes emptied copies of the files of the bindings.
pub(crate) fn generate() -> Result<(), String> {
    let from = root().join("bench/expanded/src/api");
    let out = "bench/baseline/src/api";
    fs::create_dir_all(root().join(out)).map_err(|error| format!("{out}: {error}"))?;
    let entries = fs::read_dir(&from).map_err(|error| format!("{}: {error}", from.display()))?;
    let mut emptied = BTreeSet::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        write(
            &format!("{out}/{name}"),
            &empty_traits(&text, &mut emptied)?,
        )?;
    }
    // The names must match the generator: otherwise nothing would be emptied, and the baseline would equal the
    // bindings.
    match TRAITS.iter().find(|name| !emptied.contains(**name)) {
        Some(name) => Err(format!("the bindings have no impl of `{name}` to empty")),
        None => Ok(()),
    }
}

/// Empties the functions of the traits. Records in `emptied` which traits were found.
fn empty_traits(text: &str, emptied: &mut BTreeSet<&'static str>) -> Result<String, String> {
    let mut file = syn::parse_file(text).map_err(|error| error.to_string())?;
    EmptyTraits { emptied }.visit_file_mut(&mut file);
    Ok(prettyplease::unparse(&file))
}

struct EmptyTraits<'a> {
    emptied: &'a mut BTreeSet<&'static str>,
}

impl VisitMut for EmptyTraits<'_> {
    fn visit_item_impl_mut(&mut self, item: &mut ItemImpl) {
        let path = item.trait_.as_ref().map(|(path, _)| path);
        let Some(last) = path.and_then(|path| path.segments.last()) else {
            return;
        };
        let Some(name) = TRAITS.iter().find(|name| last.ident == **name) else {
            return;
        };
        self.emptied.insert(name);
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
    fn readers_in_blocks_are_emptied() {
        let text = "const _: () = {
                impl rt::DecodeInto for A {
                    fn decode_into(&mut self, node: Node) { read(node) }
                }
                impl A {
                    fn new() -> Self { made() }
                }
            };";
        let mut emptied = BTreeSet::new();
        let text = empty_traits(text, &mut emptied).unwrap();
        assert!(!text.contains("read(node)"), "{text}");
        assert!(text.contains("made()"), "{text}");
        assert_eq!(emptied, BTreeSet::from(["DecodeInto"]));
    }
}
