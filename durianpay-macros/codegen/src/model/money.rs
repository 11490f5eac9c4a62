//! The fields that are amounts of money in a currency.

use super::{Field, FieldCurrency, Object, Scalar, Type};

impl Field {
    /// Returns the method that returns the field as money: `amount_money`.
    #[must_use]
    pub fn money_name(&self) -> String {
        format!("{}_money", self.name)
    }

    /// Returns whether the field is a number that may have a currency: an integer in minor
    /// units, or a decimal in major units.
    #[must_use]
    pub fn may_have_currency(&self) -> bool {
        matches!(self.ty, Type::Integer(_) | Type::Decimal(_)) && self.constant.is_none()
    }
}

impl Object {
    /// Returns the fields that are amounts of money in a currency.
    pub fn money(&self) -> impl Iterator<Item = (&Field, &FieldCurrency)> {
        let fields = self.fields.iter();
        fields.filter_map(|field| Some((field, field.currency.as_ref()?)))
    }

    /// Returns the text of a field that is a constant.
    #[must_use]
    pub fn constant_text(&self, wire: &str) -> Option<&str> {
        let field = self.fields.iter().find(|field| field.wire == wire)?;
        match &field.constant {
            Some(Scalar::Text(text)) => Some(text),
            _ => None,
        }
    }
}
