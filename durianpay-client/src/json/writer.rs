//! [`Writer`]: writes JSON, member by member.

use std::fmt;
use std::ops::Range;

use crate::types::amount::{Amount, Decimals, Form};
use crate::types::decimal::Decimal;
use crate::types::timestamp::Timestamp;

use super::escape::{push_text, skip_text};
use super::schema::{AmountFormat, ObjectSchema, Presence};
use super::tape::Kind;
use super::unknown_fields::UnknownFields;
use super::value::Json;
use crate::types::digits::push_digits;

const REDACTED: &str = "\"[redacted]\"";

/// A type that can be written as JSON.
pub trait Encode {
    /// Writes exactly one value.
    fn encode(&self, writer: &mut Writer);

    /// Whether there is nothing to write, where that is allowed.
    fn is_unset(&self) -> bool {
        false
    }
}

/// Writes one JSON value without white space.
///
/// The caller keeps the order: a key before each value in an object, an
/// [`item`](Writer::item) before each in a list.
pub struct Writer {
    out: String,
    redacting: bool,
    /// How the field that is written has its amounts.
    amount_format: AmountFormat,
}

impl Writer {
    /// A writer of everything.
    #[expect(
        clippy::new_without_default,
        reason = "generated code names what it writes: all, or redacted"
    )]
    pub fn new() -> Writer {
        Writer {
            out: String::with_capacity(256),
            redacting: false,
            amount_format: AmountFormat::String,
        }
    }

    /// The same, for a value that a field has in that notation.
    #[must_use]
    pub fn with_amount_format(self, amount_format: AmountFormat) -> Writer {
        Writer {
            amount_format,
            ..self
        }
    }

    /// A writer that puts `"[redacted]"` in place of sensitive and unknown values, for
    /// `Debug`.
    pub fn redacting() -> Writer {
        Writer {
            out: String::new(),
            redacting: true,
            amount_format: AmountFormat::String,
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// Writes an object: its fields by the table of them, and what it held beside.
    ///
    /// There is a value for each field of `shape`. Of `rest`, those are written that are
    /// not yet: what was set since is what counts.
    pub fn object(
        &mut self,
        shape: &'static ObjectSchema,
        values: &[&dyn Encode],
        rest: &UnknownFields,
    ) {
        let start = self.out.len();
        let outer = self.amount_format;
        self.begin_object();
        for (field, value) in shape.fields.iter().zip(values) {
            if field.presence == Presence::Optional && value.is_unset() {
                continue;
            }
            self.key(field.name);
            if field.sensitive && self.redacting {
                self.out.push_str(REDACTED);
            } else {
                self.amount_format = field.amount_format;
                value.encode(self);
            }
        }
        self.amount_format = outer;
        if !rest.spelled().is_empty() {
            self.respell(start, rest.spelled());
        }
        if !rest.is_empty() {
            self.rest(start, rest, shape);
        }
        self.end_object();
    }

    /// Starts an object.
    pub fn begin_object(&mut self) {
        self.out.push('{');
    }

    /// Writes the name of the next member.
    pub fn key(&mut self, name: &str) {
        // Values do not end in a brace that opens, so this is the first member.
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
        push_text(&mut self.out, name);
        self.out.push(':');
    }

    /// Puts the names under which fields came in the place of their own.
    #[cold]
    #[inline(never)]
    fn respell(&mut self, start: usize, spelled: &[(&'static str, &'static str)]) {
        let (mut own, mut other) = (String::new(), String::new());
        for (field, alias) in spelled {
            own.clear();
            other.clear();
            push_text(&mut own, field);
            push_text(&mut other, alias);
            let object = self.out.get(start..).unwrap_or_default();
            let mut names = names_in(object).into_iter();
            // A field that was taken out since is not there.
            if let Some(name) = names.find(|name| object.get(name.clone()) == Some(&own)) {
                let place = start + name.start..start + name.end;
                self.out.replace_range(place, &other);
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn rest(&mut self, start: usize, rest: &UnknownFields, shape: &'static ObjectSchema) {
        let mut written = None;
        let mut quoted = String::new();
        let mut expected = 0;
        for (name, value) in rest.iter() {
            let position = shape.position(name, expected);
            expected = position.map_or(expected, |position| position + 1);
            let is_field = position.is_some() || shape.alias(name).is_some();
            if is_field {
                quoted.clear();
                push_text(&mut quoted, name);
                // What was written stays where it is: only more is put behind it.
                let object = self.out.get(start..).unwrap_or_default();
                let written = written.get_or_insert_with(|| names_in(object));
                let mut names = written.iter();
                if names.any(|name: &Range<usize>| object.get(name.clone()) == Some(&quoted)) {
                    continue;
                }
            }
            self.key(name);
            // A null or blank field shows that it is not set; anything else may be
            // what the field is sensitive for.
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

    /// Separates the next element of a list from the one before.
    pub fn item(&mut self) {
        if !self.out.ends_with('[') {
            self.out.push(',');
        }
    }

    /// Writes a text.
    pub fn string(&mut self, text: &str) {
        push_text(&mut self.out, text);
    }

    /// Writes an integer.
    pub fn integer(&mut self, integer: i64) {
        if integer < 0 {
            self.out.push('-');
        }
        push_digits(&mut self.out, integer.unsigned_abs());
    }

    /// Writes a boolean.
    pub fn boolean(&mut self, boolean: bool) {
        self.out.push_str(if boolean { "true" } else { "false" });
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        self.out.push_str("null");
    }

    /// Writes a value as it was read.
    pub fn json(&mut self, json: &Json) {
        self.out.push_str(json.as_str());
    }

    /// Writes a value of which nobody knows whether it is sensitive.
    pub(super) fn undescribed(&mut self, json: &Json) {
        if self.redacting {
            self.out.push_str(REDACTED);
        } else {
            self.json(json);
        }
    }

    /// Writes a constant, given as its JSON text.
    pub fn raw(&mut self, json: &'static str) {
        self.out.push_str(json);
    }

    /// Writes a token that is known to be a JSON number.
    pub(super) fn number(&mut self, token: &str) {
        self.out.push_str(token);
    }

    /// Writes an amount as its field has it, or as it was read.
    ///
    /// A number of rupiah as which it was read is not written where a number would mean
    /// hundredths, nor the reverse.
    pub fn amount(&mut self, amount: &Amount) {
        match (amount.form(), self.amount_format) {
            (Form::Text(decimals), _) => self.rupiah_text(*amount, decimals),
            (_, AmountFormat::Hundredths) => self.integer(amount.hundredths()),
            (Form::Number(decimals), _) => self.rupiah(*amount, decimals),
            (Form::Canonical | Form::Hundredths, AmountFormat::String) => {
                self.rupiah_text(*amount, Decimals::Two);
            }
            (Form::Canonical | Form::Hundredths, AmountFormat::Number) => {
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

    fn rupiah_text(&mut self, amount: Amount, decimals: Decimals) {
        self.out.push('"');
        self.rupiah(amount, decimals);
        self.out.push('"');
    }

    /// Writes a decimal number as its field has it, or as it was read.
    pub fn decimal(&mut self, decimal: &Decimal) {
        if decimal.is_written_as_number(self.amount_format == AmountFormat::Number) {
            self.out.push_str(decimal.as_str());
        } else {
            self.string(decimal.as_str());
        }
    }

    /// Writes an instant as RFC 3339 text, or as Unix seconds if it was read so.
    pub fn timestamp(&mut self, time: &Timestamp) {
        if time.is_unix_form() {
            self.integer(time.unix_seconds());
        } else {
            self.out.push('"');
            time.write_text(&mut self.out);
            self.out.push('"');
        }
    }
}

/// Shows the size only.
impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("bytes", &self.out.len())
            .field("redacting", &self.redacting)
            .field("notation", &self.amount_format)
            .finish()
    }
}

/// Whether a value says that the field it stands in is not set.
fn is_unset(value: &Json) -> bool {
    value.kind() == Kind::Null || matches!(value.as_str(), "\"\"" | "[]" | "{}")
}

/// Where the quoted names of the members of an object that was begun stand in it.
fn names_in(object: &str) -> Vec<Range<usize>> {
    let bytes = object.as_bytes();
    let mut names = Vec::with_capacity(16);
    let (mut at, mut depth, mut is_name) = (0, 0_usize, false);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let end = skip_text(bytes, at + 1);
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
