//! The kinds of JSON by which the members of a union are told apart.

use super::{AmountForm, Choice, ChoiceMember, DecimalForm, EnumForm, IntegerForm, Spec, Type};
use crate::names;

/// The kind of a JSON value, as far as it tells types apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JsonKind {
    /// `"text"`
    Text,
    /// `1`
    Integer,
    /// `1.5`
    Number,
    /// `true`
    Boolean,
    /// `[1]`
    List,
    /// An object that is used as a map.
    Map,
    /// An object with known fields.
    Object,
}

impl Spec {
    /// Returns the choice with that name, of this spec or of its base.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<&Choice> {
        match names::strip_base(name) {
            Some(name) => self.base.as_ref()?.choices.get(name),
            None => self.choices.get(name),
        }
    }

    /// Returns the JSON kind of the values of a type, or `None` if they can have
    /// several.
    #[must_use]
    pub fn json_kind(&self, ty: &Type) -> Option<JsonKind> {
        Some(match ty {
            Type::Enum(name) => match self.enumeration(name)?.form {
                EnumForm::Text => JsonKind::Text,
                EnumForm::Integer => JsonKind::Integer,
            },
            Type::Text
            | Type::Id(_)
            | Type::Timestamp
            | Type::Date
            | Type::Uuid
            | Type::Base64
            | Type::Integer(IntegerForm::Text)
            | Type::Unsigned(IntegerForm::Text)
            | Type::Amount(AmountForm::Text)
            | Type::Decimal(DecimalForm::Text) => JsonKind::Text,
            Type::Integer(IntegerForm::Number) | Type::Unsigned(IntegerForm::Number) => {
                JsonKind::Integer
            }
            Type::Amount(AmountForm::Rupiah | AmountForm::Hundredths)
            | Type::Decimal(DecimalForm::Plain) => JsonKind::Number,
            Type::Boolean => JsonKind::Boolean,
            Type::List(_) => JsonKind::List,
            Type::Map(_) => JsonKind::Map,
            Type::Object(_) => JsonKind::Object,
            Type::Json | Type::Bytes | Type::File | Type::Union(_) | Type::Choice(_) => {
                return None;
            }
        })
    }

    /// Returns whether the content of a member writes the tag itself, as a constant.
    #[must_use]
    pub fn writes_tag(&self, tag: &str, member: &ChoiceMember) -> bool {
        let Type::Object(name) = &member.ty else {
            return false;
        };
        let fields = self.object(name).map(|object| &object.fields);
        let mut fields = fields.into_iter().flatten();
        fields.any(|field| field.wire == tag)
    }
}
