//! Schemas exported from a spec, read from their extension `x-spec`.

use super::reader::SchemaReader;
use crate::import::annotations;
use crate::import::draft::{Field, TypeBody, ValueDraft};
use crate::import::node::Node;
use crate::import::table::{Item, Table};
use crate::import::ty::Ty;
use crate::import::x_spec::{string, table};

impl SchemaReader<'_, '_> {
    /// Returns the type that the extension specifies for a field.
    pub(in crate::import) fn given_type(&mut self, schema: &Node<'_>) -> Option<Ty> {
        let ty = Ty::parse(string(schema, "type")?.trim_end_matches('?'));
        self.require_type(&ty);
        Some(ty)
    }

    /// Reads the types that a type expression refers to.
    pub(in crate::import) fn require_type(&mut self, ty: &Ty) {
        if let Some(name) = ty.name() {
            self.require(name);
        }
    }

    /// Reads a schema that was exported from an `[enum]` or `[id]`.
    pub(super) fn named_table(&mut self, schema: &Node<'_>, place: &str) -> Option<ValueDraft> {
        let make = match string(schema, "table")? {
            "enum" => TypeBody::Enum,
            "id" => TypeBody::Id,
            _ => return None,
        };
        let name = self.cx.claim(schema, place);
        let mut about = annotations::about(self.cx, schema);
        about.overlay(table(schema));
        if schema.types() == ["integer"] {
            about.set("type", "integer");
        }
        self.cx.define(name.clone(), &schema.pointer, make(about));
        Some(ValueDraft::named(&name))
    }

    /// Defines an object with the fields that the extension specifies.
    pub(super) fn define_exported(
        &mut self,
        schema: &Node<'_>,
        place: &str,
        fields: Table,
    ) -> ValueDraft {
        let name = self.cx.claim(schema, place);
        let mut about = annotations::about(self.cx, schema);
        about.overlay(table(schema));
        let fields = fields
            .entries
            .into_iter()
            .map(|(wire, item)| self.exported_field(schema, wire, item))
            .collect();
        let body = TypeBody::Object { about, fields };
        self.cx.define(name.clone(), &schema.pointer, body);
        ValueDraft::named(&name)
    }

    fn exported_field(&mut self, schema: &Node<'_>, wire: String, item: Item) -> Field {
        let mut table = match item {
            Item::Table(table) => table,
            short => {
                let mut table = Table::default();
                table.set("type", short);
                table
            }
        };
        let expression = match table.take("type") {
            Some(Item::Text(text)) => text,
            _ => "json?".to_owned(),
        };
        let (inner, required) = match expression.strip_suffix('?') {
            Some(inner) => (inner, false),
            None => (expression.as_str(), true),
        };
        let ty = Ty::parse(inner);
        self.require_type(&ty);
        let nullable = table.take("nullable") == Some(Item::Boolean(true));
        Field {
            pointer: format!("{}/x-spec/fields/{wire}", schema.pointer),
            wire,
            required,
            value: ValueDraft {
                nullable,
                table,
                ..ValueDraft::new(ty)
            },
        }
    }
}
