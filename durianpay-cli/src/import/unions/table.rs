//! The tables of unions.

use crate::import::draft::{is_alone, members};
use crate::import::enums::spelt;
use crate::import::names::unique;
use crate::import::table::{Item, Table};
use crate::import::ty::Ty;
use durianpay_codegen::names;
use std::collections::BTreeSet;

/// Builds the table of a union with a tag inside its content.
pub(in crate::import) fn inside(about: Table, tag: &str, members: Vec<(String, Ty)>) -> Table {
    let mut table = about;
    table.set("tag", tag);
    table.set("inside", true);
    let members = members.into_iter().map(|(value, ty)| {
        let mut member = Table::default();
        member.set("type", ty.to_string());
        (value, member)
    });
    table.set("members", named(members));
    table
}

/// Builds the table of a union whose members their JSON tells apart.
pub(in crate::import) fn without_tag(about: Table, members: Vec<(String, Ty, Table)>) -> Table {
    let mut table = about;
    let mut taken = BTreeSet::new();
    let members = members.into_iter().map(|(name, _, member)| {
        let name = unique(&name, |name| taken.contains(name));
        taken.insert(name.clone());
        (name, member)
    });
    table.set("members", named(members));
    table
}

/// Names members in code where their names on the wire do not suffice.
fn named(members: impl Iterator<Item = (String, Table)>) -> Table {
    let mut all = Table::default();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for (value, mut member) in members {
        let own = names::variant(&value);
        let wanted = if own.is_empty() {
            spelt(&value)
        } else {
            own.clone()
        };
        let name = unique(&wanted, |name| taken.contains(&names::variant(name)));
        taken.insert(names::variant(&name));
        if name != own {
            member.set("name", name);
        }
        all.set(&value, member);
    }
    all
}

/// Returns a name for a union of plain scalars and lists of them, such as `IntegerOrString`, so that
/// the whole document shares it.
pub(in crate::import) fn shared_name(members: &[(String, Ty, Table)]) -> Option<String> {
    let names = members.iter().map(|(_, ty, table)| {
        let word = |ty: &Ty| match ty {
            Ty::Word("json") => None,
            Ty::Word("decimal") if table.has("number") => Some("Number".to_owned()),
            Ty::Word(word @ ("integer" | "unsigned")) if table.has("number") => {
                Some(format!("{}String", names::pascal(word)))
            }
            Ty::Word(word) => Some(names::pascal(word)),
            _ => None,
        };
        match ty {
            Ty::List(item) => word(item).map(|name| format!("{name}s")),
            other => word(other),
        }
    });
    let names: Option<Vec<String>> = names.collect();
    Some(names?.join("Or"))
}

/// Lists the types of the members of a union.
pub(in crate::import) fn types(union: &Table) -> Vec<Ty> {
    let Some(Item::Table(members)) = union.get("members") else {
        return Vec::new();
    };
    let types = members
        .entries
        .iter()
        .filter_map(|(_, member)| match member {
            Item::Text(text) => Some(Ty::parse(text)),
            Item::Table(table) => table.string("type").map(Ty::parse),
            _ => None,
        });
    types.collect()
}

/// Lists the object types that a value of a union contains directly.
pub(in crate::import) fn held(union: &Table) -> Vec<String> {
    if !is_alone(union) {
        return members(union);
    }
    let held = types(union).into_iter().filter_map(|ty| match ty {
        Ty::Named(name) => Some(name),
        _ => None,
    });
    held.collect()
}
