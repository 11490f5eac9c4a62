//! The kinds of objects of a document, and the fate of their keywords.

use super::keywords::{self, Keywords};

/// A kind of object of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Document,
    Info,
    Tag,
    Server,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    /// A media type of a request body.
    Sent,
    Response,
    /// A media type of a response, or of a parameter.
    Received,
    SecurityScheme,
    Schema,
}

/// A keyword that contains further objects.
#[derive(Debug, Clone, Copy)]
pub(super) enum Inside {
    /// The value itself.
    One(Kind),
    /// The items of a list.
    Items(Kind),
    /// The members of an object.
    Members(Kind),
}

/// The keywords of an object, by their fate.
pub(super) fn fates(kind: Kind) -> Keywords {
    match kind {
        Kind::Document => keywords::DOCUMENT,
        Kind::Info => keywords::INFO,
        Kind::Tag => keywords::TAG,
        Kind::Server => keywords::SERVER,
        Kind::PathItem => keywords::PATH_ITEM,
        Kind::Operation => keywords::OPERATION,
        Kind::Parameter => keywords::PARAMETER,
        Kind::RequestBody => keywords::REQUEST_BODY,
        Kind::Sent => keywords::SENT,
        Kind::Response => keywords::RESPONSE,
        Kind::Received => keywords::RECEIVED,
        Kind::SecurityScheme => keywords::SECURITY_SCHEME,
        Kind::Schema => keywords::SCHEMA,
    }
}

/// The keywords of an object that contain further objects.
pub(super) fn inside(kind: Kind) -> &'static [(&'static str, Inside)] {
    match kind {
        Kind::Document => &[
            ("info", Inside::One(Kind::Info)),
            ("tags", Inside::Items(Kind::Tag)),
            ("servers", Inside::Items(Kind::Server)),
        ],
        Kind::PathItem => &[("parameters", Inside::Items(Kind::Parameter))],
        Kind::Operation => &[
            ("parameters", Inside::Items(Kind::Parameter)),
            ("requestBody", Inside::One(Kind::RequestBody)),
            ("responses", Inside::Members(Kind::Response)),
        ],
        Kind::RequestBody => &[("content", Inside::Members(Kind::Sent))],
        Kind::Response => &[
            ("content", Inside::Members(Kind::Received)),
            ("headers", Inside::Members(Kind::Parameter)),
        ],
        Kind::Parameter | Kind::Sent | Kind::Received => &[("schema", Inside::One(Kind::Schema))],
        Kind::Schema => &[
            ("properties", Inside::Members(Kind::Schema)),
            ("items", Inside::One(Kind::Schema)),
            ("additionalProperties", Inside::One(Kind::Schema)),
            ("allOf", Inside::Items(Kind::Schema)),
            ("oneOf", Inside::Items(Kind::Schema)),
            ("anyOf", Inside::Items(Kind::Schema)),
        ],
        Kind::Info | Kind::Tag | Kind::Server | Kind::SecurityScheme => &[],
    }
}
