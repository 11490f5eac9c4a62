//! Error responses in the form of the API.

use super::check::Issue;
use super::page::write;
use super::shape::field_at;
use super::values::example;
use crate::openapi::example::{error_body, type_value};
use durianpay_codegen::model::{
    CodeOutcome, Endpoint, ErrorCase, ErrorShape, ErrorStatus, Spec, Type,
};
use serde_json::{Map, Value, json};

/// The reason why a request is not executed.
#[derive(Debug)]
pub(super) enum Failure {
    /// The request differs from the spec.
    Invalid(Vec<Issue>),
    /// The request is not authenticated.
    Denied {
        reason: String,
        is_token: bool,
    },
    NotFound(String),
    MethodNotAllowed(Vec<String>),
    /// The request contradicts the state.
    Conflict(String),
    /// The request is larger than a simulator accepts.
    TooLarge,
    /// The simulator contains as much as it can.
    Full,
    /// A status that was asked for over the control API.
    Injected(u16),
}

/// An error response.
#[derive(Debug)]
pub(super) struct ErrorAnswer {
    pub(super) status: u16,
    pub(super) body: Value,
}

impl Failure {
    /// Returns the usual statuses of the failure. If the spec documents none, the first is used.
    fn statuses(&self) -> &'static [u16] {
        match self {
            Self::Invalid(_) => &[400, 422],
            Self::Denied { .. } => &[401, 403],
            Self::NotFound(_) => &[404, 410],
            Self::MethodNotAllowed(_) => &[405],
            Self::Conflict(_) => &[409, 422],
            Self::TooLarge => &[413],
            Self::Full => &[507],
            Self::Injected(_) => &[],
        }
    }

    /// Returns the reason, as the response and the log show it.
    pub(super) fn reason(&self) -> String {
        match self {
            Self::Invalid(issues) => {
                let shown = issues.iter().map(|issue| format!("{} {}", issue.field, issue.reason));
                shown.collect::<Vec<_>>().join("; ")
            }
            Self::Denied { reason, .. } | Self::NotFound(reason) | Self::Conflict(reason) => {
                reason.clone()
            }
            Self::MethodNotAllowed(allowed) => {
                format!("the path has no such method, only {}", allowed.join(", "))
            }
            Self::TooLarge => "the body is larger than 1 MiB, or incomplete".to_owned(),
            Self::Full => {
                "the simulator has 100,000 objects and takes no more: reset it with POST /_sim/reset"
                    .to_owned()
            }
            Self::Injected(_) => "the simulator was told to respond with this status".to_owned(),
        }
    }

    /// Writes the failure as the API does.
    pub(super) fn answer(&self, spec: &Spec, endpoint: Option<&Endpoint>) -> ErrorAnswer {
        let errors = endpoint.map_or(&[][..], |endpoint| &endpoint.errors);
        let documents = |status: &u16| {
            errors
                .iter()
                .any(|case| case.status == ErrorStatus::Exact(*status))
        };
        let usual = self.statuses();
        let status = match self {
            Self::Injected(status) => *status,
            _ => *usual
                .iter()
                .find(|status| documents(status))
                .or(usual.first())
                .unwrap_or(&500),
        };
        let case = case_of(errors, status);
        let body = self.body(spec, endpoint, status, case);
        ErrorAnswer { status, body }
    }

    fn body(
        &self,
        spec: &Spec,
        endpoint: Option<&Endpoint>,
        status: u16,
        case: Option<&ErrorCase>,
    ) -> Value {
        let reason = self.reason();
        let shape = spec.called_api().and_then(|api| api.error.as_ref());
        if let Some(ty) = case.and_then(|case| case.ty.as_ref()) {
            let is_usual = shape.is_some_and(|shape| *ty == Type::Object(shape.object.clone()));
            if !is_usual {
                return Self::typed(spec, ty, &reason);
            }
        }
        let Some(shape) = shape else {
            return json!({ "message": reason });
        };
        let code = case.and_then(|case| case.code.clone());
        let code = code.or_else(|| self.code(spec, shape, endpoint, status));
        let mut body = error_body(spec, shape, Some(&reason), code.as_deref());
        self.write_fields(spec, shape, &mut body);
        body
    }

    /// Writes a body of another type than that of the API. Where its texts belong cannot be known,
    /// except for fields with a usual name.
    fn typed(spec: &Spec, ty: &Type, reason: &str) -> Value {
        let mut body = type_value(spec, ty);
        let Type::Object(name) = ty else {
            return body;
        };
        for field in spec
            .object(name)
            .into_iter()
            .flat_map(|object| &object.fields)
        {
            let is_message = [
                "message",
                "detail",
                "error",
                "description",
                "error_description",
            ]
            .contains(&field.wire.as_str());
            if is_message && field.ty == Type::Text && field.constant.is_none() {
                write(
                    &mut body,
                    std::slice::from_ref(&field.wire),
                    Some(Value::from(reason)),
                );
            }
        }
        body
    }

    /// Returns a code of the API for the status, with the digits of the endpoint.
    fn code(
        &self,
        spec: &Spec,
        shape: &ErrorShape,
        endpoint: Option<&Endpoint>,
        status: u16,
    ) -> Option<String> {
        let codes = spec.enumeration(shape.codes.as_deref()?)?;
        let wants_token = matches!(self, Self::Denied { is_token: true, .. });
        let prefix = status.to_string();
        let fits = |value: &&durianpay_codegen::model::EnumValue| {
            value.value.starts_with(&prefix) && value.outcome != Some(CodeOutcome::Success)
        };
        let fitting = || codes.values.iter().filter(fits);
        let of_token = fitting().find(|value| value.renews_token == wants_token);
        let value = of_token.or_else(|| fitting().next())?;
        let service = endpoint.and_then(|endpoint| endpoint.service.as_deref());
        Some(if codes.is_free(value) {
            with_digits(&value.value, service)
        } else {
            value.value.clone()
        })
    }

    /// Lists the rejected fields, where the API does.
    fn write_fields(&self, spec: &Spec, shape: &ErrorShape, body: &mut Value) {
        let (Self::Invalid(issues), Some(path)) = (self, shape.fields.first()) else {
            return;
        };
        let item = match field_at(spec, &shape.object, path).map(|field| &field.ty) {
            Some(Type::List(item)) => item,
            Some(Type::Map(item)) => {
                write(body, &path.0, Some(by_field(issues, item)));
                return;
            }
            _ => return,
        };
        let listed = issues.iter().map(|issue| {
            let mut entry = match &**item {
                Type::Object(name) => Value::Object(example(spec, name)),
                Type::Json => json!({}),
                _ => return Value::from(format!("{} {}", issue.field, issue.reason)),
            };
            for (key, text) in [("field", name_of(issue)), ("message", &issue.reason)] {
                write(&mut entry, &[key.to_owned()], Some(Value::from(text)));
            }
            entry
        });
        write(body, &path.0, Some(Value::Array(listed.collect())));
    }
}

