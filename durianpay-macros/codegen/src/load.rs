//! TOML into the raw spec. Reports wrong kinds, unknown and missing keys.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::keys::Keys;
use crate::raw::{
    RawApi, RawAuth, RawCommon, RawEndpoint, RawEnum, RawEnvironment, RawError, RawErrorShape,
    RawEvent, RawField, RawId, RawMember, RawObject, RawPage, RawResource, RawSignature, RawSpec,
    RawUnion, RawValue, RawWebhook,
};
use crate::source::{At, Source, Span};
use crate::toml_tree::{self, Value};

/// The tables that may stand at the top of a spec file.
const TOP: [&str; 12] = [
    "api",
    "environment",
    "auth",
    "error",
    "resource",
    "endpoint",
    "type",
    "union",
    "enum",
    "id",
    "webhook",
    "event",
];

type Entry = (At<String>, At<Value>);

/// Reads all sources as one spec.
pub(crate) fn load(cx: &mut Diagnostics, sources: &[Source]) -> RawSpec {
    let mut spec = RawSpec::default();
    let mut ordered: Vec<_> = sources.iter().enumerate().collect();
    // In whatever order the files are given, the same code is made of them.
    ordered.sort_by_key(|(_, source)| &source.name);
    for (file, source) in ordered {
        let document = toml_tree::parse(cx, file, source);
        for entry in &document.entries {
            load_top(cx, &mut spec, entry);
        }
    }
    spec
}

fn load_top(cx: &mut Diagnostics, spec: &mut RawSpec, entry: &Entry) {
    let (key, value) = entry;
    match key.as_str() {
        "api" => spec.apis.push(load_api(cx, entry)),
        "error" => spec.errors.push(load_error_shape(cx, entry)),
        "webhook" => spec.webhooks.push(load_webhook(cx, entry)),
        "environment" => each(cx, key, value, &mut spec.environments, load_environment),
        "auth" => each(cx, key, value, &mut spec.auths, load_auth),
        "resource" => each(cx, key, value, &mut spec.resources, load_resource),
        "endpoint" => each(cx, key, value, &mut spec.endpoints, load_endpoint),
        "type" => each(cx, key, value, &mut spec.objects, load_object),
        "union" => each(cx, key, value, &mut spec.unions, load_union),
        "enum" => each(cx, key, value, &mut spec.enums, load_enum),
        "id" => each(cx, key, value, &mut spec.ids, load_id),
        "event" => each(cx, key, value, &mut spec.events, load_event),
        other => cx.push(
            Diagnostic::new(
                "unknown-table",
                key.span,
                format!("unknown table `{other}`"),
            )
            .suggest(other, TOP),
        ),
    }
}

/// Loads each entry of a table such as `[type]`, whose keys are names.
fn each<T>(
    cx: &mut Diagnostics,
    key: &At<String>,
    value: &At<Value>,
    into: &mut Vec<T>,
    load: fn(&mut Diagnostics, &Entry) -> T,
) {
    match &value.value {
        Value::Table(table) => {
            for entry in &table.entries {
                into.push(load(cx, entry));
            }
        }
        other => cx.push(Diagnostic::new(
            "wrong-kind",
            value.span,
            format!(
                "`{}` has to be a table of named things, and is {}",
                key.value,
                other.kind()
            ),
        )),
    }
}

fn common(cx: &mut Diagnostics, keys: &mut Keys<'_>) -> RawCommon {
    let doc = keys.text(cx, "doc");
    common_but_doc(cx, keys, doc)
}

fn common_but_doc(cx: &mut Diagnostics, keys: &mut Keys<'_>, doc: Option<At<String>>) -> RawCommon {
    RawCommon {
        doc,
        link: keys.text(cx, "link"),
        deprecated: keys.text(cx, "deprecated"),
        evidence: keys.text(cx, "evidence"),
        note: keys.text(cx, "note"),
    }
}

fn load_api(cx: &mut Diagnostics, (key, value): &Entry) -> RawApi {
    let mut keys = Keys::of_table(cx, "the `api` table", key.span, value);
    let api = RawApi {
        span: key.span,
        name: keys.required_text(cx, "name"),
        auth: keys.required_text(cx, "auth"),
        envelope: keys.text(cx, "envelope"),
        idempotency_header: keys.text(cx, "idempotency_header"),
        common: common(cx, &mut keys),
    };
    keys.finish(cx);
    api
}

fn load_environment(cx: &mut Diagnostics, (name, value): &Entry) -> RawEnvironment {
    let what = format!("environment `{}`", name.value);
    let mut keys = Keys::of_table(cx, what, name.span, value);
    let environment = RawEnvironment {
        name: name.clone(),
        url: keys.required_text(cx, "url"),
        key_prefix: keys.text(cx, "key_prefix"),
        live: keys.boolean(cx, "live"),
        common: common(cx, &mut keys),
    };
    keys.finish(cx);
    environment
}

