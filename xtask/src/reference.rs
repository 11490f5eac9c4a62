//! `docs/reference.md`: every endpoint, type and event, for people to read.

use durianpay_codegen::model::{
    About, AmountForm, DecimalForm, Endpoint, EnumForm, Envelope, Event, Evidence, Field, Object,
    Retry, Scalar, Spec, Type,
};
use std::fmt::Write as _;

/// The reference page of a spec.
pub(crate) fn render(spec: &Spec) -> String {
    let mut out = String::from(
        "# Reference\n\nDerived from `spec/`: do not edit, run `cargo xtask regen`.\n",
    );
    render_api(&mut out, spec);
    render_overview(&mut out, spec);
    for resource in spec.resources.values() {
        let _ = write!(out, "\n## {}\n", title(&resource.name));
        say(&mut out, &resource.about);
        for endpoint in resource.endpoints.values() {
            render_endpoint(&mut out, spec, endpoint);
        }
    }
    render_webhooks(&mut out, spec);
    render_types(&mut out, spec);
    render_evidence(&mut out, spec);
    out
}

fn title(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().to_string() + &characters.as_str().replace('_', " ")
    })
}

/// Doc, note, link and the like, as paragraphs.
fn say(out: &mut String, about: &About) {
    for paragraph in statements(about) {
        let _ = write!(out, "\n{paragraph}\n");
    }
}

fn statements(about: &About) -> Vec<String> {
    let evidence = match about.evidence {
        Evidence::Documented => None,
        Evidence::Observed => Some("*Observed, not documented.*".to_owned()),
        Evidence::Uncertain => Some("*Uncertain.*".to_owned()),
    };
    let doc = (!about.doc.is_empty()).then(|| about.doc.trim().to_owned());
    let deprecated = about
        .deprecated
        .as_ref()
        .map(|instead| format!("**Deprecated.** {instead}"));
    let note = about.note.as_ref().map(|note| format!("Note: {note}"));
    let link = about.link.as_ref().map(|link| format!("See <{link}>."));
    [doc, deprecated, evidence, note, link]
        .into_iter()
        .flatten()
        .collect()
}

fn render_api(out: &mut String, spec: &Spec) {
    let Some(api) = &spec.api else { return };
    let _ = write!(out, "\n## {}\n", api.name);
    say(out, &api.about);
    out.push_str("\n| Environment | Base URL | Keys begin with | |\n|---|---|---|---|\n");
    for environment in &api.environments {
        let _ = writeln!(
            out,
            "| {} | `{}` | {} | {} |",
            environment.name,
            environment.url,
            environment
                .key_prefix
                .as_ref()
                .map_or_else(String::new, |prefix| format!("`{prefix}`")),
            cell(&statements(&environment.about).join(" ")),
        );
    }
    out.push_str("\nAuthentication: HTTP Basic, the API key as user name and an empty password.\n");
    if let Some(error) = &api.error {
        let _ = write!(out, "\nA refusal has the body {}.\n", link(&error.object));
    }
}

fn render_overview(out: &mut String, spec: &Spec) {
    out.push_str(
        "\n## Endpoints\n\n| Endpoint | Request | Answer | Retry | |\n|---|---|---|---|---|\n",
    );
    for endpoint in spec.endpoints() {
        let _ = writeln!(
            out,
            "| [`{id}`](#{anchor}) | `{} {}` | {} | {} | {} |",
            endpoint.verb,
            endpoint.path,
            endpoint
                .returns
                .as_ref()
                .map_or_else(String::new, type_name),
            retry(endpoint.retry),
            cell(&endpoint.about.doc),
            id = endpoint.id,
            anchor = endpoint.id.replace('.', ""),
        );
    }
}

fn retry(retry: Retry) -> &'static str {
    match retry {
        Retry::Safe => "safe",
        Retry::Keyed => "keyed",
        Retry::Never => "never",
    }
}

