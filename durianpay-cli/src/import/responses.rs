//! The successful responses of an endpoint.

use super::cx::Cx;
use super::envelope;
use super::events;
use super::media::{self, Media};
use super::node::Node;
use super::report::Group;
use super::schema::SchemaReader;
use super::table::Table;
use super::ty::{BYTES, JSON, TEXT, Ty};
use super::{draft::ValueDraft, fields, x_spec};
use durianpay_codegen::model::MediaForm;
use durianpay_codegen::names;

/// The status of a success without content.
const NO_CONTENT: &str = "204";

/// The place of an endpoint, from which types are named.
pub(super) struct Place<'p> {
    /// The prefix of the types' names.
    pub(super) types: &'p str,
    pub(super) resource: &'p str,
    pub(super) method: &'p str,
}

pub(super) fn read<'d>(
    cx: &mut Cx<'d>,
    operation: &Node<'d>,
    place: &Place<'_>,
    table: &mut Table,
) {
    if cx.is_exported {
        require_exported(cx, operation);
        return;
    }
    let responses = successes(cx, operation);
    let bodies: Vec<(&Success<'d>, Vec<Media<'d>>)> = responses
        .iter()
        .map(|response| (response, media::all(&response.node)))
        .collect();
    let is_json = |medias: &[Media<'d>]| {
        media::best(medias).is_some_and(|media| media.form() == MediaForm::Json)
    };
    let json = bodies.iter().filter(|(_, medias)| is_json(medias)).count();
    let others = bodies
        .iter()
        .any(|(_, medias)| !medias.is_empty() && !is_json(medias));
    if json > 0 && !others && responses.len() > 1 && read_several(cx, &bodies, place, table) {
        return;
    }
    let chosen = bodies.iter().position(|(_, medias)| is_json(medias));
    let chosen = chosen.or_else(|| bodies.iter().position(|(_, medias)| !medias.is_empty()));
    for (index, (response, medias)) in bodies.iter().enumerate() {
        if Some(index) != chosen && chosen.is_some() && !has_no_content(response, medias) {
            other(cx, response, medias, table);
        }
    }
    if let Some((response, medias)) = chosen.and_then(|index| bodies.get(index)) {
        let may_be_empty = bodies
            .iter()
            .any(|(response, medias)| has_no_content(response, medias));
        read_single(cx, response, medias, may_be_empty, place, table);
    }
}

/// Reads the types that the extension of an exported document refers to. The keys themselves are set
/// with the others of the extension.
fn require_exported(cx: &mut Cx<'_>, operation: &Node<'_>) {
    if let Some(returns) = x_spec::string(operation, "returns") {
        SchemaReader::new(cx).require_type(&Ty::parse_returned(returns));
    }
    for (_, response) in x_spec::each(operation, "responses") {
        if let Some(ty) = response.string("type") {
            SchemaReader::new(cx).require_type(&Ty::parse(ty));
        }
    }
}

/// A successful response of the document.
pub(super) struct Success<'d> {
    status: &'d str,
    pub(super) node: Node<'d>,
}

/// Lists the responses from 200 to 299, in the order of the document.
pub(super) fn successes<'d>(cx: &Cx<'d>, operation: &Node<'d>) -> Vec<Success<'d>> {
    let responses = operation.members_of("responses");
    let follow = |(status, node): (&'d str, Node<'d>)| {
        let node = cx.document.follow(&node).ok()?;
        Some(Success { status, node })
    };
    let (successes, others): (Vec<_>, Vec<_>) = responses
        .into_iter()
        .filter_map(follow)
        .partition(|response| response.status.starts_with('2'));
    if successes.is_empty() {
        // If `default` is the only response, it describes the success.
        let is_alone = others.len() == 1;
        return others
            .into_iter()
            .filter(|response| is_alone && response.status == "default")
            .collect();
    }
    successes
}

/// Checks whether a success is documented to have the header `Link`.
pub(super) fn have_link(cx: &Cx<'_>, operation: &Node<'_>) -> bool {
    successes(cx, operation).iter().any(|response| {
        let headers = response.node.members_of("headers");
        headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("link"))
    })
}

fn has_no_content(response: &Success<'_>, medias: &[Media<'_>]) -> bool {
    response.status == NO_CONTENT && medias.is_empty()
}

