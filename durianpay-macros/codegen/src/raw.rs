//! The raw spec, as written: names are not resolved, and every value has a span.

mod common;
mod currency;
mod notification;
mod page;
mod server;
mod signed_webhook;
mod signing;

pub(crate) use common::RawCommon;
pub(crate) use currency::RawCurrency;
pub(crate) use notification::{RawNotification, RawNotificationSignature, RawNotifications};
pub(crate) use page::RawPage;
pub(crate) use server::RawServer;
pub(crate) use signed_webhook::{RawPlace, RawSignature, RawSignedTime};
pub(crate) use signing::{RawCredential, RawRequestSignature, RawTemplate, RawTimestamp, RawToken};

use crate::grammar::{AuthScheme, NumberForm, Renewed, Wildcard};
use crate::model::{
    CodeOutcome, EnumForm, Envelope, JsonForm, LimitType, Outcome, Retry, Scalar, Style,
};
use crate::source::{At, Span};

#[derive(Debug, Default)]
pub(crate) struct RawSpec {
    pub(crate) apis: Vec<RawApi>,
    pub(crate) environments: Vec<RawEnvironment>,
    pub(crate) auths: Vec<RawAuth>,
    pub(crate) credentials: Vec<RawCredential>,
    pub(crate) errors: Vec<RawErrorShape>,
    pub(crate) resources: Vec<RawResource>,
    pub(crate) endpoints: Vec<RawEndpoint>,
    pub(crate) objects: Vec<RawObject>,
    pub(crate) unions: Vec<RawUnion>,
    pub(crate) enums: Vec<RawEnum>,
    pub(crate) ids: Vec<RawId>,
    pub(crate) webhooks: Vec<RawWebhook>,
    pub(crate) events: Vec<RawEvent>,
    pub(crate) notifications: Vec<RawNotifications>,
    pub(crate) known_notifications: Vec<RawNotification>,
    pub(crate) extensions: Vec<RawExtension>,
}

#[derive(Debug)]
pub(crate) struct RawApi {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) name: Option<At<String>>,
    pub(crate) auth: Option<At<String>>,
    pub(crate) envelope: Option<At<String>>,
    pub(crate) idempotency_header: Option<At<String>>,
    pub(crate) unset_time: Option<At<String>>,
    pub(crate) headers: Vec<RawHeader>,
    pub(crate) errors: Vec<RawError>,
}

#[derive(Debug)]
pub(crate) struct RawHeader {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) value: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawEnvironment {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) url: Option<At<String>>,
    pub(crate) key_prefix: Option<At<String>>,
    pub(crate) live: Option<At<bool>>,
    pub(crate) plain_http: Option<At<bool>>,
}

#[derive(Debug)]
pub(crate) struct RawAuth {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) scheme: Option<At<AuthScheme>>,
    pub(crate) place: Option<At<String>>,
    pub(crate) user: Option<At<String>>,
    pub(crate) password: Option<At<String>>,
    pub(crate) timestamp: Option<RawTimestamp>,
    pub(crate) unique_id_digits: Option<At<i64>>,
    pub(crate) unique_id_max: Option<At<i64>>,
    pub(crate) headers: Vec<RawTemplate>,
    pub(crate) query: Vec<RawTemplate>,
    pub(crate) signature: Option<RawRequestSignature>,
    pub(crate) token: Option<RawToken>,
}

impl RawAuth {
    /// Checks whether the scheme signs requests.
    pub(crate) fn is_signed(&self) -> bool {
        self.is(AuthScheme::Signed)
    }

    /// Checks whether the scheme sends credentials by templates.
    pub(crate) fn is_sending(&self) -> bool {
        let has_user = self.user.is_some() || self.password.is_some();
        self.is(AuthScheme::Headers) || self.is(AuthScheme::Basic) && has_user
    }

    pub(crate) fn is(&self, wanted: AuthScheme) -> bool {
        let scheme = self.scheme.as_ref();
        scheme.is_some_and(|scheme| scheme.value == wanted)
    }
}

#[derive(Debug)]
pub(crate) struct RawErrorShape {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) ty: Option<At<String>>,
    pub(crate) message: Vec<At<String>>,
    pub(crate) code: Vec<At<String>>,
    pub(crate) codes: Option<At<String>>,
    pub(crate) request_id: Vec<At<String>>,
    pub(crate) request_id_header: Option<At<String>>,
    pub(crate) unset_request_id: Option<At<String>>,
    pub(crate) fields: Vec<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawResource {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
}

