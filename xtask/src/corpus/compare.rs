//! Compares a document with the spec that the import made of it. There must be a remark on each difference.

use super::miss::Miss;
use super::pairs::Pairs;
use super::reading::{At, Operation, Reading, json_content};
use super::remarks::Remarks;
use super::schemas::Schemas;
use super::security;
use durianpay_codegen::model::{Endpoint, Field, MediaType, Spec, Type};
use serde_json::Value;

/// The result of a comparison.
#[derive(Debug, Default)]
pub(crate) struct Compared {
    /// The operations of the document.
    pub(crate) operations: usize,
    /// Those that the spec has.
    pub(crate) kept: usize,
    /// Those whose path has a fragment, which no server receives: protocols that tell operations apart by something
    /// else than method and path.
    pub(crate) fragments: usize,
    pub(crate) misses: Vec<Miss>,
}

/// Compares a document with its spec and the report in JSON.
pub(crate) fn compare(document: &Value, spec: &Spec, report: &str) -> Compared {
    let reading = Reading { json: document };
    let remarks = Remarks::new(report);
    let mut comparison = Comparison {
        reading,
        spec,
        remarks: &remarks,
        schemas: Schemas::new(reading, spec, &remarks),
        misses: Vec::new(),
    };
    let pairs = Pairs::new(spec);
    let mut compared = Compared::default();
    for operation in reading.operations() {
        compared.operations += 1;
        compared.fragments += usize::from(operation.path.contains('#'));
        let name = format!("{} {}", operation.verb, operation.path);
        let is_left_out = remarks.left_out.contains(&name);
        match pairs.endpoint(&operation).filter(|_| !is_left_out) {
            Some(endpoint) => {
                compared.kept += 1;
                comparison.operation(&operation, endpoint);
            }
            None if is_left_out || remarks.left_out.contains(&operation.path) => {}
            None => comparison.miss("operation", &operation.at, name),
        }
    }
    comparison.servers();
    comparison.schemes();
    compared.misses = comparison.misses;
    compared.misses.append(&mut comparison.schemas.misses);
    compared
}

struct Comparison<'d> {
    reading: Reading<'d>,
    spec: &'d Spec,
    remarks: &'d Remarks,
    schemas: Schemas<'d>,
    misses: Vec<Miss>,
}

impl<'d> Comparison<'d> {
    fn miss(&mut self, rule: &'static str, at: &At<'_>, what: impl Into<String>) {
        self.misses.push(Miss {
            rule,
            pointer: at.pointer.clone(),
            what: what.into(),
        });
    }

