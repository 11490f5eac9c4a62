//! TOML into the raw spec, as the grammar describes it.

use crate::conform;
use crate::diagnostic::Diagnostics;
use crate::grammar;
use crate::keys::{Keys, entries};
use crate::raw::{
    RawApi, RawAuth, RawCommon, RawEndpoint, RawEnum, RawEnvironment, RawError, RawErrorShape,
    RawEvent, RawExtension, RawField, RawId, RawMember, RawObject, RawPage, RawResource,
    RawSignature, RawSpec, RawUnion, RawValue, RawWebhook,
};
use crate::source::{At, Role, Source};
use crate::toml::{self, TomlValue};

type Entry = (At<String>, At<TomlValue>);

/// Reads all sources of one role as one spec.
pub(crate) fn load(cx: &mut Diagnostics, sources: &[Source], role: Role) -> RawSpec {
    let mut spec = RawSpec::default();
    let mut ordered: Vec<_> = sources
        .iter()
        .enumerate()
        .filter(|(_, source)| source.role == role)
        .collect();
    // In whatever order the files are given, the same code is made of them.
    ordered.sort_by_key(|(_, source)| &source.name);
    for (file, source) in ordered {
        let document = toml::parse(cx, file, source);
        conform::check(cx, &document);
        for entry in &document.entries {
            load_top(&mut spec, entry);
        }
    }
    spec
}

fn load_top(spec: &mut RawSpec, entry: &Entry) {
    let (key, value) = entry;
    let entries = || entries(value).iter();
    match key.as_str() {
        "api" => spec.apis.push(load_api(entry)),
        "error" => spec.errors.push(load_error_shape(entry)),
        "webhook" => spec.webhooks.push(load_webhook(entry)),
        "environment" => spec.environments.extend(entries().map(load_environment)),
        "auth" => spec.auths.extend(entries().map(load_auth)),
        "resource" => spec.resources.extend(entries().map(load_resource)),
        "endpoint" => spec.endpoints.extend(entries().map(load_endpoint)),
        "type" => spec.objects.extend(entries().map(load_object)),
        "union" => spec.unions.extend(entries().map(load_union)),
        "enum" => spec.enums.extend(entries().map(load_enum)),
        "id" => spec.ids.extend(entries().map(load_id)),
        "event" => spec.events.extend(entries().map(load_event)),
        "extend" => spec.extensions.extend(entries().map(load_extension)),
        // Reported when the file was held against the grammar.
        _ => {}
    }
}

fn common(keys: &Keys<'_>) -> RawCommon {
    RawCommon {
        doc: keys.text("doc"),
        link: keys.text("link"),
        deprecated: keys.text("deprecated"),
        evidence: keys.word("evidence"),
        note: keys.text("note"),
    }
}

/// Loads each entry of the table under `key`, whose keys are names.
fn each<T>(keys: &Keys<'_>, key: &str, load: fn(&Entry) -> T) -> Vec<T> {
    keys.entries(key).iter().map(load).collect()
}

fn load_api((key, value): &Entry) -> RawApi {
    let keys = Keys::new(&grammar::API, value);
    RawApi {
        span: key.span,
        name: keys.text("name"),
        auth: keys.text("auth"),
        envelope: keys.text("envelope"),
        idempotency_header: keys.text("idempotency_header"),
        common: common(&keys),
    }
}

fn load_environment((name, value): &Entry) -> RawEnvironment {
    let keys = Keys::new(&grammar::ENVIRONMENT, value);
    RawEnvironment {
        name: name.clone(),
        url: keys.text("url"),
        key_prefix: keys.text("key_prefix"),
        live: keys.boolean("live"),
        common: common(&keys),
    }
}

fn load_auth((name, value): &Entry) -> RawAuth {
    let keys = Keys::new(&grammar::AUTH, value);
    RawAuth {
        name: name.clone(),
        scheme: keys.word("scheme"),
        place: keys.text("name"),
        common: common(&keys),
    }
}

fn load_error_shape((key, value): &Entry) -> RawErrorShape {
    let keys = Keys::new(&grammar::ERROR, value);
    RawErrorShape {
        span: key.span,
        ty: keys.text("type"),
        message: keys.texts("message"),
        code: keys.texts("code"),
        request_id: keys.texts("request_id"),
        fields: keys.texts("fields"),
        common: common(&keys),
    }
}

fn load_resource((name, value): &Entry) -> RawResource {
    let keys = Keys::new(&grammar::RESOURCE, value);
    RawResource {
        name: name.clone(),
        common: common(&keys),
    }
}

fn load_endpoint((name, value): &Entry) -> RawEndpoint {
    let keys = Keys::new(&grammar::ENDPOINT, value);
    RawEndpoint {
        name: name.clone(),
        common: common(&keys),
        http: keys.text("http"),
        path: each(&keys, "path", load_path_parameter),
        query: keys.text("query"),
        headers: keys.text("headers"),
        body: keys.text("body"),
        returns: keys.text("returns"),
        envelope: keys.word("envelope"),
        retry: keys.word("retry"),
        page: keys.table("page").map(load_page),
        errors: each(&keys, "errors", load_error),
    }
}

