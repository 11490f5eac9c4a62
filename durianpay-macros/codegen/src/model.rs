//! The checked spec: every name resolved.
//!
//! Whatever writes something from a spec (tokens, a reference page) reads
//! this and computes nothing of its own.

mod about;
mod extension;
mod notification;
mod positions;
mod queries;
mod reachability;
mod signing;
mod spec;
mod webhook;

pub use about::{About, Evidence};
pub use extension::{AddedEvent, Extension};
pub use notification::{
    BodyForm, FieldPath, Notification, NotificationSignature, Notifications, StatusField,
};
pub use positions::{Argument, MAX_POSITIONAL, Positions};
pub use reachability::{NOTIFICATIONS, WEBHOOKS};
pub(crate) use signing::PLACEHOLDERS;
pub use signing::{
    Algorithm, Credential, CredentialKind, Encoding, NamedTemplate, Part, SignatureRule,
    SigningScheme, Template, TimestampRule, TokenRule, offset_text, template_text,
};
pub use spec::Spec;
use std::collections::BTreeMap;
pub use webhook::{Event, Signature, Webhook};

/// An API as a whole.
#[derive(Debug)]
pub struct Api {
    /// What is said of it.
    pub about: About,
    /// Its name: `Durianpay`.
    pub name: String,
    /// How calls say who makes them.
    pub auth: Auth,
    /// The ways to sign requests, if they are signed, in the order of the spec.
    pub signing: Vec<SigningScheme>,
    /// The parts of a client's credentials, in the order of the spec.
    pub credentials: Vec<Credential>,
    /// The key under which responses may be wrapped.
    pub envelope: Option<String>,
    /// The header that protects a call from being carried out twice.
    pub idempotency_header: Option<String>,
    /// The time, as written, that means "not set" in optional fields.
    pub unset_time: Option<String>,
    /// Where the API can be reached, by name.
    pub environments: Vec<Environment>,
    /// The error body.
    pub error: Option<ErrorShape>,
}

/// An authentication scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Auth {
    /// HTTP Basic, the key as user name and an empty password.
    Basic,
    /// The key as bearer token.
    Bearer,
    /// The key alone, in the header of that name.
    Header(String),
    /// The key in the query, under that name.
    Query(String),
    /// The signing scheme of that name.
    Signed(String),
}

/// A place where the API can be reached.
#[derive(Debug)]
pub struct Environment {
    /// What is said of it.
    pub about: About,
    /// `live`, `sandbox`.
    pub name: String,
    /// Base URL, without a slash at its end.
    pub url: String,
    /// How the keys of this environment begin.
    pub key_prefix: Option<String>,
    /// Whether real money moves there.
    pub live: bool,
}

/// Which fields of the error body hold what.
#[derive(Debug)]
pub struct ErrorShape {
    /// What is said of it.
    pub about: About,
    /// The object type of the body.
    pub object: String,
    /// The fields that may hold the message, the first that does counts.
    pub message: Vec<String>,
    /// The fields that may hold the code.
    pub code: Vec<String>,
    /// The enumeration of the codes, whose values state outcomes.
    pub codes: Option<String>,
    /// The fields that may hold the request id.
    pub request_id: Vec<String>,
    /// The response header with the request id.
    pub request_id_header: Option<String>,
    /// The request id that means that there is none.
    pub unset_request_id: Option<String>,
    /// The fields that may hold the list of rejected fields.
    pub fields: Vec<String>,
}

/// A group of endpoints.
#[derive(Debug)]
pub struct Resource {
    /// What is said of it.
    pub about: About,
    /// `orders`.
    pub name: String,
    /// Endpoints by method name.
    pub endpoints: BTreeMap<String, Endpoint>,
}

/// One operation of the API.
#[derive(Debug)]
pub struct Endpoint {
    /// What is said of it.
    pub about: About,
    /// `orders.create`.
    pub id: String,
    /// `create`.
    pub method: String,
    /// HTTP method, upper case.
    pub verb: String,
    /// Path with its placeholders: `/orders/{id}`.
    pub path: String,
    /// Path parameters in the order of the path.
    pub parameters: Vec<Field>,
    /// The object type of the query.
    pub query: Option<String>,
    /// The object type of additional headers.
    pub headers: Option<String>,
    /// The object type of the body.
    pub body: Option<String>,
    /// What the response holds.
    pub returns: Option<Type>,
    /// Whether a success may come without what it returns.
    pub may_be_empty: bool,
    /// How the response is wrapped, as far as known.
    pub envelope: Envelope,
    /// When a call may be retried.
    pub retry: Retry,
    /// The signing scheme, where it is not that of the API.
    pub auth: Option<String>,
    /// The digits of response codes that name it.
    pub service: Option<String>,
    /// How the response is one page of a list, if it is.
    pub page: Option<Page>,
    /// Documented error responses by status.
    pub errors: Vec<ErrorCase>,
}

/// How a response is one page of a list.
#[derive(Debug)]
pub struct Page {
    /// What is said of it.
    pub about: About,
    /// The field with the list; none if the response is the list itself.
    pub items: Option<String>,
    /// What the list holds.
    pub item: Type,
    /// The query's key for how many to pass over.
    pub skip: String,
    /// The query's key for how many to give.
    pub limit: String,
    /// The fields that may hold how many there are in all.
    pub total: Vec<String>,
}

/// How a response is wrapped, as far as known. Readers take both forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Envelope {
    /// Under the envelope key.
    Wrapped,
    /// As it is.
    Bare,
    /// Sources differ.
    Either,
    /// The type of the response describes the envelope too.
    Whole,
}

