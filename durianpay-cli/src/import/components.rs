//! References, and the schemas that have names.

use super::cx::Cx;
use super::draft::{Known, TypeBody, ValueDraft};
use super::node::Node;
use super::report::Group;
use super::ty::Ty;
use super::value::{any, value_of};
use super::x_spec;

const SCHEMAS: &str = "#/components/schemas/";

/// Takes the names of all components before any other type is named.
pub(super) fn reserve(cx: &mut Cx<'_>) {
    for (name, schema) in schemas(cx) {
        let taken = cx.names.claim(name);
        if taken != name {
            cx.note(
                Group::Renamed,
                &schema,
                format!("the type is called `{taken}`: `{name}` cannot name a type here"),
            );
        }
        cx.components.insert(schema.pointer, taken);
    }
}

/// Reads every component, also those that no endpoint needs.
pub(super) fn read_all(cx: &mut Cx<'_>) {
    for (_, schema) in schemas(cx) {
        resolve(cx, &schema);
    }
}

/// Reads the component that became the type of that name.
pub(super) fn require(cx: &mut Cx<'_>, name: &str) {
    let found = schemas(cx).into_iter().find(|(_, schema)| {
        cx.components
            .get(&schema.pointer)
            .is_some_and(|taken| taken == name)
    });
    if let Some((_, schema)) = found {
        resolve(cx, &schema);
    }
}

fn schemas<'d>(cx: &Cx<'d>) -> Vec<(&'d str, Node<'d>)> {
    let components = cx.document.root().get("components");
    let schemas = components.map_or_else(Vec::new, |node| node.members_of("schemas"));
    schemas
        .into_iter()
        .filter(|(_, schema)| !x_spec::is_derived(schema))
        .collect()
}

/// The name of the type that a component became; none if it became no type, or
/// is no component.
pub(super) fn named<'d>(cx: &mut Cx<'d>, schema: &Node<'d>) -> Option<String> {
    cx.components.get(&schema.pointer)?;
    match resolve(cx, schema).ty {
        Ty::Named(name) => Some(name),
        _ => None,
    }
}

/// What a schema with `$ref` says.
pub(super) fn refer<'d>(cx: &mut Cx<'d>, schema: &Node<'d>) -> ValueDraft {
    let reference = schema.text("$ref").unwrap_or_default();
    match cx.document.find(reference) {
        Ok(target) => resolve(cx, &target),
        Err(reason) => any(cx, schema, reason),
    }
}

fn resolve<'d>(cx: &mut Cx<'d>, target: &Node<'d>) -> ValueDraft {
    match cx.known.get(&target.pointer) {
        Some(Known::Claimed(name)) => return ValueDraft::named(&name.clone()),
        Some(Known::Done(value)) => return value.clone(),
        Some(Known::Open) => {
            return any(
                cx,
                target,
                "the schema is nothing but itself, and is any JSON",
            );
        }
        None => {}
    }
    cx.known.insert(target.pointer.clone(), Known::Open);
    let place = cx.components.get(&target.pointer).cloned();
    let place = place.unwrap_or_else(|| place_of(target));
    let value = value_of(cx, target, &place);
    let known = Known::Done(value.clone());
    cx.known.insert(target.pointer.clone(), known);
    value
}

/// A name for what stands at a place that is no component: its last key.
fn place_of(target: &Node<'_>) -> String {
    let last = target.pointer.rsplit('/').next();
    last.unwrap_or("Type").to_owned()
}

/// Whether the schema is a component, so that its description speaks of the
/// type and not of a field.
pub(super) fn is_component(schema: &Node<'_>) -> bool {
    is_component_pointer(&schema.pointer)
}

pub(super) fn is_component_pointer(pointer: &str) -> bool {
    pointer
        .strip_prefix(SCHEMAS)
        .is_some_and(|name| !name.contains('/'))
}

impl Cx<'_> {
    /// Whether the type of that name is written as one word.
    pub(super) fn is_scalar(&self, name: &str) -> bool {
        matches!(
            self.spec.types.get(name).map(|draft| &draft.body),
            Some(TypeBody::Enum(_) | TypeBody::Id(_))
        )
    }

    /// Whether the type of that name is an object; one that is still being
    /// read is.
    pub(super) fn is_object(&self, name: &str) -> bool {
        matches!(
            self.spec.types.get(name).map(|draft| &draft.body),
            Some(TypeBody::Object { .. }) | None
        )
    }
}
