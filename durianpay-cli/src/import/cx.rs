//! The context of an import: the document, the report, and the spec so far.

use super::choices::Choices;
use super::draft::{Draft, Known, TypeBody, TypeDraft, ValueDraft};
use super::error_body::ErrorBody;
use super::names::TypeNames;
use super::node::{Document, Node};
use super::number::{Numeral, numeral};
use super::options::Options;
use super::report::{Group, Report};
use super::ty::Ty;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The state of one import.
pub(super) struct Cx<'d> {
    pub(super) document: Document<'d>,
    pub(super) options: &'d Options,
    pub(super) report: Report,
    pub(super) spec: Draft,
    /// The names of components, by pointer. They are reserved before all others.
    pub(super) components: BTreeMap<String, String>,
    pub(super) names: TypeNames,
    /// The state of schemas, by pointer.
    pub(super) known: BTreeMap<String, Known>,
    /// The components that extend another by `allOf`, by its pointer.
    heirs: BTreeMap<String, Vec<Node<'d>>>,
    /// The names that are claimed for unions.
    unions: BTreeSet<String>,
    /// The pointers of types for several schemas together, by the pointers of those schemas.
    pub(super) together: BTreeMap<String, String>,
    /// The unions of plain scalars, by the name that their members give them.
    pub(super) shared: BTreeMap<String, String>,
    /// The notation of scalars that a YAML document writes without quotes, by pointer.
    pub(super) written: HashMap<String, String>,
    /// The ends of chains of references, by the pointers of their links.
    pub(super) ends: HashMap<String, Node<'d>>,
    /// The depth of the schema that is being read, and the objects to be read after it, with their names.
    pub(super) depth: usize,
    pub(super) deferred: Vec<(Node<'d>, String)>,
    /// The number of responses, and how many of them have a key that is commonly an envelope.
    pub(super) responses: usize,
    pub(super) wrappers: BTreeMap<&'static str, usize>,
    /// The bodies of error responses, in the order of their endpoints.
    pub(super) error_bodies: Vec<ErrorBody<'d>>,
    /// The types of response headers, by the headers of the document.
    pub(super) header_types: HashMap<String, String>,
    /// The security requirements of the operations.
    pub(super) choices: Choices<'d>,
    /// The headers that all operations have with the same value, in lower case.
    pub(super) constant_headers: BTreeMap<String, String>,
    /// Whether the document was exported from a spec, so that `x-spec` describes everything.
    pub(super) is_exported: bool,
}

impl<'d> Cx<'d> {
    pub(super) fn new(document: Document<'d>, options: &'d Options) -> Self {
        let root = document.root();
        let is_exported = root.has("x-spec");
        let names = if is_exported {
            TypeNames::free()
        } else {
            TypeNames::reserved(root.has("webhooks") || root.has("x-webhooks"))
        };
        Self {
            document,
            options,
            report: Report::default(),
            spec: Draft::default(),
            components: BTreeMap::new(),
            names,
            known: BTreeMap::new(),
            heirs: heirs(document),
            unions: BTreeSet::new(),
            together: BTreeMap::new(),
            shared: BTreeMap::new(),
            written: HashMap::new(),
            ends: HashMap::new(),
            depth: 0,
            deferred: Vec::new(),
            responses: 0,
            wrappers: BTreeMap::new(),
            error_bodies: Vec::new(),
            header_types: HashMap::new(),
            choices: Choices::default(),
            constant_headers: BTreeMap::new(),
            is_exported,
        }
    }

