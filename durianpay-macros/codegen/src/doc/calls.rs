//! Links from a type to the calls that send or return it.

use super::{finish, paragraphs};
use crate::model::{CallOf, Calls, Object};
use crate::names;
use proc_macro2::TokenStream;

/// The maximum number of calls that a type names.
const MAX_NAMED: usize = 5;

/// Emits the docs of an object, with links to the calls that send or return it.
pub(crate) fn object(object: &Object, calls: &Calls<'_>) -> TokenStream {
    let fallback = format!("The object `{}` of the API.", object.name);
    let mut paragraphs = paragraphs(&object.about, &fallback);
    let sending = sentence("Sent by", calls.sending(&object.name));
    let returning = sentence("Returned by", calls.returning(&object.name));
    let sentences: Vec<String> = sending.into_iter().chain(returning).collect();
    if !sentences.is_empty() {
        paragraphs.push(sentences.join(" "));
    }
    finish(&object.about, &paragraphs)
}

/// Writes `Sent by [orders().create](…), [orders().update](…) and 3 more.`
fn sentence(verb: &str, calls: &[CallOf<'_>]) -> Option<String> {
    let (named, others) = calls.split_at(calls.len().min(MAX_NAMED));
    let more = (!others.is_empty()).then(|| format!("{} more", others.len()));
    let parts: Vec<String> = named.iter().map(link).chain(more).collect();
    let (last, before) = parts.split_last()?;
    Some(if before.is_empty() {
        format!("{verb} {last}.")
    } else {
        format!("{verb} {} and {last}.", before.join(", "))
    })
}

/// Writes a link to the method of a call, for an item of the bindings module.
fn link(call: &CallOf<'_>) -> String {
    let resource = call.endpoint.resource();
    let method = call.method();
    format!(
        "[`{}().{method}`](resource::{}::{method})",
        names::accessor(resource),
        names::pascal(resource),
    )
}
