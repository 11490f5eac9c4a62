//! Unions that are values by themselves.

use super::{About, Field, Object, Type};
use crate::names;

/// A union whose tag is inside its content, or that has no tag.
#[derive(Debug)]
pub struct Choice {
    /// The documentation from the spec.
    pub about: About,
    /// `PaymentMethod`.
    pub name: String,
    /// The key of the tag, which is a member of the content. Without a tag, the
    /// members are told apart by their JSON.
    pub tag: Option<String>,
    /// The members, in the order of the spec.
    pub members: Vec<ChoiceMember>,
    /// Whether callers create values of it.
    pub is_input: bool,
}

/// A member of a [`Choice`].
#[derive(Debug)]
pub struct ChoiceMember {
    /// The documentation from the spec.
    pub about: About,
    /// The tag on the wire, or the name in the spec: `card`.
    pub value: String,
    /// The variant in Rust: `Card`.
    pub name: String,
    /// The type of the content: an object type, if there is a tag.
    pub ty: Type,
}

impl Choice {
    /// Returns the members whose type no other member has, so that the type
    /// identifies the member.
    pub fn sole_members(&self) -> impl Iterator<Item = &ChoiceMember> {
        let is_sole = |one: &&ChoiceMember| {
            let mut members = self.members.iter();
            !members.any(|other| other.value != one.value && is_same_in_code(&other.ty, &one.ty))
        };
        self.members.iter().filter(is_sole)
    }

    /// Returns whether an object is told from the other members by its fields, and
    /// not only by being an object.
    #[must_use]
    pub fn compares_fields(&self) -> bool {
        let is_object = |one: &&ChoiceMember| matches!(one.ty, Type::Object(_) | Type::Map(_));
        self.tag.is_none() && self.members.iter().filter(is_object).count() > 1
    }
}

/// Checks whether two types are the same in Rust. Amounts, decimals and integers are, whatever
/// their notation.
fn is_same_in_code(one: &Type, other: &Type) -> bool {
    match (one, other) {
        (Type::Amount(_), Type::Amount(_))
        | (Type::Decimal(_), Type::Decimal(_))
        | (Type::Integer(_), Type::Integer(_))
        | (Type::Unsigned(_), Type::Unsigned(_)) => true,
        (Type::List(one), Type::List(other)) | (Type::Map(one), Type::Map(other)) => {
            is_same_in_code(one, other)
        }
        (one, other) => one == other,
    }
}

impl ChoiceMember {
    /// Returns the name in Rust, if the spec sets one that differs from the derived
    /// one.
    #[must_use]
    pub fn given_name(&self) -> Option<&str> {
        (self.name != names::variant(&self.value)).then_some(self.name.as_str())
    }
}

impl Object {
    /// Returns the fields by which an object is told from another one.
    pub fn signs(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.optional)
    }
}
