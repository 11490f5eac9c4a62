//! Unions that are values by themselves: with a tag inside the content, or told apart by
//! their JSON.

use super::decoder::{Decode, Decoder};
use super::found::IssueTarget;
use super::schema::{AmountFormat, KindSet};
use super::tape::Kind;
use super::tree::{Node, Tree};
use super::writer::{Encode, Writer};

/// The schema of a union: how its members are told apart.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceSchema {
    /// The name of the type, for messages.
    pub name: &'static str,
    /// The place in the spec: `spec/orders.toml:12`.
    pub source: &'static str,
    /// The kinds of value that the members have.
    pub accepts: KindSet,
    /// The name of the tag inside the content.
    pub tag: Option<&'static str>,
    /// The condition of each member. The first one that a value meets decides.
    pub members: &'static [Fit],
}

/// The condition under which a value is a member of a union.
#[derive(Clone, Copy, Debug)]
pub enum Fit {
    /// The tag has this value.
    Tag(&'static str),
    /// The value has one of these kinds.
    Kind(KindSet),
    /// The value is a 64-bit integer in its canonical notation, which writing reproduces.
    Integer,
    /// The value is an integer from 0 to 2^64 - 1 in its canonical notation.
    Unsigned,
    /// The value is an object with all of these fields: for each its names, and the JSON of
    /// its constant, which is empty if any value fits.
    Fields(&'static [(&'static [&'static str], &'static str)]),
}

impl Decoder {
    /// Returns the index of the member that a value belongs to. If there is none, the index is
    /// that of no member.
    ///
    /// The value is then read by [`read`](Self::read), which ignores the tag inside of it.
    pub fn choose(&mut self, node: Node<'_>, schema: &'static ChoiceSchema) -> usize {
        let found = match schema.tag {
            Some(tag) => self.choose_by_tag(node, tag, schema),
            None => schema.members.iter().position(|fit| fit.takes(node)),
        };
        if found.is_none() && self.is_strict() {
            self.misfit(node, schema);
        }
        found.unwrap_or(usize::MAX)
    }

    fn choose_by_tag(
        &mut self,
        node: Node<'_>,
        tag: &'static str,
        schema: &'static ChoiceSchema,
    ) -> Option<usize> {
        let value = node.get(tag).string()?;
        let is_it = |fit: &Fit| matches!(fit, Fit::Tag(known) if **known == *value);
        let found = schema.members.iter().position(is_it);
        if found.is_some() {
            self.inner_tag = Some(tag);
        } else {
            self.unknown_value(schema.source, schema.name, &value);
        }
        found
    }

    /// Reports a value that no member takes, unless it has an unknown tag: as with enums, any
    /// tag may be sent.
    #[cold]
    #[inline(never)]
    fn misfit(&mut self, node: Node<'_>, schema: &'static ChoiceSchema) {
        let kind = node.kind();
        if !schema.accepts.contains(kind) {
            if !node.is_absent() {
                self.add_issue(node, format!("expected {}, found {kind}", schema.accepts));
            }
            return;
        }
        match schema.tag {
            Some(tag) if node.get(tag).is_absent() => {
                let reason = format!("field `{tag}` is missing");
                self.push_issue(node, IssueTarget::Missing(tag), reason.into());
            }
            Some(tag) if node.get(tag).kind() != Kind::String => {
                let found = node.get(tag).kind();
                self.add_issue(node.get(tag), format!("expected a string, found {found}"));
            }
            Some(_) => {}
            None => self.add_issue(node, format!("fits no member of `{}`", schema.name)),
        }
    }

    /// Reads a value whose amounts, decimal numbers and integers have this format.
    pub fn read_as<T: Decode>(&mut self, format: AmountFormat, node: Node<'_>) -> T {
        let outer = std::mem::replace(&mut self.amount_format, format);
        let value = self.read(node);
        self.amount_format = outer;
        value
    }
}

impl Writer {
    /// Writes an object with a tag as its first member.
    pub fn tagged(&mut self, tag: &'static str, value: &'static str, content: &dyn Encode) {
        self.inner_tag = Some((tag, value));
        content.encode(self);
    }

    /// Writes a value whose amounts, decimal numbers and integers have this format.
    pub fn write_as(&mut self, format: AmountFormat, content: &dyn Encode) {
        let outer = std::mem::replace(&mut self.amount_format, format);
        content.encode(self);
        self.amount_format = outer;
    }
}

impl Fit {
    fn takes(&self, node: Node<'_>) -> bool {
        match self {
            Fit::Tag(_) => false,
            Fit::Kind(kinds) => kinds.contains(node.kind()),
            Fit::Integer => node.number().is_some_and(is_integer),
            Fit::Unsigned => node
                .number()
                .is_some_and(|token| token.parse::<u64>().is_ok()),
            Fit::Fields(fields) => {
                node.kind() == Kind::Object
                    && fields
                        .iter()
                        .all(|(names, constant)| has_field(node, names, constant))
            }
        }
    }
}

/// Returns whether the token is what writing the integer produces.
fn is_integer(token: &str) -> bool {
    let integer = token.parse::<i64>();
    integer.is_ok() && token != "-0"
}

fn has_field(object: Node<'_>, names: &[&str], constant: &str) -> bool {
    let mut values = names.iter().map(|name| object.get(name));
    let value = values.find(|value| !value.is_absent());
    value.is_some_and(|value| constant.is_empty() || is_constant(value, constant))
}

/// Returns whether a value is the constant, given as JSON.
fn is_constant(value: Node<'_>, constant: &str) -> bool {
    value.source() == constant
        || value.kind() == Kind::String
            && Tree::parse(constant.as_bytes())
                .is_ok_and(|constant| constant.root().string() == value.string())
}
