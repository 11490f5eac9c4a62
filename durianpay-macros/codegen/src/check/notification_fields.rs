//! The fields of a notification with the id and the status of its object.

use super::Checker;
use super::field_index::FieldIndex;
use super::field_path::{self, parse};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{EnumForm, Field, FieldPath, Spec, StatusField, Type};
use crate::raw::RawNotification;
use crate::rules;
use crate::source::At;

/// The mark of values after which the status no longer changes.
const FINAL: &str = "final";

/// A spec whose fields are looked up by name.
pub(super) struct IndexedSpec<'s> {
    spec: &'s Spec,
    fields: FieldIndex<'s>,
}

impl<'s> IndexedSpec<'s> {
    pub(super) fn new(spec: &'s Spec) -> Self {
        let fields = FieldIndex::new(spec);
        Self { spec, fields }
    }
}

/// ```toml
/// object = "originalReferenceNo"
/// status = "additionalInfo.latestTransactionStatus"
/// ```
pub(super) fn check_fields(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &IndexedSpec<'_>,
    body: &str,
    raw: &RawNotification,
) -> (Option<FieldPath>, Option<StatusField>) {
    let object = raw.object.as_ref();
    let found = object.and_then(|path| find(diagnostics, checker, spec, body, path));
    let id = found.map(|(path, _field)| path);
    let Some(written) = &raw.status else {
        return (id, None);
    };
    if object.is_none() {
        diagnostics.push(Diagnostic::new(
            &rules::STATUS_WITHOUT_OBJECT,
            written.span,
            format!(
                "the notification `{}` has a `status` but no `object`",
                raw.name.value
            ),
        ));
    }
    let status = find(diagnostics, checker, spec, body, written);
    let status = status.map(|(path, field)| StatusField {
        path,
        finals_of: finals_of(spec.spec, field),
    });
    let is_whole = id.is_some();
    (id, status.filter(|_| is_whole))
}

/// Returns the path of a field, and the field, if it can be compared as a string.
fn find<'s>(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &IndexedSpec<'s>,
    body: &str,
    path: &At<String>,
) -> Option<(FieldPath, &'s Field)> {
    let parsed = parse(diagnostics, path)?;
    let (outer, last) = parsed.split_last();
    let mut object = body;
    for name in outer {
        let field = field_of(diagnostics, checker, spec, object, path, name)?;
        let Type::Object(inner) = &field.ty else {
            report_type(
                diagnostics,
                checker,
                object,
                field,
                path,
                "is not an object",
            );
            return None;
        };
        object = inner;
    }
    let field = field_of(diagnostics, checker, spec, object, path, last)?;
    if field.sensitive {
        report_type(diagnostics, checker, object, field, path, "is `sensitive`");
        return None;
    }
    if !is_text(spec.spec, &field.ty) {
        let problem = "is not a `string`, an id or an enumeration of strings";
        report_type(diagnostics, checker, object, field, path, problem);
        return None;
    }
    Some((parsed, field))
}

/// ```toml
/// object = "originalRefrenceNo"
/// ```
fn field_of<'s>(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &IndexedSpec<'s>,
    object: &str,
    path: &At<String>,
    name: &str,
) -> Option<&'s Field> {
    let field = spec.fields.get(object, name);
    if field.is_none() {
        let known = spec.spec.object(object).into_iter();
        let known = known.flat_map(|object| object.fields.iter().map(|field| field.wire.as_str()));
        let unknown = Diagnostic::new(
            &rules::UNKNOWN_FIELD,
            path.span,
            format!("the type `{object}` has no field `{name}`"),
        );
        let unknown = checker.beside_type(unknown, object);
        let unknown = diagnostics.suggest_name(unknown, name, known);
        diagnostics.push(unknown);
    }
    field
}

/// ```toml
/// object = "paidAmount"
/// ```
fn report_type(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    object: &str,
    field: &Field,
    path: &At<String>,
    problem: &str,
) {
    let rule = &rules::NOTIFICATION_FIELD_TYPE;
    field_path::report_type(diagnostics, checker, rule, object, field, path, problem);
}

/// Returns whether each value of a type is a string that is compared unchanged.
fn is_text(spec: &Spec, ty: &Type) -> bool {
    match ty {
        Type::Text | Type::Id(_) => true,
        Type::Enum(name) => spec
            .enumeration(name)
            .is_some_and(|values| values.form == EnumForm::Text),
        Type::Integer(_)
        | Type::Unsigned(_)
        | Type::Boolean
        | Type::Amount(_)
        | Type::Timestamp
        | Type::Date
        | Type::Uuid
        | Type::Base64
        | Type::Decimal(_)
        | Type::Json
        | Type::Bytes
        | Type::File
        | Type::Object(_)
        | Type::Union(_)
        | Type::Choice(_)
        | Type::List(_)
        | Type::Map(_) => false,
    }
}

/// Returns the type of a field if it is an enumeration with values that are final.
fn finals_of(spec: &Spec, field: &Field) -> Option<String> {
    let Type::Enum(name) = &field.ty else {
        return None;
    };
    let mut values = spec.enumeration(name)?.values.iter();
    let has_final = values.any(|value| value.marks.iter().any(|mark| mark == FINAL));
    has_final.then(|| name.clone())
}
