//! Strings, by their `format`.

use super::cx::Cx;
use super::draft::ValueDraft;
use super::node::Node;
use super::report::Group;
use super::ty::{BASE64, DATE, DECIMAL, INTEGER, TEXT, TIMESTAMP, UNSIGNED, UUID};
use durianpay_codegen::notation::{is_base64, is_date, is_integer, is_unsigned};

/// Reads a string. If the document shows a value that is not of its format, the format is not
/// carried over: a type would reject that value.
pub(super) fn text(cx: &mut Cx<'_>, schema: &Node<'_>) -> ValueDraft {
    let mut value = ValueDraft::new(TEXT);
    let format = schema.string("format");
    let has_encoding = schema.string("contentEncoding") == Some("base64");
    let (ty, is_valid): (_, fn(&str) -> bool) = match format {
        Some("date-time") => (TIMESTAMP, |_| true),
        Some("decimal") => (DECIMAL, |_| true),
        Some("date") => (DATE, is_day),
        // Too many documents use it for other strings.
        Some("uuid") if cx.is_exported => (UUID, |_| true),
        Some("int32" | "int64") => (INTEGER, is_integer),
        Some("uint32" | "uint64") => (UNSIGNED, is_unsigned),
        Some("byte" | "base64") => (BASE64, is_base64),
        _ if has_encoding => (BASE64, is_base64),
        Some("password") => {
            value.table.set("sensitive", true);
            return value;
        }
        Some(format) => {
            let message = format!("the format `{format}` is not carried over");
            value.table.remark(cx.note(Group::Dropped, schema, message));
            return value;
        }
        None => return value,
    };
    if let Some(word) = contradicted(schema, is_valid) {
        let said = if has_encoding { "encoding" } else { "format" };
        let name = format.unwrap_or("base64");
        let message = format!("the {said} `{name}` is not carried over: `{word}` has another one");
        value.table.remark(cx.note(Group::Dropped, schema, message));
        return value;
    }
    if ty == INTEGER || ty == UNSIGNED {
        value.table.set("number", "string");
    }
    value.ty = ty;
    value
}

/// Returns the keyword whose value is not of the format. A value that is not a string or is empty
/// says nothing.
fn contradicted(schema: &Node<'_>, is_valid: fn(&str) -> bool) -> Option<&'static str> {
    let examples = schema.items_of("examples");
    let examples = examples.into_iter().map(|example| ("examples", example));
    let words = ["example", "default"].into_iter();
    let words = words.filter_map(|word| Some((word, schema.get(word)?)));
    let is_other = |text: &str| !text.is_empty() && !is_valid(text);
    words
        .chain(examples)
        .find(|(_, value)| value.json.as_str().is_some_and(is_other))
        .map(|(word, _)| word)
}

/// Checks whether a text is a date, or one that a conversion from YAML extended to an instant.
fn is_day(text: &str) -> bool {
    day(text).is_some()
}

/// Returns the date at the beginning of a date or an instant.
pub(super) fn day(text: &str) -> Option<&str> {
    let (day, rest) = text.split_at_checked(10)?;
    (is_date(day) && (rest.is_empty() || rest.starts_with('T'))).then_some(day)
}
