//! The types of error bodies by status, where they differ from `[error]`.

use super::cx::Cx;
use super::draft::ValueDraft;
use super::error_body::ErrorBody;
use super::node::Node;
use super::report::Group;
use super::schema::SchemaReader;
use super::table::{Item, Table};
use super::ty::{JSON, Ty};
use durianpay_codegen::names;
use std::collections::HashMap;

/// Sets `type` in the `errors` of endpoints with error bodies of other types than `[error]`.
///
/// Types are read once all operations are, so that the type of `[error]` is known and a schema that is
/// written out at many operations becomes one type.
pub(super) fn write(cx: &mut Cx<'_>) {
    let bodies = std::mem::take(&mut cx.error_bodies);
    let usual = cx.spec.error.as_ref();
    let usual = usual.and_then(|error| error.string("type"));
    let usual = usual.map(str::to_owned);
    let mut same = Same::default();
    for of_endpoint in bodies.chunk_by(|one, other| one.endpoint == other.endpoint) {
        let Some(index) = of_endpoint.first().map(|body| body.endpoint) else {
            continue;
        };
        if cx
            .spec
            .endpoints
            .get(index)
            .is_some_and(|draft| draft.is_left_out)
        {
            continue;
        }
        let read: Vec<(&ErrorBody<'_>, ValueDraft)> = of_endpoint
            .iter()
            .map(|body| (body, same.read(cx, body)))
            .collect();
        let is_usual = |ty: &Ty| match ty {
            Ty::Named(name) => Some(name) == usual.as_ref(),
            ty => *ty == JSON,
        };
        if !read.iter().all(|(_, value)| is_usual(&value.ty)) {
            set(cx, index, read);
        }
    }
}

/// The schemas so far, so that equal ones become one type.
#[derive(Default)]
struct Same<'d>(HashMap<String, Node<'d>>);

impl<'d> Same<'d> {
    fn read(&mut self, cx: &mut Cx<'d>, body: &ErrorBody<'d>) -> ValueDraft {
        let text = body.schema.json.to_string();
        let schema = self.0.entry(text).or_insert_with(|| body.schema.clone());
        let status = match body.status.as_str() {
            "default" => "Default",
            status => status,
        };
        let name = format!("{}{status}Error", body.place);
        SchemaReader::new(cx).value_of(schema, &name)
    }
}

fn set(cx: &mut Cx<'_>, index: usize, read: Vec<(&ErrorBody<'_>, ValueDraft)>) {
    let Some(draft) = cx.spec.endpoints.get(index) else {
        return;
    };
    let id = format!("{}.{}", draft.resource, draft.method);
    let name = format!("{}Error", names::pascal(&id));
    let is_free = cx.names.reserve(&name);
    for (body, value) in read {
        let mut remarks = value.table.remarks;
        if !is_free {
            let message = format!(
                "the type of the error body is not carried over: the name `{name}` is taken"
            );
            remarks = vec![cx.note(Group::Dropped, &body.schema, message)];
        } else if value.nullable {
            let message = "the error body may also be `null`, which is not carried over";
            remarks.push(cx.note(Group::Dropped, &body.schema, message));
        }
        let Some(draft) = cx.spec.endpoints.get_mut(index) else {
            return;
        };
        let Some(Item::Table(errors)) = draft.table.get_mut("errors") else {
            return;
        };
        let Some(Item::Table(entry)) = errors.get_mut(&body.status) else {
            continue;
        };
        if is_free {
            entry.set("type", value.ty.to_string());
            draft.roots.extend(value.ty.name().map(str::to_owned));
        }
        for remark in remarks {
            entry.remark(remark);
        }
    }
}

/// Lists the types in a table `errors`.
pub(super) fn of_table(table: &Table) -> Vec<String> {
    let Some(Item::Table(errors)) = table.get("errors") else {
        return Vec::new();
    };
    let types = errors.entries.iter().filter_map(|(_, item)| match item {
        Item::Table(entry) => entry.string("type"),
        _ => None,
    });
    types
        .filter_map(|text| Ty::parse(text).name().map(str::to_owned))
        .collect()
}
