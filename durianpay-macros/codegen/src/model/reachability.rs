//! Finds the types that a resource, the webhooks or the notifications need.

use super::{Choice, Endpoint, Object, Resource, Spec, Type, Union};
use std::collections::BTreeSet;

/// The name of the part with the webhooks. The other parts are named after
/// resources.
pub const WEBHOOKS: &str = "webhooks";

/// The name of the part with the notifications.
pub const NOTIFICATIONS: &str = "notifications";

impl Spec {
    /// Returns the parts of the bindings that can be omitted: resources, webhooks
    /// and notifications. The resources of tokens are never omitted.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let always = self.token_resources();
        let resources = self.resources.keys().map(String::as_str);
        let has_webhooks = self.webhook.is_some() || self.signed_webhook.is_some();
        let webhooks = has_webhooks.then_some(WEBHOOKS);
        let notifications = self.notifications.is_some().then_some(NOTIFICATIONS);
        resources
            .filter(move |name| !always.contains(name))
            .chain(webhooks)
            .chain(notifications)
    }

    /// Returns the names of all types that a part needs.
    #[must_use]
    pub fn needed_by(&self, part: &str) -> BTreeSet<String> {
        self.needed_by_unless(part, |_| false)
    }

    /// Like [`needed_by`](Self::needed_by), but without the `known` types and
    /// without types that are only needed by them.
    pub(crate) fn needed_by_unless(
        &self,
        part: &str,
        known: impl Fn(&str) -> bool,
    ) -> BTreeSet<String> {
        self.reached(self.roots_of(part), known)
    }

    /// Returns the names of the types that a part names itself.
    fn roots_of(&self, part: &str) -> Vec<String> {
        let mut roots = Vec::new();
        if let Some(resource) = self.resources.get(part) {
            roots.extend(resource.uses());
        }
        if let (WEBHOOKS, Some(webhook)) = (part, &self.webhook) {
            roots.extend([webhook.notification.clone(), webhook.union.clone()]);
        }
        if let (WEBHOOKS, Some(webhook)) = (part, &self.signed_webhook) {
            let events = webhook.events.iter();
            roots.extend(events.map(|added| added.event.object.clone()));
        }
        if let (NOTIFICATIONS, Some(notifications)) = (part, &self.notifications) {
            roots.extend(notifications.known.iter().map(|known| known.object.clone()));
        }
        roots
    }

    /// Returns the names of the types that every part needs.
    #[must_use]
    pub fn needed_always(&self) -> BTreeSet<String> {
        let error = self.api.as_ref().and_then(|api| api.error.as_ref());
        let codes = error.and_then(|error| error.codes.clone());
        let error = error
            .map(|error| error.object.clone())
            .into_iter()
            .chain(codes);
        let tokens = self.token_resources().into_iter();
        let tokens = tokens.filter_map(|name| self.resources.get(name));
        let roots = tokens.flat_map(Resource::uses).chain(error);
        self.reached(roots.collect(), |_| false)
    }

    /// Returns the names of the types that are part of some request, response, event
    /// or notification.
    pub(crate) fn used_types(&self) -> BTreeSet<String> {
        let mut roots: Vec<String> = self.resources.values().flat_map(Resource::uses).collect();
        roots.extend(self.roots_of(WEBHOOKS));
        roots.extend(self.roots_of(NOTIFICATIONS));
        let extensions = self.extensions.values();
        let fields = extensions.flat_map(|extension| &extension.fields);
        roots.extend(fields.filter_map(|field| named(&field.ty)));
        let events = self.added_events.iter();
        roots.extend(events.map(|added| added.event.object.clone()));
        let mut used = self.reached(roots, |_| false);
        used.extend(self.needed_always());
        used
    }

    /// Returns the names of the types that a type uses, except itself.
    pub(crate) fn uses_of(&self, name: &str) -> impl Iterator<Item = String> {
        let objects = self.objects.get(name).into_iter().flat_map(Object::uses);
        let unions = self.unions.get(name).into_iter().flat_map(Union::uses);
        let choices = self.choices.get(name).into_iter().flat_map(Choice::uses);
        let all = objects.chain(unions).chain(choices);
        all.filter(move |used| used != name)
    }

    /// Returns the names of a type and the types that it needs, without the `known`
    /// types and without types that are only needed by them.
    pub(crate) fn reached_from(
        &self,
        name: &str,
        known: impl Fn(&str) -> bool,
    ) -> BTreeSet<String> {
        self.reached(vec![name.to_owned()], known)
    }

    fn reached(&self, mut open: Vec<String>, known: impl Fn(&str) -> bool) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        while let Some(name) = open.pop() {
            if known(&name) || !reached.insert(name.clone()) {
                continue;
            }
            open.extend(self.uses_of(&name));
        }
        reached
    }
}

impl Resource {
    /// Returns the named types of its endpoints.
    fn uses(&self) -> impl Iterator<Item = String> {
        self.endpoints.values().flat_map(Endpoint::uses)
    }
}

impl Endpoint {
    fn uses(&self) -> Vec<String> {
        let parameters = self.parameters.iter().filter_map(|field| named(&field.ty));
        let returns = self.returns.as_ref().and_then(named);
        let responses = self.responses.iter();
        let responses = responses.filter_map(|response| named(response.ty.as_ref()?));
        let errors = self.errors.iter();
        let errors = errors.filter_map(|error| named(error.ty.as_ref()?));
        let body = self.body.as_ref().and_then(named);
        let objects = [&self.query, &self.headers, &self.response_headers];
        parameters
            .chain(returns)
            .chain(responses)
            .chain(errors)
            .chain(body)
            .chain(objects.into_iter().flatten().cloned())
            .collect()
    }
}

impl Object {
    /// Returns the named types of its fields.
    fn uses(&self) -> impl Iterator<Item = String> {
        self.fields.iter().filter_map(|field| named(&field.ty))
    }
}

impl Union {
    /// Returns the object types of its members.
    fn uses(&self) -> impl Iterator<Item = String> {
        self.members.iter().map(|member| member.object.clone())
    }
}

impl Choice {
    /// Returns the named types of its members.
    fn uses(&self) -> impl Iterator<Item = String> {
        self.members.iter().filter_map(|member| named(&member.ty))
    }
}

fn named(ty: &Type) -> Option<String> {
    ty.name().map(str::to_owned)
}
