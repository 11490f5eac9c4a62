//! Tables and keys of the language.

use super::form::Form;
use super::words::{Meaning, Vocabulary};
use crate::model::Evidence;

/// A kind of table.
#[derive(Debug)]
pub struct Table {
    /// Its name: `endpoint`. Unique.
    pub name: &'static str,
    /// How messages call one.
    pub title: Title,
    /// What one describes. Markdown.
    pub doc: &'static str,
    /// The key that text stands for where such a table is expected, if it has
    /// a short form.
    pub short: Option<&'static str>,
    /// The keys of its own, beside those of every node.
    pub own: &'static [Key],
}

/// How messages call a table.
#[derive(Debug, Clone, Copy)]
pub enum Title {
    /// There is one, and it is called so: ``the `api` table``.
    The(&'static str),
    /// There are many, with names: ``endpoint `orders.create` ``.
    Named(&'static str),
    /// There is one in each owner: ``page of endpoint `orders.list` ``.
    Of,
    /// There are many in each owner: ``error 404 of endpoint `orders.list` ``.
    NumberedOf(&'static str),
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// The key: `returns`.
    pub name: &'static str,
    /// What stands there.
    pub kind: Kind,
    /// Whether it has to be there.
    pub need: Need,
    /// What it means. Markdown.
    pub doc: &'static str,
    /// A value, as TOML.
    pub example: Option<&'static str>,
    /// What holds when it is left out, as TOML.
    pub default: Option<&'static str>,
}

/// Whether a key has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It can be left out.
    Optional,
    /// It is missed when it is not there.
    Required,
    /// The same, and a rule of its own says so.
    ByRule,
}

/// What stands under a key.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Text of a form.
    Text(Form),
    /// `true` or `false`.
    Boolean,
    /// An integer from the one to the other.
    Integer(i64, i64),
    /// Text, an integer or a boolean.
    Scalar,
    /// A word of a closed set.
    Word(&'static dyn Vocabulary),
    /// A word of a closed set, or a list of such words.
    Words(&'static dyn Vocabulary),
    /// Text of a form, or a list of such texts.
    Texts(Form),
    /// A list of two texts.
    Pair,
    /// A list of lists of texts.
    Groups,
    /// A list of integers from the one to the other.
    Integers(i64, i64),
    /// A table.
    Table(&'static Table),
    /// A table of tables, whose keys are names of a form.
    Named(Form, &'static Table),
}

impl Table {
    /// Every key that it takes: its own, and those of every node.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> + use<> {
        self.own.iter().chain(&COMMON)
    }

    /// The key of that name.
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
        "What it is, as Markdown. The first sentence is the summary.",
    )
    .example(r#""Creates an order.""#),
    Key::new("link", Kind::Text(Form::Link), "The vendor's page on it.")
        .example(r#""https://docs.durianpay.id""#),
    Key::new(
        "deprecated",
        Kind::Text(Form::Any),
        "Says that it should not be used any more, and what to use instead.",
    )
    .example(r#""use `sur_name`""#),
    Key::new("evidence", Kind::Word(&Evidence::WORDS), "How it is known.")
        .default(r#""documented""#),
    Key::new(
        "note",
        Kind::Text(Form::Any),
        "Where sources contradict one another, in one line. Shown in the documentation.",
    )
    .example(r#""Two pages differ on the default.""#),
];