/// When a call may be retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// A retry changes nothing.
    Safe,
    /// An idempotency key protects it.
    Keyed,
    /// Never, once it may have arrived.
    Never,
}

/// A documented error response.
#[derive(Debug)]
pub struct ErrorCase {
    /// What is said of it.
    pub about: About,
    /// HTTP status.
    pub status: u16,
    /// The code in the body.
    pub code: Option<String>,
    /// Whether the request may have been carried out, if that is stated.
    pub outcome: Option<Outcome>,
}

/// What an error says of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was not carried out.
    Rejected,
    /// It may have been carried out.
    Unknown,
}

/// What the code of a response says of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeOutcome {
    /// It was accepted.
    Success,
    /// It was not carried out.
    Rejected,
    /// It may have been carried out.
    Unknown,
}

/// An object type.
#[derive(Debug)]
pub struct Object {
    /// What is said of it.
    pub about: About,
    /// `CreateOrder`.
    pub name: String,
    /// Fields in the order of the spec.
    pub fields: Vec<Field>,
    /// Groups of fields of which at least one has to be sent.
    pub any_of: Vec<Vec<String>>,
    /// Whether callers make values of it: it is part of a request.
    pub is_input: bool,
}

/// A field of an object, or a path parameter.
#[derive(Debug)]
pub struct Field {
    /// What is said of it.
    pub about: About,
    /// Name on the wire.
    pub wire: String,
    /// Name in Rust, before keywords are escaped.
    pub name: String,
    /// What it holds.
    pub ty: Type,
    /// Whether it may be absent.
    pub optional: bool,
    /// Whether the wire may carry `null`.
    pub nullable: bool,
    /// Further names on the wire that readers take.
    pub aliases: Vec<String>,
    /// Further JSON forms that readers take.
    pub also: Vec<JsonForm>,
    /// The one value it has, if it has only one.
    pub constant: Option<Scalar>,
    /// What the API assumes when it is absent.
    pub default: Option<Scalar>,
    /// An example.
    pub example: Option<Scalar>,
    /// Whether it is kept out of debug output.
    pub sensitive: bool,
    /// What may be sent.
    pub limits: Limits,
}

/// Limits of a field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    /// Smallest value, in the unit of the type.
    pub min: Option<i64>,
    /// Largest value, in the unit of the type.
    pub max: Option<i64>,
    /// Fewest characters or items.
    pub min_length: Option<u32>,
    /// Most characters or items.
    pub max_length: Option<u32>,
}

/// A constant, default or example of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// Text.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
}

/// A form of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonForm {
    /// `"text"`
    Text,
    /// `1`
    Number,
    /// `true`
    Boolean,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// A whole number of 64 bits.
    Integer,
    /// A boolean.
    Boolean,
    /// Money.
    Amount(AmountForm),
    /// An instant.
    Timestamp,
    /// A decimal number that is no amount of money.
    Decimal(DecimalForm),
    /// Any JSON.
    Json,
    /// An object type, by name.
    Object(String),
    /// An enumeration, by name.
    Enum(String),
    /// A union, by name; its tag lies beside the field.
    Union(String),
    /// An id, by name.
    Id(String),
    /// A list.
    List(Box<Type>),
    /// An object used as a map from text.
    Map(Box<Type>),
}

/// How a decimal number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DecimalForm {
    /// As text.
    #[default]
    Text,
    /// As a JSON number.
    Plain,
}

/// How an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AmountForm {
    /// Decimal text: `"10000.67"`.
    #[default]
    Text,
    /// A JSON number of rupiah.
    Rupiah,
    /// A JSON integer of hundredths of a rupiah.
    Hundredths,
}

/// A tagged union.
#[derive(Debug)]
pub struct Union {
    /// What is said of it.
    pub about: About,
    /// `ChargeMethod`.
    pub name: String,
    /// The key of the tag, beside the content.
    pub tag: String,
    /// Members in the order of the spec.
    pub members: Vec<Member>,
    /// Whether callers make values of it.
    pub is_input: bool,
}

/// A member of a union.
#[derive(Debug)]
pub struct Member {
    /// What is said of it.
    pub about: About,
    /// The tag on the wire: `QRIS`.
    pub value: String,
    /// The variant in Rust: `Qris`.
    pub name: String,
    /// The object type of the content.
    pub object: String,
}

/// An open enumeration.
#[derive(Debug)]
pub struct Enum {
    /// What is said of it.
    pub about: About,
    /// `OrderStatus`.
    pub name: String,
    /// What its values are on the wire.
    pub form: EnumForm,
    /// Whether an `x` of a value is any digit.
    pub has_free_digits: bool,
    /// Values in the order of the spec.
    pub values: Vec<EnumValue>,
}

/// What the values of an enumeration are on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EnumForm {
    /// Text.
    #[default]
    Text,
    /// Whole numbers of 64 bits.
    Integer,
}

/// A value of an enumeration.
#[derive(Debug)]
pub struct EnumValue {
    /// What is said of it.
    pub about: About,
    /// The text on the wire, or the number in its one decimal form.
    pub value: String,
    /// The variant in Rust.
    pub name: String,
    /// What is true of it: `final`, `paid`.
    pub marks: Vec<String>,
    /// What it says of a request, as a code of a response.
    pub outcome: Option<CodeOutcome>,
    /// Whether, as a code of a response, it says that the token is not accepted any more.
    pub renews_token: bool,
}

/// A typed id.
#[derive(Debug)]
pub struct Id {
    /// What is said of it.
    pub about: About,
    /// `OrderId`.
    pub name: String,
    /// How such ids begin, usually.
    pub prefix: Option<String>,
}
