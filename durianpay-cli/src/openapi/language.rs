//! Nodes of the model as JSON, in the notation of the spec language.

use super::table::Table;
use super::{page, style, ty};
use durianpay_codegen::model::{
    AmountForm, Api, Choice, ChoiceMember, CodeOutcome, ConstantHeader, DecimalForm, Endpoint,
    Enum, EnumValue, Envelope, Environment, ErrorCase, ErrorShape, EventStream, Field,
    FieldCurrency, FieldPath, IntegerForm, JsonForm, Limits, MediaType, Member, Outcome, Retry,
    Scalar, Server, Signature, Spec, Success, Type, Union, Webhook,
};
use durianpay_codegen::urls::is_plain;
use serde_json::{Map, Value, json};

/// Builds the table `[api]`.
pub(super) fn api(api: &Api) -> Map<String, Value> {
    let Api {
        about,
        name,
        auth: auths,
        signing: _,
        envelope,
        idempotency_header,
        unset_time,
        headers,
        environments: _,
        error: _,
    } = api;
    let mut table = Table::default();
    table.set("name", Some(name.as_str()));
    table.set("auth", Some(auths.name.as_str()));
    table.set("envelope", envelope.as_deref());
    table.set("idempotency_header", idempotency_header.as_deref());
    table.set("unset_time", unset_time.as_deref());
    table.set(
        "headers",
        (!headers.is_empty()).then(|| constant_headers(headers)),
    );
    table.about(about)
}

fn constant_headers(headers: &[ConstantHeader]) -> Map<String, Value> {
    let tables = headers.iter().map(|header| {
        let ConstantHeader { about, name, value } = header;
        let mut table = Table::default();
        table.set("value", Some(value.as_str()));
        (name.clone(), table.about(about).into())
    });
    tables.collect()
}

/// Builds a table `[environment.*]`.
pub(super) fn environment(environment: &Environment) -> Map<String, Value> {
    let Environment {
        about,
        name: _,
        url,
        key_prefix,
        live,
    } = environment;
    let mut table = Table::default();
    table.set("url", Some(url.as_str()));
    table.set("key_prefix", key_prefix.as_deref());
    table.set("live", Some(*live));
    table.flag("plain_http", is_plain(url));
    table.about(about)
}

/// Builds the table `[error]`.
pub(super) fn error_shape(shape: &ErrorShape) -> Map<String, Value> {
    let ErrorShape {
        about,
        object,
        message,
        code,
        codes,
        request_id,
        request_id_header,
        unset_request_id,
        fields,
    } = shape;
    let mut table = Table::default();
    table.set("type", Some(object.as_str()));
    table.list("message", &paths(message));
    table.list("code", &paths(code));
    table.set("codes", codes.as_deref());
    table.list("request_id", &paths(request_id));
    table.set("request_id_header", request_id_header.as_deref());
    table.set("unset_request_id", unset_request_id.as_deref());
    table.list("fields", &paths(fields));
    table.about(about)
}

fn paths(paths: &[FieldPath]) -> Vec<String> {
    paths.iter().map(FieldPath::to_string).collect()
}

/// Builds a table `[endpoint.*]`.
pub(super) fn endpoint(endpoint: &Endpoint) -> Map<String, Value> {
    let Endpoint {
        about,
        id: _,
        method: _,
        verb,
        path,
        variant_of,
        parameters,
        query,
        headers,
        body,
        content_type: _,
        accept,
        returns: _,
        events,
        may_be_empty: _,
        responses: _,
        response_headers,
        envelope,
        retry,
        auth,
        service,
        servers,
        page,
        errors: cases,
    } = endpoint;
    let parameters = parameters.iter();
    let parameters: Map<String, Value> = parameters
        .map(|one| (one.wire.clone(), Value::Object(parameter(one))))
        .collect();
    let mut table = Table::default();
    table.set("http", Some(format!("{verb} {path}")));
    table.set("variant_of", variant_of.as_deref());
    table.set("path", (!parameters.is_empty()).then_some(parameters));
    table.set("query", query.as_deref());
    table.set("headers", headers.as_deref());
    table.set("body", body.as_ref().map(ty::expression));
    table.set("content_type", content_type(endpoint));
    table.set("accept", accept.as_ref().map(MediaType::as_str));
    table.set("returns", returns(endpoint));
    table.set("responses", responses(endpoint));
    table.set("response_headers", response_headers.as_deref());
    table.set("envelope", envelope_word(*envelope));
    table.set("retry", Some(retry_word(*retry)));
    table.set("auth", auth.as_deref());
    table.set("service", service.as_deref());
    table.set("events", self::events(events.as_ref()));
    table.set(
        "servers",
        (!servers.is_empty()).then(|| self::servers(servers)),
    );
    table.set("page", page.as_ref().map(page::table));
    table.set("errors", (!cases.is_empty()).then(|| errors(endpoint)));
    table.about(about)
}

