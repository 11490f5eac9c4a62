//! The values that may be meant by one that does not match the spec.

use durianpay_client::__private::Node;
use durianpay_client::__private::json::Mode;
use durianpay_client::json::Json;
use std::collections::VecDeque;

/// A change of a member.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Change {
    /// Leaves out an unknown member.
    Ignore,
    /// Leaves out a member that is not set.
    LeaveOut,
    /// Reads the value as this one.
    Read(Json),
}

/// Returns the changes to try for a value that does not match the spec, in order.
pub(super) fn changes(value: Node<'_>, mode: Mode) -> VecDeque<Change> {
    if ["null", "\"\"", "[]", "{}"].contains(&value.source()) {
        return VecDeque::from([Change::LeaveOut]);
    }
    let text = value.string();
    let source = text.as_deref().unwrap_or_else(|| value.source());
    let boolean = match source {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    };
    let mut readings = Vec::new();
    if let Some(boolean) = boolean {
        // All values of a query are strings.
        readings.push(match mode {
            Mode::Strings => Json::from(boolean.to_string()),
            _ => Json::from(boolean),
        });
    }
    if mode != Mode::Strings && is_number(source) {
        readings.push(match text {
            Some(_) => Json::parse(source).unwrap_or_default(),
            None => Json::from(source),
        });
    }
    readings.into_iter().map(Change::Read).collect()
}

/// Returns whether a string is a JSON number.
fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
        && Json::parse(text).is_ok()
}
