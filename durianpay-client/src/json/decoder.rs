//! [`Decoder`]: reads values and collects issues.

use bytes::Bytes;
use std::borrow::Cow;
use std::str::FromStr;

use crate::types::amount::Amount;
use crate::types::base64::Base64;
use crate::types::date::Date;
use crate::types::decimal::Decimal;
use crate::types::notation::Notation;
use crate::types::number::{read_integer, read_unsigned};
use crate::types::timestamp::Timestamp;
use crate::types::uuid::Uuid;

use super::found::{Found, FoundIssues, IssueTarget};
use super::issue::{DecodeError, DecodeIssue};
use super::notes::Meaning;
use super::schema::{AmountFormat, FieldSchema, KindSet};
use super::tape::Kind;
use super::tolerance::Tolerance;
use super::tree::Tree;
use super::tree::{Elements, Members, Node, Slot};
use super::value::Json;

/// A type that can be read from JSON.
///
/// Generated types implement it. Use it as a bound for code that is generic over responses,
/// as in `fn observe<T: Decode>(call: Call<T>)`.
///
/// ```
/// use durianpay_client::json::{self, Decode, Encode, ReadError};
///
/// /// Copies any response, as a cache does.
/// fn copy<T: Decode + Encode>(response: &T) -> Result<T, ReadError> {
///     json::from_str(&json::to_string(response))
/// }
///
/// let amount: durianpay_client::Amount = copy(&10_000.into())?;
/// assert_eq!(amount.to_string(), "10000.00");
/// # Ok::<(), ReadError>(())
/// ```
pub trait Decode: DecodeInto + Sized {
    /// The initial value of a place before anything is read into it. It allocates no memory.
    const EMPTY: Self;
}

/// A place that a value can be read into: a field of an object, an item of a list.
///
/// Objects are read in place: a [`Decoder`] fills their fields through a table, so that
/// no code is generated to move each field.
pub trait DecodeInto {
    /// Reads a value into an empty place. If issues are reported to the decoder, the resulting
    /// value is meaningless. An optional place that receives no value must become empty
    /// again.
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>);
}

/// How strictly a [`Decoder`] reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// For values from the API: unknown members are kept, values of another kind are
    /// converted if they are unambiguous, and optional values that cannot be read are left
    /// out.
    Lenient,
    /// Like lenient, for values that anyone can send: differences from the spec are not
    /// reported, since they need not come from the API.
    Untrusted,
    /// For values to the API: everything must match the spec.
    Strict,
    /// For a query or headers to the API: like strict, but every value is a string, and a
    /// single string also counts as a list of one item.
    Strings,
}

/// Reads [`Node`]s as values.
///
/// Its methods do not fail: they report an issue and return a default value, and
/// [`finish`](Decoder::finish) returns an error if there was any issue. This way all issues
/// of a document are found at once. An absent node reads as the default without an issue,
/// since the reader of the object reports the missing field.
#[derive(Debug)]
#[must_use = "issues are only returned by `finish`"]
pub struct Decoder {
    mode: Mode,
    /// The amount format of the current field.
    pub(super) amount_format: AmountFormat,
    /// The tag next to the current value.
    pub(super) tag: Slot,
    /// The name of the tag inside the current value, which is not a field of its type.
    pub(super) inner_tag: Option<&'static str>,
    /// In strict mode, the positions of values whose kind is not the field's own but which the
    /// spec also accepts.
    declared: Vec<usize>,
    /// The positions of numbers whose original notation is unknown, in order.
    inexact: Box<[usize]>,
    /// The bytes of a body that is not JSON.
    bytes: Bytes,
    /// The HTTP status of the response.
    status: u16,
    /// The issues of values that are not left out.
    pub(super) issues: FoundIssues,
    /// The values that lenient modes tolerate.
    pub(super) tolerance: Tolerance,
}

impl Decoder {
    /// Creates a decoder without issues.
    pub fn new(mode: Mode) -> Decoder {
        Decoder {
            mode,
            amount_format: AmountFormat::String,
            tag: Slot::EMPTY,
            inner_tag: None,
            declared: Vec::new(),
            inexact: Box::default(),
            bytes: Bytes::new(),
            status: 0,
            issues: FoundIssues::default(),
            tolerance: Tolerance::default(),
        }
    }

