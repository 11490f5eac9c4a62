//! The tables of `auth` and `credential`, from the security schemes that operations use.

use super::annotations;
use super::choices::Choice;
use super::cx::Cx;
use super::names::{plain, unique};
use super::report::Group;
use super::security_scheme::{self, Place};
use super::table::{Item, Table};
use durianpay_codegen::headers::is_reserved;
use std::collections::BTreeMap;

/// Names that placeholders have, so that no credential can have them.
const PLACEHOLDERS: [&str; 8] = [
    "method",
    "path",
    "body",
    "body_sha256",
    "timestamp",
    "token",
    "unique_id",
    "signature",
];

/// The placeholders of the credentials of each security scheme.
type Filled<'d> = BTreeMap<&'d str, Vec<String>>;

/// Writes the tables, once all operations are known.
pub(super) fn write(cx: &mut Cx<'_>) {
    if cx.is_exported {
        return;
    }
    let usual = usual(cx);
    let used = used(cx, &usual);
    let needed = used.iter().find(|choice| choice.name == usual);
    let needed = needed.map_or_else(Vec::new, |choice| choice.schemes.clone());
    let (filled, credentials) = credentials(cx, &used, &needed);
    cx.spec.credentials = credentials;
    for choice in &used {
        let table = table(cx, choice, &filled);
        cx.spec.auths.push((choice.name.clone(), table));
    }
    for endpoint in &mut cx.spec.endpoints {
        if endpoint.table.string("auth") == Some(&usual) {
            endpoint.table.take("auth");
        }
    }
    cx.spec.api.set("auth", usual);
    report_unused(cx, &used);
}

/// Returns the name of the scheme of most operations: that of the document, if any has it.
fn usual(cx: &mut Cx<'_>) -> String {
    let of_document = cx.choices.of_document.schemes.clone();
    let of_document = cx.choices.claim(&of_document);
    let endpoints = cx.spec.endpoints.iter();
    let called = endpoints.filter(|endpoint| !endpoint.is_left_out);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in called.filter_map(|endpoint| endpoint.table.string("auth")) {
        *counts.entry(name).or_default() += 1;
    }
    if counts.is_empty() || counts.contains_key(of_document.as_str()) {
        return of_document;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map_or(of_document, |(name, _)| name.to_owned())
}

/// Returns the requirements that operations choose, the usual one first.
fn used<'d>(cx: &Cx<'d>, usual: &str) -> Vec<Choice<'d>> {
    let is_used = |name: &str| {
        let mut endpoints = cx.spec.endpoints.iter();
        endpoints
            .any(|endpoint| !endpoint.is_left_out && endpoint.table.string("auth") == Some(name))
    };
    let all = cx.choices.all.iter();
    let (mut used, others): (Vec<_>, Vec<_>) = all
        .filter(|choice| choice.name == usual || is_used(&choice.name))
        .cloned()
        .partition(|choice| choice.name == usual);
    used.extend(others);
    used
}

/// Describes the credentials, if a client needs more than one key. Those that only some operations
/// need are optional.
fn credentials<'d>(
    cx: &Cx<'d>,
    used: &[Choice<'d>],
    needed: &[&str],
) -> (Filled<'d>, Vec<(String, Table)>) {
    let mut schemes: Vec<&'d str> = Vec::new();
    for name in used.iter().flat_map(|choice| &choice.schemes) {
        if !schemes.contains(name) {
            schemes.push(*name);
        }
    }
    let places = schemes
        .iter()
        .filter_map(|name| Some((*name, security_scheme::place(cx, name).ok()?)));
    let places: Vec<(&str, Place)> = places.collect();
    let basics = places.iter().filter(|(_, place)| *place == Place::Basic);
    let has_one_basic = basics.count() == 1;
    let mut filled = Filled::new();
    let mut tables: Vec<(String, Table)> = Vec::new();
    if let [(name, Place::Header { .. } | Place::Query(_))] = &*places {
        filled.insert(*name, vec!["{key}".to_owned()]);
        return (filled, tables);
    }
    for (name, place) in places {
        let stem = plain(name, "auth");
        let wanted = match place {
            Place::Basic if has_one_basic => {
                vec![
                    ("user".to_owned(), "text"),
                    ("password".to_owned(), "secret"),
                ]
            }
            Place::Basic => vec![
                (format!("{stem}_user"), "text"),
                (format!("{stem}_password"), "secret"),
            ],
            Place::Header { .. } | Place::Query(_) if PLACEHOLDERS.contains(&stem.as_str()) => {
                vec![(format!("{stem}_secret"), "secret")]
            }
            Place::Header { .. } | Place::Query(_) => vec![(stem, "secret")],
        };
        for (wanted, kind) in wanted {
            let is_taken = |name: &str| tables.iter().any(|(known, _)| known == name);
            let credential = unique(&wanted, is_taken);
            let mut table = Table::default();
            table.set("kind", kind);
            if !needed.contains(&name) {
                table.set("optional", Item::Boolean(true));
            }
            let placeholders = filled.entry(name).or_default();
            placeholders.push(format!("{{{credential}}}"));
            tables.push((credential, table));
        }
    }
    (filled, tables)
}

