//! Makes calls with the compiled bindings of documents, and reads the examples of their responses.
//!
//! The calls are sent to a mock in the program, which records the request and returns a response. The values, the
//! expected requests and the responses come from a reading of the documents of its own.

mod answer;
mod difference;
mod expect;
mod fits;
mod judge;
mod keys;
mod mock;
mod program;
mod sample;
mod tally;

use super::pairs::Pairs;
use super::reading::{Operation, Reading, json_content};
use super::remarks::Remarks;
use super::security;
use durianpay_codegen::model::{Endpoint, Envelope, MediaForm, MediaType, Spec, Type};
use judge::{Call, Case};
use keys::Keys;
use program::Program;
use sample::Sampler;
use serde_json::Value;
use std::collections::BTreeMap;

pub(crate) use mock::HEAD;
pub(crate) use tally::{Count, Tally};

/// The reason for which there is no call of an operation without an endpoint.
pub(crate) const LEFT_OUT: &str = "left out by the import";

/// The cases of several documents.
#[derive(Debug, Default)]
pub(crate) struct Cases {
    cases: Vec<(String, Case)>,
    /// The number of operations for which there is no call, by the reason.
    skipped: BTreeMap<&'static str, usize>,
}

impl Cases {
    /// Adds the cases of a document. Returns the module that makes its calls.
    pub(crate) fn add(
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
        let mut sampler = Sampler::new(reading, seed);
        for operation in reading.operations() {
            let name = format!("{name}: {} {}", operation.verb, operation.path);
            let label = format!("{} {}", operation.verb, operation.path);
            let endpoint = pairs.endpoint(&operation);
            let Some(endpoint) = endpoint.filter(|_| !remarks.left_out.contains(&label)) else {
                *self.skipped.entry(LEFT_OUT).or_default() += 1;
                continue;
            };
            match self.call(
                &name,
                &mut program,
                &mut sampler,
                (&operation, &remarks),
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
        (operation, remarks): (&Operation<'d>, &Remarks),
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
        let answer = match endpoint.events {
            Some(_) => None,
            None => answer::draw(sampler, operation, (spec, endpoint)),
        };
        let number = self.cases.len();
        let called = program.call(number, endpoint, &expected, answer.as_ref());
        called.map_err(|_| "a parameter that the import left out")?;
        let case = Case::Call(Box::new(Call {
            verb: operation.verb.clone(),
            expected,
            server: server(operation),
            media_type: media_type.map(str::to_owned),
            form: pairs,
            keys: Keys::new(sampler.reading, operation, (spec, endpoint), remarks),
            answer,
        }));
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
            for example in answer::examples(reading, &media, &schema) {
                if fits::fits(reading, &schema, &example, 0) {
                    program.read(self.cases.len(), ty, &example.to_string());
                    let name = format!("{name} {status}");
                    self.cases.push((name, Case::Response(example)));
                }
            }
        }
    }

    /// Compares the output of the programs with the cases.
    pub(crate) fn judge(self, output: &str) -> Tally {
        let mut lines: BTreeMap<usize, Value> = BTreeMap::new();
        for line in output.lines() {
            let parsed = line.split_once('\t').and_then(|(number, json)| {
                Some((number.parse().ok()?, serde_json::from_str(json).ok()?))
            });
            lines.extend(parsed);
        }
        let mut tally = Tally {
            skipped: self.skipped,
            ..Tally::default()
        };
        for (number, (name, case)) in self.cases.iter().enumerate() {
            let missing = Value::Null;
            let line = lines.get(&number).unwrap_or(&missing);
            let problem = judge::problem(case, line);
            match case {
                Case::Response(_) => tally.examples.add(problem.as_ref()),
                Case::Call(call) => {
                    tally.calls.add(problem.as_ref());
                    // A call that sent nothing got no response.
                    let answer = call.answer.as_ref().filter(|_| line.get("url").is_some());
                    if let Some(answer) = answer {
                        let problem = judge::answer_problem(answer, line);
                        tally.answers.add(problem.as_ref());
                        let problem = problem.map(|problem| format!("{name}: response {problem}"));
                        tally.problems.extend(problem);
                    }
                }
            }
            let problem = problem.map(|problem| format!("{name}: {problem}"));
            tally.problems.extend(problem);
        }
        tally
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
