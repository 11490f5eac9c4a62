//! How requests are authenticated: schemes, credentials and tokens.

use super::about::About;
use std::collections::BTreeMap;

/// How the requests of an API are authenticated.
#[derive(Debug)]
pub struct Auths {
    /// The scheme of all endpoints that choose no other.
    pub usual: Auth,
    /// The name of the usual scheme, `api_key`, or `none`.
    pub name: String,
    /// Every scheme that the API or an endpoint chooses, by name.
    pub schemes: BTreeMap<String, Auth>,
    /// The schemes that send credentials, in the order of the spec.
    pub sending: Vec<SendingScheme>,
    /// The parts of a client's credentials, in the order of the spec.
    pub credentials: Vec<Credential>,
}

/// An authentication scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Auth {
    /// Nothing is sent.
    None,
    /// HTTP Basic, with the key as the user name and an empty password.
    Basic,
    /// The key as a bearer token.
    Bearer,
    /// The key, in the header with this name.
    Header(String),
    /// The key, in the query parameter with this name.
    Query(String),
    /// The sending scheme with this name.
    Sending(String),
    /// The signing scheme with this name.
    Signed(String),
}

/// The name by which the API or an endpoint chooses to send nothing.
pub const NO_AUTH: &str = "none";

/// The name of the credential that is the key of an API.
pub const KEY: &str = "key";

/// The values that a client is created from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// None: no request is authenticated.
    Nothing,
    /// One key.
    Key,
    /// All [`Auths::credentials`].
    Credentials,
}

/// A scheme that sends credentials as they are, or a token.
#[derive(Debug)]
pub struct SendingScheme {
    /// The documentation from the spec.
    pub about: About,
    /// `bot`.
    pub name: String,
    /// User name and password of HTTP Basic.
    pub basic: Option<(Template, Template)>,
    /// The headers of each request, in the order of the spec.
    pub headers: Vec<NamedTemplate>,
    /// The query parameters of each request, in the order of the spec.
    pub query: Vec<NamedTemplate>,
    /// The rule for the token, if requests carry one.
    pub token: Option<TokenRule>,
}

/// A part of the credentials of a client.
#[derive(Debug)]
pub struct Credential {
    /// The documentation from the spec.
    pub about: About,
    /// `client_key`.
    pub name: String,
    /// The kind of the value.
    pub kind: CredentialKind,
    /// The value if the caller sets none. Only a text can have one.
    pub default: Option<String>,
    /// Whether a caller may omit it.
    pub optional: bool,
}

/// The kind of a part of the credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    /// A string that may be shown.
    Text,
    /// A secret string.
    Secret,
    /// A private RSA key.
    RsaPrivateKey,
}

/// A header, a query parameter, or a field of a body, with its template.
#[derive(Debug, PartialEq, Eq)]
pub struct NamedTemplate {
    /// The documentation from the spec.
    pub about: About,
    /// The name on the wire.
    pub name: String,
    /// The value.
    pub template: Template,
}

/// A string with placeholders that are filled for each request.
pub type Template = Vec<Part>;

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A fixed string.
    Text(String),
    /// The credential with this name, which is a text.
    Credential(String),
    /// The credential with this name, which is a secret.
    Secret(String),
    /// The HTTP method.
    Method,
    /// The path of the URL with its query.
    Path,
    /// The SHA-256 of the body, in lower-case hexadecimal digits.
    BodySha256,
    /// The body.
    Body,
    /// The time of the request.
    Timestamp,
    /// The token.
    Token,
    /// A number that is unique for each request.
    UniqueId,
    /// The signature.
    Signature,
    /// The id of a webhook.
    Id,
}

/// How a token is fetched.
#[derive(Debug)]
pub struct TokenRule {
    /// The documentation from the spec.
    pub about: About,
    /// The endpoint that returns it: `access_tokens.create`.
    pub endpoint: String,
    /// The fields of its body.
    pub body: Vec<NamedTemplate>,
    /// The field of its response with the token.
    pub token: String,
    /// The field of its response with the end of the token's validity.
    pub expires: Option<String>,
    /// How long a token is valid if the response does not state it, in seconds.
    pub lifetime_seconds: u64,
}

