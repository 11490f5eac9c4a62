//! Places in a body, as a spec names them.

use crate::json::tree::Node;
use std::borrow::Cow;

/// Returns the value at a place: the name of a member, or the JSON Pointer (RFC 6901) of a
/// nested one. It is absent if any member on the way is.
pub(crate) fn at<'t>(body: Node<'t>, place: &str) -> Node<'t> {
    match place.strip_prefix('/') {
        None => body.get(place),
        Some(names) => names
            .split('/')
            .fold(body, |node, name| node.get(&unescape(name))),
    }
}

fn unescape(name: &str) -> Cow<'_, str> {
    if name.contains('~') {
        Cow::Owned(name.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::at;
    use crate::json::tree::Tree;

    #[test]
    fn a_pointer_leads_through_objects() {
        let body = br#"{"a": {"b.c": {"~d/": 1}}, "b": [2], "": 3}"#;
        let tree = Tree::parse(body).unwrap();
        let source = |place| at(tree.root(), place).source();
        assert_eq!(source("b"), "[2]");
        assert_eq!(source("/a/b.c/~0d~1"), "1");
        assert_eq!(source("/"), "3");
        for absent in ["c", "/c", "/a/b", "/a/b/c", "/b/0", "/a/b.c/~0d~1/e"] {
            assert!(at(tree.root(), absent).is_absent(), "{absent}");
        }
    }
}
