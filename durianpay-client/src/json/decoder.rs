//! [`Decoder`]: reads values and collects what is wrong with them.

use std::borrow::Cow;

use crate::types::amount::Amount;
use crate::types::decimal::Decimal;
use crate::types::timestamp::Timestamp;

use super::issue::{DecodeError, DecodeIssue, DecodeIssueKind};
use super::schema::{AmountFormat, FieldSchema, KindSet};
use super::tape::Kind;
use super::tree::Tree;
use super::tree::{Elements, Members, Node, Slot};
use super::value::Json;

/// A type that can be read from JSON.
///
/// Objects are read in place: a [`Decoder`] fills their fields as [`DecodeInto`]s, by a table
/// of them. So no code is built that moves each field from where it was read.
pub trait Decode: DecodeInto + Sized {
    /// What stands in a place before anything is read into it. It holds no memory.
    const EMPTY: Self;
}

/// Where a value is read to: a field of an object, an item of a list.
pub trait DecodeInto {
    /// Reads a value into a place that is blank. What is wrong with it is noted in the
    /// decoder, and what stands in the place then is of no use.
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>);
}

/// More faults than these are counted, not described.
const MAX_FAULTS: usize = 32;

/// How much a [`Decoder`] lets pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// For what the API sends: unknown members are kept, and values of another kind
    /// are read where they can only mean one thing.
    Lenient,
    /// For what is sent to the API: everything has to be as specified.
    Strict,
    /// For a query or headers that are sent to the API: as strict, but every value is
    /// a text, and a list of one is that one.
    Strings,
}

/// Reads [`Node`]s as values.
///
/// Its readers do not fail: on a fault they note it and return a default, and
/// [`finish`](Decoder::finish) refuses the whole if there was any. So all faults of a
/// document are found at once. An absent node reads as the default without a fault,
/// since whoever looked for it has noted one.
#[derive(Debug)]
#[must_use = "faults are only seen by `finish`"]
pub struct Decoder {
    mode: Mode,
    /// How the field that is read has its amounts.
    pub(super) amount_format: AmountFormat,
    /// The tag that stands beside the value that is read.
    pub(super) tag: Slot,
    /// Strict: where values stand whose kind the spec declares besides the
    /// field's own.
    declared: Vec<usize>,
    issues: Vec<DecodeIssue>,
    omitted: usize,
}

/// What a fault is about, seen from its node.
#[derive(Clone, Copy, Debug)]
pub(super) enum IssueTarget {
    /// The node itself.
    Value,
    /// A field that the node lacks.
    Missing(&'static str),
    /// The node as a whole.
    Object,
}

impl Decoder {
    /// A decoder that has seen no fault.
    pub fn new(mode: Mode) -> Decoder {
        Decoder {
            mode,
            amount_format: AmountFormat::String,
            tag: Slot::EMPTY,
            declared: Vec::new(),
            issues: Vec::new(),
            omitted: 0,
        }
    }

    /// The same, for a value that a field has in that notation.
    pub fn with_amount_format(self, amount_format: AmountFormat) -> Decoder {
        Decoder {
            amount_format,
            ..self
        }
    }

    /// Whether more is refused than what cannot be read.
    pub(super) fn is_strict(&self) -> bool {
        self.mode != Mode::Lenient
    }

    /// Whether this text may stand for a number or a boolean, or the reverse.
    fn converts(&self, node: Node<'_>) -> bool {
        self.mode != Mode::Strict || self.declared.contains(&place(node))
    }

    /// Notes that a field takes the kind of this value.
    pub(super) fn declare(&mut self, node: Node<'_>) {
        if self.mode == Mode::Strict {
            self.declared.push(place(node));
        }
    }

    /// Whether a field may have a value of that kind.
    pub(super) fn accepts(&self, field: &FieldSchema, kind: Kind) -> bool {
        const WORDS: KindSet = KindSet::STRING
            .with(KindSet::NUMBER)
            .with(KindSet::BOOLEAN)
            .with(KindSet::LIST);
        let is_word = self.mode == Mode::Strings && kind == Kind::String;
        field.accepts.contains(kind) || is_word && field.accepts.meets(WORDS)
    }

    /// Whether there is room for another fault.
    pub(super) fn describes_more(&self) -> bool {
        self.issues.len() < MAX_FAULTS
    }

