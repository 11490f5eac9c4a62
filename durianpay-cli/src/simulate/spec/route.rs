//! Finds the endpoints that a request may be for.

use durianpay_codegen::model::Spec;
use percent_encoding::percent_decode_str;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The endpoints of a spec, by their paths.
#[derive(Debug)]
pub(super) struct Router {
    /// The paths of the base URLs, the longest first. The last is empty.
    prefixes: Vec<String>,
    /// The paths of the endpoints, by their number of segments.
    templates: BTreeMap<usize, Vec<Template>>,
}

/// A path with placeholders, and the endpoints that have it.
#[derive(Debug)]
struct Template {
    segments: Vec<Vec<Piece>>,
    /// The ids of the endpoints by HTTP method: one, and its variants.
    endpoints: BTreeMap<String, Vec<String>>,
}

/// A part of a segment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    Text(String),
    /// A placeholder with this name.
    Hole(String),
}

/// A search for the endpoints of a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Endpoints whose paths have the same form come one after the other.
    To(Vec<Target>),
    /// The path exists with these methods only.
    MethodNotAllowed(Vec<String>),
    Nowhere,
}

/// The endpoints that a request is for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// The ids of the endpoint and of its variants.
    pub(super) endpoints: Vec<String>,
    /// The values of the placeholders, by name.
    pub(super) values: BTreeMap<String, String>,
    /// The decoded segments of the path below the base URL.
    pub(super) segments: Vec<String>,
}

impl Router {
    pub(super) fn new(spec: &Spec) -> Self {
        let mut by_path: BTreeMap<&str, BTreeMap<String, Vec<String>>> = BTreeMap::new();
        for endpoint in spec.endpoints() {
            let methods = by_path.entry(&endpoint.path).or_default();
            let ids = methods.entry(endpoint.verb.clone()).or_default();
            // Variants are tried after the endpoint that they are variants of.
            let place = if endpoint.variant_of.is_some() {
                ids.len()
            } else {
                0
            };
            ids.insert(place, endpoint.id.clone());
        }
        let mut templates: BTreeMap<usize, Vec<Template>> = BTreeMap::new();
        for (path, endpoints) in by_path {
            let segments = template(path);
            let same = templates.entry(segments.len()).or_default();
            same.push(Template {
                segments,
                endpoints,
            });
        }
        for same in templates.values_mut() {
            same.sort_by_cached_key(|template| rank(&template.segments));
        }
        Self {
            prefixes: prefixes(spec),
            templates,
        }
    }

    /// Finds the endpoints of a request by its method and its path, as sent.
    pub(super) fn find(&self, method: &str, path: &str) -> Found {
        let mut allowed = BTreeSet::new();
        for prefix in &self.prefixes {
            let below = path.strip_prefix(prefix.as_str());
            let Some(below) = below.filter(|below| below.is_empty() || below.starts_with('/'))
            else {
                continue;
            };
            let targets = self.find_below(method, below, &mut allowed);
            if !targets.is_empty() {
                return Found::To(targets);
            }
        }
        if allowed.is_empty() {
            Found::Nowhere
        } else {
            Found::MethodNotAllowed(allowed.into_iter().collect())
        }
    }

    /// Finds the endpoints whose paths fit best, all of the same form.
    fn find_below(&self, method: &str, path: &str, allowed: &mut BTreeSet<String>) -> Vec<Target> {
        let mut targets = Vec::new();
        let segments: Option<Vec<String>> = split(path).map(decode).collect();
        let Some(segments) = segments else {
            return targets;
        };
        let mut form = None;
        for template in self.templates.get(&segments.len()).into_iter().flatten() {
            if form
                .as_ref()
                .is_some_and(|form| *form != rank(&template.segments))
            {
                break;
            }
            let Some(values) = template.values(&segments) else {
                continue;
            };
            let Some(endpoints) = template.endpoints.get(method) else {
                allowed.extend(template.endpoints.keys().cloned());
                continue;
            };
            form = Some(rank(&template.segments));
            targets.push(Target {
                endpoints: endpoints.clone(),
                values,
                segments: segments.clone(),
            });
        }
        targets
    }
}

impl Template {
    /// Returns the values of the placeholders, if the segments fit.
    fn values(&self, segments: &[String]) -> Option<BTreeMap<String, String>> {
        let mut values = BTreeMap::new();
        for (pieces, segment) in self.segments.iter().zip(segments) {
            capture(pieces, segment, &mut values)?;
        }
        Some(values)
    }
}

/// Reads the values of the placeholders in a segment. A placeholder ends where the next text begins.
fn capture(pieces: &[Piece], segment: &str, values: &mut BTreeMap<String, String>) -> Option<()> {
    let mut rest = segment;
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => rest = rest.strip_prefix(text.as_str())?,
            Piece::Hole(name) => {
                let end = match pieces.get(index + 1) {
                    None => rest.len(),
                    // The last text is searched for from the end, where a method or a format is.
                    Some(Piece::Text(text)) if index + 3 >= pieces.len() => {
                        rest.rfind(text.as_str())?
                    }
                    Some(Piece::Text(text)) => rest.find(text.as_str())?,
                    Some(Piece::Hole(_)) => rest.chars().next()?.len_utf8(),
                };
                let (value, after) = rest.split_at(end);
                if value.is_empty() {
                    return None;
                }
                values.insert(name.clone(), value.to_owned());
                rest = after;
            }
        }
    }
    rest.is_empty().then_some(())
}

