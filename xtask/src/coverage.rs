//! `cargo xtask coverage`: reports how much of the spec the documented samples cover.

use crate::samples::{self, Place, Role, Sample, Suite, Walk};
use crate::shipped;
use durianpay_codegen::model::{Spec, Type};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Returns two tables, of the legacy API and of SNAP: for each endpoint, event and notification the
/// number of samples and the fields in them, followed by keys that no type has.
///
/// # Errors
///
/// Fails if the samples cannot be read, or if they contain a key that no type has.
pub fn run() -> Result<String, String> {
    let v1 = report(&Suite::V1, &shipped::spec()?)?;
    let snap = report(&Suite::SNAP, &shipped::snap_spec()?)?;
    Ok(format!("{v1}\n\nSNAP\n\n{snap}"))
}

fn report(suite: &Suite, spec: &Spec) -> Result<String, String> {
    let samples = samples::all_of(suite, spec)?;
    let walks: Vec<Seen<'_>> = samples
        .iter()
        .map(|sample| Seen {
            sample,
            walk: Walk::through(spec, &sample.ty, &sample.value),
        })
        .collect();
    let mut out = String::new();
    endpoints(&mut out, spec, &walks);
    events(&mut out, spec, &walks);
    notifications(&mut out, spec, &walks);
    let strange: Vec<String> = walks
        .iter()
        .flat_map(|seen| {
            let keys = seen.walk.strange.iter();
            let keys = keys.filter(|key| !seen.sample.is_example(key));
            keys.map(|key| format!("{}: {key}", seen.sample.file))
        })
        .collect();
    if strange.is_empty() {
        let _ = write!(out, "\n{} samples, no unknown keys", samples.len());
        return Ok(out);
    }
    let _ = write!(out, "\nunknown keys:\n{}", strange.join("\n"));
    Err(out)
}

/// A sample and the fields in it.
struct Seen<'a> {
    sample: &'a Sample,
    walk: Walk<'a>,
}

fn endpoints(out: &mut String, spec: &Spec, seen: &[Seen<'_>]) {
    let _ = writeln!(
        out,
        "{:<42} {:<26}  fields in them\n{:<42} {:>8} {:>8} {:>8}  {:>8} {:>9}",
        "", "samples", "endpoint", "request", "response", "error", "request", "response"
    );
    let mut total = [Share::default(), Share::default()];
    let mut unseen = 0;
    for endpoint in spec.endpoints() {
        let id = &endpoint.id;
        let is_request = |role: &Role| *role == Role::Request(id.clone());
        let is_response =
            |role: &Role| [Role::Response(id.clone()), Role::Item(id.clone())].contains(role);
        let is_error = |role: &Role| *role == Role::ErrorResponse(id.clone());
        let request = share(spec, endpoint.body.as_ref(), seen, is_request);
        let response = share(spec, endpoint.returns.as_ref(), seen, is_response);
        let _ = writeln!(
            out,
            "{id:<42} {:>8} {:>8} {:>8}  {:>8} {:>9}",
            count(seen, is_request),
            count(seen, is_response),
            count(seen, is_error),
            request.to_string(),
            response.to_string(),
        );
        unseen += usize::from(count(seen, is_request) + count(seen, is_response) == 0);
        for (total, share) in total.iter_mut().zip([request, response]) {
            total.seen += share.seen;
            total.all += share.all;
        }
    }
    let [request, response] = total.map(|total| total.to_string());
    let count = spec.endpoints().count();
    let _ = writeln!(
        out,
        "{:<42} {:>26}  {request:>8} {response:>9}",
        format!("{count} endpoints"),
        format!("{unseen} without samples")
    );
}

fn events(out: &mut String, spec: &Spec, seen: &[Seen<'_>]) {
    if spec.webhook.is_none() {
        return;
    }
    let _ = writeln!(out, "\n{:<42} {:>8}  {:>8}", "event", "samples", "fields");
    for event in spec.webhook.iter().flat_map(|webhook| &webhook.events) {
        let is_shown = |seen: &&Seen<'_>| {
            let name = seen
                .sample
                .printed
                .get("event")
                .and_then(|name| name.as_str());
            name == Some(&event.name) || seen.sample.role == Role::Whole(event.object.clone())
        };
        let shown: Vec<&Seen<'_>> = seen.iter().filter(is_shown).collect();
        let all = reach(spec, &Type::Object(event.object.clone()));
        let found = shown.iter().flat_map(|seen| &seen.walk.seen);
        let found: BTreeSet<&Place> = found.filter(|place| all.contains(*place)).collect();
        let _ = writeln!(
            out,
            "{:<42} {:>8}  {:>8}",
            event.name,
            shown.len(),
            format!("{}/{}", found.len(), all.len())
        );
    }
}

fn notifications(out: &mut String, spec: &Spec, seen: &[Seen<'_>]) {
    let Some(notifications) = &spec.notifications else {
        return;
    };
    let _ = writeln!(
        out,
        "\n{:<42} {:>8}  {:>8}",
        "notification", "samples", "fields"
    );
    for known in &notifications.known {
        let is_shown = |role: &Role| *role == Role::Notification(known.name.clone());
        let body = Type::Object(known.object.clone());
        let _ = writeln!(
            out,
            "{:<42} {:>8}  {:>8}",
            known.name,
            count(seen, is_shown),
            share(spec, Some(&body), seen, is_shown).to_string(),
        );
    }
}

fn count(seen: &[Seen<'_>], is_one: impl Fn(&Role) -> bool) -> usize {
    seen.iter().filter(|seen| is_one(&seen.sample.role)).count()
}

/// The number of fields in samples, out of all fields of a type.
#[derive(Default, Clone, Copy)]
struct Share {
    seen: usize,
    all: usize,
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.all {
            0 => f.write_str("–"),
            all => write!(f, "{}/{all}", self.seen),
        }
    }
}

fn share(
    spec: &Spec,
    ty: Option<&Type>,
    seen: &[Seen<'_>],
    is_one: impl Fn(&Role) -> bool,
) -> Share {
    let Some(ty) = ty else {
        return Share::default();
    };
    let all = reach(spec, ty);
    let found: BTreeSet<&Place> = seen
        .iter()
        .filter(|seen| is_one(&seen.sample.role))
        .flat_map(|seen| &seen.walk.seen)
        .filter(|place| all.contains(*place))
        .collect();
    Share {
        seen: found.len(),
        all: all.len(),
    }
}

/// Returns all fields that a value of the type can contain, at any depth.
fn reach(spec: &Spec, ty: &Type) -> BTreeSet<Place> {
    let mut found = BTreeSet::new();
    let mut open = vec![ty.innermost().clone()];
    let mut entered = BTreeSet::new();
    while let Some(ty) = open.pop() {
        match ty {
            Type::Object(name) if entered.insert(name.clone()) => {
                for field in spec.objects.get(&name).into_iter().flat_map(|o| &o.fields) {
                    found.insert((name.clone(), field.wire.clone()));
                    open.push(field.ty.innermost().clone());
                }
            }
            Type::Union(name) => {
                let members = spec.unions.get(&name).into_iter().flat_map(|u| &u.members);
                open.extend(members.map(|member| Type::Object(member.object.clone())));
            }
            Type::Choice(name) if entered.insert(name.clone()) => {
                let choice = spec.choices.get(&name).into_iter();
                let members = choice.flat_map(|choice| &choice.members);
                open.extend(members.map(|member| member.ty.innermost().clone()));
            }
            _ => {}
        }
    }
    found
}
