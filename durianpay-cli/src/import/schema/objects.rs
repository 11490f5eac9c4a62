//! Objects, maps and lists.

use super::forms::is_choice;
use super::reader::SchemaReader;
use crate::import::annotations;
use crate::import::draft::{Field, TypeBody, ValueDraft};
use crate::import::names::{item_of, within};
use crate::import::node::Node;
use crate::import::parts::{Part, Parts, gather, is_requirement};
use crate::import::report::Group;
use crate::import::table::{Item, Table};
use crate::import::ty::{JSON, Ty};
use crate::import::x_spec;

impl<'d> SchemaReader<'_, 'd> {
    /// Reads an object schema: a type if it lists fields, otherwise a map.
    pub(super) fn object(&mut self, schema: &Node<'d>, place: &str) -> ValueDraft {
        let Some(parts) = gather(self.cx.document, schema) else {
            return self
                .cx
                .any(schema, "an object that is composed of itself is any JSON");
        };
        // An exported map has `additionalProperties`.
        let is_type =
            self.cx.is_exported && schema.is_component() && !schema.has("additionalProperties");
        if parts.fields.is_empty() && !is_type {
            return self.map(parts, place);
        }
        self.define_object(schema, place, parts)
    }

    pub(super) fn map(&mut self, parts: Parts<'d>, place: &str) -> ValueDraft {
        let Some(others) = parts.others else {
            return ValueDraft::new(JSON.map());
        };
        let place = within(place, "value");
        let item = self.item_of(&others, &place);
        self.around(&others, item, Ty::map)
    }

    /// Reads a list schema.
    pub(super) fn list(&mut self, schema: &Node<'d>, place: &str) -> ValueDraft {
        let Some(items) = schema.get("items") else {
            return ValueDraft::new(JSON.list());
        };
        if schema.has("prefixItems") || !items.is_object() {
            let mut value = self.cx.any(
                schema,
                "a list whose items have different types by position is a list of any JSON",
            );
            value.ty = value.ty.list();
            return value;
        }
        let item = self.item_of(&items, &item_of(place));
        self.around(&items, item, Ty::list)
    }

    /// Moves the annotations of the items to the list or map, as far as they apply to it.
    fn around(&mut self, items: &Node<'_>, mut item: ValueDraft, wrap: fn(Ty) -> Ty) -> ValueDraft {
        let mut value = ValueDraft::new(wrap(item.ty.clone()));
        value.table.remarks.append(&mut item.table.remarks);
        for key in ["number", "sensitive"] {
            if let Some(word) = item.table.take(key) {
                value.table.set(key, word);
            }
        }
        let is_inline = !items.has("$ref");
        for key in ["min", "max", "min_length", "max_length", "pattern", "const"] {
            if let Some(limit) = item.table.take(key) {
                let message = format!(
                    "`{key} = {}` of each item is not carried over",
                    shown(&limit)
                );
                value
                    .table
                    .remark(self.cx.note(Group::Dropped, items, message));
            }
        }
        // The item's documentation is better than none.
        if let (Some(doc), true) = (item.table.take("doc"), is_inline) {
            value.table.set("doc", doc);
        }
        value
    }

    /// Defines the type of an object.
    pub(super) fn define_object(
        &mut self,
        schema: &Node<'d>,
        place: &str,
        parts: Parts<'d>,
    ) -> ValueDraft {
        let name = self.cx.claim(schema, place);
        self.define_claimed(schema, name.clone(), parts);
        ValueDraft::named(&name)
    }

    /// Defines the type of an object whose name was claimed.
    pub(super) fn define_claimed(&mut self, schema: &Node<'d>, name: String, parts: Parts<'d>) {
        let mut about = annotations::about(self.cx, schema);
        if schema.has("discriminator") && !is_choice(schema) {
            let message = "`discriminator`: types that extend this type are read as this type; their further fields stay untyped";
            about.remark(self.cx.note(Group::Dropped, schema, message));
        }
        if let Some(others) = &parts.others {
            let message = "the type of unlisted members is not carried over; they are passed through unchanged";
            about.remark(self.cx.note(Group::Dropped, others, message));
        }
        self.undescribed(schema, &parts, &mut about);
        let any_of = self.any_of(schema, &parts, &mut about);
        if !any_of.is_empty() {
            about.set("any_of", Item::List(any_of));
        }
        about.overlay(x_spec::table(schema));
        let fields = parts
            .fields
            .into_iter()
            .map(|part| self.field(schema, &name, part))
            .collect();
        let body = TypeBody::Object { about, fields };
        self.cx.define(name, &schema.pointer, body);
    }

    /// Reports fields that are required, but not described.
    fn undescribed(&mut self, schema: &Node<'_>, parts: &Parts<'_>, about: &mut Table) {
        let is_described = |name: &str| parts.fields.iter().any(|part| part.wire == name);
        let lost: Vec<String> = parts
            .required
            .iter()
            .filter(|name| !is_described(name))
            .map(|name| format!("`{name}`"))
            .collect();
        if !lost.is_empty() && !self.cx.is_exported {
            let message = format!(
                "required, but not described, and not carried over: {}",
                lost.join(", ")
            );
            about.remark(self.cx.note(Group::Dropped, schema, message));
        }
    }

    fn field(&mut self, owner: &Node<'d>, place: &str, part: Part<'d>) -> Field {
        let Part {
            wire,
            cases,
            refined,
            required,
        } = part;
        let place = within(place, wire);
        let value = match (cases.as_slice(), refined.as_slice()) {
            ([case], []) => self.value_of(case, &place),
            ([case], more) => {
                let all: Vec<Node<'d>> = std::iter::once(case).chain(more).cloned().collect();
                self.refined(owner, wire, &all, &place)
            }
            _ => self.choice_of_field(owner, wire, &cases, &place),
        };
        let pointer = cases.first().map_or(&owner.pointer, |case| &case.pointer);
        Field {
            wire: wire.to_owned(),
            required,
            pointer: pointer.clone(),
            value,
        }
    }

    /// Converts `anyOf: [{required: [id]}, {required: [email]}]` to a group of fields.
    fn any_of(&mut self, schema: &Node<'_>, parts: &Parts<'_>, about: &mut Table) -> Vec<Item> {
        let mut groups = Vec::new();
        for key in ["anyOf", "oneOf"] {
            let cases = schema.items_of(key);
            if cases.is_empty() || !cases.iter().all(is_requirement) {
                continue;
            }
            let names: Option<Vec<Item>> = cases
                .iter()
                .map(|case| match case.strings("required").as_slice() {
                    [one] if parts.fields.iter().any(|part| part.wire == *one) => {
                        Some(Item::from(*one))
                    }
                    _ => None,
                })
                .collect();
            match names {
                Some(names) => groups.push(Item::List(names)),
                None => {
                    let message = format!(
                        "`{key}`: the combinations of required fields are not carried over"
                    );
                    about.remark(self.cx.note(Group::Dropped, schema, message));
                }
            }
        }
        groups
    }
}

fn shown(item: &Item) -> String {
    match item {
        Item::Text(text) => text.clone(),
        Item::Integer(integer) => integer.to_string(),
        Item::Boolean(boolean) => boolean.to_string(),
        Item::List(_) | Item::Table(_) => "…".to_owned(),
    }
}
