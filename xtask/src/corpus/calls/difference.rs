//! Finds where two values of JSON differ.

use serde_json::Value;

/// The characters of a value that are shown.
const LONGEST: usize = 80;

/// Describes the first difference, or returns `None` if the values are equal. Numbers are compared by their value.
pub(super) fn find(expected: &Value, found: &Value) -> Option<String> {
    let (place, expected, found) = first(expected, found)?;
    let shown = |value: Option<&Value>| match value {
        None => "nothing".to_owned(),
        Some(value) => shortened(&value.to_string()),
    };
    let (expected, found) = (shown(expected), shown(found));
    Some(format!("at `${place}`: expected {expected}, found {found}"))
}

type Difference<'v> = (String, Option<&'v Value>, Option<&'v Value>);

fn first<'v>(expected: &'v Value, found: &'v Value) -> Option<Difference<'v>> {
    let below = |step: String, (place, expected, found): Difference<'v>| {
        (format!("{step}{place}"), expected, found)
    };
    match (expected, found) {
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => None,
        (Value::Array(one), Value::Array(other)) => {
            (0..one.len().max(other.len())).find_map(|index| {
                let difference = of_members(one.get(index), other.get(index))?;
                Some(below(format!("[{index}]"), difference))
            })
        }
        (Value::Object(one), Value::Object(other)) => {
            one.keys().chain(other.keys()).find_map(|key| {
                let difference = of_members(one.get(key), other.get(key))?;
                Some(below(format!(".{key}"), difference))
            })
        }
        _ => (expected != found).then_some((String::new(), Some(expected), Some(found))),
    }
}

fn of_members<'v>(expected: Option<&'v Value>, found: Option<&'v Value>) -> Option<Difference<'v>> {
    match (expected, found) {
        (Some(expected), Some(found)) => first(expected, found),
        _ => Some((String::new(), expected, found)),
    }
}

/// Returns the beginning of a text.
pub(super) fn shortened(text: &str) -> String {
    let start: String = text.chars().take(LONGEST).collect();
    if start.len() < text.len() {
        format!("{start}…")
    } else {
        start
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use serde_json::json;

    #[test]
    fn the_first_difference_is_found() {
        let expected = json!({"items": [{"id": 1}, {"id": 2.0, "kind": "a"}]});
        let found = json!({"items": [{"id": 1.0}, {"id": 2}]});
        let difference = find(&expected, &found).expect("they differ");
        assert_eq!(
            difference,
            "at `$.items[1].kind`: expected \"a\", found nothing"
        );
        let difference = find(&found, &expected).expect("they differ");
        assert_eq!(
            difference,
            "at `$.items[1].kind`: expected nothing, found \"a\""
        );
    }

    #[test]
    fn equal_values_have_no_difference() {
        let value = json!([null, {"a": [1, "b", true]}]);
        assert_eq!(find(&value, &value), None);
        assert_eq!(find(&json!(2), &json!(2.0)), None);
    }
}
