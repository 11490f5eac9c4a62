//! Decoding of objects by their [`ObjectSchema`].

use std::borrow::Cow;

use super::decoder::{DecodeInto, Decoder};
use super::drift;
use super::found::IssueTarget;
use super::schema::{FieldSchema, ObjectSchema, Presence};
use super::settle::FieldRead;
use super::tape::Kind;
use super::tree::{Node, Slot};
use super::unknown_fields::UnknownFields;
use super::value::Json;

/// The largest number of fields whose slots are on the stack.
const MAX_ON_STACK: usize = 48;

impl Decoder {
    /// Reads an object: each member into the place of its field, and the others into
    /// `rest`.
    ///
    /// There must be one place for each field of `shape`. `rest` receives the members that
    /// `shape` does not describe, and optional fields that are null, blank or unreadable: their
    /// places stay empty, and their values are kept to be written back.
    ///
    /// Issues are reported for a value that is not an object and a missing required
    /// field; in strict mode also for an unknown member, a duplicate name, a kind that
    /// the field does not accept, violated bounds, and groups without any field. An
    /// absent node is not an issue.
    pub fn object(
        &mut self,
        node: Node<'_>,
        shape: &'static ObjectSchema,
        places: &mut [&mut dyn DecodeInto],
        rest: &mut UnknownFields,
    ) {
        let tag = self.inner_tag.take();
        if node.kind() != Kind::Object {
            self.expected(node, "an object");
            return;
        }
        let count = shape.fields.len();
        let (mut on_stack, mut on_heap);
        let slots: &mut [Slot] = if count <= MAX_ON_STACK {
            on_stack = [Slot::EMPTY; MAX_ON_STACK];
            on_stack.get_mut(..count).unwrap_or_default()
        } else {
            on_heap = vec![Slot::EMPTY; count];
            &mut on_heap
        };
        self.assign(node, shape, tag, slots, rest);
        self.fill(node, shape, slots, places, rest);
        if self.is_strict() {
            self.check_groups(node, shape);
        }
    }

    /// Assigns each member to the slot of its field, except the tag of the union around it.
    fn assign(
        &mut self,
        node: Node<'_>,
        shape: &'static ObjectSchema,
        tag: Option<&'static str>,
        slots: &mut [Slot],
        rest: &mut UnknownFields,
    ) {
        let mut expected = 0;
        for (name, value) in node.members() {
            if let Some(position) = shape.position(&name, expected)
                && let Some((field, slot)) = shape.fields.get(position).zip(slots.get_mut(position))
            {
                if slot.is_empty() {
                    *slot = value.into();
                } else {
                    self.assign_duplicate(field, field.name, value, slot, rest);
                }
                expected = position + 1;
            } else if let Some((position, alias)) = shape.alias(&name)
                && let Some((field, slot)) = shape.fields.get(position).zip(slots.get_mut(position))
            {
                self.assign_alias(field, alias, value, slot, rest);
            } else if tag.is_none_or(|tag| *name != *tag) {
                if self.is_strict() {
                    self.unknown_member(&name, value, shape, rest);
                } else if self.reports_drift() {
                    drift::field(shape, &name);
                }
                rest.append(name, Json::from_node(value));
            }
        }
        rest.keep_last();
    }

    /// Reads the values of the slots, and reports missing and invalid ones.
    fn fill(
        &mut self,
        node: Node<'_>,
        shape: &'static ObjectSchema,
        slots: &[Slot],
        places: &mut [&mut dyn DecodeInto],
        rest: &mut UnknownFields,
    ) {
        let outer = self.amount_format;
        let mut mark = self.mark();
        let mut tag = ("", Slot::EMPTY);
        for ((field, slot), place) in shape.fields.iter().zip(slots).zip(places) {
            let slot = self.readable_slot(node, field, *slot, rest);
            if field.tag {
                tag = (field.name, slot);
            } else if !(slot.is_empty() && tag.1.is_empty()) {
                if self.tolerance.events != mark.events {
                    mark = self.mark();
                }
                self.amount_format = field.amount_format;
                self.tag = tag.1;
                place.decode_into(self, slot.beside(node));
                if self.tolerance.events != mark.events {
                    let value = slot.beside(node);
                    let tag = (tag.0, tag.1.beside(node));
                    let read = FieldRead {
                        shape,
                        field,
                        value,
                        tag,
                    };
                    mark = self.settle(mark, read, *place, rest);
                }
                tag.1 = Slot::EMPTY;
            }
        }
        self.amount_format = outer;
    }

    /// Returns the slot if its field can be read from it, or an empty slot.
    fn readable_slot(
        &mut self,
        object: Node<'_>,
        field: &FieldSchema,
        slot: Slot,
        rest: &mut UnknownFields,
    ) -> Slot {
        if slot.is_empty() {
            if field.presence == Presence::Required {
                self.missing_field(object, field.name);
            }
            return slot;
        }
        let value = slot.beside(object);
        if field.presence == Presence::Optional && field.is_unset_by(value) {
            self.keep_unset(field, value, rest);
            return Slot::EMPTY;
        }
        if self.is_strict() && !self.check(field, value) {
            return Slot::EMPTY;
        }
        slot
    }

