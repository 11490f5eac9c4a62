//! Media types of a body beside the one that is sent.

use super::body::json;
use super::cx::Cx;
use super::operation::Operation;
use super::report::Group;
use super::table::Table;

/// Reports the media types in which a body is not sent.
pub(super) fn others(cx: &mut Cx<'_>, operation: &Operation<'_>, table: &mut Table) {
    let given = operation.node.get("requestBody");
    let Some(Ok(body)) = given.map(|given| cx.document.follow(&given)) else {
        return;
    };
    let content = body.members_of("content");
    let Some(sent) = json(&content).filter(|_| table.has("body") && !cx.is_exported) else {
        return;
    };
    for (kind, node) in &content {
        let message = if node.pointer != sent.pointer {
            format!("the body is sent as JSON; `{kind}` is not carried over")
        } else if *kind == "application/json" || kind.contains('*') {
            continue;
        } else {
            format!("the body is sent as `application/json` instead of `{kind}`")
        };
        table.remark(cx.note(Group::Dropped, node, message));
    }
}
