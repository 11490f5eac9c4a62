//! Turns the raw spec into the model: resolves names and checks the rules.
//!
//! An invalid item is reported and then replaced by a harmless one or omitted, so
//! that the next stage still sees everything that is valid.

mod aliases;
mod api;
mod auth;
mod base_url;
mod checker;
mod choices;
mod codes;
mod collisions;
mod constant_headers;
mod currency;
mod cycles;
mod endpoint;
mod endpoint_auth;
mod enums;
mod errors;
mod event_stream;
mod events;
mod extend;
mod field_index;
mod field_path;
mod fields;
mod files;
mod headers;
mod http;
mod limits;
mod media_type;
mod named;
mod notification_fields;
mod notifications;
mod page;
mod path;
mod raw_index;
mod reserved;
mod responses;
mod servers;
mod signed_webhook;
mod style;
mod time;
mod typed_field;
mod types;
mod unknown_field;
mod value_range;
mod values;
mod variant_names;
mod variants;
mod webhook;
mod wildcards;

pub(crate) use checker::Checker;
pub(crate) use events::SHIPPED;

use crate::base::Base;
use crate::diagnostic::Diagnostics;
use crate::model::Spec;
use crate::raw::RawSpec;
use crate::source::Source;
use checker::{check_plain_name, duplicate};
use std::sync::Arc;

/// Checks `raw` and returns the model of its valid parts.
pub(crate) fn check(
    diagnostics: &mut Diagnostics,
    sources: &[Source],
    raw: &RawSpec,
    base: Option<&Base>,
) -> Spec {
    let checker = Checker::new(diagnostics, sources, raw, base);
    let mut spec = Spec {
        base: base.map(|base| Arc::clone(&base.spec)),
        ..Spec::default()
    };
    types::check(diagnostics, &checker, &mut spec);
    choices::check(diagnostics, &checker, &mut spec);
    codes::check_places(diagnostics, &checker);
    reserved::check(diagnostics, &checker, &mut spec);
    extend::check(diagnostics, &checker, &mut spec);
    currency::check(diagnostics, &checker, &mut spec);
    webhook::check(diagnostics, &checker, &mut spec);
    signed_webhook::check(diagnostics, &checker, &mut spec);
    notifications::check(diagnostics, &checker, &mut spec);
    events::check(diagnostics, &checker, &mut spec);
    cycles::check(diagnostics, &checker, &mut spec);
    api::check(diagnostics, &checker, &mut spec);
    codes::check_used(diagnostics, &checker, &spec);
    endpoint::check(diagnostics, &checker, &mut spec);
    variants::check(diagnostics, &checker);
    style::check_places(diagnostics, &checker);
    auth::check_tokens(diagnostics, &checker, &mut spec);
    files::check(diagnostics, &checker, &spec);
    types::mark_inputs(&mut spec);
    named::check(diagnostics, &checker, &mut spec);
    api::check_has_environment(diagnostics, &checker);
    spec
}