    /// Assigns a member whose name is an alias of a field.
    #[cold]
    #[inline(never)]
    fn assign_alias(
        &mut self,
        field: &FieldSchema,
        alias: &'static str,
        value: Node<'_>,
        slot: &mut Slot,
        rest: &mut UnknownFields,
    ) {
        if slot.is_empty() {
            *slot = value.into();
            rest.set_name_used(field.name, alias);
        } else {
            self.assign_duplicate(field, alias, value, slot, rest);
        }
    }

    /// Handles a second value for a field, under the same name or another. For the same
    /// name, the last value is used; for two names, the value under the field's own name is,
    /// unless it is unset. The other value is kept.
    #[cold]
    #[inline(never)]
    fn assign_duplicate(
        &mut self,
        field: &FieldSchema,
        name: &'static str,
        value: Node<'_>,
        slot: &mut Slot,
        rest: &mut UnknownFields,
    ) {
        let first = slot.beside(value);
        if self.is_strict() {
            self.add_issue(value, "appears twice");
        }
        let before = rest.name_used(field.name);
        let counts = if before == name {
            *slot = value.into();
            return;
        } else if field.is_unset_by(first) != field.is_unset_by(value) {
            field.is_unset_by(first)
        } else {
            name == field.name
        };
        if counts {
            rest.append(Cow::Borrowed(before), Json::from_node(first));
            *slot = value.into();
            rest.set_name_used(field.name, name);
        } else {
            rest.append(Cow::Borrowed(name), Json::from_node(value));
        }
    }

    /// Reports an unknown member. Once the limit of issues is reached nothing is looked up,
    /// which bounds the work.
    #[cold]
    #[inline(never)]
    fn unknown_member(
        &mut self,
        name: &str,
        value: Node<'_>,
        shape: &ObjectSchema,
        rest: &UnknownFields,
    ) {
        let reason = if self.issues.describes_more() && rest.get(name).is_some() {
            "appears twice".into()
        } else {
            format!("is not a field of `{}`", shape.name)
        };
        self.push_issue(value, IssueTarget::Unknown, reason.into());
    }

    #[cold]
    #[inline(never)]
    fn missing_field(&mut self, node: Node<'_>, field: &'static str) {
        let reason = format!("field `{field}` is missing");
        self.push_issue(node, IssueTarget::Missing(field), reason.into());
    }

    #[cold]
    #[inline(never)]
    fn keep_unset(&mut self, field: &FieldSchema, value: Node<'_>, rest: &mut UnknownFields) {
        if self.is_strict() {
            self.check_kind(field, value);
        }
        let name = rest.name_used(field.name);
        rest.append(Cow::Borrowed(name), Json::from_node(value));
        rest.set_name_used(field.name, field.name);
    }

    /// Checks a value against its field, and returns whether it can be read.
    #[inline(never)]
    fn check(&mut self, field: &FieldSchema, value: Node<'_>) -> bool {
        if !self.check_kind(field, value) {
            return false;
        }
        self.declare(value);
        if let Some(limits) = field.limits {
            for reason in limits.violations(value) {
                self.add_issue(value, reason);
            }
        }
        true
    }

    fn check_kind(&mut self, field: &FieldSchema, value: Node<'_>) -> bool {
        let kind = value.kind();
        let is_accepted = self.accepts(field, kind);
        if !is_accepted {
            self.add_issue(value, format!("expected {}, found {kind}", field.accepts));
        }
        is_accepted
    }

    /// Checks the groups of fields. It inspects the document, not the slots, so that a
    /// field with an issue counts as present.
    #[inline(never)]
    fn check_groups(&mut self, node: Node<'_>, shape: &ObjectSchema) {
        for group in shape.any_of {
            let is_set = |name: &&str| {
                shape.names(name).any(|name| {
                    let value = node.get(name);
                    !(value.is_absent() || value.is_null() || value.is_blank())
                })
            };
            if !group.iter().any(is_set) {
                let names: Vec<_> = group.iter().map(|name| format!("`{name}`")).collect();
                let reason = format!("one of {} is required", names.join(", "));
                self.push_issue(node, IssueTarget::Object, reason.into());
            }
        }
    }
}

impl FieldSchema {
    /// Returns whether a value marks an optional field as not set.
    fn is_unset_by(&self, value: Node<'_>) -> bool {
        // The length including quotes is known without reading the document.
        let is_string = |text: &str| {
            value.length() == text.len() + 2 && value.string().as_deref() == Some(text)
        };
        value.is_null() || self.blank && value.is_blank() || self.unset_by.is_some_and(is_string)
    }
}
