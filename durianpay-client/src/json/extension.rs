//! Fields and events that an author's bindings add to the types of this crate.

use super::decoder::{Decode, Decoder, Mode};
use super::issue::DecodeError;
use super::schema::{AmountFormat, ObjectSchema};
use super::tree::{Node, Tree};
use super::union::UnknownMember;
use super::unknown_fields::UnknownFields;
use super::value::Json;
use super::writer::{Encode, Writer};

/// Reads the one field of `shape` from what an object held beyond its own.
///
/// It is read as the fields of the object are, from an object that holds it
/// alone: so `null` and blank values are absent, and a fault names its path.
///
/// # Errors
///
/// If what came cannot be read as such.
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
        decoder.finish(value)
    })
}

/// The JSON of an added field, in the form of its spec.
pub fn write_added(value: &dyn Encode, amount_format: AmountFormat) -> Json {
    let mut writer = Writer::new().with_amount_format(amount_format);
    value.encode(&mut writer);
    Json::from_written(writer.finish())
}

/// Reads the payload of an event that the client does not know; `key` is where
/// it stood, for the path of a fault.
///
/// # Errors
///
/// If it is not as described.
pub fn read_payload<T: Decode>(key: &str, member: &UnknownMember) -> Result<T, DecodeError> {
    with_members([(key, member.content())], |root| {
        let mut decoder = Decoder::new(Mode::Lenient);
        let value = decoder.read(root.get(key));
        decoder.finish(value)
    })
}

/// Reads an object that holds these members.
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
        // A value at the deepest level that is read has no room for an object
        // around it.
        Err(_) => Err(DecodeError::too_deep()),
    }
}
