//! Nothing is lost in silence: walks the imported parts, and reports each keyword without a remark that is not carried
//! over.

mod keywords;
mod table;

use super::cx::Cx;
use super::node::Node;
use super::only;
use super::report::Group;
use keywords::Fate;
use std::collections::{HashMap, HashSet};
use table::{Inside, Kind, fates, inside};

/// The methods of a path item that are operations.
const VERBS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Reports the keywords of the document that neither the spec nor the report contains.
pub(super) fn report(cx: &mut Cx<'_>) {
    if cx.is_exported {
        return;
    }
    let mut lost = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut open = starts(cx);
    let said = Said::new(cx);
    while let Some((kind, node)) = open.pop() {
        let Ok(target) = cx.document.follow(&node) else {
            continue;
        };
        // Beside a reference, a schema of 3.1 may have other keywords.
        let has_own = kind == Kind::Schema && node.has("$ref") && node.members().len() > 1;
        for node in [Some(target), has_own.then_some(node)]
            .into_iter()
            .flatten()
        {
            if !node.is_object() || !seen.insert(node.pointer.clone()) {
                continue;
            }
            keywords(kind, &node, &said, &mut lost);
            open.extend(held(kind, &node));
        }
    }
    for (pointer, message) in lost {
        cx.report.push(Group::Dropped, &pointer, message);
    }
}

/// Lists the document itself, and its operations that are imported.
fn starts<'d>(cx: &Cx<'d>) -> Vec<(Kind, Node<'d>)> {
    let root = cx.document.root();
    let mut starts = vec![(Kind::Document, root.clone())];
    let left_out = cx.report.places(Group::LeftOut);
    for (path, item) in root.members_of("paths") {
        let Ok(item) = cx.document.follow(&item) else {
            continue;
        };
        let mut is_used = false;
        for (_, node) in item
            .members()
            .into_iter()
            .filter(|(key, _)| VERBS.contains(key))
        {
            let Ok(operation) = cx.document.follow(&node) else {
                continue;
            };
            let wanted = &cx.options.only;
            let is_wanted = wanted.is_empty()
                || wanted
                    .iter()
                    .any(|wanted| only::fits(wanted, path, &operation));
            if is_wanted && !left_out.contains(operation.pointer.as_str()) {
                is_used = true;
                starts.push((Kind::Operation, operation));
            }
        }
        if is_used {
            starts.push((Kind::PathItem, item));
        }
    }
    if let Some(components) = root.get("components") {
        let schemes = components.members_of("securitySchemes");
        starts.extend(
            schemes
                .into_iter()
                .map(|(_, scheme)| (Kind::SecurityScheme, scheme)),
        );
        if cx.options.only.is_empty() {
            let named = components.members_of("schemas");
            starts.extend(named.into_iter().map(|(_, schema)| (Kind::Schema, schema)));
        }
    }
    starts
}

fn held<'d>(kind: Kind, node: &Node<'d>) -> Vec<(Kind, Node<'d>)> {
    let mut all = Vec::new();
    for (key, inside) in inside(kind) {
        match inside {
            Inside::One(kind) => all.extend(node.get(key).map(|node| (*kind, node))),
            Inside::Items(kind) => {
                all.extend(node.items_of(key).into_iter().map(|node| (*kind, node)));
            }
            Inside::Members(kind) => {
                let members = node.members_of(key).into_iter();
                all.extend(members.map(|(_, node)| (*kind, node)));
            }
        }
    }
    all
}

/// The places and messages of the report so far.
struct Said(HashMap<String, Vec<String>>);

impl Said {
    fn new(cx: &Cx<'_>) -> Self {
        let mut said: HashMap<String, Vec<String>> = HashMap::new();
        for (pointer, message) in cx.report.lines() {
            said.entry(pointer.to_owned())
                .or_default()
                .push(message.to_owned());
        }
        Self(said)
    }

    /// Checks whether a keyword is mentioned at its place, or at that of its object.
    fn mention(&self, object: &Node<'_>, key: &str, value: &Node<'_>) -> bool {
        let quoted = format!("`{key}`");
        let at_object = self
            .0
            .get(&object.pointer)
            .is_some_and(|messages| messages.iter().any(|message| message.contains(&quoted)));
        at_object || self.0.contains_key(&value.pointer)
    }
}

fn keywords(kind: Kind, node: &Node<'_>, said: &Said, lost: &mut Vec<(String, String)>) {
    for (key, value) in node.members() {
        if key.starts_with("x-") {
            continue;
        }
        let fate = fates(kind)
            .iter()
            .find(|(_, keys)| keys.contains(&key))
            .map(|(fate, _)| *fate);
        let message = match fate {
            Some(Fate::Carried | Fate::Ignored) => continue,
            Some(Fate::Remarked(says)) if !says(node, &value) => continue,
            Some(Fate::Remarked(_)) => format!("`{key}` is not carried over"),
            None => format!("`{key}` is no keyword of OpenAPI here, and not carried over"),
        };
        if !said.mention(node, key, &value) {
            lost.push((value.pointer, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::table::{Kind, fates};
    use std::collections::BTreeSet;

    const KINDS: [Kind; 13] = [
        Kind::Document,
        Kind::Info,
        Kind::Tag,
        Kind::Server,
        Kind::PathItem,
        Kind::Operation,
        Kind::Parameter,
        Kind::RequestBody,
        Kind::Sent,
        Kind::Response,
        Kind::Received,
        Kind::SecurityScheme,
        Kind::Schema,
    ];

    #[test]
    fn each_keyword_has_one_fate() {
        for kind in KINDS {
            let mut seen = BTreeSet::new();
            for key in fates(kind).iter().flat_map(|(_, keys)| keys.iter()) {
                assert!(seen.insert(key), "`{key}` of {kind:?} is listed twice");
            }
        }
    }
}
