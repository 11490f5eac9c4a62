//! The spec as a whole.

use super::extension::{AddedEvent, Extension};
use super::{
    Api, Choice, Enum, Id, Notifications, Object, Resource, SignedWebhook, Union, Webhook,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A whole spec.
#[derive(Debug, Default)]
pub struct Spec {
    /// The API, unless the spec extends the API of the client.
    pub api: Option<Api>,
    /// The resources, by name.
    pub resources: BTreeMap<String, Resource>,
    /// The object types, by name.
    pub objects: BTreeMap<String, Object>,
    /// The unions, by name.
    pub unions: BTreeMap<String, Union>,
    /// The unions that are values by themselves, by name.
    pub choices: BTreeMap<String, Choice>,
    /// The enums, by name.
    pub enums: BTreeMap<String, Enum>,
    /// The ids, by name.
    pub ids: BTreeMap<String, Id>,
    /// The webhooks, if the API has them.
    pub webhook: Option<Webhook>,
    /// The webhooks, if the API signs them as a whole.
    pub signed_webhook: Option<SignedWebhook>,
    /// The notifications, if the API has them. They are distinguished by their
    /// path.
    pub notifications: Option<Notifications>,
    /// The base that this spec extends, unless it describes another API. Types of
    /// the base are written with the prefix `api.`: `api.Order`.
    pub base: Option<Arc<Spec>>,
    /// The fields that are added to object types of the base, by type.
    pub extensions: BTreeMap<String, Extension>,
    /// The events that are added to those of the base.
    pub added_events: Vec<AddedEvent>,
}