    /// Reads a text. Lenient also takes the token of a number or a boolean.
    pub fn string(&mut self, node: Node<'_>) -> String {
        self.str(node).into_owned()
    }

    /// The same as it stands in the document, for what is only looked at.
    pub fn str<'t>(&mut self, node: Node<'t>) -> Cow<'t, str> {
        match node.kind() {
            Kind::String => node.string().unwrap_or_default(),
            Kind::Number | Kind::Boolean if self.converts(node) => Cow::Borrowed(node.source()),
            _ => {
                self.expected(node, "a string");
                Cow::Borrowed("")
            }
        }
    }

    /// Reads an integer. Lenient also takes digits in a text.
    ///
    /// A number with a fraction or an exponent is a fault, even when it is whole.
    pub fn integer(&mut self, node: Node<'_>) -> i64 {
        let parsed = match node.kind() {
            Kind::Number => node.source().parse().ok(),
            Kind::String if self.converts(node) => node
                .string()
                .filter(|text| !text.starts_with('+'))
                .and_then(|text| text.parse().ok()),
            _ => {
                self.expected(node, "an integer");
                return 0;
            }
        };
        parsed.unwrap_or_else(|| {
            self.unreadable(node, "an integer");
            0
        })
    }

    /// Reads a boolean. Lenient also takes `"true"` and `"false"`.
    pub fn boolean(&mut self, node: Node<'_>) -> bool {
        match (node.kind(), node.source()) {
            (Kind::Boolean, source) => source == "true",
            (Kind::String, "\"true\"") if self.converts(node) => true,
            (Kind::String, "\"false\"") if self.converts(node) => false,
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

    /// Reads an amount: text is decimal rupiah, and so is a number unless the field has
    /// it in whole hundredths.
    pub fn amount(&mut self, node: Node<'_>) -> Amount {
        let read = match (node.kind(), self.amount_format) {
            (Kind::String, _) => Amount::from_string_token(&node.string().unwrap_or_default()),
            (Kind::Number, AmountFormat::Hundredths) => {
                Amount::from_hundredths_token(node.source())
            }
            (Kind::Number, AmountFormat::String | AmountFormat::Number) => {
                Amount::from_number_token(node.source())
            }
            _ => {
                self.expected(node, "an amount");
                return Amount::ZERO;
            }
        };
        read.unwrap_or_else(|_| {
            self.unreadable(node, "an amount");
            Amount::ZERO
        })
    }

    /// Reads an instant, as RFC 3339 text or as a whole number of Unix seconds.
    pub fn timestamp(&mut self, node: Node<'_>) -> Timestamp {
        let read = match node.kind() {
            Kind::String => node.string().and_then(|text| text.parse().ok()),
            Kind::Number => Timestamp::from_unix_token(node.source()),
            _ => {
                self.expected(node, "a time");
                return Timestamp::EPOCH;
            }
        };
        read.unwrap_or_else(|| {
            self.unreadable(node, "a time");
            Timestamp::EPOCH
        })
    }

    /// Reads a decimal number, as text or as a JSON number.
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

    /// Notes that an enumeration or a union does not have a value. That is no
    /// fault: the value is kept.
    pub fn unknown_value(&mut self, source: &'static str, name: &'static str, value: &str) {
        // An absent value reads as empty text, and nobody sent it.
        if !value.is_empty() {
            super::drift::value(source, name, value);
        }
    }

    /// The same for an enumeration of integers.
    pub fn unknown_number(&mut self, source: &'static str, name: &'static str, node: Node<'_>) {
        if node.kind() == Kind::Number {
            super::drift::value(source, name, node.source());
        }
    }

    /// Reads any value as it stands.
    pub fn json(&mut self, node: Node<'_>) -> Json {
        Json::from_node(node)
    }

    /// Checks for the one value that can stand there; `text` is its JSON text, as
    /// `"\"IDR\""`.
    pub fn constant(&mut self, node: Node<'_>, text: &'static str) {
        if node.source() != text && !node.is_absent() {
            self.check_constant(node, text);
        }
    }

    /// The sources differ, but the same text may be escaped in another way.
    #[cold]
    #[inline(never)]
    fn check_constant(&mut self, node: Node<'_>, text: &'static str) {
        let is_same_text = Tree::parse(text.as_bytes()).is_ok_and(|expected| {
            node.kind() == Kind::String && expected.root().string() == node.string()
        });
        if !is_same_text {
            self.fault(node, format!("expected the constant `{text}`"));
        }
    }

    /// Reads a value. Not inlined: each union and map would hold it again.
    #[inline(never)]
    pub fn read<T: Decode>(&mut self, node: Node<'_>) -> T {
        let mut value = T::EMPTY;
        value.decode_into(self, node);
        value
    }

    /// The items of a list. Lenient also takes null for an empty one.
    pub fn list<'t>(&mut self, node: Node<'t>) -> Elements<'t> {
        if self.mode == Mode::Strings && node.kind() == Kind::String {
            return node.alone();
        }
        self.expect_container(node, Kind::List);
        node.items()
    }

    /// The members of an object with arbitrary names. Lenient also takes null and `[]`
    /// for an empty one.
    pub fn map<'t>(&mut self, node: Node<'t>) -> Members<'t> {
        self.expect_container(node, Kind::Object);
        node.members()
    }

    /// Notes that a member came before under the same name, which lenient lets pass.
    pub fn repeated(&mut self, node: Node<'_>) {
        if self.is_strict() {
            self.fault(node, "appears twice");
        }
    }

    /// Notes a fault unless there is a list or an object to read, or something empty
    /// that stands for one.
    fn expect_container(&mut self, node: Node<'_>, wanted: Kind) {
        let kind = node.kind();
        if kind == wanted {
            return;
        }
        let is_empty_list = kind == Kind::List && node.is_blank();
        let stands_for_empty =
            !self.is_strict() && (kind == Kind::Null || wanted == Kind::Object && is_empty_list);
        if !stands_for_empty {
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

    /// Notes that a value is wrong. `reason` must not show the value.
    #[cold]
    pub fn fault(&mut self, node: Node<'_>, reason: impl Into<Cow<'static, str>>) {
        self.note(node, IssueTarget::Value, reason.into());
    }

    /// Past the limit nothing is looked up in the document, which bounds the work.
    #[cold]
    #[inline(never)]
    pub(super) fn note(&mut self, node: Node<'_>, of: IssueTarget, reason: Cow<'static, str>) {
        if !self.describes_more() {
            self.omitted += 1;
            return;
        }
        self.issues.push(DecodeIssue {
            kind: match of {
                IssueTarget::Value => DecodeIssueKind::InvalidValue,
                IssueTarget::Missing(_) => DecodeIssueKind::MissingField,
                IssueTarget::Object => DecodeIssueKind::MissingOneOf,
            },
            path: node.path(),
            field: match of {
                IssueTarget::Value => node.field_name(),
                IssueTarget::Missing(field) => Some(field.to_owned()),
                IssueTarget::Object => None,
            },
            reason,
        });
    }

    /// Notes that a value is of another kind; nothing for an absent one.
    #[cold]
    #[inline(never)]
    pub(super) fn expected(&mut self, node: Node<'_>, wanted: &'static str) {
        if !node.is_absent() {
            self.fault(node, format!("expected {wanted}, found {}", node.kind()));
        }
    }

    /// Notes that a value is of the right kind, but cannot be read.
    #[cold]
    #[inline(never)]
    fn unreadable(&mut self, node: Node<'_>, wanted: &'static str) {
        let reason = format!("expected {wanted}, found {} that is not one", node.kind());
        self.fault(node, reason);
    }

    /// The value, or all that was wrong with it.
    ///
    /// # Errors
    ///
    /// When any fault was noted.
    pub fn finish<T>(self, value: T) -> Result<T, DecodeError> {
        match self.into_error() {
            None => Ok(value),
            Some(error) => Err(error),
        }
    }

    /// What was wrong, if anything was. Apart from [`finish`](Self::finish),
    /// which is built for every type.
    #[inline(never)]
    pub(crate) fn into_error(self) -> Option<DecodeError> {
        let Decoder {
            mode: _,
            amount_format: _,
            tag: _,
            declared: _,
            issues,
            omitted,
        } = self;
        (!issues.is_empty()).then_some(DecodeError { issues, omitted })
    }
}

/// Where a value begins in its document.
fn place(node: Node<'_>) -> usize {
    node.source().as_ptr().addr()
}