fn load_auth(cx: &mut Diagnostics, (name, value): &Entry) -> RawAuth {
    let what = format!("auth `{}`", name.value);
    let mut keys = Keys::of_table(cx, what, name.span, value);
    let auth = RawAuth {
        name: name.clone(),
        scheme: keys.required_text(cx, "scheme"),
        common: common(cx, &mut keys),
    };
    keys.finish(cx);
    auth
}

fn load_error_shape(cx: &mut Diagnostics, (key, value): &Entry) -> RawErrorShape {
    let mut keys = Keys::of_table(cx, "the `error` table", key.span, value);
    let shape = RawErrorShape {
        span: key.span,
        ty: keys.required_text(cx, "type"),
        message: keys.texts(cx, "message"),
        code: keys.texts(cx, "code"),
        request_id: keys.texts(cx, "request_id"),
        fields: keys.texts(cx, "fields"),
        common: common(cx, &mut keys),
    };
    keys.finish(cx);
    shape
}

fn load_resource(cx: &mut Diagnostics, (name, value): &Entry) -> RawResource {
    let what = format!("resource `{}`", name.value);
    let (mut keys, doc) = Keys::short_form(cx, what, name.span, value, "doc");
    let resource = RawResource {
        name: name.clone(),
        common: common_but_doc(cx, &mut keys, doc),
    };
    keys.finish(cx);
    resource
}

fn load_endpoint(cx: &mut Diagnostics, (name, value): &Entry) -> RawEndpoint {
    let what = format!("endpoint `{}`", name.value);
    let mut keys = Keys::of_table(cx, what, name.span, value);
    let endpoint = RawEndpoint {
        name: name.clone(),
        common: common(cx, &mut keys),
        http: keys.required_text(cx, "http"),
        path: load_fields(cx, &mut keys, "path"),
        query: keys.text(cx, "query"),
        headers: keys.text(cx, "headers"),
        body: keys.text(cx, "body"),
        returns: keys.text(cx, "returns"),
        envelope: keys.text(cx, "envelope"),
        retry: keys.required_text(cx, "retry"),
        page: keys
            .entry("page")
            .map(|(key, value)| load_page(cx, &name.value, key.span, value)),
        errors: keys
            .entries(cx, "errors")
            .iter()
            .map(|entry| load_error(cx, &name.value, entry))
            .collect(),
    };
    keys.finish(cx);
    endpoint
}

fn load_page(cx: &mut Diagnostics, endpoint: &str, span: Span, value: &At<Value>) -> RawPage {
    let what = format!("`page` of endpoint `{endpoint}`");
    let mut keys = Keys::of_table(cx, what, span, value);
    let page = RawPage {
        span,
        common: common(cx, &mut keys),
        items: keys.required_text(cx, "items"),
        skip: keys.required_text(cx, "skip"),
        limit: keys.required_text(cx, "limit"),
        total: keys.texts(cx, "total"),
    };
    keys.finish(cx);
    page
}

fn load_error(cx: &mut Diagnostics, endpoint: &str, (status, value): &Entry) -> RawError {
    let what = format!("error {} of endpoint `{endpoint}`", status.value);
    let (mut keys, doc) = Keys::short_form(cx, what, status.span, value, "doc");
    let error = RawError {
        status: status.clone(),
        code: keys.text(cx, "code"),
        common: common_but_doc(cx, &mut keys, doc),
    };
    keys.finish(cx);
    error
}

fn load_object(cx: &mut Diagnostics, (name, value): &Entry) -> RawObject {
    let what = format!("type `{}`", name.value);
    let mut keys = Keys::of_table(cx, what, name.span, value);
    let object = RawObject {
        name: name.clone(),
        common: common(cx, &mut keys),
        any_of: keys.text_groups(cx, "any_of"),
        fields: load_fields(cx, &mut keys, "fields"),
    };
    keys.finish(cx);
    object
}

fn load_fields(cx: &mut Diagnostics, keys: &mut Keys<'_>, key: &'static str) -> Vec<RawField> {
    keys.entries(cx, key)
        .iter()
        .map(|entry| load_field(cx, entry))
        .collect()
}

