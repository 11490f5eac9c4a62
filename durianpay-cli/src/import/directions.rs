//! `readOnly` and `writeOnly`: fields that exist only in responses or only in requests.

use super::cx::Cx;
use super::draft::{Field, TypeBody};
use super::fields::note;
use super::report::Group;
use super::ty::Ty;
use std::collections::BTreeSet;

/// Makes fields optional that exist only in responses if their type is sent, and the reverse.
pub(super) fn apply(cx: &mut Cx<'_>) {
    let endpoints = || {
        cx.spec
            .endpoints
            .iter()
            .filter(|endpoint| !endpoint.is_left_out)
    };
    let sent: Vec<String> = endpoints()
        .flat_map(|endpoint| endpoint.sends.clone())
        .collect();
    let received: Vec<String> = endpoints()
        .filter_map(|endpoint| endpoint.table.string("returns"))
        .filter_map(|returns| Ty::parse_returned(returns).name().map(str::to_owned))
        .collect();
    let sent: BTreeSet<String> = cx.spec.reached(&sent).into_iter().collect();
    let received: BTreeSet<String> = cx.spec.reached(&received).into_iter().collect();
    for name in cx.spec.order.clone() {
        let Some(mut draft) = cx.spec.types.remove(&name) else {
            continue;
        };
        if let TypeBody::Object { fields, .. } = &mut draft.body {
            for field in fields {
                one_way(cx, field, sent.contains(&name), received.contains(&name));
            }
        }
        cx.spec.types.insert(name, draft);
    }
}

fn one_way(cx: &mut Cx<'_>, field: &mut Field, is_sent: bool, is_received: bool) {
    if field.value.read_only && is_sent {
        note(
            cx,
            Group::Dropped,
            field,
            "`readOnly`: leave it out of requests",
        );
        field.required = false;
    }
    if field.value.write_only && is_received {
        note(
            cx,
            Group::Dropped,
            field,
            "`writeOnly`: responses leave it out",
        );
        field.required = false;
    }
}
