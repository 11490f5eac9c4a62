//! [`Writer`]: writes JSON member by member.

use std::fmt;
use std::ops::Range;

use crate::types::amount::{Amount, AmountForm, Decimals};
use crate::types::base64::Base64;
use crate::types::date::Date;
use crate::types::decimal::Decimal;
use crate::types::file::File;
use crate::types::timestamp::Timestamp;
use crate::types::uuid::Uuid;

use super::escape::{push_string, skip_string};
use super::notes::Note;
use super::schema::{AmountFormat, ObjectSchema, Presence};
use super::splice::with_notes;
use super::tape::Kind;
use super::unknown_fields::UnknownFields;
use super::value::Json;
use crate::types::digits::push_digits;

const REDACTED: &str = "\"[redacted]\"";

/// A type that can be written as JSON.
///
/// [`Decode`](super::Decode) has an example.
pub trait Encode {
    /// Writes exactly one value.
    fn encode(&self, writer: &mut Writer);

    /// Returns whether an optional field with this value is left out.
    fn is_unset(&self) -> bool {
        false
    }
}

/// A writer of one JSON value, without white space.
///
/// The caller must write a key before each value in an object, and an
/// [`item`](Writer::item) before each value in a list.
pub struct Writer {
    out: String,
    redacting: bool,
    /// The amount format of the current field.
    pub(super) amount_format: AmountFormat,
    /// The tag that the next object begins with, and its value.
    pub(super) inner_tag: Option<(&'static str, &'static str)>,
    /// The files of a body, if they are collected.
    files: Option<Box<Files>>,
}

/// The files of a body, and the text that is written in their place, before their index.
struct Files {
    token: String,
    files: Vec<File>,
}

