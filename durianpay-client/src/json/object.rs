//! How a [`Decoder`] takes an object apart by its [`Shape`].

use std::borrow::Cow;

use super::decoder::{Decoder, FaultOf};
use super::drift;
use super::fields::Fields;
use super::node::{Kind, Node};
use super::raw::Json;
use super::shape::{FieldShape, Presence, Shape};

impl Decoder {
    /// Puts each member of an object into the slot of its field, and returns the rest.
    ///
    /// There is a slot for each field of `shape`, and all are absent before. The rest
    /// are members that `shape` does not have, and optional fields that are null or
    /// blank: their slots stay absent, and what stood there is kept to be written back.
    ///
    /// Faults: not an object, a required field that is missing, and if strict an unknown
    /// member, a name that appears twice, a kind that the field does not accept, limits,
    /// and groups of which no field is there. An absent node is no fault.
    pub fn object<'t>(
        &mut self,
        node: Node<'t>,
        shape: &'static Shape,
        slots: &mut [Node<'t>],
    ) -> Fields {
        let mut rest = Fields::default();
        if node.kind() != Kind::Object {
            self.expected(node, "an object");
            return rest;
        }
        self.assign(node, shape, slots, &mut rest);
        for (field, slot) in shape.fields.iter().zip(slots) {
            if slot.is_absent() {
                if field.presence == Presence::Required {
                    self.missing(node, field.name);
                }
            } else if field.presence == Presence::Optional && field.is_unset_by(*slot) {
                self.set_aside(field, slot, &mut rest);
            } else if self.is_strict() {
                self.check(field, slot);
            }
        }
        if self.is_strict() {
            self.check_groups(node, shape);
        }
        rest
    }

    fn assign<'t>(
        &mut self,
        node: Node<'t>,
        shape: &'static Shape,
        slots: &mut [Node<'t>],
        rest: &mut Fields,
    ) {
        let mut expected = 0;
        for (name, value) in node.members() {
            let position = shape.position(&name, expected);
            if let Some((position, slot)) =
                position.and_then(|position| Some((position, slots.get_mut(position)?)))
            {
                if slot.is_absent() {
                    *slot = value;
                } else if let Some(field) = shape.fields.get(position) {
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

    /// A field comes under another of its names.
    #[cold]
    #[inline(never)]
    fn spelled<'t>(
        &mut self,
        field: &FieldShape,
        alias: &'static str,
        value: Node<'t>,
        slot: &mut Node<'t>,
        rest: &mut Fields,
    ) {
        if slot.is_absent() {
            *slot = value;
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
    fn again<'t>(
        &mut self,
        field: &FieldShape,
        name: &'static str,
        value: Node<'t>,
        slot: &mut Node<'t>,
        rest: &mut Fields,
    ) {
        if self.is_strict() {
            self.fault(value, "appears twice");
        }
        let before = rest.spelling(field.name);
        let counts = if before == name {
            *slot = value;
            return;
        } else if field.is_unset_by(*slot) != field.is_unset_by(value) {
            field.is_unset_by(*slot)
        } else {
            name == field.name
        };
        if counts {
            rest.append(Cow::Borrowed(before), Json::from_node(*slot));
            *slot = value;
            rest.spell(field.name, name);
        } else {
            rest.append(Cow::Borrowed(name), Json::from_node(value));
        }
    }

    /// Once the faults are full nothing is looked up, which bounds the work.
    #[cold]
    #[inline(never)]
    fn unknown(&mut self, name: &str, value: Node<'_>, shape: &Shape, rest: &Fields) {
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
        self.note(node, FaultOf::Missing(field), reason.into());
    }

    #[cold]
    #[inline(never)]
    fn set_aside(&mut self, field: &FieldShape, slot: &mut Node<'_>, rest: &mut Fields) {
        if self.is_strict() {
            self.check_kind(field, *slot);
        }
        rest.append(
            Cow::Borrowed(rest.spelling(field.name)),
            Json::from_node(*slot),
        );
        rest.spell(field.name, field.name);
        *slot = Node::ABSENT;
    }

    #[inline(never)]
    fn check(&mut self, field: &FieldShape, slot: &mut Node<'_>) {
        if !self.check_kind(field, *slot) {
            *slot = Node::ABSENT;
            return;
        }
        self.declare(*slot);
        for reason in field.limits.broken_by(*slot) {
            self.fault(*slot, reason);
        }
    }

    fn check_kind(&mut self, field: &FieldShape, value: Node<'_>) -> bool {
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
    fn check_groups(&mut self, node: Node<'_>, shape: &Shape) {
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
                self.note(node, FaultOf::Object, reason.into());
            }
        }
    }
}

impl FieldShape {
    /// Whether a value says that an optional field is not set.
    fn is_unset_by(&self, value: Node<'_>) -> bool {
        // The vendor's way to say that a time is not set.
        const ZERO_TIME: &str = "\"0001-01-01T00:00:00Z\"";
        value.is_null() || self.blank && (value.is_blank() || value.source() == ZERO_TIME)
    }
}
