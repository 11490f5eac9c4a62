//! Removes constants, defaults and examples that are not a value of their field:
//! documents have them, and the language rejects them.

use super::cx::Cx;
use super::draft::{TypeBody, TypeDraft};
use super::report::Group;
use super::table::{Item, Table};
use super::ty::Ty;
use std::collections::BTreeMap;

type Types = BTreeMap<String, TypeDraft>;

/// Leaves out what does not fit, with a remark in its place.
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

/// What a value is on the wire.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Number,
    Boolean,
}

/// The forms of enums and ids, by name. Objects and unions have none.
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

    /// Leaves out of a field's table what is no value of its type.
    fn fit(&self, ty: &Ty, table: &mut Table, pointer: &str, dropped: &mut Vec<(String, String)>) {
        for key in ["const", "default", "example"] {
            let Some(form) = table.get(key).and_then(form) else {
                continue;
            };
            let is_other = key != "const" && also(table).contains(&form);
            if self.takes(ty, form) || is_other {
                continue;
            }
            table.take(key);
            let message = format!("`{key}`: it is no value of the type `{ty}`");
            table.remark(message.clone());
            dropped.push((pointer.to_owned(), message));
        }
    }

    fn takes(&self, ty: &Ty, form: Form) -> bool {
        match ty {
            // One item stands for the list.
            Ty::List(item) => self.takes(item, form),
            Ty::Map(_) => false,
            Ty::Named(name) => self.0.get(name) == Some(&form),
            Ty::Word("json") => true,
            Ty::Word("amount" | "decimal") => form != Form::Boolean,
            Ty::Word("integer") => form == Form::Number,
            Ty::Word("boolean") => form == Form::Boolean,
            Ty::Word(_) => form == Form::Text,
        }
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

/// The further forms that a field takes.
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