#[derive(Debug)]
pub(crate) struct RawEndpoint {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) http: Option<At<String>>,
    pub(crate) variant_of: Option<At<String>>,
    pub(crate) path: Vec<RawField>,
    pub(crate) query: Option<At<String>>,
    pub(crate) headers: Option<At<String>>,
    pub(crate) body: Option<At<String>>,
    pub(crate) content_type: Option<At<String>>,
    pub(crate) accept: Option<At<String>>,
    pub(crate) returns: Option<At<String>>,
    pub(crate) responses: Vec<RawResponse>,
    pub(crate) response_headers: Option<At<String>>,
    pub(crate) envelope: Option<At<Envelope>>,
    pub(crate) retry: Option<At<Retry>>,
    pub(crate) auth: Option<At<String>>,
    pub(crate) service: Option<At<String>>,
    pub(crate) events: Option<RawEventStream>,
    pub(crate) servers: Vec<RawServer>,
    pub(crate) page: Option<RawPage>,
    pub(crate) errors: Vec<RawError>,
}

#[derive(Debug)]
pub(crate) struct RawResponse {
    pub(crate) status: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) ty: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawEventStream {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) done: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawError {
    pub(crate) status: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) code: Option<At<String>>,
    pub(crate) outcome: Option<At<Outcome>>,
    pub(crate) ty: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawObject {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) any_of: Vec<At<Vec<At<String>>>>,
    pub(crate) fields: Vec<RawField>,
}

#[derive(Debug)]
pub(crate) struct RawField {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) ty: Option<At<String>>,
    pub(crate) number: Option<At<NumberForm>>,
    pub(crate) aliases: Vec<At<String>>,
    pub(crate) also: Vec<At<JsonForm>>,
    pub(crate) nullable: Option<At<bool>>,
    pub(crate) constant: Option<At<Scalar>>,
    pub(crate) default: Option<At<Scalar>>,
    pub(crate) example: Option<At<Scalar>>,
    pub(crate) sensitive: Option<At<bool>>,
    pub(crate) min: Option<At<i64>>,
    pub(crate) max: Option<At<i64>>,
    pub(crate) min_length: Option<At<i64>>,
    pub(crate) max_length: Option<At<i64>>,
    pub(crate) currency: Option<RawCurrency>,
    pub(crate) pattern: Option<At<String>>,
    pub(crate) style: Option<At<Style>>,
    pub(crate) rename: Option<At<String>>,
}

impl RawField {
    /// Creates a field with a name and nothing else.
    pub(crate) fn new(name: At<String>) -> Self {
        Self {
            name,
            common: RawCommon::default(),
            ty: None,
            number: None,
            aliases: Vec::new(),
            also: Vec::new(),
            nullable: None,
            constant: None,
            default: None,
            example: None,
            sensitive: None,
            min: None,
            max: None,
            min_length: None,
            max_length: None,
            currency: None,
            pattern: None,
            style: None,
            rename: None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct RawUnion {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) tag: Option<At<String>>,
    pub(crate) inside: Option<At<bool>>,
    pub(crate) members: Vec<RawMember>,
}

/// The place of a union's tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnionForm {
    /// Beside the content, so that the union is a part of the object around it.
    Beside,
    /// Inside the content, or nowhere, so that the union is a value by itself.
    Alone,
}

impl RawUnion {
    /// Returns the place of the tag.
    pub(crate) fn form(&self) -> UnionForm {
        let is_inside = self.inside.as_ref().is_some_and(|inside| inside.value);
        match &self.tag {
            Some(_) if !is_inside => UnionForm::Beside,
            _ => UnionForm::Alone,
        }
    }
}

#[derive(Debug)]
pub(crate) struct RawMember {
    pub(crate) value: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) ty: Option<At<String>>,
    pub(crate) number: Option<At<NumberForm>>,
    pub(crate) rename: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawEnum {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) ty: Option<At<EnumForm>>,
    pub(crate) pattern: Option<At<Wildcard>>,
    pub(crate) limits: Option<At<LimitType>>,
    pub(crate) values: Vec<RawValue>,
    /// Whether it has no values, and none of a wrong type either.
    pub(crate) lacks_values: bool,
}

impl RawEnum {
    /// Returns the type of the values on the wire, which defaults to strings.
    pub(crate) fn form(&self) -> EnumForm {
        self.ty.as_ref().map(|ty| ty.value).unwrap_or_default()
    }
}

#[derive(Debug)]
pub(crate) struct RawValue {
    pub(crate) value: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) marks: Vec<At<String>>,
    pub(crate) outcome: Option<At<CodeOutcome>>,
    pub(crate) renews: Option<At<Renewed>>,
    pub(crate) min: Option<At<i64>>,
    pub(crate) max: Option<At<i64>>,
    pub(crate) rename: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawId {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) prefix: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawWebhook {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) event: Option<RawPlace>,
    pub(crate) data: Option<At<String>>,
    pub(crate) id: Option<RawPlace>,
    pub(crate) fields: Vec<RawField>,
    pub(crate) retry_count: Option<At<String>>,
    pub(crate) retry_minutes: Vec<At<i64>>,
    pub(crate) success: Option<At<i64>>,
    pub(crate) signature: Option<RawSignature>,
}

#[derive(Debug)]
pub(crate) struct RawEvent {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) data: Option<At<String>>,
    pub(crate) subject: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawExtension {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) fields: Vec<RawField>,
}
