//! Fields and events that custom bindings add to the types of this crate.

use super::decoder::{Decode, Decoder, Mode};
use super::issue::DecodeError;
use super::schema::{AmountFormat, ObjectSchema};
use super::tree::{Node, Tree};
use super::union::UnknownMember;
use super::unknown_fields::UnknownFields;
use super::value::Json;
use super::writer::{Encode, Writer};

/// Reads the single field of `shape` from the unknown fields of an object.
///
/// It is read like any field, from an object that contains nothing else, so `null` and
/// blank values count as absent and an issue has a path.
///
/// # Errors
///
/// If the value cannot be read as `T`.
pub fn read_added<T: Decode>(
    fields: &UnknownFields,
    shape: &'static ObjectSchema,
) -> Result<Option<T>, DecodeError> {
    let names = shape.fields.iter().flat_map(|field| {
        let aliases = field.aliases.iter().copied();
        std::iter::once(field.name).chain(aliases)
    });
    let members = names.filter_map(|name| Some((name, fields.get(name)?)));
    with_members(members, |root| {
        let mut decoder = Decoder::new(Mode::Lenient);
        let mut value = None;
        decoder.object(
            root,
            shape,
            &mut [&mut value],
            &mut UnknownFields::default(),
        );
        // The object that could keep the left-out values no longer exists.
        decoder.finish_whole(value, root)
    })
}

/// Writes an added field as JSON, in the format that the spec states.
pub fn write_added(value: &dyn Encode, amount_format: AmountFormat) -> Json {
    let mut writer = Writer::new().with_amount_format(amount_format);
    value.encode(&mut writer);
    Json::from_encoded(writer.finish())
}

/// Reads the payload of an event that the client does not know. `key` is the payload's
/// key in the webhook, for the paths of issues.
///
/// # Errors
///
/// If it does not match the description.
pub fn read_payload<T: Decode>(key: &str, member: &UnknownMember) -> Result<T, DecodeError> {
    with_members([(key, member.content())], |root| {
        let mut decoder = Decoder::new(Mode::Lenient);
        let value = decoder.read(root.get(key));
        decoder.finish(value, root)
    })
}

/// Reads an object with the given members.
fn with_members<'m, T>(
    members: impl IntoIterator<Item = (&'m str, &'m Json)>,
    read: impl FnOnce(Node<'_>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let mut writer = Writer::new();
    writer.begin_object();
    for (name, value) in members {
        writer.key(name);
        writer.json(value);
    }
    writer.end_object();
    match Tree::parse(writer.finish().as_bytes()) {
        Ok(tree) => read(tree.root()),
        // A value at the maximum depth cannot be wrapped in another object.
        Err(_) => Err(DecodeError::too_deep()),
    }
}
