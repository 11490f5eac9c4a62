//! Makes calls with the compiled bindings of documents, and reads the examples of their responses.
//!
//! The values and the expected requests come from a reading of the documents of its own.

mod expect;
mod fits;
mod judge;
mod program;
mod sample;

use super::pairs::Pairs;
use super::reading::{At, Operation, Reading, json_content};
use super::remarks::Remarks;
use super::security;
use durianpay_codegen::model::{Endpoint, Envelope, MediaForm, MediaType, Spec, Type};
use judge::Case;
use program::Program;
use sample::Sampler;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(super) use program::HEAD;

/// The cases of several documents.
#[derive(Debug, Default)]
pub(super) struct Cases {
    cases: Vec<(String, Case)>,
    /// The number of operations for which there is no call, by the reason.
    skipped: BTreeMap<&'static str, usize>,
}

impl Cases {
    /// Adds the cases of a document. Returns the module that makes its calls.
    pub(super) fn add(
        &mut self,
        name: &str,
        (index, library): (usize, &str),
        (json, spec, report): (&Value, &Spec, &str),
        seed: u64,
    ) -> String {
        let reading = Reading { json };
        let remarks = Remarks::new(report);
        let pairs = Pairs::new(spec);
        let mut program = Program::new(spec, index);
        let random = fastrand::Rng::with_seed(seed);
        let mut sampler = Sampler { reading, random };
        for operation in reading.operations() {
            let name = format!("{name}: {} {}", operation.verb, operation.path);
            let label = format!("{} {}", operation.verb, operation.path);
            let endpoint = pairs.endpoint(&operation);
            let Some(endpoint) = endpoint.filter(|_| !remarks.left_out.contains(&label)) else {
                *self.skipped.entry("left out by the import").or_default() += 1;
                continue;
            };
            match self.call(
                &name,
                &mut program,
                &mut sampler,
                &operation,
                (spec, endpoint),
            ) {
                Ok(()) => {}
                Err(reason) => *self.skipped.entry(reason).or_default() += 1,
            }
            self.responses(&name, &mut program, reading, &operation, (spec, endpoint));
        }
        program.finish(library)
    }