/// Builds the table of a path parameter, which has no separate Rust name.
pub(super) fn parameter(parameter: &Field) -> Map<String, Value> {
    let mut table = field(parameter);
    table.shift_remove("name");
    table
}

/// Returns the type of the body, unless its schema alone identifies it.
pub(super) fn body(endpoint: &Endpoint) -> Option<String> {
    let body = endpoint.body.as_ref()?;
    (!matches!(body, Type::Object(_))).then(|| ty::expression(body))
}

/// Returns the media type of the body, if it is not the default. With some methods, it
/// must always be stated.
pub(super) fn content_type(endpoint: &Endpoint) -> Option<&str> {
    let must_be_stated = matches!(endpoint.verb.as_str(), "GET" | "HEAD" | "OPTIONS");
    let default = (must_be_stated && endpoint.body.is_some()).then_some(MediaType::JSON);
    let stated = endpoint.content_type.as_ref().map(MediaType::as_str);
    stated.or(default)
}

/// Returns the value of `returns`, if the endpoint has one.
pub(super) fn returns(endpoint: &Endpoint) -> Option<String> {
    let mark = if endpoint.may_be_empty { "?" } else { "" };
    let ty = endpoint.returns.as_ref().map(ty::expression)?;
    Some(format!("{ty}{mark}"))
}

/// Returns the value in the language, or `None` for the default.
pub(super) fn envelope_word(envelope: Envelope) -> Option<&'static str> {
    match envelope {
        Envelope::Wrapped => None,
        Envelope::Bare => Some("bare"),
        Envelope::Either => Some("either"),
        Envelope::Whole => Some("whole"),
    }
}

/// Maps a retry class to its value in the language.
pub(super) fn retry_word(retry: Retry) -> &'static str {
    match retry {
        Retry::Safe => "safe",
        Retry::Keyed => "keyed",
        Retry::Never => "never",
    }
}

/// Builds the table `errors`.
pub(super) fn errors(endpoint: &Endpoint) -> Map<String, Value> {
    let cases = endpoint.errors.iter();
    cases
        .map(|case| (case.status.to_string(), error_case(case).into()))
        .collect()
}

/// Builds the table `responses`, if the endpoint has one.
pub(super) fn responses(endpoint: &Endpoint) -> Option<Map<String, Value>> {
    let responses = endpoint.responses.iter().map(|response| {
        let Success {
            about,
            status,
            name: _,
            ty,
        } = response;
        let mut table = Table::default();
        table.set("type", ty.as_ref().map(ty::expression));
        (status.to_string(), table.about(about).into())
    });
    (!endpoint.responses.is_empty()).then(|| responses.collect())
}

/// Builds an entry of `errors`.
fn error_case(case: &ErrorCase) -> Map<String, Value> {
    let ErrorCase {
        about,
        status: _,
        code,
        outcome,
        ty,
    } = case;
    let mut table = Table::default();
    table.set("type", ty.as_ref().map(ty::expression));
    table.set("code", code.as_deref());
    table.set("outcome", outcome.map(outcome_word));
    table.about(about)
}

