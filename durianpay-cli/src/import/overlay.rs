//! Overlays: changes of a document that are kept apart from it, in the form of the Overlay Specification 1.0 and 1.1.

use super::source::{self, Source};
use serde_json::Value;
use serde_json_path::JsonPath;

/// Applies an overlay to a document. Returns the targets that select nothing.
///
/// # Errors
///
/// Fails if the text is not an overlay, or if one of its actions cannot be applied.
pub(super) fn apply(document: &mut Source, text: &str) -> Result<Vec<String>, String> {
    let overlay = source::parse(text)?.json;
    let version = overlay["overlay"].as_str().unwrap_or_default();
    if !version.starts_with("1.0.") && !version.starts_with("1.1.") {
        return Err(if version.is_empty() {
            "not an overlay: `overlay` with its version is missing".to_owned()
        } else {
            format!("overlays of version {version} are not supported, only 1.0 and 1.1")
        });
    }
    let Some(actions) = overlay["actions"].as_array() else {
        return Err("not an overlay: the list `actions` is missing".to_owned());
    };
    let mut unused = Vec::new();
    for (index, action) in actions.iter().enumerate() {
        let is_used =
            act(document, action).map_err(|reason| format!("action {index}: {reason}"))?;
        if !is_used {
            let target = action["target"].as_str().unwrap_or_default();
            unused.push(target.to_owned());
        }
    }
    Ok(unused)
}

/// Applies one action. Returns whether its target selects anything.
fn act(document: &mut Source, action: &Value) -> Result<bool, String> {
    let target = action["target"].as_str().ok_or("`target` is missing")?;
    let pointers = select(&document.json, target)?;
    if action["remove"] == Value::Bool(true) {
        // The last first, since the others keep their places then.
        for pointer in pointers.iter().rev() {
            remove(document, pointer)?;
        }
    } else {
        let value = match (action.get("update"), action["copy"].as_str()) {
            (Some(update), _) => update.clone(),
            (None, Some(path)) => match select(&document.json, path)?.as_slice() {
                [one] => document.json.pointer(one).cloned().unwrap_or_default(),
                found => {
                    let count = found.len();
                    return Err(format!(
                        "`copy` must select one value: `{path}` selects {count}"
                    ));
                }
            },
            (None, None) => return Err("`update`, `remove` or `copy` is missing".to_owned()),
        };
        for pointer in &pointers {
            forget(document, pointer);
            if let Some(place) = document.json.pointer_mut(pointer) {
                update(place, &value).map_err(|reason| format!("`{target}`: {reason}"))?;
            }
        }
    }
    Ok(!pointers.is_empty())
}

/// Returns the JSON Pointers of the values that a JSONPath selects, in the order of the document.
fn select(json: &Value, path: &str) -> Result<Vec<String>, String> {
    let parsed = JsonPath::parse(path);
    let parsed = parsed.map_err(|error| format!("`{path}` is not a JSONPath: {error}"))?;
    let located = parsed.query_located(json).dedup();
    Ok(located
        .locations()
        .map(|place| place.to_json_pointer())
        .collect())
}

fn remove(document: &mut Source, pointer: &str) -> Result<(), String> {
    let Some((parent, step)) = pointer.rsplit_once('/') else {
        return Err("the whole document cannot be removed".to_owned());
    };
    forget(document, parent);
    match document.json.pointer_mut(parent) {
        Some(Value::Object(members)) => {
            members.shift_remove(&step.replace("~1", "/").replace("~0", "~"));
        }
        Some(Value::Array(items)) => {
            if let Some(index) = step.parse().ok().filter(|index| *index < items.len()) {
                items.remove(index);
            }
        }
        // It was part of another value that was removed.
        _ => {}
    }
    Ok(())
}

/// Merges a value into the value at a target.
fn update(place: &mut Value, value: &Value) -> Result<(), String> {
    match (&mut *place, value) {
        (Value::Object(_), Value::Object(_)) => merge(place, value),
        (Value::Object(_), _) => {
            return Err("an object can only be updated with an object".to_owned());
        }
        // An item, or several.
        (Value::Array(items), Value::Array(added)) => items.extend(added.iter().cloned()),
        (Value::Array(items), added) => items.push(added.clone()),
        (scalar, value) => *scalar = value.clone(),
    }
    Ok(())
}

