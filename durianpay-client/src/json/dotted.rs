//! Paths with dots, by which a spec names a value in a document.

use super::tree::Node;

/// Returns the value at a path of names that are separated by dots, or an absent node. A name may contain dots
/// itself, if its beginning is not the name of another member.
pub(crate) fn at_path<'t>(node: Node<'t>, path: &str) -> Node<'t> {
    let (mut node, mut rest) = (node, path);
    loop {
        let ends = rest.match_indices('.').map(|(end, _)| end);
        let found = ends.chain([rest.len()]).find_map(|end| {
            let value = node.get(rest.get(..end)?);
            (!value.is_absent()).then_some((value, rest.get(end + 1..)))
        });
        match found {
            None => return Node::ABSENT,
            Some((value, None)) => return value,
            Some((value, Some(after))) => (node, rest) = (value, after),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::at_path;
    use crate::json::tree::Tree;

    #[test]
    fn a_path_leads_through_objects() {
        let tree = Tree::parse(
            br#"{"a": {"b": {"c": 1}, "d.e": 2}, "@odata.next": 3, "none": null, "list": []}"#,
        )
        .unwrap();
        let at = |path| at_path(tree.root(), path).source();
        assert_eq!(at("a.b.c"), "1");
        assert_eq!(at("a.d.e"), "2");
        assert_eq!(at("@odata.next"), "3");
        for absent in ["b", "a.c", "a.b.c.d", "none.a", "list.a", "a.", "", "."] {
            assert_eq!(at(absent), "", "{absent}");
        }
    }
}
