//! `security`: selects the schemes that authenticate the requests of each operation.

use super::choices::Selected;
use super::cx::Cx;
use super::node::Node;
use super::report::Group;
use super::security_scheme::{self, Place, is_same};
use super::table::Table;

/// Reads the requirements of the whole document, and finds the headers that carry keys of any
/// operation.
pub(super) fn prepare(cx: &mut Cx<'_>) {
    let root = cx.document.root();
    let mut lists = vec![root.clone()];
    for (_, path) in root.members_of("paths") {
        lists.extend(path.members().into_iter().map(|(_, operation)| operation));
    }
    let mut headers = Vec::new();
    for node in &lists {
        for requirement in node.items_of("security") {
            for (name, _) in requirement.members() {
                if let Ok(Place::Header { name, .. }) = security_scheme::place(cx, name) {
                    headers.push(name.to_ascii_lowercase());
                }
            }
        }
    }
    headers.sort_unstable();
    headers.dedup();
    cx.choices.headers = headers;
    let list = root.get("security");
    cx.choices.of_document = list.map(|list| select(cx, &list)).unwrap_or_default();
}

/// Sets the scheme of an operation, and reports requirements that are not carried over.
pub(super) fn read<'d>(cx: &mut Cx<'d>, operation: &Node<'d>, table: &mut Table) {
    if cx.is_exported {
        return;
    }
    let selected = of_operation(cx, operation);
    let name = cx.choices.claim(&selected.schemes);
    table.set("auth", name);
    let own = operation.get("security");
    let is_said = own.is_none() && std::mem::replace(&mut cx.choices.is_said, true);
    let list = own.clone().or_else(|| cx.document.root().get("security"));
    let Some(list) = list.filter(|_| !is_said) else {
        return;
    };
    for (group, message) in messages(&selected) {
        let remark = cx.note(group, &list, message);
        if own.is_some() {
            table.remark(remark);
        } else {
            cx.spec.remarks.push(remark);
        }
    }
}

/// Returns the places of the credentials of an operation.
pub(super) fn places<'d>(cx: &Cx<'d>, operation: &Node<'d>) -> Vec<Place> {
    let schemes = of_operation(cx, operation).schemes.into_iter();
    schemes
        .filter_map(|scheme| security_scheme::place(cx, scheme).ok())
        .collect()
}

/// Checks whether credentials are at this place, so that calls need not set it.
pub(super) fn carry(places: &[Place], place: &str, name: &str) -> bool {
    places.iter().any(|known| match known {
        Place::Header { name: header, .. } => {
            place == "header" && header.eq_ignore_ascii_case(name)
        }
        Place::Query(parameter) => place == "query" && parameter == name,
        Place::Basic => false,
    })
}

/// Returns the meaning of an operation's requirements.
fn of_operation<'d>(cx: &Cx<'d>, operation: &Node<'d>) -> Selected<'d> {
    match operation.get("security") {
        Some(own) => select(cx, &own),
        None => cx.choices.of_document.clone(),
    }
}

/// Selects the first requirement that the language supports. Without one, nothing is sent.
fn select<'d>(cx: &Cx<'d>, list: &Node<'d>) -> Selected<'d> {
    let mut selected = Selected::default();
    let mut is_found = false;
    for requirement in list.items() {
        let members = requirement.members().into_iter();
        let mut schemes: Vec<&'d str> = members.map(|(name, _)| name).collect();
        schemes.sort_unstable();
        if is_found {
            selected.others.push(shown(&schemes));
            continue;
        }
        match check(cx, &schemes) {
            Ok(()) => {
                selected.schemes = schemes;
                is_found = true;
            }
            Err(reason) => selected.reasons.push(reason),
        }
    }
    selected
}

/// Checks whether requests can carry all schemes at once.
fn check(cx: &Cx<'_>, schemes: &[&str]) -> Result<(), String> {
    let mut places: Vec<Place> = Vec::new();
    for name in schemes {
        let place = security_scheme::place(cx, name)?;
        if schemes.len() > 1 && place == Place::Basic {
            return Err(
                "user and password together with another scheme are not carried over".into(),
            );
        }
        if places.iter().any(|known| is_same(known, &place)) {
            let all = shown(schemes);
            return Err(format!(
                "{all} are not carried over: both are at the same place"
            ));
        }
        places.push(place);
    }
    Ok(())
}

fn messages(selected: &Selected<'_>) -> Vec<(Group, String)> {
    let used = shown(&selected.schemes);
    let reasons = selected.reasons.iter();
    let mut messages: Vec<_> = reasons
        .map(|reason| (Group::LeftOut, format!("{reason}; requests carry {used}")))
        .collect();
    if !selected.others.is_empty() {
        let others = selected.others.join(", or ");
        let message =
            format!("requests carry {used}; the alternative {others} is not carried over");
        messages.push((Group::Dropped, message));
    }
    messages
}

fn shown(schemes: &[&str]) -> String {
    if schemes.is_empty() {
        return "no key".to_owned();
    }
    let quoted: Vec<String> = schemes.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(" and ")
}
