//! Entries of a table, and the keys that every table has.

use crate::raw::RawCommon;
use crate::source::At;
use crate::table_reader::TableReader;
use crate::toml::TomlValue;

pub(super) type Entry = (At<String>, At<TomlValue>);

pub(super) fn common(reader: &TableReader<'_>) -> RawCommon {
    RawCommon {
        doc: reader.text("doc"),
        link: reader.text("link"),
        deprecated: reader.text("deprecated"),
        evidence: reader.word("evidence"),
        note: reader.text("note"),
    }
}

/// Loads each entry of the table under `key`, whose keys are names.
pub(super) fn each<T>(reader: &TableReader<'_>, key: &str, load: fn(&Entry) -> T) -> Vec<T> {
    reader.entries(key).iter().map(load).collect()
}
