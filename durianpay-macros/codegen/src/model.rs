//! The checked spec, in which every name is resolved.
//!
//! Code that writes something from a spec (tokens, a reference page) reads the
//! model and computes nothing itself.

mod about;
mod auth;
mod calls;
mod choice;
mod constant_header;
mod currency;
mod error_status;
mod event_stream;
mod extension;
mod field_path;
mod kinds;
mod media_type;
mod money;
mod notification;
mod page;
mod positions;
mod queries;
mod reachability;
mod server;
mod signed_webhook;
mod signing;
mod spec;
mod style;
mod webhook;

pub use about::{About, Evidence};
pub(crate) use auth::PLACEHOLDERS;
pub use auth::{
    Auth, Auths, Credential, CredentialKind, Holds, KEY, NO_AUTH, NamedTemplate, Part,
    SendingScheme, Template, TokenRule, template_text,
};
pub use calls::{CallOf, Calls};
pub use choice::{Choice, ChoiceMember};
pub use constant_header::ConstantHeader;
pub use currency::FieldCurrency;
pub use error_status::{ErrorStatus, Outcome};
pub use event_stream::EventStream;
pub use extension::{AddedEvent, Extension};
pub use field_path::FieldPath;
pub use kinds::JsonKind;
pub use media_type::{MediaForm, MediaType};
pub use notification::{BodyForm, Notification, NotificationSignature, Notifications, StatusField};
pub use page::{NextCursor, PageWay};
pub use positions::{Argument, MAX_POSITIONAL, Positions};
pub use reachability::{NOTIFICATIONS, WEBHOOKS};
pub use server::Server;
pub use signed_webhook::{
    Place, SecretForm, SignatureLayout, SignedTime, SignedWebhook, TimePlace, TimeUnit,
    WebhookScheme, WebhookSignature,
};
pub use signing::{Algorithm, Encoding, SignatureRule, SigningScheme, TimestampRule, offset_text};
pub use spec::Spec;
use std::collections::BTreeMap;
pub use style::Style;
pub use webhook::{Event, Signature, Webhook};

/// An API as a whole.
#[derive(Debug)]
pub struct Api {
    /// The documentation from the spec.
    pub about: About,
    /// Its name: `Durianpay`.
    pub name: String,
    /// How the client authenticates its requests.
    pub auth: Auths,
    /// The signing schemes, in the order of the spec; empty if requests are not
    /// signed.
    pub signing: Vec<SigningScheme>,
    /// The key under which responses may be wrapped.
    pub envelope: Option<String>,
    /// The header that carries the idempotency key.
    pub idempotency_header: Option<String>,
    /// The timestamp, as written, that means "not set" in optional fields.
    pub unset_time: Option<String>,
    /// The headers that every request has, in the order of the spec.
    pub headers: Vec<ConstantHeader>,
    /// The environments in which the API runs, by name.
    pub environments: Vec<Environment>,
    /// The error body.
    pub error: Option<ErrorShape>,
}

/// An environment in which the API runs.
#[derive(Debug)]
pub struct Environment {
    /// The documentation from the spec.
    pub about: About,
    /// `live`, `sandbox`.
    pub name: String,
    /// The base URL, without a trailing slash. It begins with `http://` if the spec chose
    /// plain HTTP.
    pub url: String,
    /// The prefix of this environment's keys.
    pub key_prefix: Option<String>,
    /// Whether real money moves.
    pub live: bool,
}

/// The meaning of the fields of the error body.
#[derive(Debug)]
pub struct ErrorShape {
    /// The documentation from the spec.
    pub about: About,
    /// The object type of the body.
    pub object: String,
    /// The fields that may contain the message; the first one that does is used.
    pub message: Vec<FieldPath>,
    /// The fields that may contain the code.
    pub code: Vec<FieldPath>,
    /// The enum of the codes, whose values have outcomes.
    pub codes: Option<String>,
    /// The fields that may contain the request id.
    pub request_id: Vec<FieldPath>,
    /// The response header with the request id.
    pub request_id_header: Option<String>,
    /// The request id that means "none".
    pub unset_request_id: Option<String>,
    /// The fields that may contain the list of rejected fields.
    pub fields: Vec<FieldPath>,
}

/// A group of endpoints.
#[derive(Debug)]
pub struct Resource {
    /// The documentation from the spec.
    pub about: About,
    /// `orders`.
    pub name: String,
    /// The endpoints, by method name.
    pub endpoints: BTreeMap<String, Endpoint>,
}

