//! Finds the endpoints that send or return each object type.

use super::{Endpoint, Object, Spec, Type, Union};
use std::collections::{BTreeMap, BTreeSet};

/// The endpoints that send or return each object type, by the name of the type.
#[derive(Debug)]
pub struct Calls<'a> {
    sending: BTreeMap<&'a str, Vec<CallOf<'a>>>,
    returning: BTreeMap<&'a str, Vec<CallOf<'a>>>,
}

/// A method that calls an endpoint.
#[derive(Debug, Clone, Copy)]
pub struct CallOf<'a> {
    /// The endpoint.
    pub endpoint: &'a Endpoint,
    /// Whether it is the method that also takes the optional query and headers.
    pub with_all: bool,
}

impl Spec {
    /// Returns the endpoints of each object type. `requiring` must be
    /// [`Spec::requiring`]. It visits all endpoints, so call it once per spec.
    #[must_use]
    pub fn calls(&self, requiring: &BTreeSet<String>) -> Calls<'_> {
        let mut calls = Calls {
            sending: BTreeMap::new(),
            returning: BTreeMap::new(),
        };
        for endpoint in self.endpoints() {
            calls.add_sent(self, endpoint, requiring);
            calls.add_returned(endpoint);
        }
        calls
    }

    /// The maximum number of members of a union for which a request gets
    /// conversions: each request with the union has one conversion per member.
    const MAX_CONVERSIONS: usize = 64;

    /// Returns the union from whose members a request can be created, because it is
    /// the only required field.
    #[must_use]
    pub fn convertible_union(&self, object: &Object) -> Option<&Union> {
        let union = self.union(object.sole_union()?)?;
        let is_convertible =
            object.is_input && union.is_input && union.members.len() <= Self::MAX_CONVERSIONS;
        is_convertible.then_some(union)
    }
}

impl<'a> Calls<'a> {
    /// Returns the methods that send an object of this type, also as a member of a
    /// union that is sent.
    #[must_use]
    pub fn sending(&self, object: &str) -> &[CallOf<'a>] {
        self.sending.get(object).map_or(&[], Vec::as_slice)
    }

    /// Returns the methods that return an object of this type, also in a list, a map
    /// or the pages of a list.
    #[must_use]
    pub fn returning(&self, object: &str) -> &[CallOf<'a>] {
        self.returning.get(object).map_or(&[], Vec::as_slice)
    }

    fn add_sent(&mut self, spec: &'a Spec, endpoint: &'a Endpoint, requiring: &BTreeSet<String>) {
        let optional_query = !endpoint.needs_query(requiring);
        let optional_headers = !endpoint.needs_headers(requiring);
        let body = endpoint.body.as_ref().and_then(Type::name);
        for (object, with_all) in [
            (body, false),
            (endpoint.query.as_deref(), optional_query),
            (endpoint.headers.as_deref(), optional_headers),
        ] {
            let Some(name) = object else { continue };
            let call = CallOf { endpoint, with_all };
            add(&mut self.sending, name, call);
            let object = spec.objects.get(name);
            let union = object.and_then(|object| spec.convertible_union(object));
            for member in union.into_iter().flat_map(Union::sole_members) {
                add(&mut self.sending, &member.object, call);
            }
        }
    }

    fn add_returned(&mut self, endpoint: &'a Endpoint) {
        let call = CallOf {
            endpoint,
            with_all: false,
        };
        let item = endpoint.page.as_ref().map(|page| &page.item);
        let responses = endpoint.responses.iter();
        let responses = responses.filter_map(|response| response.ty.as_ref());
        for ty in endpoint.returns.iter().chain(item).chain(responses) {
            if let Type::Object(name) = ty.innermost() {
                add(&mut self.returning, name, call);
            }
        }
    }
}

/// Adds a call, unless the same endpoint was added just before.
fn add<'a>(calls: &mut BTreeMap<&'a str, Vec<CallOf<'a>>>, object: &'a str, call: CallOf<'a>) {
    let calls = calls.entry(object).or_default();
    if calls
        .last()
        .is_none_or(|last| last.endpoint.id != call.endpoint.id)
    {
        calls.push(call);
    }
}

impl CallOf<'_> {
    /// Returns the name of the method in Rust, before keywords are escaped.
    #[must_use]
    pub fn method(&self) -> String {
        if self.with_all {
            self.endpoint.method_with()
        } else {
            self.endpoint.method.clone()
        }
    }
}
