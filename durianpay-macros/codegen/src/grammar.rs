//! The spec language as data: its tables, keys and keywords, with their
//! documentation.
//!
//! Files are validated against these descriptions before anything is loaded, the
//! loader only asks for what they contain, and the JSON Schema for editors is
//! generated from them. So a key that is added here is accepted, checked and
//! completed, and any other key is unknown.

mod api;
mod currency;
mod endpoint;
mod form;
mod header;
mod notification;
mod page;
mod path_parameter;
pub(crate) mod reserved;
mod server;
mod signed_webhook;
mod signing;
mod table;
mod types;
mod webhook;
mod words;

pub use form::Form;
pub use reserved::{RESERVED, Reserved};
pub use table::{COMMON, Key, Kind, Need, Table, Title};
pub use words::{Vocabulary, Word, Words};

pub(crate) use api::{API, AUTH, ENVIRONMENT, ERROR};
pub(crate) use currency::CURRENCY;
pub(crate) use endpoint::{ENDPOINT, ENDPOINT_ERROR, EVENT_STREAM, RESOURCE, RESPONSE};
pub(crate) use form::{METHODS, is_url_path, offset_minutes};
pub(crate) use header::HEADER;
pub(crate) use notification::{NOTIFICATION, NOTIFICATION_SIGNATURE, NOTIFICATIONS};
pub(crate) use page::PAGE;
pub(crate) use path_parameter::PATH_PARAMETER;
pub(crate) use server::SERVER;
pub(crate) use signed_webhook::{PLACE, SIGNED_TIME, TOLERANCE_SECONDS};
pub(crate) use signing::{
    CREDENTIAL, FRACTION_DIGITS, LIFETIME_SECONDS, REQUEST_SIGNATURE, TEMPLATE, TIMESTAMP, TOKEN,
    UNIQUE_ID_DIGITS, UNIQUE_ID_MAX,
};
pub(crate) use types::{ENUM, EXTENSION, FIELD, ID, MEMBER, TYPE, UNION, VALUE};
pub(crate) use webhook::{EVENT, SIGNATURE, WEBHOOK};
pub(crate) use words::{
    AuthScheme, Meaning, NumberForm, Renewed, SignatureForm, SignatureList, Wildcard,
};

/// The tables that are allowed at the top level of a file.
pub static LANGUAGE: [Key; 16] = [
    Key::new("api", Kind::Table(&API), API.doc),
    Key::new(
        "environment",
        Kind::Named(Form::PlainName, &ENVIRONMENT),
        "The environments in which the API runs, by name.",
    ),
    Key::new(
        "auth",
        Kind::Named(Form::Any, &AUTH),
        "The ways to authenticate requests, by name. `api.auth` selects one.",
    ),
    Key::new(
        "credential",
        Kind::Named(Form::PlainName, &CREDENTIAL),
        "The parts of a client's credentials, by name, if it needs more than one key.",
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
        "Object types, by name. Types, unions, enums and ids share one namespace.",
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
        "notifications",
        Kind::Table(&NOTIFICATIONS),
        NOTIFICATIONS.doc,
    ),
    Key::new(
        "notification",
        Kind::Named(Form::PlainName, &NOTIFICATION),
        "Notifications, by name. They are distinguished by their path.",
    ),
    Key::new(
        "extend",
        Kind::Named(Form::TypeName, &EXTENSION),
        "Fields to add to object types of the base, by the name of the type.",
    ),
];

/// Returns every kind of table, in the order of the language.
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