/// One operation of the API.
#[derive(Debug)]
pub struct Endpoint {
    /// The documentation from the spec.
    pub about: About,
    /// `orders.create`.
    pub id: String,
    /// `create`.
    pub method: String,
    /// The HTTP method, in upper case.
    pub verb: String,
    /// The path with its placeholders: `/orders/{id}`.
    pub path: String,
    /// The endpoint with the same method and path, of which this one is a variant.
    pub variant_of: Option<String>,
    /// The path parameters, in the order of the path.
    pub parameters: Vec<Field>,
    /// The object type of the query.
    pub query: Option<String>,
    /// The object type of additional headers.
    pub headers: Option<String>,
    /// The type of the body.
    pub body: Option<Type>,
    /// The media type of the body, if it is not `application/json`.
    pub content_type: Option<MediaType>,
    /// The media type of the response, if it is not `application/json`.
    pub accept: Option<MediaType>,
    /// The type of the response.
    pub returns: Option<Type>,
    /// The events of the response, which are each of the type that `returns` names.
    pub events: Option<EventStream>,
    /// Whether a success may have no content.
    pub may_be_empty: bool,
    /// The successful responses by status, if there are several; `returns` is then
    /// `None`.
    pub responses: Vec<Success>,
    /// The object type of the headers of a successful response.
    pub response_headers: Option<String>,
    /// Whether the response is wrapped, as far as known.
    pub envelope: Envelope,
    /// When a request may be retried.
    pub retry: Retry,
    /// The name of the scheme, or `none`, if it is not that of the API.
    pub auth: Option<String>,
    /// The digits in response codes that identify the endpoint.
    pub service: Option<String>,
    /// The base URL in each environment, if it is not that of the environment.
    pub servers: Vec<Server>,
    /// The pagination, if the response is one page of a list.
    pub page: Option<Page>,
    /// The documented error responses, by status.
    pub errors: Vec<ErrorCase>,
}

/// One of several successful responses.
#[derive(Debug)]
pub struct Success {
    /// The documentation from the spec.
    pub about: About,
    /// The HTTP status.
    pub status: u16,
    /// The variant in Rust: `Accepted`.
    pub name: String,
    /// The type of the response, or `None` if its body is not read.
    pub ty: Option<Type>,
}

/// The pagination of a response that is one page of a list.
#[derive(Debug)]
pub struct Page {
    /// The documentation from the spec.
    pub about: About,
    /// The path of the list in the response, or `None` if the response is the list itself.
    pub items: Option<FieldPath>,
    /// The type of the items.
    pub item: Type,
    /// How the next page is requested.
    pub way: PageWay,
    /// The query parameter with the number of items to return.
    pub limit: Option<String>,
    /// The fields that may contain the total number of items.
    pub total: Vec<FieldPath>,
}

/// Whether a response is wrapped, as far as known. Both forms are accepted when
/// reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Envelope {
    /// Wrapped under the envelope key.
    Wrapped,
    /// Not wrapped.
    Bare,
    /// The sources contradict each other.
    Either,
    /// The type of the response also describes the envelope.
    Whole,
}

/// When a request may be retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Always: a retry changes nothing.
    Safe,
    /// With an idempotency key, which protects the retry.
    Keyed,
    /// Never, if the request may have arrived.
    Never,
}

/// A documented error response.
#[derive(Debug, Clone)]
pub struct ErrorCase {
    /// The documentation from the spec.
    pub about: About,
    /// The statuses that it describes.
    pub status: ErrorStatus,
    /// The code in the body.
    pub code: Option<String>,
    /// Whether the request may have been carried out, if the spec states it.
    pub outcome: Option<Outcome>,
    /// The type of the whole body, if it is not that of the API.
    pub ty: Option<Type>,
}

/// The meaning of a response code for the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeOutcome {
    /// The request was accepted.
    Success,
    /// The request was not carried out.
    Rejected,
    /// The request may have been carried out.
    Unknown,
}

/// An object type.
#[derive(Debug)]
pub struct Object {
    /// The documentation from the spec.
    pub about: About,
    /// `CreateOrder`.
    pub name: String,
    /// The fields, in the order of the spec.
    pub fields: Vec<Field>,
    /// Groups of fields. A request must contain at least one field of each group.
    pub any_of: Vec<Vec<String>>,
    /// Whether callers create values of it, because it is part of a request.
    pub is_input: bool,
}

/// A field of an object, or a path parameter.
#[derive(Debug)]
pub struct Field {
    /// The documentation from the spec.
    pub about: About,
    /// The name on the wire.
    pub wire: String,
    /// The name in Rust, before keywords are escaped.
    pub name: String,
    /// The type of the value.
    pub ty: Type,
    /// Whether the field may be absent.
    pub optional: bool,
    /// Whether the field may be `null`.
    pub nullable: bool,
    /// Alternative names on the wire, accepted when reading.
    pub aliases: Vec<String>,
    /// Other JSON types, accepted when reading.
    pub also: Vec<JsonForm>,
    /// The only value of the field, if it is a constant.
    pub constant: Option<Scalar>,
    /// The value that the API assumes if the field is absent.
    pub default: Option<Scalar>,
    /// An example value.
    pub example: Option<Scalar>,
    /// Whether debug output must not show the value.
    pub sensitive: bool,
    /// The limits of values that may be sent.
    pub limits: Limits,
    /// The currency, if the field is an amount of money in any currency.
    pub currency: Option<FieldCurrency>,
    /// A regular expression that values match, in the syntax of ECMAScript.
    pub pattern: Option<String>,
    /// The notation in a query or a form.
    pub style: Style,
}

