//! [`Writer`]: writes JSON, member by member.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use crate::amount::{Amount, Decimals, Form};
use crate::decimal::Decimal;
use crate::timestamp::Timestamp;

use super::digits::push_digits;
use super::escape::{push_text, skip_text};
use super::fields::Fields;
use super::node::Kind;
use super::raw::Json;
use super::shape::Shape;
use super::{Encode, Union};

const REDACTED: &str = "\"[redacted]\"";

/// Writes one JSON value without white space.
///
/// The caller keeps the order: a key before each value in an object, an
/// [`item`](Writer::item) before each in a list.
pub struct Writer {
    out: String,
    redacting: bool,
}

/// Where an object starts in what was written.
#[derive(Clone, Copy, Debug)]
pub struct Mark(usize);

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
        }
    }

    /// A writer that puts `"[redacted]"` in place of sensitive and unknown values, for
    /// `Debug`.
    pub fn redacting() -> Writer {
        Writer {
            out: String::new(),
            redacting: true,
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// Starts an object.
    pub fn begin_object(&mut self) -> Mark {
        let mark = Mark(self.out.len());
        self.out.push('{');
        mark
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

    /// Writes a member.
    ///
    /// This and its likes are not inlined: an object writes one member after the other,
    /// and takes a third of the code so.
    #[inline(never)]
    pub fn member<T: Encode>(&mut self, name: &str, value: &T) {
        self.key(name);
        value.encode(self);
    }

    /// Writes a member by a function, where not by [`Encode`].
    #[inline(never)]
    pub fn member_by<T>(&mut self, name: &str, value: &T, write: fn(&mut Writer, &T)) {
        self.key(name);
        write(self, value);
    }

    /// Writes a member if it is set.
    #[inline(never)]
    pub fn optional<T: Encode>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.key(name);
            value.encode(self);
        }
    }

    /// Writes a member by a function if it is set.
    #[inline(never)]
    pub fn optional_by<T>(&mut self, name: &str, value: &Option<T>, write: fn(&mut Writer, &T)) {
        if let Some(value) = value {
            self.member_by(name, value, write);
        }
    }

    /// Writes a member by a function, and null if it is not set.
    #[inline(never)]
    pub fn nullable_by<T>(&mut self, name: &str, value: &Option<T>, write: fn(&mut Writer, &T)) {
        match value {
            Some(value) => self.member_by(name, value, write),
            None => self.member(name, &None::<Json>),
        }
    }

    /// Writes a union as two members: its tag, and its content.
    #[inline(never)]
    pub fn union<T: Union>(&mut self, tag: &str, content: &str, value: &T) {
        self.key(tag);
        self.text(value.tag());
        self.key(content);
        value.encode_content(self);
    }

    /// Writes a value.
    pub fn value<T: Encode>(&mut self, value: &T) {
        value.encode(self);
    }

    /// Writes a sensitive value.
    pub fn sensitive<T: Encode>(&mut self, value: &T) {
        self.sensitive_by(value, Writer::value);
    }

    /// Writes a sensitive value by a function.
    pub fn sensitive_by<T>(&mut self, value: &T, write: fn(&mut Writer, &T)) {
        if self.redacting {
            self.out.push_str(REDACTED);
        } else {
            write(self, value);
        }
    }

    /// Ends an object of a type with `shape` after those of `rest` that are not yet
    /// written: what was set since is what counts.
    pub fn end_object(&mut self, mark: Mark, rest: &Fields, shape: &'static Shape) {
        if !rest.spelled().is_empty() {
            self.respell(mark, rest.spelled());
        }
        if !rest.is_empty() {
            self.rest(mark, rest, shape);
        }
        self.out.push('}');
    }

    /// Puts the names under which fields came in the place of their own.
    #[cold]
    #[inline(never)]
    fn respell(&mut self, mark: Mark, spelled: &[(&'static str, &'static str)]) {
        let (mut own, mut other) = (String::new(), String::new());
        for (field, alias) in spelled {
            own.clear();
            other.clear();
            push_text(&mut own, field);
            push_text(&mut other, alias);
            let object = self.out.get(mark.0..).unwrap_or_default();
            let mut names = names_in(object).into_iter();
            // A field that was taken out since is not there.
            if let Some(name) = names.find(|name| object.get(name.clone()) == Some(&own)) {
                let place = mark.0 + name.start..mark.0 + name.end;
                self.out.replace_range(place, &other);
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn rest(&mut self, mark: Mark, rest: &Fields, shape: &'static Shape) {
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
                let object = self.out.get(mark.0..).unwrap_or_default();
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
    pub fn end_object_plain(&mut self) {
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
    pub fn text(&mut self, text: &str) {
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

    /// Writes an amount as decimal text, or as it was read if that was in rupiah.
    pub fn amount(&mut self, amount: &Amount) {
        match amount.form() {
            Form::Number(decimals) => self.rupiah(*amount, decimals),
            Form::Text(decimals) => self.rupiah_text(*amount, decimals),
            Form::Canonical | Form::Hundredths => self.rupiah_text(*amount, Decimals::Two),
        }
    }

    /// Writes an amount as a number of rupiah, whole if it is, or as it was read if that
    /// was in rupiah.
    pub fn amount_in_rupiah(&mut self, amount: &Amount) {
        match amount.form() {
            Form::Number(decimals) => self.rupiah(*amount, decimals),
            Form::Text(decimals) => self.rupiah_text(*amount, decimals),
            Form::Canonical | Form::Hundredths => {
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

    /// Writes an amount as a whole number of hundredths, or as it was read if that was
    /// text.
    ///
    /// One that was read as a number of rupiah is not written so: that number would mean
    /// hundredths here.
    pub fn amount_in_hundredths(&mut self, amount: &Amount) {
        match amount.form() {
            Form::Text(decimals) => self.rupiah_text(*amount, decimals),
            Form::Canonical | Form::Hundredths | Form::Number(_) => {
                self.integer(amount.hundredths());
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

    /// Writes a decimal number as text, unless it was read as a number.
    pub fn decimal(&mut self, decimal: &Decimal) {
        self.write_decimal(decimal, false);
    }

    /// Writes a decimal number as a number, unless it was read as text.
    pub fn decimal_as_number(&mut self, decimal: &Decimal) {
        self.write_decimal(decimal, true);
    }

    fn write_decimal(&mut self, decimal: &Decimal, plain: bool) {
        if decimal.is_written_as_number(plain) {
            self.out.push_str(decimal.as_str());
        } else {
            self.text(decimal.as_str());
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

    /// Writes a list.
    pub fn list<T>(&mut self, items: &[T], write: fn(&mut Writer, &T)) {
        self.begin_list();
        for item in items {
            self.item();
            write(self, item);
        }
        self.end_list();
    }

    /// Writes an object with arbitrary member names.
    pub fn map<T>(&mut self, members: &BTreeMap<String, T>, write: fn(&mut Writer, &T)) {
        self.begin_object();
        for (name, value) in members {
            self.key(name);
            write(self, value);
        }
        self.end_object_plain();
    }
}

/// Shows the size only.
impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("bytes", &self.out.len())
            .field("redacting", &self.redacting)
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
