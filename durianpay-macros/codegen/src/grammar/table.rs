//! Tables and keys of the language.

use super::form::Form;
use super::words::{Meaning, Vocabulary};
use crate::model::Evidence;
use crate::toml::TomlValue;

/// A kind of table.
#[derive(Debug)]
pub struct Table {
    /// The name of the kind, which is unique: `endpoint`.
    pub name: &'static str,
    /// The way in which messages name a table of this kind.
    pub title: Title,
    /// The documentation, in Markdown.
    pub doc: &'static str,
    /// The key that is meant if a string is written instead of the table, if there
    /// is a short form.
    pub short: Option<&'static str>,
    /// The keys that only this kind has, in addition to [`COMMON`].
    pub own: &'static [Key],
}

/// The way in which messages name a table.
#[derive(Debug, Clone, Copy)]
pub enum Title {
    /// There is one, with this name: ``the `api` table``.
    The(&'static str),
    /// There are many, with names: ``endpoint `orders.create` ``.
    Named(&'static str),
    /// Each owner has one: ``page of endpoint `orders.list` ``.
    Of,
    /// Each owner has many: ``error 404 of endpoint `orders.list` ``.
    NumberedOf(&'static str),
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// The key: `returns`.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: Kind,
    /// Whether it is required.
    pub need: Need,
    /// The documentation, in Markdown.
    pub doc: &'static str,
    /// An example value, as TOML.
    pub example: Option<&'static str>,
    /// The value that is assumed if the key is omitted, as TOML.
    pub default: Option<&'static str>,
    /// The meaning of its absence, if that is not a value, in Markdown.
    pub absence: Option<&'static str>,
}

/// Whether a key is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The key may be omitted.
    Optional,
    /// The key must be present; otherwise `missing-key` is reported.
    Required,
    /// The key must be present; otherwise a more specific rule is reported.
    ByRule,
    /// The key must be present if a condition holds, which is in Markdown.
    If(&'static str),
}

impl Need {
    /// Returns whether the key must always be present.
    #[must_use]
    pub fn is_always(self) -> bool {
        match self {
            Self::Required | Self::ByRule => true,
            Self::Optional | Self::If(_) => false,
        }
    }
}

/// The kind of value of a key.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A string in a format.
    Text(Form),
    /// `true` or `false`.
    Boolean,
    /// An integer between two bounds, both inclusive.
    Integer(i64, i64),
    /// A string, an integer or a boolean.
    Scalar,
    /// A keyword of a closed set.
    Word(&'static dyn Vocabulary),
    /// A keyword of a closed set, or a list of such keywords.
    Words(&'static dyn Vocabulary),
    /// A string in a format, or a list of such strings.
    Texts(Form),
    /// A string, or a list of two strings.
    TextOrPair,
    /// A list of lists of strings.
    Groups,
    /// A list of integers between two bounds, both inclusive.
    Integers(i64, i64),
    /// A table.
    Table(&'static Table),
    /// A table of tables, whose keys are names in a format.
    Named(Form, &'static Table),
}

impl Kind {
    /// Returns whether such a key could have the value, by its type in TOML.
    pub(crate) fn takes(self, value: &TomlValue) -> bool {
        let (is_text, is_list) = (
            matches!(value, TomlValue::Text(_)),
            matches!(value, TomlValue::List(_)),
        );
        match self {
            Self::Text(_) | Self::Word(_) => is_text,
            Self::Words(_) | Self::Texts(_) | Self::TextOrPair => is_text || is_list,
            Self::Boolean => matches!(value, TomlValue::Boolean(_)),
            Self::Integer(..) => matches!(value, TomlValue::Integer(_)),
            Self::Scalar => !is_list && !matches!(value, TomlValue::Table(_)),
            Self::Groups | Self::Integers(..) => is_list,
            Self::Table(table) if table.short.is_some() => {
                is_text || matches!(value, TomlValue::Table(_))
            }
            Self::Table(_) | Self::Named(..) => matches!(value, TomlValue::Table(_)),
        }
    }
}

impl Table {
    /// Returns every key of the table: its own, and those of every table.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> + use<> {
        self.own.iter().chain(&COMMON)
    }

    /// Returns the key with that name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

impl Key {
    pub(super) const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self {
            name,
            kind,
            need: Need::Optional,
            doc,
            example: None,
            default: None,
            absence: None,
        }
    }

    pub(super) const fn required(self) -> Self {
        Self {
            need: Need::Required,
            ..self
        }
    }

    pub(super) const fn required_by_rule(self) -> Self {
        Self {
            need: Need::ByRule,
            ..self
        }
    }

    pub(super) const fn required_if(self, condition: &'static str) -> Self {
        Self {
            need: Need::If(condition),
            ..self
        }
    }

    /// Sets the meaning of the absence of the key.
    pub(super) const fn absence(self, absence: &'static str) -> Self {
        Self {
            absence: Some(absence),
            ..self
        }
    }

    pub(super) const fn example(self, example: &'static str) -> Self {
        Self {
            example: Some(example),
            ..self
        }
    }

    pub(super) const fn default(self, default: &'static str) -> Self {
        Self {
            default: Some(default),
            ..self
        }
    }
}

/// The keys of every table.
pub static COMMON: [Key; 5] = [
    Key::new(
        "doc",
        Kind::Text(Form::Any),
        "The documentation, in Markdown. The first sentence is the summary.",
    )
    .example(r#""Creates an order.""#),
    Key::new(
        "link",
        Kind::Text(Form::Link),
        "The page of the vendor's documentation.",
    )
    .example(r#""https://docs.durianpay.id""#),
    Key::new(
        "deprecated",
        Kind::Text(Form::Any),
        "Marks the item as deprecated, and states what to use instead.",
    )
    .example(r#""use `sur_name`""#),
    Key::new(
        "evidence",
        Kind::Word(&Evidence::WORDS),
        "The source of the information.",
    )
    .default(r#""documented""#),
    Key::new(
        "note",
        Kind::Text(Form::Any),
        "A contradiction between sources, in one line. It is shown in the documentation.",
    )
    .example(r#""Two pages differ on the default.""#),
];
