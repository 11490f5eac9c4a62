//! A slip of syntax: its place, how to fix it, and the edits that may fix it.

use ::toml::de::DeTable;
use std::ops::Range;

/// A slip of syntax in a statement.
#[derive(Debug)]
#[must_use]
pub(super) struct Slip {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
    /// Edits in the order of their likelihood. The first that makes the statement valid
    /// is suggested.
    pub(super) edits: Vec<Edit>,
    /// The statement ends before this byte, if that is known.
    pub(super) end: Option<usize>,
    /// Whether the statement is YAML.
    pub(super) is_yaml: bool,
}

/// The text that replaces a range.
pub(super) type Edit = (Range<usize>, String);

impl Slip {
    pub(super) fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            range,
            message: message.into(),
            help: String::new(),
            edits: Vec::new(),
            end: None,
            is_yaml: false,
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    pub(super) fn edit(mut self, range: Range<usize>, replacement: impl Into<String>) -> Self {
        self.edits.push((range, replacement.into()));
        self
    }

    pub(super) fn edits(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.edits.extend(edits);
        self
    }

    pub(super) fn end(mut self, end: usize) -> Self {
        self.end = Some(end);
        self
    }

    pub(super) fn yaml(mut self) -> Self {
        self.is_yaml = true;
        self
    }

    /// Takes the first edit that makes `statement` valid TOML.
    pub(super) fn fix(&mut self, text: &str, statement: &Range<usize>) -> Option<Edit> {
        let edits = std::mem::take(&mut self.edits).into_iter();
        edits
            .take(MAX_EDITS)
            .find(|edit| is_fixed_by(text, statement, edit))
    }
}

/// The maximum number of edits that are tried for a slip.
const MAX_EDITS: usize = 16;

/// Checks whether an edit makes a statement valid TOML.
pub(super) fn is_fixed_by(text: &str, statement: &Range<usize>, edit: &Edit) -> bool {
    let (range, replacement) = edit;
    let before = text.get(statement.start..range.start);
    let after = text.get(range.end..statement.end.max(range.end));
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let fixed = [before, replacement, after].concat();
    DeTable::parse(&fixed).is_ok()
}

/// Shortens a text for a message.
pub(super) fn short(text: &str) -> String {
    const MAX: usize = 60;
    let text = text.trim();
    match text.char_indices().nth(MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
