//! A schema as a value of the language.

use super::forms::{is_choice, is_object};
use super::reader::SchemaReader;
use crate::import::draft::{Known, ValueDraft};
use crate::import::node::Node;
use crate::import::report::Group;
use crate::import::table::Table;
use crate::import::ty::{JSON, TEXT};
use crate::import::{annotations, enums, nulls, scalars, x_spec};

impl<'d> SchemaReader<'_, 'd> {
    /// Reads a schema. If a type must be defined for it, its name is `place`.
    pub(in crate::import) fn value_of(&mut self, schema: &Node<'d>, place: &str) -> ValueDraft {
        let value = self.deeper(|reader| {
            let mut value = reader.typed(schema, place);
            annotations::annotate(reader.cx, schema, &mut value);
            x_spec::overlay_value(reader.cx, schema, &mut value);
            value
        });
        value.unwrap_or_else(|| {
            let message = "schemas are nested too deeply here, so it is any JSON";
            self.cx.any(schema, message)
        })
    }

    fn typed(&mut self, schema: &Node<'d>, place: &str) -> ValueDraft {
        if let Some(ty) = self.given_type(schema) {
            return ValueDraft {
                nullable: schema.is_nullable(),
                ..ValueDraft::new(ty)
            };
        }
        match self.cx.known.get(&schema.pointer) {
            Some(Known::Claimed(name)) => {
                return ValueDraft {
                    nullable: nulls::is_admitted(self.cx.document, schema),
                    ..ValueDraft::named(name)
                };
            }
            Some(Known::Done(value)) => return value.clone(),
            Some(Known::Open) | None => {}
        }
        if schema.has("$ref") {
            return self.refer(schema);
        }
        let mut value = self.by_form(schema, place);
        value.nullable |= schema.is_nullable();
        value
    }

    /// Reads `part` as if it were at the position of `schema`, so that a type defined for it is
    /// named after `schema`.
    pub(super) fn typed_as(
        &mut self,
        schema: &Node<'d>,
        part: &Node<'d>,
        place: &str,
    ) -> ValueDraft {
        let stand_in = Node {
            json: part.json,
            pointer: schema.pointer.clone(),
        };
        let mut value = self.typed(&stand_in, place);
        annotations::annotate(self.cx, &stand_in, &mut value);
        x_spec::overlay_value(self.cx, &stand_in, &mut value);
        value
    }

    fn by_form(&mut self, schema: &Node<'d>, place: &str) -> ValueDraft {
        if !schema.is_object() {
            return ValueDraft::new(JSON);
        }
        if let Some(value) = self.named_table(schema, place) {
            return value;
        }
        if let Some(fields) = x_spec::fields(schema) {
            return self.define_exported(schema, place, fields);
        }
        if x_spec::is_constant_of_named(self.cx, schema) {
            return self.all_of(schema, place);
        }
        if let Some(constant) = schema.get("const") {
            if schema.types() == ["string"]
                && !constant.json.is_string()
                && let Some(text) = self.cx.text_of(&constant)
            {
                let mut value = ValueDraft::new(TEXT);
                value.table.set("const", text);
                return value;
            }
            return scalars::constant_of(self.cx, schema, &constant);
        }
        if schema.has("enum") {
            return enums::read(self.cx, schema, place);
        }
        if schema.has("discriminator")
            && !is_choice(schema)
            && let Some(value) = self.by_discriminator(schema, &[], place)
        {
            return value;
        }
        if schema.has("allOf") {
            return self.all_of(schema, place);
        }
        if is_choice(schema) {
            return self.choice(schema, place);
        }
        self.by_type(schema, place)
    }

    fn by_type(&mut self, schema: &Node<'d>, place: &str) -> ValueDraft {
        let types = schema.types();
        match types.as_slice() {
            [] if is_object(schema) => self.object(schema, place),
            [] if schema.has("items") => self.cx.any(
                schema,
                "`items` without `type`: it may be a list or any other JSON, so it is any JSON",
            ),
            [] if schema.get("type").is_some_and(|kind| kind.is_object()) => self.cx.any(
                schema,
                "`type` is an object instead of a name, so it is any JSON",
            ),
            [] => ValueDraft::new(JSON),
            ["object"] => self.object(schema, place),
            ["array"] => self.list(schema, place),
            [one] => scalars::read(self.cx, schema, one),
            _ => self.by_types(schema, place),
        }
    }

    /// Reads the items of a list or map. The language does not support `null` among them.
    pub(super) fn item_of(&mut self, schema: &Node<'d>, place: &str) -> ValueDraft {
        let mut item = self.value_of(schema, place);
        if item.nullable {
            item.nullable = false;
            if item.ty != JSON {
                let message = format!(
                    "an item may be `null`, so it is any JSON instead of `{}`",
                    item.ty
                );
                let remark = self.cx.note(Group::Loosened, schema, message);
                let remarks = item.table.remarks;
                item.table = Table {
                    remarks,
                    ..Default::default()
                };
                item.table.remark(remark);
                item.ty = JSON;
            }
        }
        item
    }
}