/// Limits of a field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    /// The smallest value, in the unit of the type.
    pub min: Option<i64>,
    /// The largest value, in the unit of the type.
    pub max: Option<i64>,
    /// The minimum number of characters, items or members.
    pub min_length: Option<u32>,
    /// The maximum number of characters, items or members.
    pub max_length: Option<u32>,
}

/// A constant, default or example of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
}

/// A JSON type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonForm {
    /// `"text"`
    Text,
    /// `1`
    Number,
    /// `true`
    Boolean,
}

/// The type of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// A string.
    Text,
    /// A 64-bit integer.
    Integer(IntegerForm),
    /// A 64-bit integer that is not negative.
    Unsigned(IntegerForm),
    /// A boolean.
    Boolean,
    /// An amount of money.
    Amount(AmountForm),
    /// An instant.
    Timestamp,
    /// A calendar day.
    Date,
    /// A UUID.
    Uuid,
    /// Bytes, as a string of Base64.
    Base64,
    /// A decimal number that is not an amount of money.
    Decimal(DecimalForm),
    /// Any JSON value.
    Json,
    /// The bytes of a whole body.
    Bytes,
    /// A file in a form with files.
    File,
    /// An object type, by name.
    Object(String),
    /// An enum, by name.
    Enum(String),
    /// A union, by name. Its tag is a sibling of the field.
    Union(String),
    /// A union that is a value by itself, by name.
    Choice(String),
    /// An id, by name.
    Id(String),
    /// A list.
    List(Box<Type>),
    /// An object that is used as a map from strings.
    Map(Box<Type>),
}

/// The notation of an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum IntegerForm {
    /// A JSON number.
    #[default]
    Number,
    /// A string of digits.
    Text,
}

/// The notation of a decimal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DecimalForm {
    /// A string.
    #[default]
    Text,
    /// A JSON number.
    Plain,
}

/// The notation of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AmountForm {
    /// A decimal string: `"10000.67"`.
    #[default]
    Text,
    /// A JSON number, in rupiah.
    Rupiah,
    /// A JSON integer, in hundredths of a rupiah.
    Hundredths,
}

/// A tagged union.
#[derive(Debug)]
pub struct Union {
    /// The documentation from the spec.
    pub about: About,
    /// `ChargeMethod`.
    pub name: String,
    /// The key of the tag, which is a sibling of the content.
    pub tag: String,
    /// The members, in the order of the spec.
    pub members: Vec<Member>,
    /// Whether callers create values of it.
    pub is_input: bool,
}

/// A member of a union.
#[derive(Debug)]
pub struct Member {
    /// The documentation from the spec.
    pub about: About,
    /// The tag on the wire: `QRIS`.
    pub value: String,
    /// The variant in Rust: `Qris`.
    pub name: String,
    /// The object type of the content.
    pub object: String,
}

/// An open enum.
#[derive(Debug)]
pub struct Enum {
    /// The documentation from the spec.
    pub about: About,
    /// `OrderStatus`.
    pub name: String,
    /// The type of the values on the wire.
    pub form: EnumForm,
    /// Whether an `x` in a value matches any digit.
    pub has_free_digits: bool,
    /// The type of the limits of its values, if they have some.
    pub limits: Option<LimitType>,
    /// The values, in the order of the spec.
    pub values: Vec<EnumValue>,
}

/// The type of an enum's values on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EnumForm {
    /// Strings.
    #[default]
    Text,
    /// 64-bit integers.
    Integer,
}

/// The type of the limits of an enum's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitType {
    /// Amounts.
    Amount,
    /// Exact decimal numbers.
    Decimal,
    /// 64-bit integers.
    Integer,
}

/// A value of an enum.
#[derive(Debug)]
pub struct EnumValue {
    /// The documentation from the spec.
    pub about: About,
    /// The string on the wire, or the number in its canonical decimal notation.
    pub value: String,
    /// The variant in Rust.
    pub name: String,
    /// The properties of the value: `final`, `paid`.
    pub marks: Vec<String>,
    /// The meaning for the request, if it is a response code.
    pub outcome: Option<CodeOutcome>,
    /// Whether it is a response code which means that the token is no longer
    /// accepted.
    pub renews_token: bool,
    /// The least that the API accepts with this value.
    pub min: Option<i64>,
    /// The most that the API accepts with this value.
    pub max: Option<i64>,
}

/// A typed id.
#[derive(Debug)]
pub struct Id {
    /// The documentation from the spec.
    pub about: About,
    /// `OrderId`.
    pub name: String,
    /// The usual prefix of such ids.
    pub prefix: Option<String>,
}
