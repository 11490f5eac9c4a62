//! How a [`Decoder`] takes an object apart by its [`ObjectSchema`].

use std::borrow::Cow;

use super::decoder::{DecodeInto, Decoder, IssueTarget};
use super::drift;
use super::schema::{FieldSchema, ObjectSchema, Presence};
use super::tape::Kind;
use super::tree::{Node, Slot};
use super::unknown_fields::UnknownFields;
use super::value::Json;

/// Objects with more fields than these are read with memory of the heap.
const FEW: usize = 48;

impl Decoder {
    /// Reads an object: each member into the place of its field, and the others into
    /// `rest`.
    ///
    /// There is a place for each field of `shape`. The rest are members that `shape` does
    /// not have, and optional fields that are null or blank: their places stay blank, and
    /// what stood there is kept to be written back.
    ///
    /// Faults: not an object, a required field that is missing, and if strict an unknown
    /// member, a name that appears twice, a kind that the field does not accept, limits,
    /// and groups of which no field is there. An absent node is no fault.
    pub fn object(
        &mut self,
        node: Node<'_>,
        shape: &'static ObjectSchema,
        places: &mut [&mut dyn DecodeInto],
        rest: &mut UnknownFields,
    ) {
        if node.kind() != Kind::Object {
            self.expected(node, "an object");
            return;
        }
        let count = shape.fields.len();
        let (mut few, mut many);
        let slots: &mut [Slot] = if count <= FEW {
            few = [Slot::EMPTY; FEW];
            few.get_mut(..count).unwrap_or_default()
        } else {
            many = vec![Slot::EMPTY; count];
            &mut many
        };
        self.assign(node, shape, slots, rest);
        self.fill(node, shape, slots, places, rest);
        if self.is_strict() {
            self.check_groups(node, shape);
        }
    }

    /// Puts each member into the slot of its field.
    fn assign(
        &mut self,
        node: Node<'_>,
        shape: &'static ObjectSchema,
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
                    self.again(field, field.name, value, slot, rest);
                }
                expected = position + 1;
            } else if let Some((position, alias)) = shape.alias(&name)
                && let Some((field, slot)) = shape.fields.get(position).zip(slots.get_mut(position))
            {
                self.spelled(field, alias, value, slot, rest);
            } else {
                if self.is_strict() {
                    self.unknown(&name, value, shape, rest);
                } else {
                    drift::field(shape, &name);
                }
                rest.append(name, Json::from_node(value));
            }
        }
        rest.keep_last();
    }

    /// Reads what stands in the slots, and looks for what is missing, not set, or not as
    /// specified.
    fn fill(
        &mut self,
        node: Node<'_>,
        shape: &'static ObjectSchema,
        slots: &[Slot],
        places: &mut [&mut dyn DecodeInto],
        rest: &mut UnknownFields,
    ) {
        let outer = self.amount_format;
        let mut tag = Slot::EMPTY;
        for ((field, slot), place) in shape.fields.iter().zip(slots).zip(places) {
            let slot = self.admitted(node, field, *slot, rest);
            if field.tag {
                tag = slot;
            } else if !(slot.is_empty() && tag.is_empty()) {
                self.amount_format = field.amount_format;
                self.tag = tag;
                place.decode_into(self, slot.beside(node));
                tag = Slot::EMPTY;
            }
        }
        self.amount_format = outer;
    }

    /// A slot from which its field can be read; an empty one if there is nothing.
    fn admitted(
        &mut self,
        object: Node<'_>,
        field: &FieldSchema,
        slot: Slot,
        rest: &mut UnknownFields,
    ) -> Slot {
        if slot.is_empty() {
            if field.presence == Presence::Required {
                self.missing(object, field.name);
            }
            return slot;
        }
        let value = slot.beside(object);
        if field.presence == Presence::Optional && field.is_unset_by(value) {
            self.set_aside(field, value, rest);
            return Slot::EMPTY;
        }
        if self.is_strict() && !self.check(field, value) {
            return Slot::EMPTY;
        }
        slot
    }

    /// A field comes under another of its names.
    #[cold]
    #[inline(never)]
    fn spelled(
        &mut self,
        field: &FieldSchema,
        alias: &'static str,
        value: Node<'_>,
        slot: &mut Slot,
        rest: &mut UnknownFields,
    ) {
        if slot.is_empty() {
            *slot = value.into();
            rest.spell(field.name, alias);
        } else {
            self.again(field, alias, value, slot, rest);
        }
    }

    /// A field comes again, under the same name or another. Of two under one name the
    /// last counts; of two names the field's own does, unless nothing stands there. What
    /// does not count is kept.
    #[cold]
    #[inline(never)]
    fn again(
        &mut self,
        field: &FieldSchema,
        name: &'static str,
        value: Node<'_>,
        slot: &mut Slot,
        rest: &mut UnknownFields,
    ) {
        let first = slot.beside(value);
        if self.is_strict() {
            self.fault(value, "appears twice");
        }
        let before = rest.spelling(field.name);
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
            rest.spell(field.name, name);
        } else {
            rest.append(Cow::Borrowed(name), Json::from_node(value));
        }
    }

    /// Once the faults are full nothing is looked up, which bounds the work.
    #[cold]
    #[inline(never)]
    fn unknown(&mut self, name: &str, value: Node<'_>, shape: &ObjectSchema, rest: &UnknownFields) {
        let reason = if self.describes_more() && rest.get(name).is_some() {
            "appears twice".into()
        } else {
            format!("is not a field of `{}`", shape.name)
        };
        self.fault(value, reason);
    }

    #[cold]
    #[inline(never)]
    fn missing(&mut self, node: Node<'_>, field: &'static str) {
        let reason = format!("field `{field}` is missing");
        self.note(node, IssueTarget::Missing(field), reason.into());
    }

    #[cold]
    #[inline(never)]
    fn set_aside(&mut self, field: &FieldSchema, value: Node<'_>, rest: &mut UnknownFields) {
        if self.is_strict() {
            self.check_kind(field, value);
        }
        let name = rest.spelling(field.name);
        rest.append(Cow::Borrowed(name), Json::from_node(value));
        rest.spell(field.name, field.name);
    }

    /// Whether it is of a kind that can be read.
    #[inline(never)]
    fn check(&mut self, field: &FieldSchema, value: Node<'_>) -> bool {
        if !self.check_kind(field, value) {
            return false;
        }
        self.declare(value);
        for reason in field.limits.broken_by(value) {
            self.fault(value, reason);
        }
        true
    }

    fn check_kind(&mut self, field: &FieldSchema, value: Node<'_>) -> bool {
        let kind = value.kind();
        let is_accepted = self.accepts(field, kind);
        if !is_accepted {
            self.fault(value, format!("expected {}, found {kind}", field.accepts));
        }
        is_accepted
    }

    /// Looks at the document and not at the slots, so that a field with a fault of its
    /// own counts as there.
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
                let reason = format!("one of {} is needed", names.join(", "));
                self.note(node, IssueTarget::Object, reason.into());
            }
        }
    }
}

impl FieldSchema {
    /// Whether a value says that an optional field is not set.
    fn is_unset_by(&self, value: Node<'_>) -> bool {
        // The length with its quotes is known without looking at the document.
        let is_string = |text: &str| {
            value.length() == text.len() + 2 && value.string().as_deref() == Some(text)
        };
        value.is_null() || self.blank && value.is_blank() || self.unset_by.is_some_and(is_string)
    }
}