    fn fields(&self, object: Option<&String>) -> &'d [Field] {
        object
            .and_then(|name| self.spec.object(name))
            .map_or(&[], |object| &object.fields)
    }

    fn operation(&mut self, operation: &Operation<'d>, endpoint: &'d Endpoint) {
        for parameter in self.reading.parameters(operation) {
            self.parameter(operation, &parameter, endpoint);
        }
        self.body(operation, endpoint);
        self.responses(operation, endpoint);
        self.security(operation, endpoint);
        self.servers_of(operation, endpoint);
    }

    /// Compares the servers of an operation or its path with those of the endpoint.
    fn servers_of(&mut self, operation: &Operation<'d>, endpoint: &Endpoint) {
        let levels = [&operation.at, &operation.item];
        let mut levels = levels.into_iter().map(|at| at.each("servers"));
        let own = levels.find(|servers| !servers.is_empty());
        let Some((_, first)) = own.and_then(|servers| servers.into_iter().next()) else {
            return;
        };
        let url = first.text("url").unwrap_or_default();
        let url = url.trim_end_matches('/');
        let environments = self.spec.api.iter().flat_map(|api| &api.environments);
        let general = environments.map(|environment| environment.url.as_str());
        let own = endpoint.servers.iter().map(|server| server.url.as_str());
        let is_told = if endpoint.servers.is_empty() {
            general.into_iter().any(|told| told == url)
        } else {
            own.into_iter().any(|told| told == url)
        };
        if !is_told && !self.remarks.say(&first.pointer, &["server", "variable"]) {
            self.miss("server of an operation", &first, url);
        }
    }

    fn parameter(&mut self, operation: &Operation<'d>, at: &At<'d>, endpoint: &'d Endpoint) {
        let name = at.text("name").unwrap_or_default();
        let place = at.text("in").unwrap_or_default();
        let quoted = format!("`{name}`");
        let braced = format!("`{{{name}}}`");
        let texts = [quoted.as_str(), braced.as_str()];
        let is_said = self.remarks.say(&at.pointer, &texts)
            || self.remarks.say(&operation.at.pointer, &texts);
        let is_key = security::carries(self.spec, endpoint, place, name);
        let ignored = ["accept", "content-type", "authorization"];
        let is_ignored = place == "header" && ignored.contains(&&*name.to_ascii_lowercase());
        if is_key || is_ignored {
            return;
        }
        let field = match place {
            "path" => {
                let names = operation.path.split('{').skip(1);
                let mut names = names.map(|rest| rest.split('}').next().unwrap_or_default());
                let index = names.position(|placeholder| placeholder == name);
                index.and_then(|index| endpoint.parameters.get(index))
            }
            "query" => self
                .fields(endpoint.query.as_ref())
                .iter()
                .find(|field| field.wire == name),
            "header" => self
                .fields(endpoint.headers.as_ref())
                .iter()
                .find(|field| field.wire.eq_ignore_ascii_case(name)),
            _ => None,
        };
        if place == "query" && self.is_spread(name, at, endpoint) {
            return;
        }
        let Some(field) = field else {
            if !is_said {
                self.miss("parameter", at, format!("`{name}` in {place}"));
            }
            return;
        };
        let is_required = place == "path" || at.is("required");
        if field.optional == is_required && !is_said {
            self.miss("parameter required", at, format!("`{name}`: {is_required}"));
        }
        if let Some(schema) = at.get("schema") {
            self.schemas.field(&schema, field, at);
        }
    }

    /// Checks whether the members of an object are fields of the query.
    fn is_spread(&self, name: &str, at: &At<'d>, endpoint: &'d Endpoint) -> bool {
        let fields = self.fields(endpoint.query.as_ref());
        let has = |wire: &str| fields.iter().any(|field| field.wire == wire);
        let Some(schema) = at.get("schema") else {
            return false;
        };
        let members = self.reading.properties(&schema);
        let is_member = |member: &String| has(member) || has(&format!("{name}[{member}]"));
        !members.is_empty() && members.iter().all(|(member, _, _)| is_member(member))
    }

    fn body(&mut self, operation: &Operation<'d>, endpoint: &'d Endpoint) {
        let given = operation.at.get("requestBody");
        let Some(body) = given.and_then(|body| self.reading.follow(&body)) else {
            return;
        };
        let kinds = body.each("content");
        if endpoint.body.is_none() {
            let is_empty = kinds.iter().all(|(_, kind)| {
                kind.get("schema")
                    .is_none_or(|schema| self.reading.properties(&schema).is_empty())
            });
            if !is_empty && !self.remarks.say(&body.pointer, &["body"]) {
                self.miss("body", &body, "no body");
            }
            return;
        }
        let sent = media_type(endpoint.content_type.as_ref());
        for (kind, at) in &kinds {
            let is_sent = *kind == sent || kind.contains('*');
            if !is_sent && !self.remarks.say(&body.pointer, &[kind]) {
                self.miss("media type of a body", at, kind.clone());
            }
        }
        let chosen = kinds.iter().find(|(kind, _)| *kind == sent);
        if let (Some((_, at)), Some(ty)) = (chosen, &endpoint.body)
            && !matches!(ty, Type::Bytes | Type::Text)
            && let Some(schema) = at.get("schema")
        {
            self.schemas.value(&schema, ty, at);
        }
    }

    fn responses(&mut self, operation: &Operation<'d>, endpoint: &'d Endpoint) {
        let responses = operation.at.each("responses");
        let count = responses.len();
        let mut has_read = false;
        for (status, at) in responses {
            let Some(at) = self
                .reading
                .follow(&at)
                .filter(|_| operation.verb != "HEAD")
            else {
                continue;
            };
            let is_said = self.remarks.say(&at.pointer, &["response", "returned"]);
            let is_success = status.starts_with('2') || status == "default" && count == 1;
            if !is_success {
                let is_listed = endpoint
                    .errors
                    .iter()
                    .any(|error| error.status.to_string().eq_ignore_ascii_case(&status));
                if !is_listed && !is_said {
                    self.miss("error response", &at, status);
                }
                continue;
            }
            let listed = endpoint.responses.iter();
            let mut listed = listed.filter(|response| response.status.to_string() == status);
            if let Some(response) = listed.next() {
                if let (Some((_, json)), Some(ty)) = (json_content(&at), &response.ty)
                    && let Some(schema) = json.get("schema")
                {
                    self.schemas.returned(&schema, ty);
                }
                continue;
            }
            let accepted = media_type(endpoint.accept.as_ref());
            let kinds = at.each("content");
            if endpoint.accept.is_some() && kinds.iter().any(|(kind, _)| *kind == accepted) {
                has_read = true;
                continue;
            }
            match json_content(&at) {
                Some((_, json)) if !has_read && endpoint.returns.is_some() => {
                    has_read = true;
                    if let (Some(schema), Some(ty)) = (json.get("schema"), &endpoint.returns) {
                        self.schemas.returned(&schema, ty);
                    }
                }
                None if at.each("content").is_empty() => {
                    let is_told =
                        endpoint.returns.is_none() || status == "204" && endpoint.may_be_empty;
                    if !is_told && !is_said {
                        self.miss("success without content", &at, status);
                    }
                }
                _ if !is_said => self.miss("success response", &at, status),
                _ => {}
            }
        }
    }

    fn security(&mut self, operation: &Operation<'d>, endpoint: &Endpoint) {
        let problem = security::problem(self.reading, operation, self.spec, endpoint, self.remarks);
        if let Some(problem) = problem {
            self.miss("security", &operation.at, problem);
        }
    }

    fn servers(&mut self) {
        let environments = self.spec.api.as_ref().map(|api| &api.environments);
        for (_, server) in At::root(self.reading.json).each("servers") {
            let url = server.text("url").unwrap_or_default().trim_end_matches('/');
            let is_told = environments
                .into_iter()
                .flatten()
                .any(|environment| environment.url == url);
            if !is_told && !self.remarks.say(&server.pointer, &["server", "variable"]) {
                self.miss("server", &server, url);
            }
        }
    }

    fn schemes(&mut self) {
        let components = At::root(self.reading.json).get("components");
        let schemes = components.map_or_else(Vec::new, |at| at.each("securitySchemes"));
        let required = security::required(self.reading);
        let unsaid: Vec<_> = schemes
            .into_iter()
            .filter(|(name, scheme)| {
                !required.contains(name)
                    && !self.remarks.say(
                        &scheme.pointer,
                        &["authentication", "scheme", "API key", "token"],
                    )
            })
            .collect();
        for (name, scheme) in unsaid {
            self.miss("security scheme", &scheme, name);
        }
    }
}

fn media_type(given: Option<&MediaType>) -> &str {
    given.map_or(MediaType::JSON, MediaType::as_str)
}
