//! The effect of each endpoint on the state, as far as its path and its types tell.

use super::route::{Piece, template};
use super::shape::{Place, entity, id_field, list};
use durianpay_codegen::model::{Endpoint, Field, Object, Spec, Type};
use std::collections::{BTreeMap, BTreeSet};

/// The effect of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// Creates an item of a collection.
    Create,
    /// Lists a collection; the place is that of the list in the response.
    List(Place),
    /// Reads an item.
    Read,
    /// Changes the fields of an item that a request contains.
    Change,
    /// Replaces an item. `creates` is true if no endpoint creates items otherwise.
    Replace { creates: bool },
    /// Deletes an item.
    Delete,
    /// Does something else with an item.
    Act,
    /// Reads or changes a thing of which there is one.
    Single,
    /// Has no effect that could be known.
    Unknown,
}

/// The effect of an endpoint, and the place of the object that its response is about.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) role: Role,
    /// The collection, as in [`Plans::collections`].
    pub(super) collection: Option<String>,
    /// The number of segments of the path that name the collection.
    pub(super) depth: usize,
    pub(super) entity: Option<Place>,
    /// The items around the object.
    pub(super) parents: Vec<Parent>,
    /// The names of the placeholders around the item, for the fields of the same name.
    pub(super) outer: Vec<String>,
    /// The placeholder that contains the id.
    pub(super) key: Option<String>,
}

/// An item around another object.
#[derive(Debug, Clone)]
pub(super) struct Parent {
    /// The collection, as in [`Plans::collections`].
    pub(super) collection: String,
    /// The number of segments that name the collection.
    pub(super) depth: usize,
    /// The placeholder that contains the id.
    pub(super) key: String,
}

/// A collection of items.
#[derive(Debug, Clone)]
pub(super) struct Collection {
    /// The object type of its items.
    pub(super) object: String,
    /// The field of an item that is its id, if it has one.
    pub(super) id: Option<String>,
    /// Whether an endpoint creates items, so that others do not exist. Where a PUT may create them, they
    /// do not exist once one was created.
    pub(super) is_writable: bool,
}

/// The plans of all endpoints.
#[derive(Debug, Default)]
pub(super) struct Plans {
    pub(super) endpoints: BTreeMap<String, Plan>,
    /// By path, with placeholders as `{}`.
    pub(super) collections: BTreeMap<String, Collection>,
}

/// The endpoints of a spec by path, with placeholders as `{}`.
struct Paths<'s> {
    spec: &'s Spec,
    by_path: BTreeMap<String, Vec<&'s Endpoint>>,
}

impl Plan {
    /// Returns the items that the path names, the outermost first: the number of segments before
    /// each, and its placeholder.
    pub(super) fn items(&self) -> impl Iterator<Item = (usize, &str)> {
        let parents = self
            .parents
            .iter()
            .map(|parent| (parent.depth, &*parent.key));
        parents.chain(self.key.as_deref().map(|key| (self.depth, key)))
    }
}

impl Plans {
    pub(super) fn new(spec: &Spec) -> Self {
        let mut by_path: BTreeMap<String, Vec<&Endpoint>> = BTreeMap::new();
        for endpoint in spec.endpoints() {
            let same = by_path.entry(plain(&template(&endpoint.path))).or_default();
            same.push(endpoint);
        }
        let paths = Paths { spec, by_path };
        let mut plans = Self::default();
        for path in paths.collection_paths() {
            if let Some(collection) = paths.collection(&path) {
                plans.collections.insert(path, collection);
            }
        }
        for endpoint in spec.endpoints() {
            let plan = paths.plan(endpoint, &plans.collections);
            plans.endpoints.insert(endpoint.id.clone(), plan);
        }
        plans
    }
}

impl<'s> Paths<'s> {
    /// Returns the paths below which there are items, and those that create and list items.
    fn collection_paths(&self) -> BTreeSet<String> {
        let mut paths = BTreeSet::new();
        for (path, endpoints) in &self.by_path {
            if let Some(collection) = path.strip_suffix("/{}") {
                paths.insert(collection.to_owned());
            }
            let has = |verb: &str| endpoints.iter().any(|endpoint| endpoint.verb == verb);
            if has("POST") && has("GET") {
                paths.insert(path.clone());
            }
        }
        paths
    }

