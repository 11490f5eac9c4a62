//! Static schemas of objects, provided by generated code.

use std::fmt;

use super::tape::Kind;

/// The schema of an object type: its fields and the place in the spec.
#[derive(Clone, Copy, Debug)]
pub struct ObjectSchema {
    /// The name of the type, for messages.
    pub name: &'static str,
    /// The fields, in the order in which the API writes them: fields in this order are found
    /// fastest.
    pub fields: &'static [FieldSchema],
    /// Groups of field names. At least one field of each group must be present.
    pub any_of: &'static [&'static [&'static str]],
    /// The place in the spec: `spec/orders.toml:12`.
    pub source: &'static str,
}

/// The schema of one field of an [`ObjectSchema`].
#[derive(Clone, Copy, Debug)]
pub struct FieldSchema {
    /// The name on the wire.
    pub name: &'static str,
    /// Other accepted names.
    pub aliases: &'static [&'static str],
    /// Whether the field is required.
    pub presence: Presence,
    /// The kinds of value that the field accepts.
    pub accepts: KindSet,
    /// Whether `""`, `[]` and `{}` mean that the field is not set; only for optional fields.
    pub blank: bool,
    /// The string that means that the field is not set; only for optional fields.
    pub unset_by: Option<&'static str>,
    /// The bounds of its value.
    pub limits: Option<&'static ValueBounds>,
    /// The format of amounts, decimal numbers and integers.
    pub amount_format: AmountFormat,
    /// Whether `Debug` hides the value.
    pub sensitive: bool,
    /// Whether the field is the tag of the union that follows.
    pub tag: bool,
}

impl FieldSchema {
    /// Creates a required field.
    #[must_use]
    pub const fn required(name: &'static str, accepts: KindSet) -> FieldSchema {
        FieldSchema::new(name, Presence::Required, accepts)
    }

    /// Creates an optional field.
    #[must_use]
    pub const fn optional(name: &'static str, accepts: KindSet) -> FieldSchema {
        FieldSchema::new(name, Presence::Optional, accepts)
    }

    // One literal, and changes in place below: the compiler interprets these functions for each
    // field of the bindings.
    const fn new(name: &'static str, presence: Presence, accepts: KindSet) -> FieldSchema {
        FieldSchema {
            name,
            aliases: &[],
            presence,
            accepts,
            blank: false,
            unset_by: None,
            limits: None,
            amount_format: AmountFormat::String,
            sensitive: false,
            tag: false,
        }
    }

    /// Treats a blank value as not set.
    #[must_use]
    pub const fn or_blank(mut self) -> FieldSchema {
        self.blank = true;
        self
    }

    /// Treats the given string as not set.
    #[must_use]
    pub const fn unset_by(mut self, text: &'static str) -> FieldSchema {
        self.unset_by = Some(text);
        self
    }

    /// Accepts other names of the field.
    #[must_use]
    pub const fn or_as(mut self, aliases: &'static [&'static str]) -> FieldSchema {
        self.aliases = aliases;
        self
    }

    /// Sets the format of amounts, decimal numbers and integers. Defaults to strings, and to
    /// numbers for integers.
    #[must_use]
    pub const fn with_format(mut self, amount_format: AmountFormat) -> FieldSchema {
        self.amount_format = amount_format;
        self
    }

    /// Makes the field the tag of a union, whose content must be the next field.
    #[must_use]
    pub const fn as_tag(mut self) -> FieldSchema {
        self.tag = true;
        self
    }

    /// Hides the field in `Debug`.
    #[must_use]
    pub const fn sensitive(mut self) -> FieldSchema {
        self.sensitive = true;
        self
    }

    /// Sets the bounds of the value.
    #[must_use]
    pub const fn within(mut self, limits: &'static ValueBounds) -> FieldSchema {
        self.limits = Some(limits);
        self
    }
}

/// Whether a field is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The field must be present.
    Required,
    /// The field may be missing.
    Optional,
}

