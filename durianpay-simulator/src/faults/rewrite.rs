//! Finds the objects in a response, and replaces their members.

use super::reads::Alteration;
use durianpay_client::__private::json::Writer;
use durianpay_client::__private::{Kind, Node, Tree};
use durianpay_client::json::Json;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The maximum depth of objects with an id: an expanded object in an item of a list.
const MAX_DEPTH: usize = 4;

/// The members that contain the merchant's values, in which an `id` has no meaning.
const METADATA: [&str; 2] = ["metadata", "meta_data"];

/// Returns the ids of the objects in a response. If the outermost object has none, its id is the
/// one from the path, `named`.
pub(crate) fn ids(response: &str, named: Option<&str>) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    if let Ok(tree) = Tree::parse(response.as_bytes()) {
        ids.extend(id(tree.root(), named));
        collect_ids(tree.root(), MAX_DEPTH, &mut ids);
    }
    ids
}

fn collect_ids(node: Node<'_>, depth: usize, ids: &mut BTreeSet<String>) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    ids.extend(id(node, None));
    for item in node.items() {
        collect_ids(item, depth, ids);
    }
    for (name, value) in node.members() {
        if !METADATA.contains(&&*name) {
            collect_ids(value, depth, ids);
        }
    }
}

/// Returns the id of an object.
fn id(object: Node<'_>, named: Option<&str>) -> Option<String> {
    if object.kind() != Kind::Object {
        return None;
    }
    let own = object.get("id").string().map(Cow::into_owned);
    own.or_else(|| named.map(str::to_owned))
}

/// Replaces the members of the objects in a response that `alterations` contains.
pub(crate) fn rewrite(
    response: &str,
    named: Option<&str>,
    alterations: &BTreeMap<String, Alteration>,
) -> String {
    let Ok(tree) = Tree::parse(response.as_bytes()) else {
        return response.to_owned();
    };
    let mut writer = Writer::new();
    write(&mut writer, tree.root(), named, MAX_DEPTH, alterations);
    writer.finish()
}

fn write(
    writer: &mut Writer,
    node: Node<'_>,
    named: Option<&str>,
    depth: usize,
    alterations: &BTreeMap<String, Alteration>,
) {
    match (node.kind(), depth.checked_sub(1)) {
        (Kind::List, Some(depth)) => {
            writer.begin_list();
            for item in node.items() {
                writer.item();
                write(writer, item, None, depth, alterations);
            }
            writer.end_list();
        }
        (Kind::Object, Some(depth)) => {
            let id = id(node, named);
            let alteration = id.and_then(|id| alterations.get(&id));
            let mut shown = alteration.map_or_else(BTreeMap::new, |found| found.members.clone());
            writer.begin_object();
            for (name, value) in node.members() {
                writer.key(&name);
                match shown.remove(&*name) {
                    Some(value) => writer.json(&value),
                    None if METADATA.contains(&&*name) => copy(writer, value),
                    None => write(writer, value, None, depth, alterations),
                }
            }
            for (name, value) in &shown {
                writer.key(name);
                writer.json(value);
            }
            writer.end_object();
        }
        _ => copy(writer, node),
    }
}

fn copy(writer: &mut Writer, node: Node<'_>) {
    // A part of a document that was parsed is JSON.
    writer.json(&Json::parse(node.source()).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::{ids, rewrite};
    use crate::faults::reads::Alteration;
    use durianpay_client::json::Json;
    use std::collections::BTreeMap;

    const RESPONSE: &str = r#"{"id":"a","tip":0.10,"metadata":{"id":"b"},"order":{"id":"b"},"list":[{"id":"c","more":[{"id":"d"}]},7]}"#;

    fn rewritten(response: &str, named: Option<&str>, id: &str) -> String {
        let value = Json::parse("1.50").expect("a number is JSON");
        let members = BTreeMap::from([("tip".to_owned(), value)]);
        let lags = false;
        let alteration = Alteration {
            lags,
            members,
            fault: None,
        };
        rewrite(
            response,
            named,
            &BTreeMap::from([(id.to_owned(), alteration)]),
        )
    }

    #[test]
    fn objects_are_found_by_their_ids_and_not_in_metadata() {
        let found: Vec<_> = ids(RESPONSE, None).into_iter().collect();
        assert_eq!(found, ["a", "b", "c"]);
        assert!(ids(r#"{"metadata":{"id":"b"}}"#, None).is_empty());
        assert!(ids("[true]", Some("a")).is_empty());
    }

    #[test]
    fn only_the_given_member_is_replaced_or_added() {
        assert_eq!(rewritten(RESPONSE, None, "z"), RESPONSE);
        let replaced = RESPONSE.replace("0.10", "1.50");
        assert_eq!(rewritten(RESPONSE, None, "a"), replaced);
        let added = RESPONSE.replace(r#""order":{"id":"b"}"#, r#""order":{"id":"b","tip":1.50}"#);
        assert_eq!(rewritten(RESPONSE, None, "b"), added);
    }

    #[test]
    fn an_object_without_id_is_identified_by_the_path() {
        assert_eq!(rewritten("{}", Some("a"), "a"), r#"{"tip":1.50}"#);
        assert_eq!(rewritten("{}", None, "a"), "{}");
        // Only the outermost one.
        let list = r#"[{"tip":0}]"#;
        assert_eq!(rewritten(list, Some("a"), "a"), list);
    }
}
