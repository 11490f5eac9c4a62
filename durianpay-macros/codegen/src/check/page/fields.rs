//! Looks up the fields that a page names: paths in the response and in the last item, and fields of the
//! query.

use crate::check::Checker;
use crate::check::field_index::FieldIndex;
use crate::check::unknown_field::report_unknown_field;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Field, FieldPath, Spec, Type};
use crate::names;
use crate::rules::{self, Rule};
use crate::source::At;

/// A spec whose fields are looked up by name.
#[derive(Clone, Copy)]
pub(super) struct Fields<'c> {
    pub(super) checker: &'c Checker<'c>,
    pub(super) spec: &'c Spec,
    pub(super) index: &'c FieldIndex<'c>,
}

/// A field that was found, with the name of the object that has it.
pub(super) struct Found<'c> {
    pub(super) path: FieldPath,
    pub(super) field: &'c Field,
    object: String,
}

impl Found<'_> {
    /// Returns the name of an object type that the field refers to, as this spec names it.
    pub(super) fn named(&self, name: &str) -> String {
        beside(&self.object, name)
    }
}

/// Returns the name of a type that a field of `object` refers to. Fields of the base refer to types of the base.
fn beside(object: &str, name: &str) -> String {
    if names::strip_base(object).is_some() {
        names::qualified(name)
    } else {
        name.to_owned()
    }
}

impl<'c> Fields<'c> {
    /// Finds the field at a path, from an object type. A name with dots is found too, unless its beginning is a
    /// field.
    pub(super) fn find(
        self,
        diagnostics: &mut Diagnostics,
        rule: &'static Rule,
        object: &str,
        path: &At<String>,
    ) -> Option<Found<'c>> {
        let mut object = object.to_owned();
        let mut names = Vec::new();
        let mut rest = path.as_str();
        loop {
            let Some((field, after)) = self.first(&object, rest) else {
                let name = At::new(rest.to_owned(), path.span);
                let wires = self.wires(&object);
                report_unknown_field(diagnostics, self.checker, &name, &object, wires);
                return None;
            };
            names.push(field.wire.clone());
            let Some(after) = after else {
                let path = FieldPath(names);
                return Some(Found {
                    path,
                    field,
                    object,
                });
            };
            let Type::Object(inner) = &field.ty else {
                let message = format!("`{}` of `{object}` is not an object", field.wire);
                let diagnostic = Diagnostic::new(rule, path.span, message);
                diagnostics.push(self.beside_type(diagnostic, &object, &field.wire));
                return None;
            };
            object = beside(&object, inner);
            rest = after;
        }
    }

    /// Returns the field that a path begins with, and the rest of the path.
    fn first<'p>(self, object: &str, path: &'p str) -> Option<(&'c Field, Option<&'p str>)> {
        let ends = path.match_indices('.').map(|(end, _)| end);
        ends.chain([path.len()]).find_map(|end| {
            let field = self.index.get(object, path.get(..end)?)?;
            Some((field, path.get(end + 1..)))
        })
    }

    fn wires(self, object: &str) -> impl Iterator<Item = &'c str> {
        let object = self.spec.object(object);
        let fields = object.into_iter().flat_map(|object| &object.fields);
        fields.map(|field| field.wire.as_str())
    }

    /// Finds a field of the query whose type is one of those that `is_wanted` accepts.
    pub(super) fn of_query(
        self,
        diagnostics: &mut Diagnostics,
        rule: &'static Rule,
        query: &str,
        name: &At<String>,
        wanted: &str,
        is_wanted: fn(&Type) -> bool,
    ) -> Option<String> {
        let Some(field) = self.index.get(query, name.as_str()) else {
            let wires = self.wires(query);
            report_unknown_field(diagnostics, self.checker, name, query, wires);
            return None;
        };
        if is_wanted(&field.ty) {
            return Some(name.value.clone());
        }
        if self.stands_for_invalid(query, field) {
            return None;
        }
        let message = format!("`{}` of `{query}` is not {wanted}", name.value);
        let diagnostic = Diagnostic::new(rule, name.span, message);
        diagnostics.push(self.beside_type(diagnostic, query, name.as_str()));
        None
    }

    /// Reports that the type of a field of the response is not the wanted one.
    pub(super) fn report_type(
        self,
        diagnostics: &mut Diagnostics,
        place: &At<String>,
        found: &Found<'_>,
        wanted: &str,
    ) {
        self.report_type_by(diagnostics, &rules::PAGE_FIELD, place, found, wanted);
    }

    /// Reports that the type of a field is not the wanted one, against a rule.
    pub(super) fn report_type_by(
        self,
        diagnostics: &mut Diagnostics,
        rule: &'static Rule,
        place: &At<String>,
        found: &Found<'_>,
        wanted: &str,
    ) {
        if self.stands_for_invalid(&found.object, found.field) {
            return;
        }
        let message = format!("`{}` is not {wanted}", place.value);
        let diagnostic = Diagnostic::new(rule, place.span, message);
        diagnostics.push(self.beside_type(diagnostic, &found.object, &found.field.wire));
    }

    /// Checks whether the type of a field is invalid, which is reported at its definition.
    fn stands_for_invalid(self, object: &str, field: &Field) -> bool {
        let raw = self.checker.raw_field(object, &field.wire);
        let written = raw.and_then(|raw| raw.ty.as_ref());
        field.ty == Type::Json && !written.is_some_and(|ty| ty.value.contains("json"))
    }

    /// Adds the type of the named field.
    fn beside_type(self, diagnostic: Diagnostic, object: &str, wire: &str) -> Diagnostic {
        let field = self.checker.raw_field(object, wire);
        match field.and_then(|field| field.ty.as_ref()) {
            Some(ty) => diagnostic.related(ty.span, format!("its type is `{}`", ty.value)),
            None => diagnostic,
        }
    }
}