impl Writer {
    /// Creates a writer that redacts nothing.
    #[expect(
        clippy::new_without_default,
        reason = "generated code must state whether it redacts"
    )]
    pub fn new() -> Writer {
        Writer {
            out: String::with_capacity(256),
            redacting: false,
            amount_format: AmountFormat::String,
            inner_tag: None,
            files: None,
        }
    }

    /// Sets the amount format of the current field.
    #[must_use]
    pub fn with_amount_format(self, amount_format: AmountFormat) -> Writer {
        Writer {
            amount_format,
            ..self
        }
    }

    /// Creates a writer for `Debug`, which replaces sensitive and unknown values by
    /// `"[redacted]"`.
    pub fn redacting() -> Writer {
        Writer {
            out: String::new(),
            redacting: true,
            amount_format: AmountFormat::String,
            inner_tag: None,
            files: None,
        }
    }

    /// Creates a writer that collects files, and writes `token` and an index in the place of each.
    /// No other value must contain the token.
    pub(crate) fn collecting_files(token: String) -> Writer {
        let files = Files {
            token,
            files: Vec::new(),
        };
        Writer {
            files: Some(Box::new(files)),
            ..Writer::new()
        }
    }

    /// Finishes writing, and returns the JSON with the files that were collected.
    pub(crate) fn finish_with_files(self) -> (String, Vec<File>) {
        let files = self.files.map(|files| files.files);
        (self.out, files.unwrap_or_default())
    }

    /// Finishes writing, and returns the JSON.
    pub fn finish(self) -> String {
        self.out
    }

    /// Writes an object: its fields as the schema describes them, then its unknown fields.
    ///
    /// There must be one value for each field of `shape`. A member of `rest` is skipped if the
    /// field of that name was written: a field that was set since then replaces it.
    pub fn object(
        &mut self,
        shape: &'static ObjectSchema,
        values: &[&dyn Encode],
        rest: &UnknownFields,
    ) {
        let start = self.out.len();
        let outer = self.amount_format;
        let tag = self.inner_tag.take();
        self.begin_object();
        if let Some((name, value)) = tag {
            self.key(name);
            self.string(value);
        }
        for (field, value) in shape.fields.iter().zip(values) {
            if field.presence == Presence::Optional && value.is_unset() {
                continue;
            }
            self.key(field.name);
            if field.sensitive && self.redacting {
                self.out.push_str(REDACTED);
            } else {
                self.amount_format = field.amount_format;
                let start = self.out.len();
                value.encode(self);
                if !rest.notes().is_empty() {
                    self.put_back(start, field.name, rest);
                }
            }
        }
        self.amount_format = outer;
        if !rest.notes().is_empty() {
            self.rename_fields(start, rest);
        }
        if !rest.is_empty() {
            self.rest(start, rest, shape, tag.map(|(name, _)| name));
        }
        self.end_object();
    }

    /// Starts an object.
    pub fn begin_object(&mut self) {
        self.out.push('{');
    }

    /// Writes the name of the next member.
    pub fn key(&mut self, name: &str) {
        // No value ends with an opening brace, so after one this is the first member.
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
        push_string(&mut self.out, name);
        self.out.push(':');
    }

    /// Restores what was left out of a field's value, and the notations in which it was read.
    #[cold]
    #[inline(never)]
    fn put_back(&mut self, start: usize, field: &'static str, rest: &UnknownFields) {
        if self.redacting {
            return;
        }
        let mut inside = Vec::new();
        for note in rest.notes().iter().filter(|note| note.field() == field) {
            match note {
                Note::Item { .. } | Note::Notation { .. } => inside.push(note),
                Note::Unreadable {
                    is_constant: true, ..
                } => {
                    if let Some(value) = rest.get(field) {
                        self.out.replace_range(start.., value.as_str());
                    }
                }
                Note::Unreadable { .. } | Note::Alias { .. } => {}
            }
        }
        let written = self.out.get(start..).unwrap_or_default();
        if !inside.is_empty()
            && let Some(value) = with_notes(written, &inside)
        {
            self.out.replace_range(start.., &value);
        }
    }

    /// Replaces field names by the aliases under which they were read.
    #[cold]
    #[inline(never)]
    fn rename_fields(&mut self, start: usize, rest: &UnknownFields) {
        let (mut name, mut alias_name) = (String::new(), String::new());
        for (field, alias) in rest.aliases_used() {
            name.clear();
            alias_name.clear();
            push_string(&mut name, field);
            push_string(&mut alias_name, alias);
            let object = self.out.get(start..).unwrap_or_default();
            let mut ranges = names_in(object).into_iter();
            // A field that was unset after reading is missing.
            if let Some(range) = ranges.find(|range| object.get(range.clone()) == Some(&name)) {
                let place = start + range.start..start + range.end;
                self.out.replace_range(place, &alias_name);
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn rest(
        &mut self,
        start: usize,
        rest: &UnknownFields,
        shape: &'static ObjectSchema,
        tag: Option<&str>,
    ) {
        let mut written = None;
        let mut quoted = String::new();
        let mut expected = 0;
        for (name, value) in rest.iter() {
            let position = shape.position(name, expected);
            expected = position.map_or(expected, |position| position + 1);
            let is_field = tag == Some(name) || position.is_some() || shape.alias(name).is_some();
            if is_field {
                quoted.clear();
                push_string(&mut quoted, name);
                // The part already written does not change: members are only appended.
                let object = self.out.get(start..).unwrap_or_default();
                let written = written.get_or_insert_with(|| names_in(object));
                let mut names = written.iter();
                if names.any(|name: &Range<usize>| object.get(name.clone()) == Some(&quoted)) {
                    continue;
                }
            }
            self.key(name);
            // A null or blank field only shows that it is not set; any other value may
            // be sensitive.
            if self.redacting && !(is_field && is_unset(value)) {
                self.out.push_str(REDACTED);
            } else {
                self.json(value);
            }
        }
    }

    /// Ends an object.
    pub fn end_object(&mut self) {
        self.out.push('}');
    }

    /// Starts a list.
    pub fn begin_list(&mut self) {
        self.out.push('[');
    }

    /// Ends a list.
    pub fn end_list(&mut self) {
        self.out.push(']');
    }

    /// Separates the next item of a list from the previous one.
    pub fn item(&mut self) {
        if !self.out.ends_with('[') {
            self.out.push(',');
        }
    }

    /// Writes a string.
    pub fn string(&mut self, text: &str) {
        push_string(&mut self.out, text);
    }

    /// Writes an integer, as a number unless the format of its field is quoted.
    pub fn integer(&mut self, integer: i64) {
        self.whole_number(integer < 0, integer.unsigned_abs());
    }

    /// Writes an integer that is not negative, like [`integer`](Self::integer).
    pub fn unsigned(&mut self, integer: u64) {
        self.whole_number(false, integer);
    }

    fn whole_number(&mut self, negative: bool, magnitude: u64) {
        let is_quoted = self.amount_format == AmountFormat::Quoted;
        if is_quoted {
            self.out.push('"');
        }
        if negative {
            self.out.push('-');
        }
        push_digits(&mut self.out, magnitude);
        if is_quoted {
            self.out.push('"');
        }
    }

    /// Writes a boolean.
    pub fn boolean(&mut self, boolean: bool) {
        self.out.push_str(if boolean { "true" } else { "false" });
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.out.push_str("null");
    }

    /// Writes a value unchanged.
    pub fn json(&mut self, json: &Json) {
        self.out.push_str(json.as_str());
    }

    /// Writes a value that may be sensitive, since no schema describes it.
    pub fn undescribed(&mut self, json: &Json) {
        if self.redacting {
            self.out.push_str(REDACTED);
        } else {
            self.json(json);
        }
    }

    /// Writes a constant, given as JSON.
    pub fn raw(&mut self, json: &'static str) {
        self.out.push_str(json);
    }

    /// Writes a valid JSON number token.
    pub(crate) fn number(&mut self, token: &str) {
        self.out.push_str(token);
    }

    /// Counts the bytes written so far.
    pub(super) fn length(&self) -> usize {
        self.out.len()
    }

    /// Collects a file, or writes a placeholder, since JSON cannot contain its content.
    pub(super) fn file(&mut self, file: &File) {
        match &mut self.files {
            Some(collected) => {
                let place = format!("{}{}", collected.token, collected.files.len());
                collected.files.push(file.clone());
                self.string(&place);
            }
            None => self.string("[file]"),
        }
    }

    /// Writes an amount in the format of its field, or in the notation that was read.
    ///
    /// If the number of rupiah that was read would mean hundredths in this field, or the
    /// reverse, the format of the field is used.
    pub fn amount(&mut self, amount: &Amount) {
        match (amount.form(), self.amount_format) {
            (AmountForm::String(decimals), _) => self.rupiah_string(*amount, decimals),
            (_, AmountFormat::Hundredths) => self.integer(amount.hundredths()),
            (AmountForm::Number(decimals), _) => self.rupiah(*amount, decimals),
            (
                AmountForm::Canonical | AmountForm::Hundredths,
                AmountFormat::String | AmountFormat::Quoted,
            ) => {
                self.rupiah_string(*amount, Decimals::Two);
            }
            (AmountForm::Canonical | AmountForm::Hundredths, AmountFormat::Number) => {
                let is_whole = amount.whole_rupiah().is_some();
                let decimals = if is_whole {
                    Decimals::Zero
                } else {
                    Decimals::Two
                };
                self.rupiah(*amount, decimals);
            }
        }
    }

    fn rupiah(&mut self, amount: Amount, decimals: Decimals) {
        amount.write_rupiah(decimals, &mut self.out);
    }

    fn rupiah_string(&mut self, amount: Amount, decimals: Decimals) {
        self.out.push('"');
        self.rupiah(amount, decimals);
        self.out.push('"');
    }

    /// Writes a decimal number in the format of its field, or in the notation that was read.
    pub fn decimal(&mut self, decimal: &Decimal) {
        if decimal.is_written_as_number(self.amount_format == AmountFormat::Number) {
            self.out.push_str(decimal.as_str());
        } else {
            self.string(decimal.as_str());
        }
    }

    /// Writes a date as a string.
    pub fn date(&mut self, date: Date) {
        self.out.push('"');
        date.write(&mut self.out);
        self.out.push('"');
    }

    /// Writes a UUID as a string, in the notation that was read.
    pub fn uuid(&mut self, uuid: Uuid) {
        self.out.push('"');
        uuid.write(&mut self.out);
        self.out.push('"');
    }

    /// Writes bytes as a string of Base64, in the notation that was read. Debug output contains only
    /// their number.
    pub fn base64(&mut self, bytes: &Base64) {
        self.out.push('"');
        if self.redacting {
            self.out.push('[');
            push_digits(&mut self.out, bytes.as_bytes().len() as u64);
            self.out.push_str(" bytes]");
        } else {
            bytes.write(&mut self.out);
        }
        self.out.push('"');
    }

    /// Writes an instant as an RFC 3339 string, or as Unix seconds if it was read as a number.
    pub fn timestamp(&mut self, time: &Timestamp) {
        if time.is_unix_form() {
            time.write_unix(&mut self.out);
        } else {
            self.out.push('"');
            time.write_rfc3339(&mut self.out);
            self.out.push('"');
        }
    }
}

/// Shows only the length.
impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("bytes", &self.out.len())
            .field("redacting", &self.redacting)
            .field("amount_format", &self.amount_format)
            .finish_non_exhaustive()
    }
}

/// Returns whether a value marks its field as not set.
fn is_unset(value: &Json) -> bool {
    value.kind() == Kind::Null || matches!(value.as_str(), "\"\"" | "[]" | "{}")
}

/// Finds the ranges of the quoted member names in an unfinished object.
fn names_in(object: &str) -> Vec<Range<usize>> {
    let bytes = object.as_bytes();
    let mut names = Vec::with_capacity(16);
    let (mut at, mut depth, mut is_name) = (0, 0_usize, false);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let end = skip_string(bytes, at + 1);
                if is_name {
                    names.push(at..end);
                    is_name = false;
                }
                at = end;
                continue;
            }
            b'{' | b'[' => {
                depth += 1;
                is_name = depth == 1;
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => is_name = depth == 1,
            _ => {}
        }
        at += 1;
    }
    names
}
