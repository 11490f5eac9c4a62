//! Names that a spec cannot use, because the bindings or requests use them.

use crate::headers::{DEFAULT_HEADERS, PROTOCOL_HEADERS};
use crate::model::NO_AUTH;

/// Names that a spec cannot use.
#[derive(Debug)]
pub struct Reserved {
    /// The kind of item that cannot have the names: a type, or a header.
    pub of: &'static str,
    /// The names.
    pub names: &'static [&'static str],
    /// The specs to which it applies, as a condition.
    pub when: &'static str,
}

/// The types of every spec's bindings.
pub(crate) const TYPES: &[&str] = &["Resources", "API", "WEBHOOK"];

/// The type of every API's client.
pub(crate) const CLIENT: &[&str] = &["Client"];

/// The types of an API whose client has one key.
pub(crate) const KEY_TYPES: &[&str] = &["ApiKey"];

/// The types of an API whose client has credentials.
pub(crate) const CREDENTIAL_TYPES: &[&str] = &["Credentials", "CredentialsFields"];

/// The static of a spec with notifications.
pub(crate) const NOTIFICATION_STATICS: &[&str] = &["NOTIFICATIONS"];

/// The items of a spec that adds events to those of its base.
pub(crate) const ADDED_EVENTS: &[&str] = &["Event", "EVENTS"];

const TYPE: &str = "type, union, enum or id";

/// Every reserved name.
pub static RESERVED: [Reserved; 11] = [
    reserved(TYPE, TYPES, "always"),
    reserved(TYPE, &["Self"], "always"),
    reserved(TYPE, CLIENT, "with `[api]`"),
    reserved(TYPE, KEY_TYPES, "with `[api]`, if the client has a key"),
    reserved(
        TYPE,
        CREDENTIAL_TYPES,
        "with `[api]`, if the client has credentials",
    ),
    reserved(TYPE, &["Notification", "Event"], "with `[webhook]`"),
    reserved(TYPE, ADDED_EVENTS, "with `[event]`, without `[webhook]`"),
    reserved(TYPE, NOTIFICATION_STATICS, "with `[notifications]`"),
    reserved("`auth` table", &[NO_AUTH], "always"),
    reserved(
        "header of an endpoint, of `[api]` or of an `auth` table",
        PROTOCOL_HEADERS,
        "always; an `auth` table with `headers` can set `authorization`",
    ),
    reserved(
        "header of `[api]`, or with a key",
        DEFAULT_HEADERS,
        "always",
    ),
];

const fn reserved(
    of: &'static str,
    names: &'static [&'static str],
    when: &'static str,
) -> Reserved {
    Reserved { of, names, when }
}