    fn endpoint(&self, path: &str, verb: &str) -> Option<&'s Endpoint> {
        let endpoints = self.by_path.get(path)?;
        endpoints
            .iter()
            .find(|endpoint| endpoint.verb == verb)
            .copied()
    }

    /// Returns the path parameter that contains the id of an item.
    fn key(&self, item: &str) -> Option<&'s Field> {
        let endpoint = self.by_path.get(item)?.first()?;
        endpoint.parameters.last()
    }

    /// Describes a collection by the first endpoint that returns an item of it.
    fn collection(&self, path: &str) -> Option<Collection> {
        let item = format!("{path}/{{}}");
        let key = self.key(&item);
        let returned = |path: &str, verb: &str| {
            let endpoint = self.endpoint(path, verb)?;
            entity(self.spec, success_type(endpoint)?, key)
        };
        let listed = || list(self.spec, self.endpoint(path, "GET")?);
        let place = returned(&item, "GET")
            .or_else(|| returned(path, "POST"))
            .or_else(|| returned(&item, "PUT"))
            .or_else(|| returned(&item, "PATCH"))
            .or_else(listed)?;
        let id = id_field(self.spec.object(&place.object)?, key);
        Some(Collection {
            object: place.object,
            id: id.map(|field| field.wire.clone()),
            is_writable: self.endpoint(path, "POST").is_some(),
        })
    }

    fn plan(&self, endpoint: &Endpoint, collections: &BTreeMap<String, Collection>) -> Plan {
        let segments = template(&endpoint.path);
        let names = |until: usize| {
            let pieces = segments.iter().take(until).flatten();
            pieces.filter_map(|piece| match piece {
                Piece::Hole(name) => Some(name.clone()),
                Piece::Text(_) => None,
            })
        };
        // The items around the object, the outermost first: each is a placeholder below a collection.
        let items: Vec<usize> = (1..=segments.len())
            .filter(|end| {
                let is_item = segments[end - 1]
                    .iter()
                    .any(|piece| matches!(piece, Piece::Hole(_)));
                is_item && collections.contains_key(&plain(&segments[..end - 1]))
            })
            .collect();
        let is_item = matches!(segments.last().map(Vec::as_slice), Some([Piece::Hole(_)]));
        let last_item = items.last().copied();
        let path = plain(&segments);
        let (role, depth) = match (endpoint.verb.as_str(), last_item) {
            (verb, Some(end)) if end == segments.len() && is_item => {
                (self.item_role(verb, &segments), end - 1)
            }
            ("POST", _) if collections.contains_key(&path) => (Role::Create, segments.len()),
            ("GET", _) if collections.contains_key(&path) => match list(self.spec, endpoint) {
                Some(place) => (Role::List(place), segments.len()),
                None => (self.single(endpoint, &path), segments.len()),
            },
            (_, Some(end))
                if self.acts_on_item(endpoint, &plain(&segments[..end - 1]), collections) =>
            {
                (Role::Act, end - 1)
            }
            _ => (self.single(endpoint, &path), segments.len()),
        };
        let has_collection = !matches!(role, Role::Single | Role::Unknown);
        let collection = has_collection.then(|| plain(&segments[..depth]));
        let is_parent =
            |end: &usize| *end <= depth || role == Role::Unknown || role == Role::Single;
        let parent = |end: usize| {
            Some(Parent {
                collection: plain(&segments[..end - 1]),
                depth: end - 1,
                key: names(end).next_back()?,
            })
        };
        let key = matches!(
            role,
            Role::Read | Role::Change | Role::Replace { .. } | Role::Delete | Role::Act
        );
        let key = key.then(|| names(depth + 1).next_back()).flatten();
        let found = collection.as_ref().and_then(|path| collections.get(path));
        let key_field = key.as_deref().or_else(|| found?.id.as_deref());
        let parameter = endpoint
            .parameters
            .iter()
            .find(|field| Some(&*field.wire) == key_field);
        let own_key = self.key(&format!(
            "{}/{{}}",
            collection.as_deref().unwrap_or_default()
        ));
        Plan {
            entity: success_type(endpoint)
                .and_then(|ty| entity(self.spec, ty, parameter.or(own_key))),
            parents: items
                .into_iter()
                .filter(is_parent)
                .filter_map(parent)
                .collect(),
            outer: names(depth).collect(),
            role,
            collection,
            depth,
            key,
        }
    }

    fn item_role(&self, verb: &str, segments: &[Vec<Piece>]) -> Role {
        let collection = plain(&segments[..segments.len() - 1]);
        let creates = self.endpoint(&collection, "POST").is_none();
        match verb {
            "GET" => Role::Read,
            "PUT" => Role::Replace { creates },
            "POST" if creates => Role::Replace { creates },
            "PATCH" | "POST" => Role::Change,
            "DELETE" => Role::Delete,
            _ => Role::Unknown,
        }
    }

    /// Returns whether the response of an endpoint below an item is that item.
    fn acts_on_item(
        &self,
        endpoint: &Endpoint,
        path: &str,
        collections: &BTreeMap<String, Collection>,
    ) -> bool {
        let Some(collection) = collections.get(path) else {
            return false;
        };
        let key = self.key(&format!("{path}/{{}}"));
        let place = success_type(endpoint).and_then(|ty| entity(self.spec, ty, key));
        place.is_some_and(|place| place.object == collection.object)
    }

    /// Returns the role of an endpoint whose path names one thing: it can be read and changed.
    fn single(&self, endpoint: &Endpoint, path: &str) -> Role {
        let is = |verb: &str| self.endpoint(path, verb).is_some();
        let is_object = |ty: Option<&Type>| matches!(ty, Some(Type::Object(_)));
        let can_be_both = is("GET") && (is("PUT") || is("PATCH"));
        let is_one = matches!(&*endpoint.verb, "GET" | "PUT" | "PATCH");
        if can_be_both && is_one && is_object(success_type(endpoint)) {
            Role::Single
        } else {
            Role::Unknown
        }
    }
}

/// Returns the type of the successful response; of several, the first.
pub(super) fn success_type(endpoint: &Endpoint) -> Option<&Type> {
    let first = || {
        endpoint
            .responses
            .iter()
            .find_map(|success| success.ty.as_ref())
    };
    endpoint.returns.as_ref().or_else(first)
}

/// Returns whether an object has a field with this name.
pub(super) fn has_field(object: &Object, name: &str) -> bool {
    object.fields.iter().any(|field| field.wire == name)
}

/// Writes segments as a path whose placeholders have no names, without a slash at the end.
fn plain(segments: &[Vec<Piece>]) -> String {
    let mut path = String::new();
    let segments = match segments {
        [all @ .., last] if *last == [Piece::Text(String::new())] => all,
        all => all,
    };
    for segment in segments {
        path.push('/');
        for piece in segment {
            path.push_str(match piece {
                Piece::Text(text) => text,
                Piece::Hole(_) => "{}",
            });
        }
    }
    path
}
