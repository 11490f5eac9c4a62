//! Values and tables of a TOML file, each with its span.

use crate::source::At;

/// A value of the spec.
#[derive(Debug, Clone)]
pub(crate) enum TomlValue {
    Text(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<At<TomlValue>>),
    Table(TomlTable),
    /// A float, a date or an integer of more than 64 bits. The spec language does
    /// not use these, so only the kind is kept.
    Other(&'static str),
}

impl TomlValue {
    /// Returns the kind with its article, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Integer(_) => "an integer",
            Self::Boolean(_) => "a boolean",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(kind) => kind,
        }
    }
}

/// A table, with its entries in the order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct TomlTable {
    pub(crate) entries: Vec<(At<String>, At<TomlValue>)>,
}

impl TomlTable {
    pub(crate) fn get(&self, key: &str) -> Option<&(At<String>, At<TomlValue>)> {
        self.entries.iter().find(|(name, _)| name.value == key)
    }
}