fn render_endpoint(out: &mut String, spec: &Spec, endpoint: &Endpoint) {
    let _ = write!(
        out,
        "\n### {}\n\n`{} {}`\n",
        endpoint.id, endpoint.verb, endpoint.path
    );
    say(out, &endpoint.about);
    let _ = write!(out, "\n- Retry class: {}", retry(endpoint.retry));
    for (what, object) in [
        ("Query", &endpoint.query),
        ("Headers", &endpoint.headers),
        ("Body", &endpoint.body),
    ] {
        if let Some(object) = object {
            let _ = write!(out, "\n- {what}: {}", link(object));
        }
    }
    let returns = endpoint
        .returns
        .as_ref()
        .map_or_else(|| "not read".to_owned(), type_name);
    let _ = write!(out, "\n- Answer: {returns}");
    let envelope = spec.api.as_ref().and_then(|api| api.envelope.as_ref());
    if let (Some(key), Some(_)) = (envelope, &endpoint.returns) {
        match endpoint.envelope {
            Envelope::Wrapped => {
                let _ = write!(out, ", under `{key}`");
            }
            Envelope::Bare => out.push_str(", bare"),
            Envelope::Whole => {
                let _ = write!(out, ", the whole of it: `{key}` is one of its fields");
            }
            Envelope::Either => {
                let _ = write!(out, ", under `{key}` or bare: sources differ");
            }
        }
    }
    let _ = write!(out, "\n- Specified in `{}`\n", endpoint.about.source);
    if !endpoint.parameters.is_empty() {
        render_fields(out, &endpoint.parameters);
    }
    if !endpoint.errors.is_empty() {
        out.push_str("\n| Status | Code | |\n|---|---|---|\n");
        for error in &endpoint.errors {
            let code = error
                .code
                .as_ref()
                .map_or_else(String::new, |code| format!("`{code}`"));
            let text = cell(&statements(&error.about).join(" "));
            let _ = writeln!(out, "| {} | {code} | {text} |", error.status);
        }
    }
}

fn render_webhooks(out: &mut String, spec: &Spec) {
    let Some(webhook) = &spec.webhook else { return };
    out.push_str("\n## Webhooks\n");
    say(out, &webhook.about);
    let minutes: Vec<String> = webhook.retry_minutes.iter().map(u64::to_string).collect();
    let _ = write!(
        out,
        "\n- Envelope: `{}` holds the event's name, `{}` its payload ({})\n- Delivered again unless answered {}: after {} minutes\n",
        webhook.event,
        webhook.data,
        link(&webhook.notification),
        webhook.success,
        minutes.join(", "),
    );
    if let Some(signature) = &webhook.signature {
        let _ = writeln!(
            out,
            "- Signature in `{}`: HMAC-SHA256 over `{}`, `{}` and `{}` (two decimals), in lower-case hex; the key is the API key",
            signature.place, signature.id, signature.separator, signature.amount,
        );
        say(out, &signature.about);
    }
    out.push_str("\n| Event | Payload | Read again with | |\n|---|---|---|---|\n");
    for event in &webhook.events {
        let Event {
            about,
            name,
            object,
            subject,
        } = event;
        let subject = subject
            .as_ref()
            .map_or_else(String::new, |subject| format!("`{subject}`"));
        let text = cell(&statements(about).join(" "));
        let _ = writeln!(out, "| `{name}` | {} | {subject} | {text} |", link(object));
    }
}

fn render_types(out: &mut String, spec: &Spec) {
    out.push_str("\n## Types\n");
    for Object {
        about,
        name,
        fields,
        any_of,
        ..
    } in spec.objects.values()
    {
        let _ = write!(out, "\n### {name}\n");
        say(out, about);
        for group in any_of {
            let names: Vec<String> = group.iter().map(|name| format!("`{name}`")).collect();
            let _ = write!(out, "\nAt least one of {} is needed.\n", names.join(", "));
        }
        render_fields(out, fields);
    }
    for union in spec.unions.values() {
        let _ = write!(out, "\n### {}\n", union.name);
        say(out, &union.about);
        let _ = write!(
            out,
            "\nTold apart by `{}`, beside it.\n\n| Tag | Content | |\n|---|---|---|\n",
            union.tag
        );
        for member in &union.members {
            let text = cell(&statements(&member.about).join(" "));
            let _ = writeln!(
                out,
                "| `{}` | {} | {text} |",
                member.value,
                link(&member.object)
            );
        }
    }
    for item in spec.enums.values() {
        let _ = write!(out, "\n### {}\n", item.name);
        say(out, &item.about);
        if item.form == EnumForm::Integer {
            out.push_str("\nThe values are integers.\n");
        }
        out.push_str("\n| Value | |\n|---|---|\n");
        for value in &item.values {
            let text = cell(&statements(&value.about).join(" "));
            let _ = writeln!(out, "| `{}` | {text} |", value.value);
        }
    }
    for id in spec.ids.values() {
        let _ = write!(out, "\n### {}\n", id.name);
        say(out, &id.about);
        if let Some(prefix) = &id.prefix {
            let _ = write!(out, "\nBegins with `{prefix}`, usually.\n");
        }
    }
}

