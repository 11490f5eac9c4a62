//! Removes constants, defaults and examples that are not valid values of their field. Documents
//! contain them, and the language rejects them.

use super::cx::Cx;
use super::draft::{Field, TypeBody, TypeDraft};
use super::report::Group;
use super::table::{Item, Table};
use super::ty::{INTEGER, TEXT, Ty};
use durianpay_codegen::notation;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

type Types = BTreeMap<String, TypeDraft>;

/// Removes values that do not fit, and adds remarks.
pub(super) fn apply(cx: &mut Cx<'_>) {
    let kinds = Kinds::new(&cx.spec.types);
    let mut dropped = Vec::new();
    for draft in cx.spec.types.values_mut() {
        let TypeBody::Object { about, fields } = &mut draft.body else {
            continue;
        };
        let required: BTreeSet<&str> = fields
            .iter()
            .filter(|field| field.required)
            .map(|field| field.wire.as_str())
            .collect();
        if let Some(message) = fit_groups(about, &required) {
            dropped.push((draft.pointer.clone(), message));
        }
        for field in fields {
            let Field {
                value,
                required,
                pointer,
                ..
            } = field;
            if *required && value.table.take("default").is_some() {
                let message = "`default` is not carried over: the field is required".to_owned();
                value.table.remark(message.clone());
                dropped.push((pointer.clone(), message));
            }
            kinds.fit(&mut value.ty, &mut value.table, pointer, &mut dropped);
        }
    }
    for endpoint in &mut cx.spec.endpoints {
        let pointer = format!("{}.{}", endpoint.resource, endpoint.method);
        let Some(Item::Table(path)) = endpoint.table.get_mut("path") else {
            continue;
        };
        for (_, item) in &mut path.entries {
            if let Item::Table(table) = item
                && let Some(mut ty) = table.string("type").map(Ty::parse)
            {
                kinds.fit(&mut ty, table, &pointer, &mut dropped);
            }
        }
    }
    for (pointer, message) in dropped {
        cx.report.push(Group::Dropped, &pointer, message);
    }
}

/// Removes the groups of `any_of` that a required field always fulfils. Returns the remark, if there
/// are any.
fn fit_groups(about: &mut Table, required: &BTreeSet<&str>) -> Option<String> {
    let Some(Item::List(groups)) = about.get_mut("any_of") else {
        return None;
    };
    let is_required =
        |name: &Item| matches!(name, Item::Text(name) if required.contains(name.as_str()));
    let before = groups.len();
    groups.retain(|group| !matches!(group, Item::List(names) if names.iter().any(is_required)));
    if groups.len() == before {
        return None;
    }
    if groups.is_empty() {
        about.take("any_of");
    }
    let message = "`any_of` is not carried over where it names a required field".to_owned();
    about.remark(message.clone());
    Some(message)
}

/// The JSON type of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Number,
    Boolean,
}

/// An enum or an id.
struct Kind {
    form: Form,
    /// The values, if it is an enum.
    values: Option<BTreeSet<String>>,
}

/// The enums and ids, by name.
struct Kinds(BTreeMap<String, Kind>);

impl Kinds {
    fn new(types: &Types) -> Self {
        let kind = |body: &TypeBody| match body {
            TypeBody::Enum(table) => Some(Kind {
                form: match table.string("type") {
                    Some("integer") => Form::Number,
                    _ => Form::Text,
                },
                values: values(table),
            }),
            TypeBody::Id(_) => Some(Kind {
                form: Form::Text,
                values: None,
            }),
            TypeBody::Object { .. } | TypeBody::Union(_) => None,
        };
        let known = types.iter();
        Self(
            known
                .filter_map(|(name, draft)| Some((name.clone(), kind(&draft.body)?)))
                .collect(),
        )
    }

