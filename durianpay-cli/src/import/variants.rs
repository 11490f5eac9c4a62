//! Endpoints with one method and path, which differ in the names of placeholders or in a
//! query that the document writes into the path.

use super::cx::Cx;
use super::report::Group;
use std::collections::BTreeMap;

/// Marks each endpoint as a variant of the first one with its method and path.
pub(super) fn mark(cx: &mut Cx<'_>) {
    if cx.is_exported {
        return;
    }
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for endpoint in &mut cx.spec.endpoints {
        if endpoint.is_left_out {
            continue;
        }
        let Some(route) = endpoint.table.string("http").map(route) else {
            continue;
        };
        let name = format!("{}.{}", endpoint.resource, endpoint.method);
        let Some(other) = first.get(&route) else {
            first.insert(route, name);
            continue;
        };
        let message = format!("the document also describes its method and path as `{other}`");
        endpoint.table.set("variant_of", other.clone());
        let remark = cx.report.push(Group::Open, &endpoint.pointer, message);
        endpoint.table.remark(remark);
    }
}

/// Leaves out the names of placeholders.
fn route(http: &str) -> String {
    let mut route = String::new();
    let mut is_inside = false;
    for character in http.chars() {
        match character {
            '}' => is_inside = false,
            _ if is_inside => continue,
            '{' => is_inside = true,
            _ => {}
        }
        route.push(character);
    }
    route
}
