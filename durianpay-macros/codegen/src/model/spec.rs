//! The spec as a whole.

use super::extension::{AddedEvent, Extension};
use super::{Api, Enum, Id, Notifications, Object, Resource, Union, Webhook};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A whole spec.
#[derive(Debug, Default)]
pub struct Spec {
    /// What the API is, unless the spec adds to the API of the client.
    pub api: Option<Api>,
    /// Resources by name.
    pub resources: BTreeMap<String, Resource>,
    /// Object types by name.
    pub objects: BTreeMap<String, Object>,
    /// Unions by name.
    pub unions: BTreeMap<String, Union>,
    /// Enumerations by name.
    pub enums: BTreeMap<String, Enum>,
    /// Ids by name.
    pub ids: BTreeMap<String, Id>,
    /// Webhooks, if the API has them.
    pub webhook: Option<Webhook>,
    /// Notifications that are told apart by their path, if the API has them.
    pub notifications: Option<Notifications>,
    /// The spec that this one adds to, unless it describes an API of its own.
    /// Its types are named with `api.` before: `api.Order`.
    pub base: Option<Arc<Spec>>,
    /// Fields that are added to object types of the base, by type.
    pub extensions: BTreeMap<String, Extension>,
    /// Events that are added to those of the base.
    pub added_events: Vec<AddedEvent>,
}