/// The placeholders that are not credentials.
pub(crate) const PLACEHOLDERS: [Part; 9] = [
    Part::Method,
    Part::Path,
    Part::Body,
    Part::BodySha256,
    Part::Timestamp,
    Part::Token,
    Part::UniqueId,
    Part::Signature,
    Part::Id,
];

impl Auths {
    /// Returns what a client is created from.
    #[must_use]
    pub fn holds(&self) -> Holds {
        let sends_key = |auth: &Auth| match auth {
            Auth::Basic | Auth::Bearer | Auth::Header(_) | Auth::Query(_) => true,
            Auth::Sending(name) => self.sending(name).is_some_and(SendingScheme::uses_key),
            Auth::None | Auth::Signed(_) => false,
        };
        if !self.credentials.is_empty() {
            Holds::Credentials
        } else if sends_key(&self.usual) || self.schemes.values().any(sends_key) {
            Holds::Key
        } else {
            Holds::Nothing
        }
    }

    /// Returns the sending scheme with that name.
    #[must_use]
    pub fn sending(&self, name: &str) -> Option<&SendingScheme> {
        self.sending.iter().find(|scheme| scheme.name == name)
    }

    /// Returns whether a scheme sends its key or its credentials in the header with
    /// that name, in any case.
    #[must_use]
    pub fn sends_header(&self, name: &str) -> bool {
        let is_key =
            |auth: &Auth| matches!(auth, Auth::Header(key) if key.eq_ignore_ascii_case(name));
        let mut sent = self.sending.iter().flat_map(|scheme| &scheme.headers);
        self.schemes.values().any(is_key)
            || is_key(&self.usual)
            || sent.any(|header| header.name.eq_ignore_ascii_case(name))
    }

    /// Returns the scheme that an endpoint chooses by name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Auth> {
        const NONE: &Auth = &Auth::None;
        self.schemes
            .get(name)
            .or_else(|| (name == NO_AUTH).then_some(NONE))
    }
}

impl Auth {
    /// Returns whether the scheme sends the one key of a client.
    #[must_use]
    pub fn is_key(&self) -> bool {
        match self {
            Self::Basic | Self::Bearer | Self::Header(_) | Self::Query(_) => true,
            Self::None | Self::Sending(_) | Self::Signed(_) => false,
        }
    }
}

impl SendingScheme {
    /// Returns all templates.
    pub fn templates(&self) -> impl Iterator<Item = &Template> {
        let body = self.token.iter().flat_map(|token| &token.body);
        let named = self.headers.iter().chain(&self.query).chain(body);
        let basic = self.basic.iter().flat_map(|(user, key)| [user, key]);
        named.map(|named| &named.template).chain(basic)
    }

    fn uses_key(&self) -> bool {
        let mut parts = self.templates().flatten();
        parts.any(|part| part.placeholder() == Some(KEY))
    }
}

impl Part {
    /// Returns the name of the placeholder, or `None` for a fixed string.
    #[must_use]
    pub fn placeholder(&self) -> Option<&str> {
        Some(match self {
            Self::Text(_) => return None,
            Self::Credential(name) | Self::Secret(name) => name,
            Self::Method => "method",
            Self::Path => "path",
            Self::Body => "body",
            Self::BodySha256 => "body_sha256",
            Self::Timestamp => "timestamp",
            Self::Token => "token",
            Self::UniqueId => "unique_id",
            Self::Signature => "signature",
            Self::Id => "id",
        })
    }
}

/// Returns a template in the notation of the spec language.
#[must_use]
pub fn template_text(template: &[Part]) -> String {
    let mut text = String::new();
    for part in template {
        match (part, part.placeholder()) {
            (Part::Text(fixed), _) => text.push_str(&fixed.replace('{', "{{")),
            (_, name) => {
                text.push('{');
                text.push_str(name.unwrap_or_default());
                text.push('}');
            }
        }
    }
    text
}