    /// Removes values from a field's table that are not of its type, or not within its enum or its
    /// limits. Of a constant, the type or the limits are changed instead.
    fn fit(
        &self,
        ty: &mut Ty,
        table: &mut Table,
        pointer: &str,
        dropped: &mut Vec<(String, String)>,
    ) {
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
            let is_null = key == "default" && *ty == TEXT && *item == Item::from("null");
            let reason = if is_null {
                format!("`{key}` is not carried over: it is the string `null`")
            } else if !is_value && !is_other {
                format!("`{key}` is not carried over: it is not a `{ty}`")
            } else if !is_other && !self.has_value(ty, item) {
                if key == "const" {
                    let name = ty.to_string();
                    *ty = if form == Form::Text { TEXT } else { INTEGER };
                    let message =
                        format!("a `{ty}`, because the constant is not a value of `{name}`");
                    table.remark(message.clone());
                    dropped.push((pointer.to_owned(), message));
                    continue;
                }
                format!("`{key}` is not carried over: it is not a value of `{ty}`")
            } else if let Some(limit) = broken_limit(ty, table, item) {
                if key == "const" {
                    table.take(limit);
                    let message =
                        format!("`{limit}` is not carried over: the constant is outside of it");
                    table.remark(message.clone());
                    dropped.push((pointer.to_owned(), message));
                    continue;
                }
                format!("`{key}` is not carried over: it is outside of `{limit}`")
            } else {
                continue;
            };
            table.take(key);
            table.remark(reason.clone());
            dropped.push((pointer.to_owned(), reason));
        }
    }

    /// Checks whether the enum of a field, or of its items, has a value.
    fn has_value(&self, ty: &Ty, item: &Item) -> bool {
        let ty = match ty {
            Ty::List(item) => item,
            other => other,
        };
        let Ty::Named(name) = ty else { return true };
        let values = self.0.get(name).and_then(|kind| kind.values.as_ref());
        values.is_none_or(|values| match item {
            Item::Text(text) => values.contains(text),
            Item::Integer(integer) => values.contains(&integer.to_string()),
            Item::Boolean(_) | Item::List(_) | Item::Table(_) => true,
        })
    }

    fn takes(&self, ty: &Ty, form: Form, table: &Table) -> bool {
        match ty {
            // A single item is accepted for the list.
            Ty::List(item) => self.takes(item, form, table),
            Ty::Map(_) => false,
            Ty::Named(name) => self.0.get(name).is_some_and(|kind| kind.form == form),
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
        (Ty::Word("timestamp"), Item::Text(text)) => notation::begins_with_date(text),
        (Ty::Word("amount" | "decimal"), Item::Text(text)) => notation::is_decimal(text),
        (Ty::Word("uuid"), Item::Text(text)) => notation::is_uuid(text),
        (Ty::Word("base64"), Item::Text(text)) => notation::is_base64(text),
        (Ty::Word("integer"), Item::Text(text)) => notation::is_integer(text),
        (Ty::Word("unsigned"), Item::Text(text)) => notation::is_unsigned(text),
        (Ty::Word("unsigned"), Item::Integer(integer)) => *integer >= 0,
        _ => true,
    }
}

/// Returns the limit of the table that a value does not keep.
fn broken_limit(ty: &Ty, table: &Table, item: &Item) -> Option<&'static str> {
    // The length of a list is that of its items, of which the value is one.
    if matches!(ty, Ty::List(_)) {
        return None;
    }
    let limit = |key: &str| match table.get(key) {
        Some(Item::Integer(limit)) => Some(*limit),
        _ => None,
    };
    let number = match item {
        Item::Text(text) => text.clone(),
        Item::Integer(integer) => integer.to_string(),
        Item::Boolean(_) | Item::List(_) | Item::Table(_) => return None,
    };
    let length = match item {
        Item::Text(text) => i64::try_from(text.chars().count()).ok(),
        _ => None,
    };
    let is = |key, order| {
        limit(key).is_some_and(|limit| notation::compare(&number, limit) == Some(order))
    };
    let has = |key, order| {
        limit(key).is_some_and(|limit| length.map(|length| length.cmp(&limit)) == Some(order))
    };
    [
        ("min", is("min", Ordering::Less)),
        ("max", is("max", Ordering::Greater)),
        ("min_length", has("min_length", Ordering::Less)),
        ("max_length", has("max_length", Ordering::Greater)),
    ]
    .into_iter()
    .find_map(|(key, is_broken)| is_broken.then_some(key))
}

/// Returns the values of an enum, unless it has wildcards.
fn values(table: &Table) -> Option<BTreeSet<String>> {
    match table.get("values") {
        Some(Item::Table(values)) if !table.has("pattern") => Some(
            values
                .entries
                .iter()
                .map(|(value, _)| value.clone())
                .collect(),
        ),
        _ => None,
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
