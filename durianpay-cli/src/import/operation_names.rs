//! Names of endpoints, such as `pets.get`.

use super::cx::Cx;
use super::names::{plain, singular, unique, words};
use super::operation::Operation;
use super::report::Group;
use super::tags::Resources;
use super::x_spec;
use durianpay_codegen::names;
use std::collections::BTreeSet;

/// The name of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) resource: String,
    pub(super) method: String,
}

/// Path segments that do not name a resource.
const NO_THING: [&str; 4] = ["api", "rest", "rpc", "public"];

/// Names all operations, without collisions in generated code.
pub(super) fn name_all(
    cx: &mut Cx<'_>,
    operations: &[Operation<'_>],
    tags: &Resources,
) -> Vec<Named> {
    let mut taken = Taken::default();
    let mut named = Vec::new();
    for operation in operations {
        let good = candidates(operation, tags);
        let found = good.iter().find(|name| taken.claim(name)).cloned();
        let name = found.unwrap_or_else(|| numbered(cx, operation, &good, &mut taken));
        named.push(name);
    }
    named
}

/// Derives a numbered name such as `get_2`, if all candidates are taken.
fn numbered(
    cx: &mut Cx<'_>,
    operation: &Operation<'_>,
    names: &[Named],
    taken: &mut Taken,
) -> Named {
    let Some(first) = names.first() else {
        return Named {
            resource: "root".to_owned(),
            method: "call".to_owned(),
        };
    };
    let with = |method: &str| Named {
        resource: first.resource.clone(),
        method: method.to_owned(),
    };
    let method = unique(&format!("{}_", first.method), |method| {
        method.ends_with('_') || taken.has(&with(method))
    });
    let name = with(&method);
    taken.claim(&name);
    let message = format!(
        "the endpoint is named `{}.{method}`, because `{}` is taken",
        first.resource, first.method
    );
    cx.note(Group::Renamed, &operation.node, message);
    name
}

/// Lists the candidate names of an operation, best first.
fn candidates(operation: &Operation<'_>, tags: &Resources) -> Vec<Named> {
    let given = x_spec::string(&operation.node, "endpoint").and_then(|name| name.split_once('.'));
    if let Some((resource, method)) = given {
        return vec![Named {
            resource: resource.to_owned(),
            method: method.to_owned(),
        }];
    }
    let id = operation.node.string("operationId").unwrap_or_default();
    let tag = operation.node.strings("tags").first().copied();
    let resource = match tag {
        Some(tag) => tags.of(tag),
        None => resource_of(id, &operation.path),
    };
    let methods = if words(id).is_empty() {
        vec![method_of_path(operation, &resource)]
    } else {
        methods_of_id(id, &resource)
    };
    methods
        .into_iter()
        .map(|method| Named {
            resource: resource.clone(),
            method,
        })
        .collect()
}

/// Derives the resource of an operation without a tag: the part of its id before a dot or slash, or
/// else the first descriptive segment of its path.
fn resource_of(id: &str, path: &str) -> String {
    if let Some((resource, _)) = id.split_once(['.', '/'])
        && !words(resource).is_empty()
    {
        return plain(resource, "resource");
    }
    let first = things(path).into_iter().next();
    plain(first.unwrap_or("root"), "resource")
}

/// Lists the path segments that name something: neither placeholders nor versions.
fn things(path: &str) -> Vec<&str> {
    path.split('/')
        .filter(|segment| !segment.is_empty() && !segment.contains('{'))
        .filter(|segment| !is_version(segment) && !NO_THING.contains(segment))
        .collect()
}

/// Checks whether a segment is a version, such as `v1` or `v1.0`.
fn is_version(segment: &str) -> bool {
    segment.strip_prefix('v').is_some_and(|rest| {
        !rest.is_empty()
            && rest
                .chars()
                .all(|each| each.is_ascii_digit() || each == '.')
    })
}

/// Derives method names such as `get_by_id` and `get_pet_by_id`, for `getPetById` of the resource
/// `pets`.
fn methods_of_id(id: &str, resource: &str) -> Vec<String> {
    let whole = words(id);
    let own: Vec<String> = words(resource).iter().map(|word| singular(word)).collect();
    let mut short = whole.clone();
    if let Some(start) = position(&short, &own) {
        short.drain(start..start + own.len());
    }
    let mut methods = Vec::new();
    for words in [short, whole] {
        let name = plain(&words.join("_"), "call");
        if !words.is_empty() && !methods.contains(&name) {
            methods.push(name);
        }
    }
    methods
}

/// Finds the position of the resource's words, in singular or plural.
fn position(words: &[String], resource: &[String]) -> Option<usize> {
    if resource.is_empty() {
        return None;
    }
    words.windows(resource.len()).position(|window| {
        window
            .iter()
            .zip(resource)
            .all(|(word, own)| singular(word) == *own)
    })
}

/// Derives a method name such as `list`, `get` or `create` from the HTTP method and the path.
fn method_of_path(operation: &Operation<'_>, resource: &str) -> String {
    let ends_with_parameter = operation.path.ends_with('}');
    let things = things(&operation.path);
    let own = things
        .iter()
        .position(|thing| plain(thing, "resource") == resource);
    let rest = own.map_or(things.as_slice(), |index| &things[index + 1..]);
    let last = rest.last().or(things.last()).copied().unwrap_or_default();
    let is_many = singular(last) != last;
    let verb = match operation.verb.as_str() {
        "GET" if ends_with_parameter || !is_many => "get",
        "GET" => "list",
        "POST" if !rest.is_empty() && !is_many && !ends_with_parameter => "",
        "POST" => "create",
        "PUT" => "replace",
        "DELETE" => "delete",
        "HEAD" => "head",
        "OPTIONS" => "options",
        _ => "update",
    };
    let mut parts: Vec<&str> = Vec::new();
    parts.extend((!verb.is_empty()).then_some(verb));
    parts.extend(rest);
    plain(&parts.join("_"), "call")
}

/// The names that generated code already uses.
#[derive(Debug, Default)]
struct Taken {
    methods: BTreeSet<(String, String)>,
    /// The prefixes of the structs with named arguments. If these differ, the statics differ, too.
    structs: BTreeSet<String>,
}

impl Taken {
    fn has(&self, name: &Named) -> bool {
        let Named { resource, method } = name;
        // `list_with` is generated in addition to `list`.
        let beside = match method.strip_suffix("_with") {
            Some(method) => method.to_owned(),
            None => format!("{method}_with"),
        };
        let begin = struct_name(name);
        let begin_beside = match begin.strip_suffix("With") {
            Some(begin) => begin.to_owned(),
            None => format!("{begin}With"),
        };
        self.methods.contains(&(resource.clone(), method.clone()))
            || self.methods.contains(&(resource.clone(), beside))
            || self.structs.contains(&begin)
            || self.structs.contains(&begin_beside)
    }

    fn claim(&mut self, name: &Named) -> bool {
        if self.has(name) {
            return false;
        }
        self.methods
            .insert((name.resource.clone(), name.method.clone()));
        self.structs.insert(struct_name(name));
        true
    }
}

fn struct_name(Named { resource, method }: &Named) -> String {
    names::pascal(&format!("{resource}.{method}"))
}

#[cfg(test)]
mod tests {
    use super::{Named, Taken, method_of_path, methods_of_id, resource_of};
    use crate::import::node::Node;
    use crate::import::operation::Operation;
    use serde_json::Value;

    #[test]
    fn methods_do_not_repeat_the_resource() {
        for (id, resource, methods) in [
            ("getPetById", "pet", &["get_by_id", "get_pet_by_id"][..]),
            ("listPets", "pets", &["list", "list_pets"]),
            (
                "repos/list-for-org",
                "repos",
                &["list_for_org", "repos_list_for_org"],
            ),
            ("login", "user", &["login"]),
            ("pets", "pets", &["pets"]),
        ] {
            assert_eq!(methods_of_id(id, resource), methods, "{id}");
        }
    }

    #[test]
    fn methods_follow_from_the_path() {
        for (verb, path, method) in [
            ("GET", "/v1/orders", "list"),
            ("GET", "/v1/orders/{id}", "get"),
            ("POST", "/v1/orders", "create"),
            ("POST", "/v1/orders/{id}/cancel", "cancel"),
            ("POST", "/v1/orders/{id}/items", "create_items"),
            ("GET", "/v1/orders/{id}/items", "list_items"),
            ("GET", "/v1/orders/{id}/items/{item}", "get_items"),
            ("PUT", "/v1/orders/{id}", "replace"),
            ("PATCH", "/v1/orders/{id}", "update"),
            ("DELETE", "/v1/orders/{id}", "delete"),
        ] {
            let operation = Operation {
                node: Node::root(&Value::Null),
                shared: Node::root(&Value::Null),
                verb: verb.to_owned(),
                path: path.to_owned(),
            };
            assert_eq!(
                method_of_path(&operation, "orders"),
                method,
                "{verb} {path}"
            );
        }
    }

    #[test]
    fn argument_structs_are_unique() {
        let mut taken = Taken::default();
        for (resource, method, is_free) in [
            ("orders", "a1", true),
            ("orders", "a_1", false),
            ("orders", "get", true),
            // `orders.get_with` takes `OrdersGetWithArguments`.
            ("orders_get", "with", false),
            ("orders_get", "all", true),
        ] {
            let name = Named {
                resource: resource.to_owned(),
                method: method.to_owned(),
            };
            assert_eq!(taken.claim(&name), is_free, "{resource}.{method}");
        }
    }

    #[test]
    fn resources_follow_from_id_or_path() {
        assert_eq!(resource_of("repos/list", "/user/repos"), "repos");
        assert_eq!(resource_of("listOrders", "/api/v1.0/orders/{id}"), "orders");
        assert_eq!(resource_of("", "/"), "root");
    }
}
