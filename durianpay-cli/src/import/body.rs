//! Request bodies, in the media type that the language describes best.

use super::cx::Cx;
use super::draft::ValueDraft;
use super::fields;
use super::media::{self, Media};
use super::node::Node;
use super::operation::Operation;
use super::report::Group;
use super::schema::SchemaReader;
use super::schema::is_closed_and_empty;
use super::table::Table;
use super::ty::{BYTES, JSON, TEXT, Ty};
use super::{styles, x_spec};
use durianpay_codegen::model::MediaForm;

/// Sets `body` and `content_type`. Returns the reason if the endpoint cannot be called, because its
/// body cannot be converted: a method that sends nothing would do something else.
pub(super) fn read<'d>(
    cx: &mut Cx<'d>,
    operation: &Operation<'d>,
    place: &str,
    table: &mut Table,
) -> Option<String> {
    if let Some(body) = x_spec::string(&operation.node, "body") {
        SchemaReader::new(cx).require_type(&Ty::parse(body));
        // `body` is set with the other keys of the extension.
        return None;
    }
    let given = operation.node.get("requestBody")?;
    let body = match cx.document.follow(&given) {
        Ok(body) => body,
        Err(reason) => return Some(reason),
    };
    let all = media::all(&body);
    let chosen = media::best_of_body(cx.document, &all)?;
    let mut value = match value_of(cx, chosen, place) {
        Ok(Some(value)) => value,
        Ok(None) => return None,
        Err(reason) => return Some(format!("its body cannot be sent: {reason}")),
    };
    // A form has one notation of numbers.
    if chosen.form() != MediaForm::Form
        && let Some(number) = value.table.string("number")
    {
        // `body` cannot say in which notation numbers are written.
        let message = match number {
            "string" => "a body of integers that are strings is any JSON",
            _ => "a body of JSON numbers is any JSON",
        };
        value.ty = JSON;
        value
            .table
            .remark(cx.note(Group::Loosened, &chosen.node, message));
    }
    if !cx.is_exported {
        fields::lose_limits(cx, &chosen.node, &mut value.table);
    }
    table.set("body", value.ty.to_string());
    if chosen.kind.trim().is_empty() {
        let message = "the body has no media type; it is sent as JSON";
        table.remark(cx.note(Group::Loosened, &body, message));
    } else if !chosen.is_valid() {
        let message = format!(
            "`{}` is not a media type; the body is sent as `{}`",
            chosen.kind,
            chosen.written()
        );
        table.remark(cx.note(Group::Loosened, &body, message));
    }
    let must_be_stated = matches!(operation.verb.as_str(), "GET" | "HEAD" | "OPTIONS");
    let kind = chosen.written();
    if must_be_stated || kind != media::JSON {
        table.set("content_type", kind);
    }
    for remark in value.table.remarks {
        table.remark(remark);
    }
    if value.nullable && !cx.is_exported {
        let message = "the body may also be `null`, which is not carried over";
        table.remark(cx.note(Group::Dropped, &body, message));
    }
    let others = all.iter().filter(|media| media.kind != chosen.kind);
    let others: Vec<String> = others.map(|media| format!("`{}`", media.kind)).collect();
    if !others.is_empty() {
        let message = format!(
            "the body may also be {}, which is not carried over",
            others.join(" or ")
        );
        table.remark(cx.note(Group::Dropped, &body, message));
    }
    None
}

/// Reads the value of a body, or `None` if it is always empty.
fn value_of<'d>(
    cx: &mut Cx<'d>,
    media: &Media<'d>,
    place: &str,
) -> Result<Option<ValueDraft>, String> {
    let schema = media.node.get("schema");
    match media.form() {
        MediaForm::Json => Ok(Some(match schema {
            Some(schema) => json(cx, &schema, place),
            None => ValueDraft::new(JSON),
        })),
        MediaForm::Form => match schema {
            // Some documents give every request a form without fields.
            Some(schema) if is_closed_and_empty(&schema) => Ok(None),
            Some(schema) => form(cx, media, &schema, place).map(Some),
            None => Err(format!(
                "the document does not describe the fields of `{}`",
                media.kind
            )),
        },
        MediaForm::Multipart => match schema {
            Some(schema) if is_closed_and_empty(&schema) => Ok(None),
            Some(schema) => multipart(cx, media, &schema, place).map(Some),
            None => Err(format!(
                "the document does not describe the parts of `{}`",
                media.kind
            )),
        },
        MediaForm::Plain if media.kind.starts_with("multipart/") => Err(format!(
            "the document sends it as `{}`, which endpoints do not support",
            media.kind
        )),
        MediaForm::Plain if media.is_text() => Ok(Some(ValueDraft::new(TEXT))),
        MediaForm::Plain => Ok(Some(ValueDraft::new(BYTES))),
    }
}

fn json<'d>(cx: &mut Cx<'d>, schema: &Node<'d>, place: &str) -> ValueDraft {
    SchemaReader::new(cx).value_of(schema, &format!("{place}Request"))
}

/// Reads the fields of a form, with their styles.
fn form<'d>(
    cx: &mut Cx<'d>,
    media: &Media<'d>,
    schema: &Node<'d>,
    place: &str,
) -> Result<ValueDraft, String> {
    let mut value = json(cx, schema, place);
    let is_form = match &value.ty {
        Ty::Named(name) => cx.is_object(name),
        ty => matches!(ty, Ty::Map(_)),
    };
    if !is_form {
        return Err(format!(
            "its type is `{}`, but a form consists of fields",
            value.ty
        ));
    }
    for remark in styles::encode(cx, &media.node, &value.ty) {
        value.table.remark(remark);
    }
    Ok(value)
}

/// Reads the fields of a multipart body. Which of them are files is decided once all types are
/// known.
fn multipart<'d>(
    cx: &mut Cx<'d>,
    media: &Media<'d>,
    schema: &Node<'d>,
    place: &str,
) -> Result<ValueDraft, String> {
    let mut value = json(cx, schema, place);
    let is_object = matches!(&value.ty, Ty::Named(name) if cx.is_object(name));
    if !is_object {
        return Err(format!(
            "its type is `{}`, but a multipart body consists of fields",
            value.ty
        ));
    }
    for (field, encoding) in media.node.members_of("encoding") {
        let kind = encoding.string("contentType");
        let is_usual = kind.is_none_or(|kind| matches!(kind, "text/plain" | media::JSON));
        let is_only_kind = encoding
            .members()
            .iter()
            .all(|(key, _)| *key == "contentType");
        if cx.is_exported || is_usual && is_only_kind {
            continue;
        }
        let message = match kind {
            Some(kind) if is_only_kind => format!(
                "the media type `{kind}` of the part `{field}` is not carried over; a file is sent \
                 with the one that the caller sets"
            ),
            _ => format!("the encoding of the part `{field}` is not carried over"),
        };
        let remark = cx.note(Group::Dropped, &encoding, message);
        value.table.remark(remark);
    }
    Ok(value)
}