/// Maps an error's outcome to its value in the language.
pub(super) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Rejected => "rejected",
        Outcome::Unknown => "unknown",
    }
}

/// Builds the table `events`, if the spec says anything about the events.
pub(super) fn events(events: Option<&EventStream>) -> Option<Map<String, Value>> {
    let EventStream { about, done } = events?;
    let mut table = Table::default();
    table.set("done", done.as_deref());
    let table = table.about(about);
    (!table.is_empty()).then_some(table)
}

/// Builds the table `servers`.
pub(super) fn servers(servers: &[Server]) -> Map<String, Value> {
    let entries = servers.iter().map(|server| {
        let Server {
            about,
            environment,
            url,
        } = server;
        let mut table = Table::default();
        table.set("url", Some(url.as_str()));
        (environment.clone(), table.about(about).into())
    });
    entries.collect()
}

/// Builds the table `fields`.
pub(super) fn fields(fields: &[Field]) -> Map<String, Value> {
    let entries = fields.iter();
    entries
        .map(|one| (one.wire.clone(), Value::Object(field(one))))
        .collect()
}

/// Builds the table of a field, or of a path parameter with its Rust name.
pub(super) fn field(field: &Field) -> Map<String, Value> {
    let Field {
        about,
        wire: _,
        name: _,
        ty,
        optional,
        nullable,
        aliases,
        also,
        constant,
        default,
        example,
        sensitive,
        limits,
        currency,
        pattern,
        style,
    } = field;
    let Limits {
        min,
        max,
        min_length,
        max_length,
    } = *limits;
    let mark = if *optional { "?" } else { "" };
    let also: Vec<String> = also
        .iter()
        .map(|form| form_word(*form).to_owned())
        .collect();
    let mut table = Table::default();
    table.set("type", Some(format!("{}{mark}", ty::expression(ty))));
    table.set("number", number_word(ty));
    table.list("aliases", aliases);
    table.list("also", &also);
    table.flag("nullable", *nullable);
    table.set("const", constant.as_ref().map(scalar));
    table.set("default", default.as_ref().map(scalar));
    table.set("example", example.as_ref().map(scalar));
    table.flag("sensitive", *sensitive);
    table.set("min", min);
    table.set("max", max);
    table.set("min_length", min_length);
    table.set("max_length", max_length);
    table.set("currency", currency.as_ref().map(currency_table));
    table.set("pattern", pattern.as_deref());
    table.set("style", style::word(*style));
    table.set("name", field.given_name());
    table.about(about)
}

fn currency_table(currency: &FieldCurrency) -> Value {
    match currency {
        FieldCurrency::Code(code) => Value::from(code.as_str()),
        FieldCurrency::Field(field) => json!({"field": field}),
    }
}

/// Maps a JSON type to its value in the language, which is also its name in a schema.
pub(super) fn form_word(form: JsonForm) -> &'static str {
    match form {
        JsonForm::Text => "string",
        JsonForm::Number => "number",
        JsonForm::Boolean => "boolean",
    }
}

fn number_word(ty: &Type) -> Option<&'static str> {
    match ty.innermost() {
        Type::Amount(AmountForm::Rupiah) => Some("rupiah"),
        Type::Amount(AmountForm::Hundredths) => Some("hundredths"),
        Type::Decimal(DecimalForm::Plain) => Some("plain"),
        Type::Integer(IntegerForm::Text) | Type::Unsigned(IntegerForm::Text) => Some("string"),
        _ => None,
    }
}

/// Converts a scalar to JSON.
pub(super) fn scalar(scalar: &Scalar) -> Value {
    match scalar {
        Scalar::Text(text) => Value::from(text.as_str()),
        Scalar::Integer(integer) => Value::from(*integer),
        Scalar::Boolean(boolean) => Value::from(*boolean),
    }
}

/// Builds a table `[union.*]`.
pub(super) fn union(union: &Union) -> Map<String, Value> {
    let Union {
        about,
        name: _,
        tag,
        members,
        is_input: _,
    } = union;
    let members: Map<String, Value> = members
        .iter()
        .map(|one| (one.value.clone(), Value::Object(member(one))))
        .collect();
    let mut table = Table::default();
    table.set("tag", Some(tag.as_str()));
    table.set("members", Some(members));
    table.about(about)
}