fn merge(place: &mut Value, value: &Value) {
    match (place, value) {
        (Value::Object(members), Value::Object(added)) => {
            for (key, value) in added {
                merge(members.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(items), Value::Array(added)) => items.extend(added.iter().cloned()),
        (place, value) => *place = value.clone(),
    }
}

/// Drops the notations of the scalars in a value that changes.
fn forget(document: &mut Source, pointer: &str) {
    let prefix = format!("#{pointer}/");
    document
        .written
        .retain(|place, _| !place.starts_with(&prefix));
}

#[cfg(test)]
mod tests {
    use super::super::source::parse;
    use super::apply;
    use serde_json::{Value, json};

    fn applied(document: &Value, actions: &Value) -> Result<(Value, Vec<String>), String> {
        let mut source = parse(&document.to_string()).unwrap();
        let overlay =
            json!({"overlay": "1.0.0", "info": {"title": "a", "version": "1"}, "actions": actions});
        let unused = apply(&mut source, &overlay.to_string())?;
        Ok((source.json, unused))
    }

    #[test]
    fn an_update_is_merged_into_each_selected_object() {
        let document = json!({"a": [{"b": {"c": 1}, "tags": ["x"]}, {"b": {}}], "t": "old"});
        let (json, unused) = applied(
            &document,
            &json!([
                {"target": "$.a[*]", "update": {"b": {"d": 2}, "tags": ["y"]}},
                {"target": "$.a", "update": {"b": 3}},
                {"target": "$.t", "update": "new"},
                {"target": "$.none.at.all", "update": {}},
            ]),
        )
        .unwrap();
        let expected = json!({
            "a": [
                {"b": {"c": 1, "d": 2}, "tags": ["x", "y"]},
                {"b": {"d": 2}, "tags": ["y"]},
                {"b": 3}
            ],
            "t": "new"
        });
        assert_eq!(json, expected);
        assert_eq!(unused, ["$.none.at.all"]);
    }

    #[test]
    fn several_items_of_a_list_are_removed_at_once() {
        let document =
            json!({"a": [{"x": 1}, {"y": 1}, {"x": 1}, {"x": 2}], "/b~": {"c": 1, "d": 2}});
        let (json, unused) = applied(
            &document,
            &json!([
                {"target": "$.a[?@.x == 1]", "remove": true},
                {"target": "$['/b~'].c", "remove": true},
            ]),
        )
        .unwrap();
        assert_eq!(json, json!({"a": [{"y": 1}, {"x": 2}], "/b~": {"d": 2}}));
        assert!(unused.is_empty());
    }

    #[test]
    fn a_copy_is_merged_from_one_place() {
        let document = json!({"a": {"x": 1}, "b": {"y": 2}});
        let (json, _) = applied(&document, &json!([{"target": "$.b", "copy": "$.a"}])).unwrap();
        assert_eq!(json, json!({"a": {"x": 1}, "b": {"y": 2, "x": 1}}));
        let error = applied(&document, &json!([{"target": "$.b", "copy": "$.*"}])).unwrap_err();
        assert_eq!(
            error,
            "action 0: `copy` must select one value: `$.*` selects 2"
        );
    }

    #[test]
    fn an_invalid_action_is_rejected() {
        let document = json!({"a": {}});
        for (action, reason) in [
            (json!({"update": {}}), "`target` is missing"),
            (
                json!({"target": "$.a"}),
                "`update`, `remove` or `copy` is missing",
            ),
            (
                json!({"target": "$", "remove": true}),
                "the whole document cannot be removed",
            ),
            (
                json!({"target": "$.a", "update": 5}),
                "`$.a`: an object can only be updated with an object",
            ),
        ] {
            let error = applied(&document, &json!([action])).unwrap_err();
            assert_eq!(error, format!("action 0: {reason}"));
        }
        let error = applied(&document, &json!([{"target": "a", "remove": true}])).unwrap_err();
        assert!(
            error.starts_with("action 0: `a` is not a JSONPath"),
            "{error}"
        );
        let mut source = parse("{}").unwrap();
        for (text, reason) in [
            (
                "{}",
                "not an overlay: `overlay` with its version is missing",
            ),
            (
                r#"{"overlay": "2.0.0"}"#,
                "overlays of version 2.0.0 are not supported, only 1.0 and 1.1",
            ),
            (
                r#"{"overlay": "1.0.0"}"#,
                "not an overlay: the list `actions` is missing",
            ),
        ] {
            assert_eq!(apply(&mut source, text).unwrap_err(), reason);
        }
    }
}