fn load_path_parameter((name, value): &Entry) -> RawField {
    let keys = Keys::new(&grammar::PATH_PARAMETER, value);
    RawField {
        common: common(&keys),
        ty: keys.text("type"),
        example: keys.scalar("example"),
        ..RawField::new(name.clone())
    }
}

fn load_page((key, value): &Entry) -> RawPage {
    let keys = Keys::new(&grammar::PAGE, value);
    RawPage {
        span: key.span,
        common: common(&keys),
        items: keys.text("items"),
        skip: keys.text("skip"),
        limit: keys.text("limit"),
        total: keys.texts("total"),
    }
}

fn load_error((status, value): &Entry) -> RawError {
    let keys = Keys::new(&grammar::ENDPOINT_ERROR, value);
    RawError {
        status: status.clone(),
        code: keys.text("code"),
        common: common(&keys),
    }
}

fn load_object((name, value): &Entry) -> RawObject {
    let keys = Keys::new(&grammar::TYPE, value);
    RawObject {
        name: name.clone(),
        common: common(&keys),
        any_of: keys.text_groups("any_of"),
        fields: each(&keys, "fields", load_field),
    }
}

fn load_field((name, value): &Entry) -> RawField {
    let keys = Keys::new(&grammar::FIELD, value);
    RawField {
        name: name.clone(),
        ty: keys.text("type"),
        common: common(&keys),
        number: keys.word("number"),
        aliases: keys.texts("aliases"),
        also: keys.words("also"),
        nullable: keys.boolean("nullable"),
        constant: keys.scalar("const"),
        default: keys.scalar("default"),
        example: keys.scalar("example"),
        sensitive: keys.boolean("sensitive"),
        min: keys.integer("min"),
        max: keys.integer("max"),
        min_length: keys.integer("min_length"),
        max_length: keys.integer("max_length"),
        rename: keys.text("name"),
    }
}

fn load_union((name, value): &Entry) -> RawUnion {
    let keys = Keys::new(&grammar::UNION, value);
    RawUnion {
        name: name.clone(),
        common: common(&keys),
        tag: keys.text("tag"),
        members: each(&keys, "members", load_member),
    }
}

fn load_member((value, entry): &Entry) -> RawMember {
    let keys = Keys::new(&grammar::MEMBER, entry);
    RawMember {
        value: value.clone(),
        ty: keys.text("type"),
        rename: keys.text("name"),
        common: common(&keys),
    }
}

fn load_enum((name, value): &Entry) -> RawEnum {
    let keys = Keys::new(&grammar::ENUM, value);
    RawEnum {
        name: name.clone(),
        common: common(&keys),
        ty: keys.word("type"),
        values: each(&keys, "values", load_value),
    }
}

fn load_value((value, entry): &Entry) -> RawValue {
    let keys = Keys::new(&grammar::VALUE, entry);
    RawValue {
        value: value.clone(),
        rename: keys.text("name"),
        marks: keys.texts("is"),
        common: common(&keys),
    }
}

fn load_id((name, value): &Entry) -> RawId {
    let keys = Keys::new(&grammar::ID, value);
    RawId {
        name: name.clone(),
        prefix: keys.text("prefix"),
        common: common(&keys),
    }
}

fn load_webhook((key, value): &Entry) -> RawWebhook {
    let keys = Keys::new(&grammar::WEBHOOK, value);
    RawWebhook {
        span: key.span,
        common: common(&keys),
        event: keys.text("event"),
        data: keys.text("data"),
        fields: each(&keys, "fields", load_field),
        retry_minutes: keys.integers("retry_minutes"),
        success: keys.integer("success"),
        signature: keys.table("signature").map(load_signature),
    }
}

fn load_signature((key, value): &Entry) -> RawSignature {
    let keys = Keys::new(&grammar::SIGNATURE, value);
    RawSignature {
        span: key.span,
        common: common(&keys),
        scheme: keys.word("scheme"),
        over: keys.texts("over"),
        separator: keys.text("separator"),
        place: keys.text("in"),
        amount_text: keys.text("amount_text"),
    }
}

fn load_event((name, value): &Entry) -> RawEvent {
    let keys = Keys::new(&grammar::EVENT, value);
    RawEvent {
        name: name.clone(),
        common: common(&keys),
        data: keys.text("data"),
        subject: keys.text("subject"),
    }
}

fn load_extension((name, value): &Entry) -> RawExtension {
    let keys = Keys::new(&grammar::EXTENSION, value);
    RawExtension {
        name: name.clone(),
        common: common(&keys),
        fields: each(&keys, "fields", load_field),
    }
}