    /// Lists the components that extend a schema by `allOf`, directly or not.
    pub(super) fn heirs(&self, schema: &Node<'d>) -> Vec<Node<'d>> {
        let mut found: Vec<Node<'d>> = Vec::new();
        let mut seen = BTreeSet::from([schema.pointer.clone()]);
        let direct = |pointer: &str| self.heirs.get(pointer).into_iter().flatten().rev();
        let mut open: Vec<&Node<'d>> = direct(&schema.pointer).collect();
        while let Some(heir) = open.pop() {
            if seen.insert(heir.pointer.clone()) {
                open.extend(direct(&heir.pointer));
                found.push(heir.clone());
            }
        }
        found
    }

    /// Adds a remark to the report. Returns its text, for the comment at the node's place.
    pub(super) fn note(
        &mut self,
        group: Group,
        node: &Node<'_>,
        message: impl Into<String>,
    ) -> String {
        self.report.push(group, &node.pointer, message)
    }

    /// Claims a name for the type of `schema`, so that later references to it, including its own,
    /// find the type.
    pub(super) fn claim(&mut self, schema: &Node<'_>, wanted: &str) -> String {
        let name = match self.components.get(&schema.pointer) {
            Some(name) => name.clone(),
            None => self.names.claim(wanted),
        };
        self.spec.order.push(name.clone());
        let known = Known::Claimed(name.clone());
        self.known.insert(schema.pointer.clone(), known);
        name
    }

    /// Claims a name like [`claim`](Self::claim), for a union.
    pub(super) fn claim_union(&mut self, schema: &Node<'_>, wanted: &str) -> String {
        let name = self.claim(schema, wanted);
        self.unions.insert(name.clone());
        name
    }

    /// Defines a type that corresponds to no schema, under a new name.
    pub(super) fn add(&mut self, wanted: &str, pointer: &str, body: TypeBody) -> String {
        let name = self.names.claim(wanted);
        self.spec.order.push(name.clone());
        self.define(name.clone(), pointer, body);
        name
    }

    /// Defines a type whose name was claimed.
    pub(super) fn define(&mut self, name: String, pointer: &str, body: TypeBody) {
        let draft = TypeDraft {
            pointer: pointer.to_owned(),
            body,
        };
        self.spec.types.insert(name, draft);
    }
}

/// Finds the components that extend others.
fn heirs(document: Document<'_>) -> BTreeMap<String, Vec<Node<'_>>> {
    let mut heirs: BTreeMap<String, Vec<Node<'_>>> = BTreeMap::new();
    let components = document.root().get("components");
    let schemas = components.map_or_else(Vec::new, |node| node.members_of("schemas"));
    for (_, schema) in schemas {
        for part in schema.items_of("allOf") {
            let target = part
                .string("$ref")
                .map(|reference| document.find(reference));
            if let Some(Ok(target)) = target {
                heirs
                    .entry(target.pointer)
                    .or_default()
                    .push(schema.clone());
            }
        }
    }
    heirs
}

impl Cx<'_> {
    /// Sets a key of the enum that is the type of `value`.
    pub(super) fn set_of_type(&mut self, value: &ValueDraft, key: &str, item: &str) {
        let draft = value
            .ty
            .name()
            .and_then(|name| self.spec.types.get_mut(name));
        if let Some(TypeBody::Enum(table)) = draft.map(|draft| &mut draft.body) {
            table.set(key, item);
        }
    }

    /// Adds a remark above a type.
    pub(super) fn remark_type(&mut self, name: &str, remark: String) {
        if let Some(draft) = self.spec.types.get_mut(name) {
            match &mut draft.body {
                TypeBody::Object { about, .. } => about.remark(remark),
                TypeBody::Enum(table) | TypeBody::Union(table) | TypeBody::Id(table) => {
                    table.remark(remark);
                }
            }
        }
    }
}

impl Cx<'_> {
    /// Checks whether values of this type are written as a single word.
    pub(super) fn is_scalar(&self, name: &str) -> bool {
        matches!(
            self.spec.types.get(name).map(|draft| &draft.body),
            Some(TypeBody::Enum(_) | TypeBody::Id(_))
        )
    }

    /// Checks whether the type is an id.
    pub(super) fn is_id(&self, name: &str) -> bool {
        let draft = self.spec.types.get(name);
        matches!(draft.map(|draft| &draft.body), Some(TypeBody::Id(_)))
    }

    /// Checks whether values of this type are strings, which have a length.
    pub(super) fn has_length(&self, name: &str) -> bool {
        match self.spec.types.get(name).map(|draft| &draft.body) {
            Some(TypeBody::Enum(table)) => table.string("type") != Some("integer"),
            Some(TypeBody::Id(_)) => true,
            Some(TypeBody::Object { .. } | TypeBody::Union(_)) | None => false,
        }
    }

    /// Checks whether the type is an object. A type that is still being read is one, unless it is
    /// known to be a union.
    pub(super) fn is_object(&self, name: &str) -> bool {
        matches!(
            self.spec.types.get(name).map(|draft| &draft.body),
            Some(TypeBody::Object { .. }) | None
        ) && !self.unions.contains(name)
    }

    /// Checks whether values of the type are written as a single word, as in a query.
    pub(super) fn is_word(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Word(word) => *word != "json",
            Ty::Named(name) => self.is_scalar(name),
            Ty::List(_) | Ty::Map(_) => false,
        }
    }

    /// Returns a scalar as a string: as the document writes it, if YAML reads it as another type.
    pub(super) fn text_of(&self, node: &Node<'_>) -> Option<String> {
        if let Some(written) = self.written.get(&node.pointer) {
            return Some(written.clone());
        }
        match node.json {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(match numeral(number) {
                Numeral::Integer(integer) => integer.to_string(),
                Numeral::Decimal(text) => text,
            }),
            Value::Bool(boolean) => Some(boolean.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Returns the type `json`, for a schema that no type of the language can express.
    pub(super) fn any(&mut self, schema: &Node<'_>, reason: impl Into<String>) -> ValueDraft {
        ValueDraft::json(self.note(Group::Loosened, schema, reason))
    }
}
