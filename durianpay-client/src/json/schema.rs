//! What generated code knows of an object before it reads one.

use std::fmt;

use super::tape::Kind;

/// An object type: its fields and where they are specified.
#[derive(Clone, Copy, Debug)]
pub struct ObjectSchema {
    /// The name of the type, for messages.
    pub name: &'static str,
    /// The fields, in the order in which the API writes them: that order is found
    /// fastest.
    pub fields: &'static [FieldSchema],
    /// Groups of field names, of each of which at least one has to be there.
    pub any_of: &'static [&'static [&'static str]],
    /// Where the type is specified, as `spec/orders.toml:12`.
    pub source: &'static str,
}

/// One field of a [`ObjectSchema`].
#[derive(Clone, Copy, Debug)]
pub struct FieldSchema {
    /// The name on the wire.
    pub name: &'static str,
    /// Further names under which it may come.
    pub aliases: &'static [&'static str],
    /// Whether it has to be there.
    pub presence: Presence,
    /// The kinds of value it may have.
    pub accepts: KindSet,
    /// Whether `""`, `[]` and `{}` mean that it is not set; only for optional fields.
    pub blank: bool,
    /// The string that means that it is not set; only for optional fields.
    pub unset_by: Option<&'static str>,
    /// The values it may have.
    pub limits: Bounds,
    /// How it has amounts and decimal numbers.
    pub amount_format: AmountFormat,
    /// Whether `Debug` hides it.
    pub sensitive: bool,
    /// Whether it is the tag of the union that follows.
    pub tag: bool,
}

impl FieldSchema {
    /// A field that has to be there.
    #[must_use]
    pub const fn required(name: &'static str, accepts: KindSet) -> FieldSchema {
        FieldSchema {
            name,
            aliases: &[],
            presence: Presence::Required,
            accepts,
            blank: false,
            unset_by: None,
            limits: Bounds::NONE,
            amount_format: AmountFormat::String,
            sensitive: false,
            tag: false,
        }
    }

    /// A field that may be missing.
    #[must_use]
    pub const fn optional(name: &'static str, accepts: KindSet) -> FieldSchema {
        FieldSchema {
            presence: Presence::Optional,
            ..FieldSchema::required(name, accepts)
        }
    }

    /// The same, with a blank value meaning that it is not set.
    #[must_use]
    pub const fn or_blank(self) -> FieldSchema {
        FieldSchema {
            blank: true,
            ..self
        }
    }

    /// The same, with that string meaning that it is not set.
    #[must_use]
    pub const fn unset_by(self, text: &'static str) -> FieldSchema {
        FieldSchema {
            unset_by: Some(text),
            ..self
        }
    }

    /// The same, which may also come under other names.
    #[must_use]
    pub const fn or_as(self, aliases: &'static [&'static str]) -> FieldSchema {
        FieldSchema { aliases, ..self }
    }

    /// The same, with its amounts and decimal numbers in another notation than text.
    #[must_use]
    pub const fn with_format(self, amount_format: AmountFormat) -> FieldSchema {
        FieldSchema {
            amount_format,
            ..self
        }
    }

    /// The same, as the tag of a union: its field follows, with the content.
    #[must_use]
    pub const fn as_tag(self) -> FieldSchema {
        FieldSchema { tag: true, ..self }
    }

    /// The same, hidden by `Debug`.
    #[must_use]
    pub const fn sensitive(self) -> FieldSchema {
        FieldSchema {
            sensitive: true,
            ..self
        }
    }

    /// The same, bounded.
    #[must_use]
    pub const fn within(self, limits: Bounds) -> FieldSchema {
        FieldSchema { limits, ..self }
    }
}

/// Whether a field has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It has to.
    Required,
    /// It may be missing.
    Optional,
}

/// How a field has its amounts and decimal numbers on the wire, whether it is one or holds
/// many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFormat {
    /// Written as text; an amount in rupiah. A number is read as the same.
    String,
    /// Written as a number; an amount in rupiah. Text is read as the same.
    Number,
    /// An amount as a whole number of hundredths. Text is read as rupiah.
    Hundredths,
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

    /// The kinds in either set.
    #[must_use]
    pub const fn with(self, other: KindSet) -> KindSet {
        KindSet(self.0 | other.0)
    }

    /// Whether any kind is in both sets.
    #[must_use]
    pub const fn meets(self, other: KindSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a kind is in the set; [`Kind::Absent`] is in none.
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

/// As messages need it: `a string, a number or null`.
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

/// Bounds on a value, each inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The fewest characters of a text or items of a list.
    pub min_length: Option<u32>,
    /// The most characters of a text or items of a list.
    pub max_length: Option<u32>,
    /// The least number, in the unit in which the field is written.
    pub min: Option<i64>,
    /// The greatest number, in the unit in which the field is written.
    pub max: Option<i64>,
}

impl Bounds {
    /// No bounds.
    pub const NONE: Bounds = Bounds {
        min_length: None,
        max_length: None,
        min: None,
        max: None,
    };
}

impl ObjectSchema {
    /// The position of the field with that name; `expected` is tried first.
    pub(super) fn position(&self, name: &str, expected: usize) -> Option<usize> {
        match self.fields.get(expected) {
            Some(field) if field.name == name => Some(expected),
            _ => self.fields.iter().position(|field| field.name == name),
        }
    }

    /// The names under which the field of that name may come.
    pub(super) fn names<'n>(&self, field: &'n str) -> impl Iterator<Item = &'n str> {
        let position = self.position(field, 0);
        let shape = position.and_then(|position| self.fields.get(position));
        let aliases = shape.map_or(&[] as &[_], |shape| shape.aliases);
        std::iter::once(field).chain(aliases.iter().copied())
    }

    /// The position of the field that may come under that name, and the name as the
    /// shape has it.
    #[cold]
    pub(super) fn alias(&self, name: &str) -> Option<(usize, &'static str)> {
        let mut fields = self.fields.iter().enumerate();
        fields.find_map(|(position, field)| {
            let alias = field.aliases.iter().find(|alias| **alias == name)?;
            Some((position, *alias))
        })
    }
}