/// The format of a field's amounts, decimal numbers and integers, whether the field is one value or
/// contains many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFormat {
    /// Written as a string, unless it is an integer; an amount in rupiah. A number is read in the
    /// same unit.
    String,
    /// Written as a number; an amount in rupiah. A string is read in the same unit.
    Number,
    /// Written as a whole number of hundredths. A string is read as rupiah.
    Hundredths,
    /// Written as a string, even if it is an integer. A number is also read.
    Quoted,
}

/// A set of [`Kind`]s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindSet(pub u8);

impl KindSet {
    /// Strings.
    pub const STRING: KindSet = KindSet(1);
    /// Numbers.
    pub const NUMBER: KindSet = KindSet(1 << 1);
    /// `true` and `false`.
    pub const BOOLEAN: KindSet = KindSet(1 << 2);
    /// Arrays.
    pub const LIST: KindSet = KindSet(1 << 3);
    /// Objects.
    pub const OBJECT: KindSet = KindSet(1 << 4);
    /// `null`.
    pub const NULL: KindSet = KindSet(1 << 5);
    /// Every kind of value.
    pub const ANY: KindSet = KindSet((1 << 6) - 1);

    /// Returns the union of two sets.
    #[must_use]
    pub const fn with(self, other: KindSet) -> KindSet {
        KindSet(self.0 | other.0)
    }

    /// Returns whether the sets have a kind in common.
    #[must_use]
    pub const fn intersects(self, other: KindSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns whether the set contains a kind. [`Kind::Absent`] is in no set.
    pub const fn contains(self, kind: Kind) -> bool {
        let kind = match kind {
            Kind::Absent => KindSet(0),
            Kind::Null => KindSet::NULL,
            Kind::Boolean => KindSet::BOOLEAN,
            Kind::Number => KindSet::NUMBER,
            Kind::String => KindSet::STRING,
            Kind::List => KindSet::LIST,
            Kind::Object => KindSet::OBJECT,
        };
        self.0 & kind.0 != 0
    }
}

/// Writes the set for messages: `a string, a number or null`.
impl fmt::Display for KindSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut left = self.0.count_ones();
        for kind in [
            Kind::String,
            Kind::Number,
            Kind::Boolean,
            Kind::List,
            Kind::Object,
            Kind::Null,
        ] {
            if self.contains(kind) {
                left = left.saturating_sub(1);
                write!(f, "{kind}")?;
                f.write_str(match left {
                    0 => "",
                    1 => " or ",
                    _ => ", ",
                })?;
            }
        }
        Ok(())
    }
}

/// Inclusive bounds of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueBounds {
    /// The minimum length: the characters of a string, the items of a list or the members of an
    /// object.
    pub min_length: Option<u32>,
    /// The maximum length, likewise.
    pub max_length: Option<u32>,
    /// The minimum number, in the unit in which the field is written.
    pub min: Option<i64>,
    /// The maximum number, in the unit in which the field is written.
    pub max: Option<i64>,
}

impl ValueBounds {
    /// No bounds.
    pub const NONE: ValueBounds = ValueBounds {
        min_length: None,
        max_length: None,
        min: None,
        max: None,
    };
}

impl ObjectSchema {
    /// Finds the position of the field with that name, trying `expected` first.
    pub(super) fn position(&self, name: &str, expected: usize) -> Option<usize> {
        match self.fields.get(expected) {
            Some(field) if field.name == name => Some(expected),
            _ => self.fields.iter().position(|field| field.name == name),
        }
    }

    /// Lists the accepted names of a field.
    pub(super) fn names<'n>(&self, field: &'n str) -> impl Iterator<Item = &'n str> {
        let position = self.position(field, 0);
        let shape = position.and_then(|position| self.fields.get(position));
        let aliases = shape.map_or(&[] as &[_], |shape| shape.aliases);
        std::iter::once(field).chain(aliases.iter().copied())
    }

    /// Finds the field with that alias, and returns its position and the alias.
    #[cold]
    pub(super) fn alias(&self, name: &str) -> Option<(usize, &'static str)> {
        let mut fields = self.fields.iter().enumerate();
        fields.find_map(|(position, field)| {
            let alias = field.aliases.iter().find(|alias| **alias == name)?;
            Some((position, *alias))
        })
    }
}