/// Reads several responses that differ. Returns false if a single one describes all of them, or
/// they cannot be expressed.
fn read_several<'d>(
    cx: &mut Cx<'d>,
    bodies: &[(&Success<'d>, Vec<Media<'d>>)],
    place: &Place<'_>,
    table: &mut Table,
) -> bool {
    let is_listed = |status: &str| status.len() == 3 && status.parse::<u16>().is_ok();
    let with_body: Vec<_> = bodies
        .iter()
        .filter(|(_, medias)| !medias.is_empty())
        .collect();
    let only_no_content = bodies
        .iter()
        .all(|(response, medias)| !medias.is_empty() || has_no_content(response, medias));
    if with_body.len() == 1 && only_no_content
        || !bodies
            .iter()
            .all(|(response, _)| is_listed(response.status))
    {
        return false;
    }
    let schemas: Vec<Option<Node<'d>>> = with_body
        .iter()
        .map(|(_, medias)| media::best(medias)?.node.get("schema"))
        .collect();
    let first = schemas.first().cloned().flatten();
    let are_equal = schemas.iter().all(|schema| {
        schema.as_ref().map(|schema| schema.json) == first.as_ref().map(|schema| schema.json)
    });
    let is_taken = !cx.names.reserve(&response_name(place));
    if only_no_content && are_equal || is_taken {
        return false;
    }
    let mut responses = Table::default();
    let mut read = Vec::new();
    for (response, medias) in bodies {
        let mut entry = super::annotations::about(cx, &response.node);
        if let Some(media) = media::best(medias) {
            if let Some(schema) = media.node.get("schema") {
                envelope::count_wrappers(cx, &schema);
            }
            let name = format!("{}{}Response", place.types, response.status);
            let (value, envelope) = json(cx, media, &name);
            entry.set("type", value.ty.to_string());
            for remark in value.table.remarks {
                entry.remark(remark);
            }
            if value.nullable {
                let message = "the response may also be `null`, which is not carried over";
                entry.remark(cx.note(Group::Dropped, &response.node, message));
            }
            read.push(envelope);
        }
        responses.set(response.status, entry);
    }
    table.set("responses", responses);
    // One word describes all of them.
    let agreed = |one, other| if one == other { one } else { Some("either") };
    if let Some(word) = read.into_iter().reduce(agreed).flatten() {
        table.set("envelope", word);
    }
    true
}

/// Returns the name of the enum that code has for several responses.
fn response_name(place: &Place<'_>) -> String {
    let id = format!("{}.{}", place.resource, place.method);
    format!("{}Response", names::pascal(&id))
}

/// Reports a successful response that is not the endpoint's.
fn other(cx: &mut Cx<'_>, response: &Success<'_>, medias: &[Media<'_>], table: &mut Table) {
    let status = response.status;
    let message = if medias.is_empty() {
        format!("the response {status}, which has no content, is not carried over")
    } else {
        format!("the response {status} is not carried over in addition to the first")
    };
    table.remark(cx.note(Group::Dropped, &response.node, message));
}

fn read_single<'d>(
    cx: &mut Cx<'d>,
    response: &Success<'d>,
    medias: &[Media<'d>],
    may_be_empty: bool,
    place: &Place<'_>,
    table: &mut Table,
) {
    let Some(media) = media::best(medias) else {
        return;
    };
    let (value, envelope) = match media.form() {
        MediaForm::Json => {
            if let Some(schema) = media.node.get("schema") {
                envelope::count_wrappers(cx, &schema);
            }
            json(cx, media, &format!("{}Response", place.types))
        }
        _ if media.is_events() => (events::read(cx, media, place.types), None),
        _ if media.is_text() => (ValueDraft::new(TEXT), None),
        _ => (ValueDraft::new(BYTES), None),
    };
    let ValueDraft {
        ty,
        nullable,
        table: mut said,
        ..
    } = value;
    if !cx.is_exported {
        fields::lose_limits(cx, &media.node, &mut said);
    }
    if let Some(number) = said.string("number") {
        let message = match number {
            "string" => {
                "integers of the response are strings; `returns` reads both numbers and strings"
            }
            _ => {
                "the response is written as JSON numbers; `returns` reads both numbers and strings"
            }
        };
        table.remark(cx.note(Group::Loosened, &media.node, message));
    }
    for remark in said.remarks {
        table.remark(remark);
    }
    if nullable && media.is_events() {
        let message = "the data may also be `null`, which is not carried over";
        table.remark(cx.note(Group::Dropped, &media.node, message));
    }
    let may_be_absent = (may_be_empty || nullable) && !media.is_events();
    let mark = if may_be_absent { "?" } else { "" };
    table.set("returns", format!("{ty}{mark}"));
    let kind = media.written();
    if kind != media::JSON {
        table.set("accept", kind);
    }
    if kind != media.kind && !media.kind.contains("*/*") && !cx.is_exported {
        let message = format!("the response `{}` is requested as `{kind}`", media.kind);
        table.remark(cx.note(Group::Dropped, &response.node, message));
    }
    if let Some(word) = envelope {
        table.set("envelope", word);
    }
    let others = medias.iter().filter(|other| other.kind != media.kind);
    let others: Vec<String> = others.map(|other| format!("`{}`", other.kind)).collect();
    if !others.is_empty() {
        let message = format!(
            "the response may also be {}, which is not carried over",
            others.join(" or ")
        );
        table.remark(cx.note(Group::Dropped, &response.node, message));
    }
}

/// Reads a JSON response, and the value for the key `envelope`.
fn json<'d>(cx: &mut Cx<'d>, media: &Media<'d>, name: &str) -> (ValueDraft, Option<&'static str>) {
    let Some(schema) = media.node.get("schema") else {
        return (ValueDraft::new(JSON), None);
    };
    let (schema, envelope) = envelope::unwrap(cx, &schema);
    (SchemaReader::new(cx).value_of(&schema, name), envelope)
}