    fn call<'d>(
        &mut self,
        name: &str,
        program: &mut Program<'_>,
        sampler: &mut Sampler<'d>,
        operation: &Operation<'d>,
        (spec, endpoint): (&Spec, &Endpoint),
    ) -> Result<(), &'static str> {
        let media_type = endpoint
            .body
            .as_ref()
            .map(|_| media_type(endpoint.content_type.as_ref()));
        let media = media_type.and_then(|media_type| {
            let body = sampler.reading.follow(&operation.at.get("requestBody")?)?;
            let mut kinds = body.each("content").into_iter();
            let is_sent = |kind: &str| kind == media_type || kind.contains('*');
            Some(kinds.find(|(kind, _)| is_sent(kind))?.1)
        });
        if media_type.is_some() && media.is_none() {
            return Err("a body of a media type that the document does not name");
        }
        let form = endpoint.content_type.as_ref().map(MediaType::form);
        if form == Some(MediaForm::Multipart) {
            return Err("a multipart body");
        }
        // A body in another format, such as XML, is a string.
        let has_fields =
            form == Some(MediaForm::Form) || media_type.is_some_and(|name| name.contains("json"));
        let is_described = has_fields && !matches!(endpoint.body, None | Some(Type::Bytes));
        let schema = media
            .as_ref()
            .filter(|_| is_described)
            .and_then(|media| media.get("schema"));
        let is_own = |place: &str, name: &str| {
            let is_header = place == "header";
            let ignored = ["accept", "content-type", "authorization"];
            (place == "query" || is_header && !ignored.contains(&&*name.to_ascii_lowercase()))
                && !security::carries(spec, endpoint, place, name)
        };
        let expected = expect::draw(sampler, operation, schema.as_ref(), &is_own);
        let mut expected = expected.ok_or("no values that are surely valid")?;
        if endpoint.body == Some(Type::Bytes) || media.is_some() && schema.is_none() {
            expected.body = Some(Value::String("text".to_owned()));
        }
        let pairs = match (form, &media, &expected.body) {
            (Some(MediaForm::Form), Some(media), Some(body)) => expect::form_of(media, body),
            _ => None,
        };
        let number = self.cases.len();
        let called = program.call(number, endpoint, &expected);
        called.map_err(|_| "a parameter that the import left out")?;
        let case = Case::Call {
            verb: operation.verb.clone(),
            expected: Box::new(expected),
            server: server(operation),
            media_type: media_type.map(str::to_owned),
            form: pairs,
        };
        self.cases.push((name.to_owned(), case));
        Ok(())
    }

    /// Adds the valid examples of the successful responses.
    fn responses(
        &mut self,
        name: &str,
        program: &mut Program<'_>,
        reading: Reading<'_>,
        operation: &Operation<'_>,
        (spec, endpoint): (&Spec, &Endpoint),
    ) {
        let has_envelope = spec.api.as_ref().is_some_and(|api| api.envelope.is_some());
        if has_envelope && endpoint.envelope != Envelope::Whole || endpoint.accept.is_some() {
            return;
        }
        for (status, at) in operation.at.each("responses") {
            let Some(at) = reading.follow(&at).filter(|_| status.starts_with('2')) else {
                continue;
            };
            let listed = endpoint.responses.iter();
            let mut listed = listed.filter(|response| response.status.to_string() == status);
            let ty = match listed.next() {
                Some(response) => response.ty.as_ref(),
                None => endpoint.returns.as_ref(),
            };
            let (Some(ty), Some((_, media))) = (ty, json_content(&at)) else {
                continue;
            };
            let Some(schema) = media.get("schema") else {
                continue;
            };
            for example in examples(reading, &media, &schema) {
                if fits::fits(reading, &schema, &example, 0) {
                    program.read(self.cases.len(), ty, &example.to_string());
                    let name = format!("{name} {status}");
                    self.cases.push((name, Case::Response(example)));
                }
            }
        }
    }

    /// Compares the output of the programs with the cases.
    pub(super) fn judge(&self, output: &str, shown: usize) -> Result<String, String> {
        let mut lines: BTreeMap<usize, Value> = BTreeMap::new();
        for line in output.lines() {
            let parsed = line.split_once('\t').and_then(|(number, json)| {
                Some((number.parse().ok()?, serde_json::from_str(json).ok()?))
            });
            lines.extend(parsed);
        }
        let mut counts = [[0_usize; 2]; 2];
        let mut problems = Vec::new();
        for (number, (name, case)) in self.cases.iter().enumerate() {
            let missing = Value::Null;
            let line = lines.get(&number).unwrap_or(&missing);
            let problem = judge::problem(case, line);
            let kind = usize::from(matches!(case, Case::Response(_)));
            counts[kind][usize::from(problem.is_some())] += 1;
            problems.extend(problem.map(|problem| format!("    {name}: {problem}\n")));
        }
        let [[calls, wrong], [read, unread]] = counts;
        let mut out = format!(
            "{} calls, {wrong} differ; {} valid examples of responses, {unread} differ\n",
            calls + wrong,
            read + unread
        );
        for (reason, count) in &self.skipped {
            let _ = writeln!(out, "{count} operations without a call: {reason}");
        }
        out.extend(problems.iter().take(shown).map(String::as_str));
        let is_right = wrong * 1_000 <= calls + wrong && unread * 200 <= read + unread;
        if is_right { Ok(out) } else { Err(out) }
    }
}

fn media_type(given: Option<&MediaType>) -> &str {
    given.map_or(MediaType::JSON, MediaType::as_str)
}

/// Returns the URL of the operation's own server, with the defaults of its variables.
fn server(operation: &Operation<'_>) -> Option<String> {
    let levels = [&operation.at, &operation.item];
    let mut levels = levels.into_iter().map(|level| level.each("servers"));
    let servers = levels.find(|servers| !servers.is_empty())?;
    let (_, server) = servers.first()?;
    let mut url = server.text("url")?.to_owned();
    for (name, variable) in server.each("variables") {
        url = url.replace(&format!("{{{name}}}"), variable.text("default")?);
    }
    Some(url.trim_end_matches('/').to_owned())
}

/// Lists the examples of a response.
fn examples(reading: Reading<'_>, media: &At<'_>, schema: &At<'_>) -> Vec<Value> {
    let mut found: Vec<Value> = media.json.get("example").cloned().into_iter().collect();
    for (_, example) in media.each("examples") {
        let example = reading.follow(&example);
        found.extend(example.and_then(|example| example.json.get("value").cloned()));
    }
    let of_schema = reading.follow(schema);
    found.extend(of_schema.and_then(|schema| schema.json.get("example").cloned()));
    found
}
