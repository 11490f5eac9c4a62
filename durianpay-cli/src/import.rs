//! Converts an `OpenAPI` document to a spec.
//!
//! A statement that the language cannot express becomes a comment at its place and an entry in the report. Nothing
//! is guessed.

mod annotations;
mod api;
mod auths;
mod body;
mod bundle;
mod choices;
mod components;
mod constant_headers;
mod constructs;
mod convert;
mod cx;
mod cycles;
mod directions;
mod draft;
mod endpoint;
mod enums;
mod envelope;
mod error_body;
mod error_responses;
mod error_types;
mod fields;
mod fit;
mod layout;
mod limits;
mod media;
mod names;
mod node;
mod nulls;
mod number;
mod only;
mod operation;
mod operation_names;
mod operation_servers;
mod operations;
mod options;
mod overlay;
mod pages;
mod parameters;
mod parts;
mod report;
mod response_headers;
mod responses;
mod scalars;
mod schema;
mod security;
mod security_scheme;
mod servers;
mod source;
mod styles;
mod swagger;
mod table;
mod tags;
mod text;
mod ty;
mod unions;
mod webhooks;
mod x_spec;

pub use convert::{Imported, Input, import, import_files};
pub use layout::File;
pub use options::Options;
pub use report::{Group, Report};
