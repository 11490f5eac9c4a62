//! Loads the raw spec from TOML, as described by the grammar.

mod currency;
mod entry;
mod notification;
mod page;
mod server;
mod signing;
mod webhook;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar;
use crate::raw::{
    RawApi, RawAuth, RawEndpoint, RawEnum, RawEnvironment, RawError, RawErrorShape, RawEvent,
    RawEventStream, RawExtension, RawField, RawHeader, RawId, RawMember, RawObject, RawResource,
    RawResponse, RawSpec, RawUnion, RawValue, RawWebhook,
};
use crate::rules;
use crate::source::{At, Span};
use crate::table_reader::{TableReader, entries};
use crate::toml::{Document, TomlValue};
use crate::validate;
use currency::load_currency;
use entry::{Entry, common, each};
use notification::{load_notification, load_notifications};
use page::load_page;
use server::load_server;
use signing::{load_credential, load_request_signature, load_template, load_timestamp, load_token};
use webhook::{load_place, load_signature};

/// Loads documents as one spec, and validates them.
pub(crate) fn load(diagnostics: &mut Diagnostics, documents: &mut [Document<'_>]) -> RawSpec {
    let mut spec = RawSpec::default();
    for document in documents {
        validate::validate(diagnostics, document);
        for entry in &document.table.entries {
            load_top(&mut spec, entry);
        }
    }
    spec
}

/// ```toml
/// # Nothing yet.
/// ```
pub(crate) fn check_content(diagnostics: &mut Diagnostics, documents: &[Document<'_>]) {
    let mut tables = documents.iter().map(|document| &document.table);
    if let (Some(Document { file, source, .. }), true) = (
        documents.first(),
        tables.all(|table| table.entries.is_empty()),
    ) {
        let message = format!("the spec is empty: `{}` has no tables", source.name);
        let span = Span::new(*file, 0..0);
        diagnostics.push(Diagnostic::new(&rules::EMPTY_SPEC, span, message));
    }
}

fn load_top(spec: &mut RawSpec, entry: &Entry) {
    let (key, value) = entry;
    let entries = || entries(value).iter();
    match key.as_str() {
        "api" => spec.apis.push(load_api(entry)),
        "error" => spec.errors.push(load_error_shape(entry)),
        "webhook" => spec.webhooks.push(load_webhook(entry)),
        "notifications" => spec.notifications.push(load_notifications(entry)),
        "notification" => {
            let notifications = entries().map(load_notification);
            spec.known_notifications.extend(notifications);
        }
        "environment" => spec.environments.extend(entries().map(load_environment)),
        "auth" => spec.auths.extend(entries().map(load_auth)),
        "credential" => spec.credentials.extend(entries().map(load_credential)),
        "resource" => spec.resources.extend(entries().map(load_resource)),
        "endpoint" => spec.endpoints.extend(entries().map(load_endpoint)),
        "type" => spec.objects.extend(entries().map(load_object)),
        "union" => spec.unions.extend(entries().map(load_union)),
        "enum" => spec.enums.extend(entries().map(load_enum)),
        "id" => spec.ids.extend(entries().map(load_id)),
        "event" => spec.events.extend(entries().map(load_event)),
        "extend" => spec.extensions.extend(entries().map(load_extension)),
        // Reported by the validation against the grammar.
        _ => {}
    }
}

fn load_api((key, value): &Entry) -> RawApi {
    let reader = TableReader::new(&grammar::API, value);
    RawApi {
        span: key.span,
        name: reader.text("name"),
        auth: reader.text("auth"),
        envelope: reader.text("envelope"),
        idempotency_header: reader.text("idempotency_header"),
        unset_time: reader.text("unset_time"),
        headers: each(&reader, "headers", load_header),
        errors: each(&reader, "errors", load_error),
        common: common(&reader),
    }
}

fn load_header((name, value): &Entry) -> RawHeader {
    let reader = TableReader::new(&grammar::HEADER, value);
    RawHeader {
        name: name.clone(),
        value: reader.text("value"),
        common: common(&reader),
    }
}

fn load_environment((name, value): &Entry) -> RawEnvironment {
    let reader = TableReader::new(&grammar::ENVIRONMENT, value);
    RawEnvironment {
        name: name.clone(),
        url: reader.text("url"),
        key_prefix: reader.text("key_prefix"),
        live: reader.boolean("live"),
        plain_http: reader.boolean("plain_http"),
        common: common(&reader),
    }
}

fn load_auth((name, value): &Entry) -> RawAuth {
    let reader = TableReader::new(&grammar::AUTH, value);
    RawAuth {
        name: name.clone(),
        scheme: reader.word("scheme"),
        place: reader.text("name"),
        user: reader.text("user"),
        password: reader.text("password"),
        timestamp: reader.table("timestamp").map(load_timestamp),
        unique_id_digits: reader.integer("unique_id_digits"),
        unique_id_max: reader.integer("unique_id_max"),
        headers: each(&reader, "headers", load_template),
        query: each(&reader, "query", load_template),
        signature: reader.table("signature").map(load_request_signature),
        token: reader.table("token").map(load_token),
        common: common(&reader),
    }
}

fn load_error_shape((key, value): &Entry) -> RawErrorShape {
    let reader = TableReader::new(&grammar::ERROR, value);
    RawErrorShape {
        span: key.span,
        ty: reader.text("type"),
        message: reader.texts("message"),
        code: reader.texts("code"),
        codes: reader.text("codes"),
        request_id: reader.texts("request_id"),
        request_id_header: reader.text("request_id_header"),
        unset_request_id: reader.text("unset_request_id"),
        fields: reader.texts("fields"),
        common: common(&reader),
    }
}

fn load_resource((name, value): &Entry) -> RawResource {
    let reader = TableReader::new(&grammar::RESOURCE, value);
    RawResource {
        name: name.clone(),
        common: common(&reader),
    }
}

fn load_endpoint((name, value): &Entry) -> RawEndpoint {
    let reader = TableReader::new(&grammar::ENDPOINT, value);
    RawEndpoint {
        name: name.clone(),
        common: common(&reader),
        http: reader.text("http"),
        variant_of: reader.text("variant_of"),
        path: each(&reader, "path", load_path_parameter),
        query: reader.text("query"),
        headers: reader.text("headers"),
        body: reader.text("body"),
        content_type: reader.text("content_type"),
        accept: reader.text("accept"),
        returns: reader.text("returns"),
        responses: each(&reader, "responses", load_response),
        response_headers: reader.text("response_headers"),
        envelope: reader.word("envelope"),
        retry: reader.word("retry"),
        auth: reader.text("auth"),
        service: reader.text("service"),
        events: reader.table("events").map(load_event_stream),
        servers: each(&reader, "servers", load_server),
        page: reader.table("page").map(load_page),
        errors: each(&reader, "errors", load_error),
    }
}

fn load_path_parameter((name, value): &Entry) -> RawField {
    let reader = TableReader::new(&grammar::PATH_PARAMETER, value);
    RawField {
        common: common(&reader),
        ty: reader.text("type"),
        number: reader.word("number"),
        also: reader.words("also"),
        default: reader.scalar("default"),
        example: reader.scalar("example"),
        sensitive: reader.boolean("sensitive"),
        min: reader.integer("min"),
        max: reader.integer("max"),
        min_length: reader.integer("min_length"),
        max_length: reader.integer("max_length"),
        pattern: reader.text("pattern"),
        ..RawField::new(name.clone())
    }
}

fn load_response((status, value): &Entry) -> RawResponse {
    let reader = TableReader::new(&grammar::RESPONSE, value);
    RawResponse {
        status: status.clone(),
        common: common(&reader),
        ty: reader.text("type"),
    }
}

fn load_event_stream((key, value): &Entry) -> RawEventStream {
    let reader = TableReader::new(&grammar::EVENT_STREAM, value);
    RawEventStream {
        span: key.span,
        common: common(&reader),
        done: reader.text("done"),
    }
}

fn load_error((status, value): &Entry) -> RawError {
    let reader = TableReader::new(&grammar::ENDPOINT_ERROR, value);
    RawError {
        status: status.clone(),
        code: reader.text("code"),
        outcome: reader.word("outcome"),
        ty: reader.text("type"),
        common: common(&reader),
    }
}

fn load_object((name, value): &Entry) -> RawObject {
    let reader = TableReader::new(&grammar::TYPE, value);
    RawObject {
        name: name.clone(),
        common: common(&reader),
        any_of: reader.text_groups("any_of"),
        fields: each(&reader, "fields", load_field),
    }
}

fn load_field((name, value): &Entry) -> RawField {
    let reader = TableReader::new(&grammar::FIELD, value);
    RawField {
        name: name.clone(),
        ty: reader.text("type"),
        common: common(&reader),
        number: reader.word("number"),
        aliases: reader.texts("aliases"),
        also: reader.words("also"),
        nullable: reader.boolean("nullable"),
        constant: reader.scalar("const"),
        default: reader.scalar("default"),
        example: reader.scalar("example"),
        sensitive: reader.boolean("sensitive"),
        min: reader.integer("min"),
        max: reader.integer("max"),
        min_length: reader.integer("min_length"),
        max_length: reader.integer("max_length"),
        currency: reader.table("currency").map(load_currency),
        pattern: reader.text("pattern"),
        style: reader.word("style"),
        rename: reader.text("name"),
    }
}

fn load_union((name, value): &Entry) -> RawUnion {
    let reader = TableReader::new(&grammar::UNION, value);
    RawUnion {
        name: name.clone(),
        common: common(&reader),
        tag: reader.text("tag"),
        inside: reader.boolean("inside"),
        members: each(&reader, "members", load_member),
    }
}

fn load_member((value, entry): &Entry) -> RawMember {
    let reader = TableReader::new(&grammar::MEMBER, entry);
    RawMember {
        value: value.clone(),
        ty: reader.text("type"),
        number: reader.word("number"),
        rename: reader.text("name"),
        common: common(&reader),
    }
}

fn load_enum((name, value): &Entry) -> RawEnum {
    let reader = TableReader::new(&grammar::ENUM, value);
    RawEnum {
        name: name.clone(),
        common: common(&reader),
        ty: reader.word("type"),
        pattern: reader.word("pattern"),
        limits: reader.word("limits"),
        values: each(&reader, "values", load_value),
        lacks_values: lacks_values(value),
    }
}

/// Returns whether an enum has no values, and not values of a wrong type.
fn lacks_values(value: &At<TomlValue>) -> bool {
    let TomlValue::Table(table) = &value.value else {
        return false;
    };
    table.get("values").is_none_or(
        |(_, values)| matches!(&values.value, TomlValue::Table(all) if all.entries.is_empty()),
    )
}

fn load_value((value, entry): &Entry) -> RawValue {
    let reader = TableReader::new(&grammar::VALUE, entry);
    RawValue {
        value: value.clone(),
        rename: reader.text("name"),
        marks: reader.texts("is"),
        outcome: reader.word("outcome"),
        renews: reader.word("renews"),
        min: reader.integer("min"),
        max: reader.integer("max"),
        common: common(&reader),
    }
}

fn load_id((name, value): &Entry) -> RawId {
    let reader = TableReader::new(&grammar::ID, value);
    RawId {
        name: name.clone(),
        prefix: reader.text("prefix"),
        common: common(&reader),
    }
}

fn load_webhook((key, value): &Entry) -> RawWebhook {
    let reader = TableReader::new(&grammar::WEBHOOK, value);
    RawWebhook {
        span: key.span,
        common: common(&reader),
        event: reader.table("event").map(load_place),
        data: reader.text("data"),
        id: reader.table("id").map(load_place),
        fields: each(&reader, "fields", load_field),
        retry_count: reader.text("retry_count"),
        retry_minutes: reader.integers("retry_minutes"),
        success: reader.integer("success"),
        signature: reader.table("signature").map(load_signature),
    }
}

fn load_event((name, value): &Entry) -> RawEvent {
    let reader = TableReader::new(&grammar::EVENT, value);
    RawEvent {
        name: name.clone(),
        common: common(&reader),
        data: reader.text("data"),
        subject: reader.text("subject"),
    }
}

fn load_extension((name, value): &Entry) -> RawExtension {
    let reader = TableReader::new(&grammar::EXTENSION, value);
    RawExtension {
        name: name.clone(),
        common: common(&reader),
        fields: each(&reader, "fields", load_field),
    }
}