fn load_field(cx: &mut Diagnostics, (name, value): &Entry) -> RawField {
    let what = format!("field `{}`", name.value);
    let (mut keys, ty) = Keys::short_form(cx, what, name.span, value, "type");
    if ty.is_none() && matches!(&value.value, Value::Table(table) if table.get("type").is_none()) {
        cx.push(
            Diagnostic::new(
                "missing-key",
                name.span,
                format!("field `{}` has no `type`", name.value),
            )
            .help("add `type = \"string\"`, or what it is"),
        );
    }
    let field = RawField {
        name: name.clone(),
        ty,
        common: common(cx, &mut keys),
        number: keys.text(cx, "number"),
        aliases: keys.texts(cx, "aliases"),
        also: keys.texts(cx, "also"),
        nullable: keys.boolean(cx, "nullable"),
        constant: keys.scalar(cx, "const"),
        default: keys.scalar(cx, "default"),
        example: keys.scalar(cx, "example"),
        sensitive: keys.boolean(cx, "sensitive"),
        min: keys.integer(cx, "min"),
        max: keys.integer(cx, "max"),
        min_length: keys.integer(cx, "min_length"),
        max_length: keys.integer(cx, "max_length"),
        rename: keys.text(cx, "name"),
    };
    keys.finish(cx);
    field
}

fn load_union(cx: &mut Diagnostics, (name, value): &Entry) -> RawUnion {
    let what = format!("union `{}`", name.value);
    let mut keys = Keys::of_table(cx, what, name.span, value);
    let union = RawUnion {
        name: name.clone(),
        common: common(cx, &mut keys),
        tag: keys.required_text(cx, "tag"),
        members: keys
            .entries(cx, "members")
            .iter()
            .map(|entry| load_member(cx, entry))
            .collect(),
    };
    keys.finish(cx);
    union
}

fn load_member(cx: &mut Diagnostics, (value, entry): &Entry) -> RawMember {
    let what = format!("member `{}`", value.value);
    let (mut keys, ty) = Keys::short_form(cx, what, value.span, entry, "type");
    let member = RawMember {
        value: value.clone(),
        ty,
        rename: keys.text(cx, "name"),
        common: common(cx, &mut keys),
    };
    keys.finish(cx);
    member
}

fn load_enum(cx: &mut Diagnostics, (name, value): &Entry) -> RawEnum {
    let what = format!("enum `{}`", name.value);
    let mut keys = Keys::of_table(cx, what, name.span, value);
    let enumeration = RawEnum {
        name: name.clone(),
        common: common(cx, &mut keys),
        ty: keys.text(cx, "type"),
        values: keys
            .entries(cx, "values")
            .iter()
            .map(|entry| load_value(cx, entry))
            .collect(),
    };
    keys.finish(cx);
    enumeration
}

fn load_value(cx: &mut Diagnostics, (value, entry): &Entry) -> RawValue {
    let what = format!("value `{}`", value.value);
    let (mut keys, doc) = Keys::short_form(cx, what, value.span, entry, "doc");
    let value = RawValue {
        value: value.clone(),
        rename: keys.text(cx, "name"),
        marks: keys.texts(cx, "is"),
        common: common_but_doc(cx, &mut keys, doc),
    };
    keys.finish(cx);
    value
}

fn load_id(cx: &mut Diagnostics, (name, value): &Entry) -> RawId {
    let what = format!("id `{}`", name.value);
    let (mut keys, prefix) = Keys::short_form(cx, what, name.span, value, "prefix");
    let id = RawId {
        name: name.clone(),
        prefix,
        common: common(cx, &mut keys),
    };
    keys.finish(cx);
    id
}

fn load_webhook(cx: &mut Diagnostics, (key, value): &Entry) -> RawWebhook {
    let mut keys = Keys::of_table(cx, "the `webhook` table", key.span, value);
    let webhook = RawWebhook {
        span: key.span,
        common: common(cx, &mut keys),
        event: keys.required_text(cx, "event"),
        data: keys.required_text(cx, "data"),
        fields: load_fields(cx, &mut keys, "fields"),
        retry_minutes: keys.integers(cx, "retry_minutes"),
        success: keys.integer(cx, "success"),
        signature: keys
            .entry("signature")
            .map(|(key, value)| load_signature(cx, key.span, value)),
    };
    keys.finish(cx);
    webhook
}

fn load_signature(cx: &mut Diagnostics, span: Span, value: &At<Value>) -> RawSignature {
    let mut keys = Keys::of_table(cx, "the `signature` of webhooks", span, value);
    let signature = RawSignature {
        span,
        common: common(cx, &mut keys),
        scheme: keys.required_text(cx, "scheme"),
        over: keys.texts(cx, "over"),
        separator: keys.required_text(cx, "separator"),
        place: keys.required_text(cx, "in"),
        amount_text: keys.text(cx, "amount_text"),
    };
    keys.finish(cx);
    signature
}

fn load_event(cx: &mut Diagnostics, (name, value): &Entry) -> RawEvent {
    let what = format!("event `{}`", name.value);
    let mut keys = Keys::of_table(cx, what, name.span, value);
    let event = RawEvent {
        name: name.clone(),
        common: common(cx, &mut keys),
        data: keys.required_text(cx, "data"),
        subject: keys.text(cx, "subject"),
    };
    keys.finish(cx);
    event
}
