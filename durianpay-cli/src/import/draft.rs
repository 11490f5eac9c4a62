//! The spec under construction, before it is written.

use super::table::Table;
use super::ty::{JSON, Ty};
use std::collections::{BTreeMap, HashSet};

/// A whole spec.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) api: Table,
    pub(super) environments: Vec<(String, Table)>,
    pub(super) auths: Vec<(String, Table)>,
    pub(super) credentials: Vec<(String, Table)>,
    pub(super) error: Option<Table>,
    /// In the order of the document.
    pub(super) resources: Vec<(String, Table)>,
    pub(super) endpoints: Vec<EndpointDraft>,
    pub(super) types: BTreeMap<String, TypeDraft>,
    /// The names of `types`, in the order in which they were found.
    pub(super) order: Vec<String>,
    pub(super) webhook: Option<Table>,
    pub(super) events: Vec<(String, Table)>,
    pub(super) notifications: Option<Table>,
    pub(super) known_notifications: Vec<(String, Table)>,
    /// The types of webhooks that the user must parse manually.
    pub(super) by_hand: Vec<String>,
    /// Remarks about parts that have no place in the spec.
    pub(super) remarks: Vec<String>,
}

/// An endpoint, or the comment that replaces it.
#[derive(Debug)]
pub(super) struct EndpointDraft {
    pub(super) resource: String,
    pub(super) method: String,
    pub(super) table: Table,
    /// The types that the table refers to, in its order.
    pub(super) roots: Vec<String>,
    /// The types that the endpoint sends.
    pub(super) sends: Vec<String>,
    /// Whether the endpoint cannot be called as documented, and becomes a comment.
    pub(super) is_left_out: bool,
    /// The place of the operation in the document.
    pub(super) pointer: String,
    /// Whether a success is documented to have the header `Link`.
    pub(super) has_link: bool,
}

/// A type, enum, union or id.
#[derive(Debug)]
pub(super) struct TypeDraft {
    pub(super) pointer: String,
    pub(super) body: TypeBody,
}

#[derive(Debug, Clone)]
pub(super) enum TypeBody {
    Object { about: Table, fields: Vec<Field> },
    Enum(Table),
    Union(Table),
    Id(Table),
}

/// A field of an object.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) wire: String,
    pub(super) value: ValueDraft,
    pub(super) required: bool,
    pub(super) pointer: String,
}

/// A schema as a value of the language.
#[derive(Debug, Clone)]
pub(super) struct ValueDraft {
    pub(super) ty: Ty,
    pub(super) nullable: bool,
    /// Whether only responses contain it.
    pub(super) read_only: bool,
    /// Whether only requests contain it.
    pub(super) write_only: bool,
    /// The keys of a field, except `type` and `nullable`.
    pub(super) table: Table,
}

impl ValueDraft {
    pub(super) fn new(ty: Ty) -> Self {
        Self {
            ty,
            nullable: false,
            read_only: false,
            write_only: false,
            table: Table::default(),
        }
    }

    pub(super) fn named(name: &str) -> Self {
        Self::new(Ty::Named(name.to_owned()))
    }

    /// Creates a value that is any JSON, with the reason for it.
    pub(super) fn json(remark: String) -> Self {
        let mut value = Self::new(JSON);
        value.table.remark(remark);
        value
    }
}

/// The state of a schema that others refer to.
#[derive(Debug, Clone)]
pub(super) enum Known {
    /// The schema is being read; whether it becomes a named type is not decided yet.
    Open,
    /// The schema becomes the type with this name.
    Claimed(String),
    /// The schema has been read.
    Done(ValueDraft),
}

impl Draft {
    /// Lists the types that a type refers to, in the order of its parts.
    pub(super) fn inside(&self, name: &str) -> Vec<String> {
        match self.types.get(name).map(|draft| &draft.body) {
            Some(TypeBody::Object { fields, .. }) => fields
                .iter()
                .filter_map(|field| field.value.ty.name().map(str::to_owned))
                .collect(),
            Some(TypeBody::Union(table)) => members(table),
            Some(TypeBody::Enum(_) | TypeBody::Id(_)) | None => Vec::new(),
        }
    }

    /// Lists the types that are reachable from `roots`, each once and in order.
    pub(super) fn reached(&self, roots: &[String]) -> Vec<String> {
        self.reached_where(roots, |_| true)
    }

    /// Lists the types that are reachable from `roots` through types that fulfil the condition, each once and in
    /// order.
    pub(super) fn reached_where(
        &self,
        roots: &[String],
        mut is_followed: impl FnMut(&String) -> bool,
    ) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        let mut open: Vec<String> = roots.iter().rev().cloned().collect();
        while let Some(name) = open.pop() {
            if is_followed(&name) && seen.insert(name.clone()) {
                open.extend(self.inside(&name).into_iter().rev());
                found.push(name);
            }
        }
        found
    }
}

/// Lists the named types of a union's members.
pub(super) fn members(union: &Table) -> Vec<String> {
    use super::table::Item;
    let Some(Item::Table(members)) = union.get("members") else {
        return Vec::new();
    };
    members
        .entries
        .iter()
        .filter_map(|(_, member)| match member {
            Item::Text(text) => Some(text.as_str()),
            Item::Table(table) => table.string("type"),
            _ => None,
        })
        .filter_map(|text| Ty::parse(text).name().map(str::to_owned))
        .collect()
}

/// Checks whether a union is a value by itself: its tag is not beside its content.
pub(super) fn is_alone(union: &Table) -> bool {
    !union.has("tag") || union.get("inside") == Some(&super::table::Item::Boolean(true))
}