/// Builds a table `[union.*]` of a union that is a value by itself.
pub(super) fn choice(choice: &Choice) -> Map<String, Value> {
    let Choice {
        about,
        name: _,
        tag,
        members,
        is_input: _,
    } = choice;
    let members: Map<String, Value> = members
        .iter()
        .map(|one| (one.value.clone(), Value::Object(choice_member(one))))
        .collect();
    let mut table = Table::default();
    table.set("tag", tag.as_deref());
    table.flag("inside", tag.is_some());
    table.set("members", Some(members));
    table.about(about)
}

fn choice_member(member: &ChoiceMember) -> Map<String, Value> {
    let ChoiceMember {
        about,
        value: _,
        name: _,
        ty,
    } = member;
    let mut table = Table::default();
    table.set("type", Some(ty::expression(ty)));
    table.set("number", number_word(ty));
    table.set("name", member.given_name());
    table.about(about)
}

fn member(member: &Member) -> Map<String, Value> {
    let Member {
        about,
        value: _,
        name: _,
        object,
    } = member;
    let mut table = Table::default();
    table.set("type", Some(object.as_str()));
    table.set("name", member.given_name());
    table.about(about)
}

/// Builds the `values` of an enum. A value that has only documentation is a string.
pub(super) fn values(enumeration: &Enum) -> Map<String, Value> {
    let values = enumeration.values.iter();
    values
        .map(|one| (one.value.clone(), short(value(one))))
        .collect()
}

fn value(value: &EnumValue) -> Map<String, Value> {
    let EnumValue {
        about,
        value: _,
        name: _,
        marks,
        outcome,
        renews_token,
    } = value;
    let outcome = outcome.map(|outcome| match outcome {
        CodeOutcome::Success => "success",
        CodeOutcome::Rejected => "rejected",
        CodeOutcome::Unknown => "unknown",
    });
    let mut table = Table::default();
    table.set("name", value.given_name());
    table.list("is", marks);
    table.set("outcome", outcome);
    table.set("renews", renews_token.then_some("token"));
    table.about(about)
}

fn short(table: Map<String, Value>) -> Value {
    match table.get("doc") {
        Some(doc) if table.len() == 1 => doc.clone(),
        _ => Value::Object(table),
    }
}

/// Builds the table `[webhook]`, including the `fields` of its envelope.
pub(super) fn webhook(spec: &Spec, webhook: &Webhook) -> Map<String, Value> {
    let Webhook {
        about,
        notification,
        union: _,
        event,
        data,
        retry_count,
        retry_minutes,
        success,
        signature,
        events: _,
    } = webhook;
    let envelope = spec.objects.get(notification);
    let further: Map<String, Value> = envelope
        .map(|object| fields(&object.fields))
        .unwrap_or_default()
        .into_iter()
        .filter(|(wire, _)| wire != data)
        .collect();
    let mut table = Table::default();
    table.set("event", Some(event.as_str()));
    table.set("data", Some(data.as_str()));
    table.set("retry_count", retry_count.as_deref());
    table.set("success", Some(*success));
    table.set("retry_minutes", Some(retry_minutes.as_slice()));
    table.set("fields", (!further.is_empty()).then_some(further));
    table.set("signature", signature.as_ref().map(self::signature));
    table.about(about)
}

fn signature(signature: &Signature) -> Map<String, Value> {
    let Signature {
        about,
        id,
        amount,
        amount_text,
        separator,
        place,
        live,
    } = signature;
    let mut table = Table::default();
    table.set("scheme", Some("hmac-sha256"));
    table.set("over", Some(vec![id.as_str(), amount]));
    table.set("separator", Some(separator.as_str()));
    table.set("in", Some(place.as_str()));
    table.set("amount_text", amount_text.as_deref());
    table.set("live", live.as_deref());
    table.about(about)
}
