//! Security schemes: selects the one that authenticates requests.

use super::annotations;
use super::cx::Cx;
use super::names::plain;
use super::node::Node;
use super::report::Group;
use super::table::Table;
use durianpay_codegen::headers::{is_name, is_reserved};

/// Reads the schemes. Returns the name of the selected one.
pub(super) fn read(cx: &mut Cx<'_>) -> String {
    let root = cx.document.root();
    let schemes = schemes(cx, &root);
    let wanted = wanted(&root);
    let mut supported: Vec<(String, Table)> = Vec::new();
    for (name, scheme) in in_order(schemes, &wanted) {
        let read = if supported.is_empty() {
            read_scheme(cx, &scheme)
        } else {
            Err(format!(
                "the scheme `{name}` is not carried over: an API has only one"
            ))
        };
        match read {
            Ok(table) => supported.push((plain(name, "auth"), table)),
            Err(reason) => {
                let remark = cx.note(Group::LeftOut, &scheme, reason);
                cx.spec.remarks.push(remark);
            }
        }
    }
    if supported.is_empty() {
        supported.push(("basic".to_owned(), unknown(cx, &root)));
    }
    let name = supported
        .first()
        .map_or_else(String::new, |(name, _)| name.clone());
    cx.spec.auths = supported;
    name
}

fn schemes<'d>(cx: &Cx<'d>, root: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
    let components = root.get("components");
    let schemes = components.map_or_else(Vec::new, |node| node.members_of("securitySchemes"));
    schemes
        .into_iter()
        .filter_map(|(name, scheme)| Some((name, cx.document.follow(&scheme).ok()?)))
        .collect()
}

/// Lists the schemes that the document requires, most important first.
fn wanted<'d>(root: &Node<'d>) -> Vec<&'d str> {
    let named = |node: &Node<'d>| -> Vec<&'d str> {
        node.items_of("security")
            .iter()
            .flat_map(|choice| choice.members().into_iter().map(|(name, _)| name))
            .collect()
    };
    let mut all = named(root);
    if all.is_empty() {
        for (_, path) in root.members_of("paths") {
            for (_, operation) in path.members() {
                all.extend(named(&operation));
            }
        }
    }
    all
}

/// Sorts the schemes: required ones come first, in their order.
fn in_order<'d>(
    mut schemes: Vec<(&'d str, Node<'d>)>,
    wanted: &[&str],
) -> Vec<(&'d str, Node<'d>)> {
    schemes.sort_by_key(|(name, _)| {
        wanted
            .iter()
            .position(|wanted| wanted == name)
            .unwrap_or(usize::MAX)
    });
    schemes
}

fn read_scheme(cx: &mut Cx<'_>, scheme: &Node<'_>) -> Result<Table, String> {
    let mut table = Table::default();
    let http = scheme
        .string("scheme")
        .unwrap_or_default()
        .to_ascii_lowercase();
    match (scheme.string("type").unwrap_or_default(), http.as_str()) {
        ("http", "basic") => {
            table.set("scheme", "basic");
            let message = "the API key is sent as the user name with an empty password; check that the API expects this";
            table.remark(cx.note(Group::Open, scheme, message));
        }
        ("http", "bearer") => table.set("scheme", "bearer"),
        ("oauth2" | "openIdConnect", _) => {
            table.set("scheme", "bearer");
            let message = "how to obtain a token is not carried over; it is sent as a bearer token";
            table.remark(cx.note(Group::Dropped, scheme, message));
        }
        ("apiKey", _) => key(scheme, &mut table)?,
        (kind, "") => return Err(format!("authentication by `{kind}` is not carried over")),
        (_, other) => return Err(format!("authentication by `{other}` is not carried over")),
    }
    let about = annotations::about(cx, scheme);
    table.overlay(about);
    Ok(table)
}

/// Reads an API key in a header or in the query.
fn key(scheme: &Node<'_>, table: &mut Table) -> Result<(), String> {
    let place = scheme.string("in").unwrap_or_default();
    let name = scheme.string("name").unwrap_or_default();
    match place {
        "header" if !is_name(name) || is_reserved(name) => Err(format!(
            "an API key in the header `{name}` is not carried over: the client sets this header itself, or the name is invalid"
        )),
        "query" if name.is_empty() || name.contains(char::is_control) => {
            Err("an API key in the query is not carried over: it has no valid name".to_owned())
        }
        "header" | "query" => {
            table.set("scheme", place);
            table.set("name", name);
            Ok(())
        }
        _ => Err(format!("an API key in `{place}` is not carried over")),
    }
}

/// Checks whether the API key is sent in this place, so that calls need not set it.
pub(super) fn carries_key(cx: &Cx<'_>, place: &str, name: &str) -> bool {
    cx.spec.auths.iter().any(|(_, auth)| {
        auth.string("scheme") == Some(place)
            && auth
                .string("name")
                .is_some_and(|key| key.eq_ignore_ascii_case(name))
    })
}

/// Returns a placeholder, because the language requires a scheme and the document has none.
fn unknown(cx: &mut Cx<'_>, root: &Node<'_>) -> Table {
    let mut table = Table::default();
    table.set("scheme", "basic");
    let message = "the document has no authentication scheme that can be carried over, but a spec must have one; `basic` is a placeholder";
    table.remark(cx.note(Group::Open, root, message));
    table
}
