//! The methods of an endpoint, as far as callers see them.

use super::change::Node;
use super::ty;
use durianpay_codegen::model::{Endpoint, Spec};
use std::collections::BTreeMap;

/// The arguments of a method: name, and type in the notation of the spec.
type Arguments = Vec<(String, String)>;

/// `get` with its arguments, and `get_with` where something can be left out.
pub(super) fn methods(spec: &Spec, endpoint: &Endpoint) -> BTreeMap<String, Arguments> {
    let query = endpoint.query.as_ref().map(|ty| ("query", ty));
    let headers = endpoint.headers.as_ref().map(|ty| ("headers", ty));
    let requiring = spec.requiring();
    let needed_query = query.filter(|_| endpoint.needs_query(&requiring));
    let needed_headers = headers.filter(|_| endpoint.needs_headers(&requiring));
    let mut methods = BTreeMap::from([(
        endpoint.method.clone(),
        arguments(endpoint, needed_query, needed_headers),
    )]);
    if endpoint.has_more(&requiring) {
        let name = format!("{}_with", endpoint.method);
        methods.insert(name, arguments(endpoint, query, headers));
    }
    methods
}

fn arguments(
    endpoint: &Endpoint,
    query: Option<(&str, &String)>,
    headers: Option<(&str, &String)>,
) -> Arguments {
    let parameters = endpoint.parameters.iter();
    let parameters = parameters.map(|field| (field.wire.clone(), ty::text(&field.ty)));
    let body = endpoint.body.as_ref().map(|ty| ("request", ty));
    let parts = [body, query, headers].into_iter().flatten();
    parameters
        .chain(parts.map(|(name, ty)| (name.to_owned(), ty.clone())))
        .collect()
}

pub(super) fn compare(
    node: &mut Node<'_>,
    old: &BTreeMap<String, Arguments>,
    new: &BTreeMap<String, Arguments>,
) {
    for (name, before) in old {
        match new.get(name) {
            Some(after) => compare_arguments(node, name, before, after),
            None => node.major(
                format!("`{}` removed", call(name, before)),
                "code that calls the method no longer compiles",
            ),
        }
    }
    for (name, after) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
        node.minor(format!("`{}` added", call(name, after)), "a method more");
    }
}

fn compare_arguments(node: &mut Node<'_>, name: &str, old: &Arguments, new: &Arguments) {
    if old == new {
        return;
    }
    let what = format!("`{}` → `{}`", call(name, old), call(name, new));
    let types = |arguments: &Arguments| -> Vec<String> {
        arguments.iter().map(|(_, ty)| ty.clone()).collect()
    };
    let is_permuted = {
        let (mut old, mut new) = (old.clone(), new.clone());
        old.sort_unstable();
        new.sort_unstable();
        old == new
    };
    if types(old) != types(new) {
        node.major(what, "the method takes other arguments");
    } else if is_permuted {
        node.major(
            what,
            "arguments of one type change places, and no compiler notices",
        );
    } else {
        node.patch(what, "names of arguments are not part of the API");
    }
}

/// `get(id: OrderId, query: GetOrder)`
fn call(name: &str, arguments: &Arguments) -> String {
    let arguments = arguments.iter();
    let arguments: Vec<String> = arguments
        .map(|(name, ty)| format!("{name}: {ty}"))
        .collect();
    format!("{name}({})", arguments.join(", "))
}