fn table(cx: &mut Cx<'_>, choice: &Choice<'_>, filled: &Filled<'_>) -> Table {
    let mut table = Table::default();
    let (mut headers, mut query) = (Table::default(), Table::default());
    for scheme in &choice.schemes {
        let (Ok(place), Some(values)) = (security_scheme::place(cx, scheme), filled.get(scheme))
        else {
            continue;
        };
        remark(cx, scheme, &place, &mut table);
        match (place, &**values) {
            (Place::Basic, [user, password]) => {
                table.set("scheme", "basic");
                table.set("user", user.clone());
                table.set("password", password.clone());
            }
            (Place::Header { name, word, .. }, [value, ..]) => {
                headers.set(&name, format!("{word}{value}"));
            }
            (Place::Query(name), [value, ..]) => query.set(&name, value.clone()),
            (Place::Basic | Place::Header { .. } | Place::Query(_), _) => {}
        }
    }
    fill(&mut table, headers, query);
    if let [only] = &*choice.schemes
        && let Some(scheme) = security_scheme::find(cx, only)
    {
        let about = annotations::about(cx, &scheme);
        table.overlay(about);
    }
    table
}

/// Adds headers and parameters, in the short form of a single key if they have one.
fn fill(table: &mut Table, headers: Table, query: Table) {
    if table.has("scheme") {
        return;
    }
    match (&*headers.entries, &*query.entries) {
        ([(name, Item::Text(value))], [])
            if value == "Bearer {key}" && name.eq_ignore_ascii_case("authorization") =>
        {
            table.set("scheme", "bearer");
        }
        ([(name, Item::Text(value))], []) if value == "{key}" && !is_reserved(name) => {
            table.set("scheme", "header");
            table.set("name", name.clone());
        }
        ([], [(name, Item::Text(value))]) if value == "{key}" => {
            table.set("scheme", "query");
            table.set("name", name.clone());
        }
        _ => {
            table.set("scheme", "headers");
            for (key, values) in [("headers", headers), ("query", query)] {
                if !values.entries.is_empty() {
                    table.set(key, Item::Table(values));
                }
            }
        }
    }
}

/// Adds the decisions about a scheme that are left to the user.
fn remark(cx: &mut Cx<'_>, scheme: &str, place: &Place, table: &mut Table) {
    let Some(node) = security_scheme::find(cx, scheme) else {
        return;
    };
    let (group, message) = match place {
        Place::Basic => (
            Group::Open,
            "user name and password are two credentials; if the API expects a key as the user name and an empty password, remove `user`, `password` and both credentials",
        ),
        Place::Header { is_token: true, .. } => (
            Group::Dropped,
            "how to obtain a token is not carried over; it is sent as a bearer token",
        ),
        Place::Header { name, word: "", .. } if name.eq_ignore_ascii_case("authorization") => (
            Group::Open,
            "the key is sent in `Authorization` without a word before it; add the word if the API expects one",
        ),
        Place::Header { .. } | Place::Query(_) => return,
    };
    table.remark(cx.note(group, &node, message));
}

/// Reports the security schemes that no request carries.
fn report_unused(cx: &mut Cx<'_>, used: &[Choice<'_>]) {
    let components = cx.document.root().get("components");
    let schemes = components.map_or_else(Vec::new, |node| node.members_of("securitySchemes"));
    for (name, scheme) in schemes {
        if used.iter().any(|choice| choice.schemes.contains(&name)) {
            continue;
        }
        let message = match security_scheme::place(cx, name) {
            Ok(_) => format!("the scheme `{name}` is not carried over: no endpoint uses it"),
            Err(reason) => reason,
        };
        let remark = cx.note(Group::LeftOut, &scheme, message);
        cx.spec.remarks.push(remark);
    }
}