/// Splits the path of an endpoint into segments, each with its placeholders.
pub(super) fn template(path: &str) -> Vec<Vec<Piece>> {
    split(path).map(pieces).collect()
}

fn split(path: &str) -> impl Iterator<Item = &str> {
    path.strip_prefix('/').unwrap_or(path).split('/')
}

fn pieces(segment: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = segment;
    while let Some((text, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        }
        pieces.push(Piece::Hole(name.to_owned()));
        rest = after;
    }
    if !rest.is_empty() || pieces.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

/// Orders the templates that fit the same path: fixed segments before placeholders, from the left.
fn rank(segments: &[Vec<Piece>]) -> Vec<(u8, Reverse<usize>)> {
    let of_segment = |pieces: &Vec<Piece>| {
        let fixed = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.len(),
            Piece::Hole(_) => 0,
        });
        let kind = match pieces.as_slice() {
            [Piece::Text(_)] => 0,
            [Piece::Hole(_)] => 2,
            _ => 1,
        };
        (kind, Reverse(fixed.sum()))
    };
    segments.iter().map(of_segment).collect()
}

/// Decodes a segment. One that is not UTF-8 is no value of any placeholder.
fn decode(segment: &str) -> Option<String> {
    let decoded = percent_decode_str(segment).decode_utf8().ok()?;
    Some(decoded.into_owned())
}

/// Returns the paths of all base URLs, and an empty one for a client that leaves them out.
fn prefixes(spec: &Spec) -> Vec<String> {
    let environments = spec
        .called_api()
        .into_iter()
        .flat_map(|api| &api.environments);
    let servers = spec.endpoints().flat_map(|endpoint| &endpoint.servers);
    let urls = environments.map(|environment| &environment.url);
    let urls = urls.chain(servers.map(|server| &server.url));
    let mut prefixes: BTreeSet<String> = urls.map(|url| base_path(url).to_owned()).collect();
    prefixes.insert(String::new());
    let mut prefixes: Vec<String> = prefixes.into_iter().collect();
    prefixes.sort_by_key(|prefix| Reverse(prefix.len()));
    prefixes
}

/// Returns the path of a base URL, without a slash at the end: `/v2`.
pub(super) fn base_path(url: &str) -> &str {
    let after = url.split_once("://").map_or(url, |(_, after)| after);
    let path = after.find('/').map_or("", |start| &after[start..]);
    path.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::{Found, Router, base_path};
    use durianpay_codegen::{Source, read};

    const SPEC: &str = r#"
        [environment.live]
        url = "https://toko.example/v2"
        [api]
        name = "Toko"
        auth = "none"
        [resource.orders]
        [endpoint."orders.get"]
        http = "GET /orders/{id}"
        path = { id = "string" }
        retry = "safe"
        [endpoint."orders.latest"]
        http = "GET /orders/latest"
        retry = "safe"
        [endpoint."orders.cancel"]
        http = "POST /orders/{id}:cancel"
        path = { id = "string" }
        retry = "never"
    "#;

    fn find(method: &str, path: &str) -> Found {
        let (spec, diagnostics) = read(&[Source::new("toko.toml", SPEC)]);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        Router::new(&spec).find(method, path)
    }

    fn found(method: &str, path: &str) -> (String, Option<String>) {
        match find(method, path) {
            Found::To(targets) => (
                targets[0].endpoints[0].clone(),
                targets[0].values.get("id").cloned(),
            ),
            other => panic!("{path}: {other:?}"),
        }
    }

    #[test]
    fn a_fixed_segment_comes_before_a_placeholder() {
        assert_eq!(
            found("GET", "/v2/orders/latest"),
            ("orders.latest".into(), None)
        );
        let read = |id: &str| ("orders.get".to_owned(), Some(id.to_owned()));
        assert_eq!(found("GET", "/v2/orders/ord%2F1"), read("ord/1"));
        assert_eq!(found("GET", "/orders/1"), read("1"));
        let cancelled = ("orders.cancel".to_owned(), Some("a:b".to_owned()));
        assert_eq!(found("POST", "/v2/orders/a:b:cancel"), cancelled);
    }

    #[test]
    fn other_paths_and_methods_are_reported() {
        for path in [
            "/v2/orders",
            "/v2/orders/",
            "/v3/orders/1",
            "/v2orders/1",
            "/v2/orders/%FF",
            "",
        ] {
            assert_eq!(find("GET", path), Found::Nowhere, "{path}");
        }
        let allowed = Found::MethodNotAllowed(vec!["GET".to_owned()]);
        assert_eq!(find("DELETE", "/v2/orders/1"), allowed);
    }

    #[test]
    fn the_path_of_a_base_url_has_no_slash_at_its_end() {
        assert_eq!(base_path("https://toko.example/v1/x/"), "/v1/x");
        assert_eq!(base_path("https://toko.example"), "");
    }
}