    /// Sets the amount format of the current field.
    pub fn with_amount_format(self, amount_format: AmountFormat) -> Decoder {
        Decoder {
            amount_format,
            ..self
        }
    }

    /// Sets the bytes of a body that is not JSON.
    pub(crate) fn with_bytes(self, bytes: Bytes) -> Decoder {
        Decoder { bytes, ..self }
    }

    /// Sets the HTTP status of the response.
    pub(crate) fn with_status(self, status: u16) -> Decoder {
        Decoder { status, ..self }
    }

    /// Returns the HTTP status of the response, or 0 outside of one.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Reports that the status is not among the listed responses.
    #[cold]
    pub fn unlisted_status(&mut self, node: Node<'_>) {
        let status = self.status;
        self.add_issue(
            node,
            format!("has the status {status}, which is not listed"),
        );
    }

    /// Takes the bytes of a body that is not JSON.
    pub(super) fn bytes(&mut self) -> Bytes {
        std::mem::take(&mut self.bytes)
    }

    /// Sets the positions of numbers that passed through a double too coarse for an amount.
    pub(super) fn with_inexact(self, inexact: Vec<usize>) -> Decoder {
        Decoder {
            inexact: inexact.into(),
            ..self
        }
    }

    fn is_inexact(&self, node: Node<'_>) -> bool {
        !self.inexact.is_empty() && self.inexact.binary_search(&node.start()).is_ok()
    }

    /// Returns whether values must match the spec exactly.
    pub(super) fn is_strict(&self) -> bool {
        !matches!(self.mode, Mode::Lenient | Mode::Untrusted)
    }

    /// Returns whether unknown members and values are reported.
    pub(super) fn reports_drift(&self) -> bool {
        self.mode != Mode::Untrusted
    }

    /// Returns whether this string may be read as a number or a boolean, or the reverse.
    fn converts(&self, node: Node<'_>) -> bool {
        self.mode != Mode::Strict || self.declared.contains(&place(node))
    }

    /// Records that the field accepts the kind of this value.
    pub(super) fn declare(&mut self, node: Node<'_>) {
        if self.mode == Mode::Strict {
            self.declared.push(place(node));
        }
    }

    /// Returns whether a field may have a value of this kind.
    pub(super) fn accepts(&self, field: &FieldSchema, kind: Kind) -> bool {
        const STRINGLIKE: KindSet = KindSet::STRING
            .with(KindSet::NUMBER)
            .with(KindSet::BOOLEAN)
            .with(KindSet::LIST);
        let is_string = self.mode == Mode::Strings && kind == Kind::String;
        field.accepts.contains(kind) || is_string && field.accepts.intersects(STRINGLIKE)
    }

    /// Reads a string. Lenient mode also accepts the token of a number or a boolean.
    pub fn string(&mut self, node: Node<'_>) -> String {
        self.str(node).into_owned()
    }

