//! Checks that files are only fields of multipart bodies.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Endpoint, Field, MediaForm, MediaType, Object, Spec, Type};
use crate::rules;
use crate::source::At;
use std::collections::BTreeSet;

/// ```toml
/// returns = "file"
/// ```
pub(super) fn misplaced(text: &At<String>) -> Diagnostic {
    Diagnostic::new(
        &rules::FILE_PLACE,
        text.span,
        format!("`{}` is not a field of a multipart body", text.value),
    )
}

/// ```toml
/// body         = "Upload"   # which has `content = "file"`
/// content_type = "application/json"
/// ```
pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &Spec) {
    let elsewhere = used_elsewhere(spec);
    for object in spec.objects.values() {
        if elsewhere.contains(object.name.as_str()) {
            report(diagnostics, checker, object);
        }
    }
    let webhooks = checker.raw.webhooks.iter().flat_map(|raw| &raw.fields);
    let added = checker.raw.extensions.iter().flat_map(|raw| &raw.fields);
    let fields = webhooks.chain(added).filter_map(|raw| raw.ty.as_ref());
    let unions = checker.raw.unions.iter().flat_map(|raw| &raw.members);
    let members = unions.filter_map(|raw| raw.ty.as_ref());
    for ty in fields.chain(members) {
        // Any other type with a file is reported as a type.
        if matches!(ty.value.as_str(), "file" | "file?" | "[file]" | "[file]?") {
            diagnostics.push(misplaced(ty));
        }
    }
}

fn report(diagnostics: &mut Diagnostics, checker: &Checker<'_>, object: &Object) {
    for field in object.fields.iter().filter(|field| is_file(field)) {
        let raw = checker.raw_field(&object.name, &field.wire);
        let Some(ty) = raw.and_then(|raw| raw.ty.as_ref()) else {
            continue;
        };
        let message = format!(
            "`{}` of `{}` is a `file`, but the type is not only the body of a multipart request",
            field.wire, object.name
        );
        diagnostics.push(Diagnostic::new(&rules::FILE_PLACE, ty.span, message));
    }
}

fn is_file(field: &Field) -> bool {
    *field.ty.innermost() == Type::File
}

/// Returns the object types that are used anywhere but as a whole multipart body.
fn used_elsewhere(spec: &Spec) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let fields = spec.objects.values().flat_map(|object| &object.fields);
    let added = spec.extensions.values();
    let added = added.flat_map(|extension| &extension.fields);
    let fields = fields.chain(added).map(|field| &field.ty);
    let choices = spec.choices.values().flat_map(|choice| &choice.members);
    let choices = choices.map(|member| &member.ty);
    let bodies = spec.endpoints().filter_map(plain_body);
    let endpoints = spec.endpoints();
    let returned = endpoints.flat_map(|endpoint| {
        let responses = endpoint.responses.iter();
        let responses = responses.filter_map(|response| response.ty.as_ref());
        let errors = endpoint.errors.iter().filter_map(|error| error.ty.as_ref());
        endpoint.returns.iter().chain(responses).chain(errors)
    });
    let types = fields.chain(choices).chain(bodies).chain(returned);
    names.extend(types.filter_map(object_in));
    let unions = spec.unions.values().flat_map(|union| &union.members);
    names.extend(unions.map(|member| member.object.as_str()));
    let endpoints = spec.endpoints();
    let flat = endpoints.flat_map(|endpoint| {
        [
            &endpoint.query,
            &endpoint.headers,
            &endpoint.response_headers,
        ]
    });
    names.extend(flat.flatten().map(String::as_str));
    let notifications = spec.notifications.iter();
    let notifications = notifications.flat_map(|notifications| &notifications.known);
    names.extend(notifications.map(|notification| notification.object.as_str()));
    let error = spec.api.as_ref().and_then(|api| api.error.as_ref());
    names.extend(error.map(|error| error.object.as_str()));
    names
}

/// Returns the body of an endpoint, unless it is a multipart body.
fn plain_body(endpoint: &Endpoint) -> Option<&Type> {
    let form = endpoint.content_type.as_ref().map(MediaType::form);
    let body = endpoint.body.as_ref()?;
    let is_whole = form == Some(MediaForm::Multipart) && matches!(body, Type::Object(_));
    (!is_whole).then_some(body)
}

fn object_in(ty: &Type) -> Option<&str> {
    match ty.innermost() {
        Type::Object(name) => Some(name),
        _ => None,
    }
}
