//! Changes of a JSON document at a path: `customer.email`, `items.0.price`.

use serde_json::Value;

/// Sets the value at a path. A new member may only be added to an existing object, and a new item to the
/// end of an existing list. Returns whether the path exists.
pub(super) fn set(document: &mut Value, path: &str, value: Value) -> bool {
    let (outer, last) = split(path);
    let Some(parent) = find(document, outer) else {
        return false;
    };
    match parent {
        Value::Object(members) => {
            members.insert(last.to_owned(), value);
            true
        }
        Value::Array(items) => match last.parse::<usize>() {
            Ok(index) if index < items.len() => {
                items[index] = value;
                true
            }
            Ok(index) if index == items.len() => {
                items.push(value);
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// Removes the value at a path. Returns whether there was one.
pub(super) fn remove(document: &mut Value, path: &str) -> bool {
    let (outer, last) = split(path);
    match find(document, outer) {
        Some(Value::Object(members)) => members.remove(last).is_some(),
        Some(Value::Array(items)) => match last.parse::<usize>() {
            Ok(index) if index < items.len() => {
                items.remove(index);
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// Finds the value at a path.
pub(super) fn get<'v>(document: &'v Value, path: &str) -> Option<&'v Value> {
    let mut value = document;
    for step in path.split('.') {
        value = match value {
            Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            other => other.get(step)?,
        };
    }
    Some(value)
}

fn find<'v>(document: &'v mut Value, path: Option<&str>) -> Option<&'v mut Value> {
    let mut value = document;
    for step in path.into_iter().flat_map(|path| path.split('.')) {
        value = match value {
            Value::Array(items) => items.get_mut(step.parse::<usize>().ok()?)?,
            other => other.get_mut(step)?,
        };
    }
    Some(value)
}

/// Splits a path into the path of the parent and the last step.
fn split(path: &str) -> (Option<&str>, &str) {
    match path.rsplit_once('.') {
        Some((outer, last)) => (Some(outer), last),
        None => (None, path),
    }
}

#[cfg(test)]
mod tests {
    use super::{get, remove, set};
    use serde_json::json;

    #[test]
    fn members_and_items_are_set_and_removed() {
        let mut document = json!({"a": {"b": [1, {"c": 2}]}});
        assert!(set(&mut document, "a.b.1.c", json!(3)));
        assert!(set(&mut document, "a.b.2", json!(4)));
        assert!(set(&mut document, "d", json!(5)));
        assert_eq!(document, json!({"a": {"b": [1, {"c": 3}, 4]}, "d": 5}));
        assert!(remove(&mut document, "a.b.0"));
        assert!(remove(&mut document, "d"));
        assert_eq!(get(&document, "a.b.0.c"), Some(&json!(3)));
        assert_eq!(document, json!({"a": {"b": [{"c": 3}, 4]}}));
    }

    #[test]
    fn a_path_without_a_parent_changes_nothing() {
        let mut document = json!({"a": [1], "b": 2});
        for path in ["a.2", "a.x", "b.c", "c.d", "a.0.b", ""] {
            let before = document.clone();
            if path.is_empty() {
                assert!(!remove(&mut document, path));
            } else {
                assert!(!set(&mut document, path, json!(0)), "{path}");
                assert!(!remove(&mut document, path), "{path}");
            }
            assert_eq!(document, before);
            assert!(get(&document, path).is_none());
        }
    }
}
