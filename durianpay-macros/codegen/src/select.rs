//! A part of a spec: one resource, and every type that it needs.

use crate::model::{Object, Spec, Type, Union};
use std::collections::BTreeSet;

impl Spec {
    /// Keeps one resource and the types within its reach; environments, error
    /// body and webhooks go.
    #[must_use]
    pub fn only(mut self, resource: &str) -> Self {
        self.resources.retain(|name, _| name == resource);
        self.api = None;
        self.webhook = None;
        let reached = self.reached();
        self.objects.retain(|name, _| reached.contains(name));
        self.unions.retain(|name, _| reached.contains(name));
        self.enums.retain(|name, _| reached.contains(name));
        self.ids.retain(|name, _| reached.contains(name));
        self
    }

    /// The names of all types that the endpoints need.
    fn reached(&self) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<String> = Vec::new();
        for endpoint in self.endpoints() {
            open.extend(
                endpoint
                    .parameters
                    .iter()
                    .filter_map(|field| named(&field.ty)),
            );
            open.extend(endpoint.returns.as_ref().and_then(named));
            let objects = [&endpoint.query, &endpoint.headers, &endpoint.body];
            open.extend(objects.into_iter().flatten().cloned());
        }
        while let Some(name) = open.pop() {
            if !reached.insert(name.clone()) {
                continue;
            }
            open.extend(self.objects.get(&name).into_iter().flat_map(Object::uses));
            open.extend(self.unions.get(&name).into_iter().flat_map(Union::uses));
        }
        reached
    }
}

impl Object {
    /// The named types of its fields.
    fn uses(&self) -> impl Iterator<Item = String> {
        self.fields.iter().filter_map(|field| named(&field.ty))
    }
}

impl Union {
    /// The object types of its members.
    fn uses(&self) -> impl Iterator<Item = String> {
        self.members.iter().map(|member| member.object.clone())
    }
}

fn named(ty: &Type) -> Option<String> {
    match ty.innermost() {
        Type::Object(name) | Type::Union(name) | Type::Enum(name) | Type::Id(name) => {
            Some(name.clone())
        }
        _ => None,
    }
}
