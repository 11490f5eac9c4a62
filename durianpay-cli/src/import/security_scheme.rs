//! A security scheme, as a place in a request.

use super::cx::Cx;
use super::node::Node;
use durianpay_codegen::headers::{is_name, is_reserved};

/// The place of a secret in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// User name and password of HTTP Basic.
    Basic,
    /// The header with this name, after a word.
    Header {
        name: String,
        word: &'static str,
        /// Whether the document does not say how to obtain the value.
        is_token: bool,
    },
    /// The query parameter with this name.
    Query(String),
}

/// Returns the component with that name.
pub(super) fn find<'d>(cx: &Cx<'d>, name: &str) -> Option<Node<'d>> {
    let components = cx.document.root().get("components")?;
    let scheme = components.get("securitySchemes")?.get(name)?;
    cx.document.follow(&scheme).ok()
}

/// Returns the place of the secret of a scheme, or the reason why the language does not support it.
pub(super) fn place(cx: &Cx<'_>, name: &str) -> Result<Place, String> {
    let Some(scheme) = find(cx, name) else {
        return Err(format!("the security scheme `{name}` does not exist"));
    };
    let http = scheme
        .string("scheme")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let bearer = |is_token| Place::Header {
        name: "Authorization".to_owned(),
        word: "Bearer ",
        is_token,
    };
    match (scheme.string("type").unwrap_or_default(), http.as_str()) {
        ("http", "basic") => Ok(Place::Basic),
        ("http", "bearer") => Ok(bearer(false)),
        ("oauth2" | "openIdConnect", _) => Ok(bearer(true)),
        ("apiKey", _) => key(&scheme),
        (kind, "") => Err(format!("authentication by `{kind}` is not carried over")),
        (_, other) => Err(format!("authentication by `{other}` is not carried over")),
    }
}

/// Reads an API key in a header or in the query.
fn key(scheme: &Node<'_>) -> Result<Place, String> {
    let place = scheme.string("in").unwrap_or_default();
    let name = scheme.string("name").unwrap_or_default();
    let is_authorization = name.eq_ignore_ascii_case("authorization");
    match place {
        "header" if !is_name(name) || is_reserved(name) && !is_authorization => Err(format!(
            "an API key in the header `{name}` is not carried over: the client sets this header itself, or the name is invalid"
        )),
        "query" if name.is_empty() || name.contains(char::is_control) => {
            Err("an API key in the query is not carried over: it has no valid name".to_owned())
        }
        "header" => Ok(Place::Header {
            name: name.to_owned(),
            word: "",
            is_token: false,
        }),
        "query" => Ok(Place::Query(name.to_owned())),
        _ => Err(format!("an API key in `{place}` is not carried over")),
    }
}

/// Returns whether two secrets would be at the same place.
pub(super) fn is_same(one: &Place, other: &Place) -> bool {
    match (one, other) {
        (Place::Query(one), Place::Query(other)) => one == other,
        (Place::Query(_), _) | (_, Place::Query(_)) => false,
        (one, other) => header(one).eq_ignore_ascii_case(header(other)),
    }
}

fn header(place: &Place) -> &str {
    match place {
        Place::Header { name, .. } => name,
        Place::Basic => "authorization",
        Place::Query(_) => "",
    }
}
