//! Where an object or a list is in a response, and which field is its id.

use durianpay_codegen::model::{Endpoint, Field, FieldPath, Object, Spec, Type};

/// The levels of objects around the object that a response is about.
const MOST_LEVELS: usize = 2;

/// The place of a value in a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The names of the objects around it, and its own; empty for the response itself.
    pub(super) path: Vec<String>,
    /// Its object type; that of the items of a list.
    pub(super) object: String,
}

/// Finds the object that a response is about: the one that has an id.
pub(super) fn entity(spec: &Spec, ty: &Type, key: Option<&Field>) -> Option<Place> {
    let Type::Object(name) = ty else {
        return None;
    };
    let root = Place {
        path: Vec::new(),
        object: name.clone(),
    };
    let mut level = vec![root];
    for _ in 0..=MOST_LEVELS {
        let has_id = |place: &&Place| {
            let object = spec.object(&place.object);
            object.is_some_and(|object| id_field(object, key).is_some())
        };
        if let Some(found) = level.iter().find(has_id) {
            return Some(found.clone());
        }
        level = level.iter().flat_map(|place| inner(spec, place)).collect();
    }
    None
}

/// Returns the objects in the fields of an object.
fn inner(spec: &Spec, place: &Place) -> Vec<Place> {
    let fields = spec.object(&place.object).into_iter();
    let fields = fields.flat_map(|object| &object.fields);
    let inner = fields.filter_map(|field| match &field.ty {
        Type::Object(name) => {
            let mut path = place.path.clone();
            path.push(field.wire.clone());
            Some(Place {
                path,
                object: name.clone(),
            })
        }
        _ => None,
    });
    inner.collect()
}

/// Finds the list that a response is, or contains.
pub(super) fn list(spec: &Spec, endpoint: &Endpoint) -> Option<Place> {
    if let Some(page) = &endpoint.page {
        let Type::Object(object) = &page.item else {
            return None;
        };
        let path = page.items.as_ref().map(|path| path.0.clone());
        return Some(Place {
            path: path.unwrap_or_default(),
            object: object.clone(),
        });
    }
    match endpoint.returns.as_ref()? {
        Type::List(item) => list_of(item, Vec::new()),
        Type::Object(name) => {
            let fields = spec
                .object(name)
                .into_iter()
                .flat_map(|object| &object.fields);
            let mut lists = fields.filter_map(|field| match &field.ty {
                Type::List(item) => list_of(item, vec![field.wire.clone()]),
                _ => None,
            });
            // With several lists, which of them contains the items cannot be known.
            lists.next().filter(|_| lists.next().is_none())
        }
        _ => None,
    }
}

fn list_of(item: &Type, path: Vec<String>) -> Option<Place> {
    match item {
        Type::Object(object) => Some(Place {
            path,
            object: object.clone(),
        }),
        _ => None,
    }
}

/// Returns the field of an object that is its id: the one that the path parameter contains.
pub(super) fn id_field<'o>(object: &'o Object, key: Option<&Field>) -> Option<&'o Field> {
    let plain = |name: &str| {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>().to_ascii_lowercase()
    };
    let named = |wanted: &str| {
        let mut fields = object.fields.iter().filter(|field| field.ty.is_scalar());
        fields.find(|field| plain(&field.wire) == wanted)
    };
    let Some(key) = key else {
        return named("id");
    };
    let parameter = plain(&key.wire);
    let has_type = |field: &&Field| matches!(key.ty, Type::Id(_)) && field.ty == key.ty;
    let typed = || {
        let mut fields = object.fields.iter().filter(has_type);
        // An object may name others of its type; its own id is usually first.
        let own = object
            .fields
            .iter()
            .filter(has_type)
            .find(|field| plain(&field.wire) == "id");
        own.or_else(|| fields.next())
    };
    let suffix = || {
        let suffixes = [
            "id",
            "number",
            "name",
            "code",
            "key",
            "slug",
            "uuid",
            "reference",
            "token",
        ];
        let ends = suffixes
            .iter()
            .filter(|suffix| parameter.ends_with(*suffix));
        ends.map(|suffix| named(suffix)).find_map(|found| found)
    };
    typed()
        .or_else(|| named(&parameter))
        .or_else(suffix)
        .or_else(|| named("id"))
}

/// Returns the field at a path, from an object.
pub(super) fn field_at<'s>(spec: &'s Spec, object: &str, path: &FieldPath) -> Option<&'s Field> {
    let (outer, last) = path.split_last();
    let mut object = spec.object(object)?;
    let find =
        |object: &'s Object, name: &str| object.fields.iter().find(|field| field.wire == *name);
    for name in outer {
        let Type::Object(inner) = &find(object, name)?.ty else {
            return None;
        };
        object = spec.object(inner)?;
    }
    find(object, last)
}
