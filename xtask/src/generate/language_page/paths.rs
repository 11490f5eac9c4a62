//! The places at which a table can be written.

use durianpay_codegen::grammar::{Key, Kind, LANGUAGE, Table};

/// Returns the paths of a table, such as `endpoint.NAME.page`.
pub(super) fn of(table: &Table) -> Vec<String> {
    let mut found = Vec::new();
    visit(&LANGUAGE, "", table, &mut found);
    found
}

fn visit(keys: &[Key], prefix: &str, wanted: &Table, found: &mut Vec<String>) {
    for key in keys {
        let (table, path) = match key.kind {
            Kind::Table(table) => (table, format!("{prefix}{}", key.name)),
            Kind::Named(_, table) => (table, format!("{prefix}{}.NAME", key.name)),
            _ => continue,
        };
        if table.name == wanted.name {
            found.push(path.clone());
        }
        visit(table.own, &format!("{path}."), wanted, found);
    }
}