fn render_fields(out: &mut String, fields: &[Field]) {
    out.push_str("\n| Field | Type | |\n|---|---|---|\n");
    for field in fields {
        let optional = if field.optional { ", optional" } else { "" };
        let sensitive = if field.sensitive { ", sensitive" } else { "" };
        let _ = writeln!(
            out,
            "| `{}` | {}{optional}{sensitive} | {} |",
            field.wire,
            type_name(&field.ty),
            cell(&describe(field)),
        );
    }
}

fn describe(field: &Field) -> String {
    let mut parts = statements(&field.about);
    if !field.aliases.is_empty() {
        let names: Vec<String> = field
            .aliases
            .iter()
            .map(|name| format!("`{name}`"))
            .collect();
        parts.push(format!("May also come as {}.", names.join(" or ")));
    }
    let scalar = |scalar: &Scalar| match scalar {
        Scalar::Text(text) => format!("`{text}`"),
        Scalar::Integer(integer) => format!("`{integer}`"),
        Scalar::Boolean(boolean) => format!("`{boolean}`"),
    };
    if let Some(constant) = &field.constant {
        parts.push(format!("Always {}.", scalar(constant)));
    }
    if let Some(default) = &field.default {
        parts.push(format!("Default: {}.", scalar(default)));
    }
    if let Some(example) = &field.example {
        parts.push(format!("Example: {}.", scalar(example)));
    }
    let limits = &field.limits;
    for (what, limit) in [("At least", limits.min), ("At most", limits.max)] {
        if let Some(limit) = limit {
            parts.push(format!("{what} {limit}."));
        }
    }
    for (what, limit) in [
        ("At least", limits.min_length),
        ("At most", limits.max_length),
    ] {
        if let Some(limit) = limit {
            let unit = if matches!(field.ty, Type::List(_)) {
                "items"
            } else {
                "characters"
            };
            parts.push(format!("{what} {limit} {unit}."));
        }
    }
    parts.join(" ")
}

fn type_name(ty: &Type) -> String {
    match ty {
        Type::Text => "text".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Amount(AmountForm::Text) => "amount".to_owned(),
        Type::Amount(AmountForm::Rupiah) => "amount as a number".to_owned(),
        Type::Amount(AmountForm::Hundredths) => "amount, numbers in 1/100 rupiah".to_owned(),
        Type::Timestamp => "timestamp".to_owned(),
        Type::Decimal(DecimalForm::Text) => "decimal".to_owned(),
        Type::Decimal(DecimalForm::Plain) => "decimal as a number".to_owned(),
        Type::Json => "any JSON".to_owned(),
        Type::Object(name) | Type::Enum(name) | Type::Union(name) | Type::Id(name) => link(name),
        Type::List(item) => format!("list of {}", type_name(item)),
        Type::Map(item) => format!("map to {}", type_name(item)),
    }
}

fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

/// Text that stays in one cell of a table.
fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}

/// What is not simply documented, with where to look.
fn render_evidence(out: &mut String, spec: &Spec) {
    let mut rows = Vec::new();
    let mut add = |what: String, about: &About| {
        if about.evidence != Evidence::Documented || about.note.is_some() {
            rows.push((what, about.clone()));
        }
    };
    for endpoint in spec.endpoints() {
        add(format!("`{}`", endpoint.id), &endpoint.about);
    }
    for object in spec.objects.values() {
        add(format!("`{}`", object.name), &object.about);
        for field in &object.fields {
            add(format!("`{}.{}`", object.name, field.wire), &field.about);
        }
    }
    for event in spec.webhook.iter().flat_map(|webhook| &webhook.events) {
        add(format!("`{}`", event.name), &event.about);
    }
    if rows.is_empty() {
        return;
    }
    out.push_str("\n## How sure it is\n\nEverything not listed here is documented by the vendor, without contradiction.\n\n| What | Evidence | Note | Specified in |\n|---|---|---|---|\n");
    for (what, about) in rows {
        let evidence = match about.evidence {
            Evidence::Documented => "documented",
            Evidence::Observed => "observed",
            Evidence::Uncertain => "uncertain",
        };
        let note = cell(about.note.as_deref().unwrap_or_default());
        let _ = writeln!(out, "| {what} | {evidence} | {note} | `{}` |", about.source);
    }
}
