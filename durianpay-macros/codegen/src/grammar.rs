//! The spec language as data: every table, every key, every word, and what is
//! said of them.
//!
//! Files are held against these descriptions before anything is loaded, the
//! loader asks for nothing that they do not hold, and the JSON Schema that
//! editors read is made of them. A key that is added here is allowed, checked
//! and completed; one that is not is unknown.

mod api;
mod endpoint;
mod form;
mod types;
mod webhook;
mod words;

pub use form::Form;
pub use words::{Vocabulary, Word, Words};

pub(crate) use api::{API, AUTH, ENVIRONMENT, ERROR};
pub(crate) use endpoint::{ENDPOINT, ENDPOINT_ERROR, PAGE, PATH_PARAMETER, RESOURCE};
pub(crate) use form::METHODS;
pub(crate) use types::{ENUM, EXTENSION, FIELD, ID, MEMBER, TYPE, UNION, VALUE};
pub(crate) use webhook::{EVENT, SIGNATURE, WEBHOOK};
pub(crate) use words::{AuthScheme, Meaning, NumberForm, SignatureScheme};

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
    const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self {
            name,
            kind,
            need: Need::Optional,
            doc,
            example: None,
            default: None,
        }
    }

    const fn required(self) -> Self {
        Self {
            need: Need::Required,
            ..self
        }
    }

    const fn required_by_rule(self) -> Self {
        Self {
            need: Need::ByRule,
            ..self
        }
    }

    const fn example(self, example: &'static str) -> Self {
        Self {
            example: Some(example),
            ..self
        }
    }

    const fn default(self, default: &'static str) -> Self {
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

/// The tables that may stand at the top of a file.
pub static LANGUAGE: [Key; 13] = [
    Key::new("api", Kind::Table(&API), API.doc),
    Key::new(
        "environment",
        Kind::Named(Form::PlainName, &ENVIRONMENT),
        "The places where the API runs, by name.",
    ),
    Key::new(
        "auth",
        Kind::Named(Form::Any, &AUTH),
        "The ways to authenticate requests, by name. `api.auth` chooses one.",
    ),
    Key::new("error", Kind::Table(&ERROR), ERROR.doc),
    Key::new(
        "resource",
        Kind::Named(Form::PlainName, &RESOURCE),
        "Groups of endpoints, by name.",
    ),
    Key::new(
        "endpoint",
        Kind::Named(Form::EndpointName, &ENDPOINT),
        "Endpoints, by name: the resource, a dot and the method, in quotes.",
    ),
    Key::new(
        "type",
        Kind::Named(Form::TypeName, &TYPE),
        "Object types, by name. Types, unions, enums and ids share one space of names.",
    ),
    Key::new(
        "union",
        Kind::Named(Form::TypeName, &UNION),
        "Tagged unions, by name.",
    ),
    Key::new(
        "enum",
        Kind::Named(Form::TypeName, &ENUM),
        "Enums, by name.",
    ),
    Key::new(
        "id",
        Kind::Named(Form::TypeName, &ID),
        "Typed ids, by name.",
    ),
    Key::new("webhook", Kind::Table(&WEBHOOK), WEBHOOK.doc),
    Key::new(
        "event",
        Kind::Named(Form::Any, &EVENT),
        "Events of webhooks, by their names on the wire, in quotes.",
    ),
    Key::new(
        "extend",
        Kind::Named(Form::TypeName, &EXTENSION),
        "Fields that are added to object types of the base, by the names of these.",
    ),
];

/// Every kind of table, in the order of the language.
#[must_use]
pub fn tables() -> Vec<&'static Table> {
    let mut found = Vec::new();
    for key in &LANGUAGE {
        collect(key, &mut found);
    }
    found
}

fn collect(key: &Key, found: &mut Vec<&'static Table>) {
    let (Kind::Table(table) | Kind::Named(_, table)) = key.kind else {
        return;
    };
    if found.iter().any(|known| known.name == table.name) {
        return;
    }
    found.push(table);
    for key in table.own {
        collect(key, found);
    }
}