    /// Reads a string like [`string`](Self::string), borrowing from the document where
    /// possible.
    pub fn str<'t>(&mut self, node: Node<'t>) -> Cow<'t, str> {
        match node.kind() {
            Kind::String => match node.string().unwrap_or_default() {
                Cow::Owned(text) => {
                    self.note_surrogates(node, &text);
                    Cow::Owned(text)
                }
                borrowed @ Cow::Borrowed(_) => borrowed,
            },
            Kind::Number | Kind::Boolean if self.converts(node) => {
                self.lose_notation(node, Meaning::Text);
                Cow::Borrowed(node.source())
            }
            _ => {
                self.expected(node, "a string");
                Cow::Borrowed("")
            }
        }
    }

    /// Reads an integer. Lenient mode also accepts digits in a string, and a zero fraction or an
    /// exponent: `3.0`, `1e3`.
    pub fn integer(&mut self, node: Node<'_>) -> i64 {
        self.whole_number(node, read_integer, "an integer")
    }

    /// Reads an integer from 0 to 2^64 - 1, in the same notations as [`integer`](Self::integer).
    pub fn unsigned(&mut self, node: Node<'_>) -> u64 {
        self.whole_number(node, read_unsigned, "an integer that is not negative")
    }

    /// Reads an integer from a number, or from a string if the format of the field is quoted. A
    /// quoted field may also be a number, and in lenient mode the reverse.
    fn whole_number<T: Default>(
        &mut self,
        node: Node<'_>,
        read: fn(&str) -> Option<(T, Notation)>,
        wanted: &'static str,
    ) -> T {
        let is_quoted = self.amount_format == AmountFormat::Quoted;
        let read = match node.kind() {
            Kind::Number if !is_quoted => self.as_written(read(node.source())),
            Kind::String if is_quoted => {
                let read = node.string().and_then(|text| read(&text));
                self.as_written(read)
            }
            Kind::Number | Kind::String if is_quoted || self.converts(node) => {
                self.lose_notation(node, Meaning::Number);
                let text = node.string().unwrap_or(Cow::Borrowed(node.source()));
                read(&text).map(|(integer, _)| (integer, Notation::Kept))
            }
            _ => {
                self.expected(node, wanted);
                return T::default();
            }
        };
        self.known(node, read, (Meaning::Number, wanted))
            .unwrap_or_default()
    }

    /// Reads a boolean. Lenient mode also accepts `"true"` and `"false"`.
    pub fn boolean(&mut self, node: Node<'_>) -> bool {
        match (node.kind(), node.source()) {
            (Kind::Boolean, source) => source == "true",
            (Kind::String, source @ ("\"true\"" | "\"false\"")) if self.converts(node) => {
                self.lose_notation(node, Meaning::Text);
                source == "\"true\""
            }
            (Kind::String, _) if self.converts(node) => {
                self.unreadable(node, "a boolean");
                false
            }
            _ => {
                self.expected(node, "a boolean");
                false
            }
        }
    }

    /// Reads an amount. A string is decimal rupiah, and so is a number unless the field is
    /// in whole hundredths.
    pub fn amount(&mut self, node: Node<'_>) -> Amount {
        let read = match (node.kind(), self.amount_format) {
            (Kind::String, _) => Amount::from_string_token(&node.string().unwrap_or_default()).ok(),
            (Kind::Number, _) if self.is_inexact(node) => None,
            (Kind::Number, AmountFormat::Hundredths) => {
                Amount::from_hundredths_token(node.source()).ok()
            }
            (Kind::Number, AmountFormat::String | AmountFormat::Number | AmountFormat::Quoted) => {
                Amount::from_number_token(node.source()).ok()
            }
            _ => {
                self.expected(node, "an amount");
                return Amount::ZERO;
            }
        };
        self.known(node, read, (Meaning::Number, "an amount"))
            .unwrap_or(Amount::ZERO)
    }

    /// Reads an instant from a string, or from a number of Unix seconds or milliseconds; see
    /// [`Timestamp`].
    pub fn timestamp(&mut self, node: Node<'_>) -> Timestamp {
        let read = match node.kind() {
            Kind::String => Timestamp::from_string_token(&node.string().unwrap_or_default()).ok(),
            Kind::Number => Timestamp::from_unix_token(node.source()),
            _ => {
                self.expected(node, "a time");
                return Timestamp::EPOCH;
            }
        };
        let read = self.as_written(read);
        self.known(node, read, (Meaning::Time, "a time"))
            .unwrap_or(Timestamp::EPOCH)
    }

    /// Reads a date from a string: `2024-02-29`.
    pub fn date(&mut self, node: Node<'_>) -> Date {
        self.parsed(node, "a date").unwrap_or(Date::EPOCH)
    }

    /// Reads bytes from a string of Base64, in the notations that [`Base64`] lists.
    pub fn base64(&mut self, node: Node<'_>) -> Base64 {
        self.parsed(node, "Base64").unwrap_or(Base64::EMPTY)
    }

    /// Reads a UUID from a string, in the notations that [`Uuid`] lists.
    pub fn uuid(&mut self, node: Node<'_>) -> Uuid {
        if node.kind() != Kind::String {
            self.expected(node, "a UUID");
            return Uuid::NIL;
        }
        let read = Uuid::from_string_token(&node.string().unwrap_or_default()).ok();
        self.known(node, read, (Meaning::Uuid, "a UUID"))
            .unwrap_or(Uuid::NIL)
    }

    /// Parses the content of a string.
    fn parsed<T: FromStr>(&mut self, node: Node<'_>, wanted: &'static str) -> Option<T> {
        if node.kind() != Kind::String {
            self.expected(node, wanted);
            return None;
        }
        let parsed = node.string().unwrap_or_default().parse().ok();
        if parsed.is_none() {
            self.unreadable(node, wanted);
        }
        parsed
    }

    /// Reads a decimal number from a string or a JSON number.
    pub fn decimal(&mut self, node: Node<'_>) -> Decimal {
        let read = match node.kind() {
            Kind::String => Decimal::from_string_token(&node.string().unwrap_or_default()),
            Kind::Number => Decimal::from_number_token(node.source()),
            _ => {
                self.expected(node, "a decimal number");
                return Decimal::ZERO;
            }
        };
        read.unwrap_or_else(|_| {
            self.unreadable(node, "a decimal number");
            Decimal::ZERO
        })
    }

    /// Passes the value on, unless the mode is strict and the notation differs from that of
    /// the writer.
    fn as_written<T>(&self, read: Option<(T, Notation)>) -> Option<(T, Notation)> {
        read.filter(|(_, notation)| *notation == Notation::Kept || !self.is_strict())
    }

    /// Unwraps the value that was read, and records a notation that differs from that of the
    /// writer. If nothing was read, it reports an issue and returns `None`.
    fn known<T>(
        &mut self,
        node: Node<'_>,
        read: Option<(T, Notation)>,
        (meaning, wanted): (Meaning, &'static str),
    ) -> Option<T> {
        match read {
            Some((value, Notation::Kept)) => Some(value),
            Some((value, Notation::Lost)) => {
                self.lose_notation(node, meaning);
                Some(value)
            }
            None => {
                self.unreadable(node, wanted);
                None
            }
        }
    }

    /// Reports a value that the enumeration or union does not have. It is not an
    /// issue: the value is kept.
    pub fn unknown_value(&mut self, source: &'static str, name: &'static str, value: &str) {
        // An absent value reads as an empty string that was never sent.
        if !value.is_empty() && self.reports_drift() {
            super::drift::value(source, name, value);
        }
    }

    /// Reports a number that the enumeration of integers does not have.
    pub fn unknown_number(&mut self, source: &'static str, name: &'static str, node: Node<'_>) {
        if node.kind() == Kind::Number && self.reports_drift() {
            super::drift::value(source, name, node.source());
        }
    }

    /// Reads any value, unchanged.
    pub fn json(&mut self, node: Node<'_>) -> Json {
        Json::from_node(node)
    }

    /// Checks that a value equals the constant `text`, given as JSON: `"\"IDR\""`.
    pub fn constant(&mut self, node: Node<'_>, text: &'static str) {
        if node.source() != text && !node.is_absent() {
            self.check_constant(node, text);
        }
    }

    /// Compares a constant whose JSON differs: the same string may contain other escapes.
    #[cold]
    #[inline(never)]
    fn check_constant(&mut self, node: Node<'_>, text: &'static str) {
        let is_same_string = Tree::parse(text.as_bytes()).is_ok_and(|expected| {
            node.kind() == Kind::String && expected.root().string() == node.string()
        });
        if !is_same_string {
            let reason = format!("expected the constant `{text}`");
            self.push_issue(node, IssueTarget::Constant, reason.into());
        }
    }

    /// Reads a value. Not inlined, so that unions and maps share its code.
    #[inline(never)]
    pub fn read<T: Decode>(&mut self, node: Node<'_>) -> T {
        let mut value = T::EMPTY;
        value.decode_into(self, node);
        value
    }

    /// Returns the items of a list, and their number. Lenient mode also accepts null as
    /// an empty list. Each item takes `size` bytes. A list that would take more memory than
    /// its document allows is reported as an issue and read as empty.
    pub(super) fn list<'t>(&mut self, node: Node<'t>, size: usize) -> (Elements<'t>, usize) {
        if self.mode == Mode::Strings && node.kind() == Kind::String {
            return (node.alone(), 1);
        }
        self.expect_container(node, Kind::List);
        if self.admits(node, size) {
            (node.items(), node.size())
        } else {
            (Node::ABSENT.items(), 0)
        }
    }

    /// Returns the members of an object with arbitrary names. Lenient mode also
    /// accepts null and `[]` as an empty object. Limited like [`list`](Self::list).
    pub(super) fn map<'t>(&mut self, node: Node<'t>, size: usize) -> Members<'t> {
        self.expect_container(node, Kind::Object);
        if self.admits(node, size) {
            node.members()
        } else {
            Node::ABSENT.members()
        }
    }

    /// Reports a second member with the same name, unless the mode is lenient.
    pub fn duplicate_member(&mut self, node: Node<'_>) {
        if self.is_strict() {
            self.add_issue(node, "appears twice");
        }
    }

    /// Reports an issue unless the value is of the `wanted` kind, a list or an object, or an
    /// accepted substitute for an empty one.
    fn expect_container(&mut self, node: Node<'_>, wanted: Kind) {
        let kind = node.kind();
        if kind == wanted {
            return;
        }
        let is_empty_list = kind == Kind::List && node.is_blank();
        if !self.is_strict() && (kind == Kind::Null || wanted == Kind::Object && is_empty_list) {
            self.lose_notation(node, Meaning::Empty);
        } else {
            self.expected(
                node,
                if wanted == Kind::List {
                    "a list"
                } else {
                    "an object"
                },
            );
        }
    }

    /// Reports an issue for a value. `reason` must not contain the value.
    #[cold]
    pub fn add_issue(&mut self, node: Node<'_>, reason: impl Into<Cow<'static, str>>) {
        self.push_issue(node, IssueTarget::Value, reason.into());
    }

    /// Records an issue.
    #[cold]
    #[inline(never)]
    pub(super) fn push_issue(
        &mut self,
        node: Node<'_>,
        target: IssueTarget,
        reason: Cow<'static, str>,
    ) {
        self.tolerance.events += 1;
        self.issues.push(Found {
            place: node.into(),
            target,
            reason,
        });
    }

    /// Reports a value of the wrong kind, unless it is absent.
    #[cold]
    #[inline(never)]
    pub(super) fn expected(&mut self, node: Node<'_>, wanted: &'static str) {
        if !node.is_absent() {
            self.add_issue(node, format!("expected {wanted}, found {}", node.kind()));
        }
    }

    /// Reports an unreadable value of the right kind.
    #[cold]
    #[inline(never)]
    fn unreadable(&mut self, node: Node<'_>, wanted: &'static str) {
        let reason = format!("expected {wanted}, found {} that is not one", node.kind());
        self.add_issue(node, reason);
    }

    /// Returns the value, or all issues. `node` may be any value of the document.
    ///
    /// # Errors
    ///
    /// If there is any issue, or an item was left out that no object could keep.
    pub fn finish<T>(self, value: T, node: Node<'_>) -> Result<T, DecodeError> {
        match self.into_error(node) {
            None => Ok(value),
            Some(error) => Err(error),
        }
    }

    /// Converts the issues to an error, if there are any. Not generic, unlike
    /// [`finish`](Self::finish).
    #[inline(never)]
    fn into_error(mut self, node: Node<'_>) -> Option<DecodeError> {
        if self.tolerance.events == 0 {
            return None;
        }
        let lost = self.tolerance.take_lost_items();
        self.error(node).or_else(|| lost.into_error(node))
    }

    /// Returns whether an item was left out that no object could keep.
    pub(crate) fn has_lost_items(&self) -> bool {
        self.tolerance.has_lost_items()
    }

    /// Converts the issues to an error, if there are any, and ignores left-out items that no
    /// object could keep.
    pub(crate) fn error(self, node: Node<'_>) -> Option<DecodeError> {
        if self.tolerance.events == 0 {
            return None;
        }
        self.issues.into_error(node)
    }

    /// Describes the issues of values that were left out.
    pub(crate) fn left_out(self, node: Node<'_>) -> Vec<DecodeIssue> {
        self.tolerance.into_left_out().into_issues(node)
    }

    /// Returns the value like [`finish`](Self::finish), but only if nothing was left out.
    ///
    /// # Errors
    ///
    /// If there is any issue, or anything was left out.
    pub(super) fn finish_whole<T>(self, value: T, node: Node<'_>) -> Result<T, DecodeError> {
        let Decoder {
            issues, tolerance, ..
        } = self;
        let left_out = tolerance.into_left_out();
        let error = issues.into_error(node);
        match error.or_else(|| left_out.into_error(node)) {
            None => Ok(value),
            Some(error) => Err(error),
        }
    }
}

/// Returns the position of a value in its document.
fn place(node: Node<'_>) -> usize {
    node.source().as_ptr().addr()
}