/// Returns the name of a rejected field, without the part of the request that it is in.
fn name_of(issue: &Issue) -> &str {
    let name = issue.field.split_once('.');
    name.map_or(&*issue.field, |(_, name)| name)
}

/// Writes the rejected fields as a map from their names to a message, or to a list of messages.
fn by_field(issues: &[Issue], item: &Type) -> Value {
    let mut fields = Map::new();
    for issue in issues {
        let reason = Value::from(&*issue.reason);
        match (item, fields.get_mut(name_of(issue))) {
            (Type::List(_), Some(Value::Array(reasons))) => reasons.push(reason),
            (Type::List(_), _) => {
                fields.insert(name_of(issue).to_owned(), Value::Array(vec![reason]));
            }
            (_, None) => {
                fields.insert(name_of(issue).to_owned(), reason);
            }
            // A map with one message for each field has the first.
            (_, Some(_)) => {}
        }
    }
    Value::Object(fields)
}

/// Returns the entry that describes a status: the most exact one.
fn case_of(errors: &[ErrorCase], status: u16) -> Option<&ErrorCase> {
    let find = |wanted: ErrorStatus| errors.iter().find(|case| case.status == wanted);
    let class = u8::try_from(status / 100).unwrap_or_default();
    find(ErrorStatus::Exact(status))
        .or_else(|| find(ErrorStatus::Class(class)))
        .or_else(|| find(ErrorStatus::Default))
}

/// Writes digits in place of the first `x` of a code, and zeros in place of the others.
pub(super) fn with_digits(code: &str, digits: Option<&str>) -> String {
    let mut digits = digits.unwrap_or_default().chars();
    let filled = code.chars().map(|character| match character {
        'x' => digits.next().unwrap_or('0'),
        other => other,
    });
    filled.collect()
}
