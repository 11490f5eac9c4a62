//! The methods of an endpoint, as callers see them.

use super::change::Node;
use super::ty;
use durianpay_codegen::model::{Argument, Endpoint, Positions, Spec};
use std::collections::{BTreeMap, BTreeSet};

/// The arguments of a method.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Takes {
    /// The struct that names the arguments, or `None` if they are positional.
    by_name: Option<String>,
    /// The names, and the types in the notation of the spec.
    arguments: Vec<(String, String)>,
}

/// Computes the arguments of the methods of a version.
pub(super) struct Signatures<'a> {
    requiring: BTreeSet<String>,
    positions: Positions<'a>,
}

impl<'a> Signatures<'a> {
    pub(super) fn new(spec: &'a Spec) -> Self {
        Self {
            requiring: spec.requiring(),
            positions: spec.positions(),
        }
    }

    /// Returns `get` with its arguments, and `get_with` if some are optional.
    pub(super) fn methods(&self, endpoint: &Endpoint) -> BTreeMap<String, Takes> {
        let mut methods = BTreeMap::from([(endpoint.method.clone(), self.takes(endpoint, false))]);
        if endpoint.has_more(&self.requiring) {
            methods.insert(endpoint.method_with(), self.takes(endpoint, true));
        }
        methods
    }

    fn takes(&self, endpoint: &Endpoint, with_all: bool) -> Takes {
        let arguments = endpoint.arguments(&self.requiring, with_all);
        let is_named = self.positions.are_arguments_named(&arguments);
        Takes {
            by_name: is_named.then(|| endpoint.arguments_name(with_all)),
            arguments: arguments.iter().map(argument).collect(),
        }
    }
}

fn argument(argument: &Argument<'_>) -> (String, String) {
    let name = match argument {
        Argument::Path(field) => &field.wire,
        _ => argument.name(),
    };
    (name.to_owned(), ty::text(&argument.ty()))
}

pub(super) fn compare(
    node: &mut Node<'_>,
    old: &BTreeMap<String, Takes>,
    new: &BTreeMap<String, Takes>,
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
        node.minor(format!("`{}` added", call(name, after)), "adds a method");
    }
}

fn compare_arguments(node: &mut Node<'_>, name: &str, old: &Takes, new: &Takes) {
    if old == new {
        return;
    }
    let what = format!("`{}` → `{}`", call(name, old), call(name, new));
    let types = |takes: &Takes| -> Vec<String> {
        let arguments = takes.arguments.iter();
        arguments.map(|(_, ty)| ty.clone()).collect()
    };
    let is_permuted = {
        let (mut old, mut new) = (old.arguments.clone(), new.arguments.clone());
        old.sort_unstable();
        new.sort_unstable();
        old == new
    };
    match (&old.by_name, &new.by_name) {
        (Some(_), Some(_)) if is_permuted => {
            node.patch(what, "named arguments can be in any order");
        }
        (None, None) if types(old) == types(new) => {
            node.patch(what, "argument names are not part of the API");
        }
        _ => node.major(what, "the method takes other arguments"),
    }
}

/// Formats a method: `get(id: OrderId, query: GetOrder)`, or
/// `get_item(OrdersGetItemArguments { order_id: OrderId, item_id: ItemId })`.
fn call(name: &str, takes: &Takes) -> String {
    let arguments = takes.arguments.iter();
    let arguments: Vec<String> = arguments
        .map(|(name, ty)| format!("{name}: {ty}"))
        .collect();
    let arguments = arguments.join(", ");
    match &takes.by_name {
        Some(by_name) => format!("{name}({by_name} {{ {arguments} }})"),
        None => format!("{name}({arguments})"),
    }
}
