//! Responses that are a stream of events.

use super::cx::Cx;
use super::draft::ValueDraft;
use super::media::Media;
use super::report::Group;
use super::schema::SchemaReader;
use super::ty::{JSON, TEXT, Ty};

/// Reads the type of the data of each event. Documents give the schema of the data as that of the
/// response, or, from OpenAPI 3.2 on, that of a whole event as `itemSchema`.
pub(super) fn read<'d>(cx: &mut Cx<'d>, media: &Media<'d>, types: &str) -> ValueDraft {
    let place = format!("{types}Event");
    let Some(event) = media.node.get("itemSchema") else {
        let Some(schema) = media.node.get("schema") else {
            return ValueDraft::new(TEXT);
        };
        let mut value = SchemaReader::new(cx).value_of(&schema, &place);
        if matches!(value.ty, Ty::List(_)) {
            let message =
                "each event is read as a list; if the list is that of all events, use its item";
            let remark = cx.note(Group::Loosened, &schema, message);
            value.table.remark(remark);
        }
        return value;
    };
    let resolved = cx.document.follow(&event).unwrap_or_else(|_| event.clone());
    let properties = resolved.members_of("properties");
    let data = properties.iter().find(|(name, _)| *name == "data");
    let Some((_, data)) = data else {
        // The schema of the data alone.
        return SchemaReader::new(cx).value_of(&event, &place);
    };
    let data = cx.document.follow(data).unwrap_or_else(|_| data.clone());
    match data.get("contentSchema") {
        Some(schema) => SchemaReader::new(cx).value_of(&schema, &place),
        None if data
            .string("contentMediaType")
            .is_some_and(|kind| kind.ends_with("json")) =>
        {
            ValueDraft::new(JSON)
        }
        None => ValueDraft::new(TEXT),
    }
}
