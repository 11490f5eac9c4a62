//! Removes constants, defaults and examples that are not valid values of their field. Documents
//! contain them, and the language rejects them.

use super::cx::Cx;
use super::draft::{TypeBody, TypeDraft};
use super::report::Group;
use super::table::{Item, Table};
use super::ty::Ty;
use durianpay_codegen::notation;
use std::collections::BTreeMap;

type Types = BTreeMap<String, TypeDraft>;

/// Removes values that do not fit, and adds remarks.
pub(super) fn apply(cx: &mut Cx<'_>) {
    let kinds = Kinds::new(&cx.spec.types);
    let mut dropped = Vec::new();
    for draft in cx.spec.types.values_mut() {
        let TypeBody::Object { fields, .. } = &mut draft.body else {
            continue;
        };
        for field in fields {
            let ty = field.value.ty.clone();
            kinds.fit(&ty, &mut field.value.table, &field.pointer, &mut dropped);
        }
    }
    for endpoint in &mut cx.spec.endpoints {
        let pointer = format!("{}.{}", endpoint.resource, endpoint.method);
        let Some(Item::Table(path)) = endpoint.table.get_mut("path") else {
            continue;
        };
        for (_, item) in &mut path.entries {
            if let Item::Table(table) = item
                && let Some(ty) = table.string("type").map(Ty::parse)
            {
                kinds.fit(&ty, table, &pointer, &mut dropped);
            }
        }
    }
    for (pointer, message) in dropped {
        cx.report.push(Group::Dropped, &pointer, message);
    }
}

/// The JSON type of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Number,
    Boolean,
}

/// The JSON types of enums and ids, by name. Objects and unions have none.
struct Kinds(BTreeMap<String, Form>);

impl Kinds {
    fn new(types: &Types) -> Self {
        let form = |body: &TypeBody| match body {
            TypeBody::Enum(table) if table.string("type") == Some("integer") => Some(Form::Number),
            TypeBody::Enum(_) | TypeBody::Id(_) => Some(Form::Text),
            TypeBody::Object { .. } | TypeBody::Union(_) => None,
        };
        let known = types.iter();
        Self(
            known
                .filter_map(|(name, draft)| Some((name.clone(), form(&draft.body)?)))
                .collect(),
        )
    }

    /// Removes values from a field's table that are not of its type.
    fn fit(&self, ty: &Ty, table: &mut Table, pointer: &str, dropped: &mut Vec<(String, String)>) {
        for key in ["const", "default", "example"] {
            let Some((item, form)) = table.get(key).and_then(|item| Some((item, form(item)?)))
            else {
                continue;
            };
            let is_other = key != "const" && also(table).contains(&form);
            let is_value = match key {
                "const" if !can_be_constant(ty) => false,
                _ => self.takes(ty, form, table) && has_notation(ty.innermost(), item),
            };
            if is_value || is_other {
                continue;
            }
            table.take(key);
            let message = format!("`{key}` is not carried over: it is not a `{ty}`");
            table.remark(message.clone());
            dropped.push((pointer.to_owned(), message));
        }
    }

    fn takes(&self, ty: &Ty, form: Form, table: &Table) -> bool {
        match ty {
            // A single item is accepted for the list.
            Ty::List(item) => self.takes(item, form, table),
            Ty::Map(_) => false,
            Ty::Named(name) => self.0.get(name) == Some(&form),
            Ty::Word("json") => true,
            Ty::Word("amount" | "decimal") => form != Form::Boolean,
            Ty::Word("integer" | "unsigned") if table.has("number") => form == Form::Text,
            Ty::Word("integer" | "unsigned") => form == Form::Number,
            Ty::Word("boolean") => form == Form::Boolean,
            Ty::Word(_) => form == Form::Text,
        }
    }
}

/// Checks whether values of the type can be constants in the language.
fn can_be_constant(ty: &Ty) -> bool {
    match ty {
        Ty::Word(word) => matches!(*word, "string" | "integer" | "unsigned" | "boolean"),
        Ty::Named(_) => true,
        Ty::List(_) | Ty::Map(_) => false,
    }
}

/// Checks the notation of a value of the right JSON type.
fn has_notation(ty: &Ty, item: &Item) -> bool {
    match (ty, item) {
        (Ty::Word("date"), Item::Text(text)) => notation::is_date(text),
        (Ty::Word("uuid"), Item::Text(text)) => notation::is_uuid(text),
        (Ty::Word("base64"), Item::Text(text)) => notation::is_base64(text),
        (Ty::Word("integer"), Item::Text(text)) => notation::is_integer(text),
        (Ty::Word("unsigned"), Item::Text(text)) => notation::is_unsigned(text),
        (Ty::Word("unsigned"), Item::Integer(integer)) => *integer >= 0,
        _ => true,
    }
}

fn form(item: &Item) -> Option<Form> {
    match item {
        Item::Text(_) => Some(Form::Text),
        Item::Integer(_) => Some(Form::Number),
        Item::Boolean(_) => Some(Form::Boolean),
        Item::List(_) | Item::Table(_) => None,
    }
}

/// Lists the further JSON types that a field accepts.
fn also(table: &Table) -> Vec<Form> {
    let words = match table.get("also") {
        Some(Item::List(words)) => words.as_slice(),
        Some(word) => std::slice::from_ref(word),
        None => &[],
    };
    words
        .iter()
        .filter_map(|word| match word {
            Item::Text(word) if word == "string" => Some(Form::Text),
            Item::Text(word) if word == "number" => Some(Form::Number),
            Item::Text(word) if word == "boolean" => Some(Form::Boolean),
            _ => None,
        })
        .collect()
}
