//! The remarks of an import, by their place.

use serde_json::Value;
use std::collections::{BTreeMap, HashSet};

/// The remarks of a report.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    by_pointer: BTreeMap<String, Vec<String>>,
    /// The operations that are left out: `GET /pets`.
    pub(super) left_out: HashSet<String>,
}

impl Remarks {
    /// Reads a report in JSON.
    pub(super) fn new(report: &str) -> Self {
        let lines: Vec<Value> = serde_json::from_str(report).unwrap_or_default();
        let mut remarks = Self::default();
        for line in &lines {
            let text = |key: &str| line.get(key).and_then(Value::as_str).unwrap_or_default();
            let message = text("message").to_owned();
            let quoted = message.split(" is left out").next().unwrap_or_default();
            if quoted.len() < message.len() {
                let name = quoted.trim_matches('`').to_owned();
                remarks.left_out.insert(name);
            }
            let known = remarks.by_pointer.entry(text("pointer").to_owned());
            known.or_default().push(message);
        }
        remarks
    }

    /// Checks whether a remark at this place, inside of it, or around it contains one of the texts.
    pub(super) fn say(&self, pointer: &str, texts: &[&str]) -> bool {
        let says = |messages: &Vec<String>| {
            messages
                .iter()
                .any(|message| texts.iter().any(|text| message.contains(text)))
        };
        let inside = format!("{pointer}/");
        let mut range = self.by_pointer.range(inside.clone()..);
        let is_inside = range
            .by_ref()
            .take_while(|(at, _)| at.starts_with(&inside))
            .any(|(_, messages)| says(messages));
        is_inside || self.around(pointer).any(says)
    }

    /// Lists the messages at this place and at those around it.
    fn around<'r>(&'r self, pointer: &'r str) -> impl Iterator<Item = &'r Vec<String>> {
        let ends = pointer.match_indices('/').map(|(index, _)| index);
        let ends = ends.chain([pointer.len()]);
        ends.filter_map(|end| self.by_pointer.get(&pointer[..end]))
    }
}
