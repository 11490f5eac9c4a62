//! Named schemas: the components.

use super::cx::Cx;
use super::node::Node;
use super::report::Group;
use super::x_spec;

/// Reserves the names of all components before any other type is named.
pub(super) fn reserve(cx: &mut Cx<'_>) {
    for (name, schema) in schemas(cx) {
        let taken = cx.names.claim(name);
        if taken != name {
            cx.note(
                Group::Renamed,
                &schema,
                format!("the type is named `{taken}`, because `{name}` is taken or not a valid type name"),
            );
        }
        cx.components.insert(schema.pointer, taken);
    }
}

/// Lists the component schemas, except those generated for plain OpenAPI.
pub(super) fn schemas<'d>(cx: &Cx<'d>) -> Vec<(&'d str, Node<'d>)> {
    let components = cx.document.root().get("components");
    let schemas = components.map_or_else(Vec::new, |node| node.members_of("schemas"));
    schemas
        .into_iter()
        .filter(|(_, schema)| !x_spec::is_generated(schema))
        .collect()
}
