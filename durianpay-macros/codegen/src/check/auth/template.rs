//! Checks templates: strings with placeholders.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{CredentialKind, PLACEHOLDERS, Part, Template};
use crate::rules;
use crate::source::{At, Span};
use std::collections::BTreeMap;

/// The place of a template, which determines the placeholders that it may contain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Place {
    /// A header of a request.
    Header,
    /// The string that is signed for a request.
    Over,
    /// A header or parameter of a request that is not signed, or its user or password.
    Sent,
    /// A field of the body that fetches a token.
    TokenBody { sends_secrets: bool },
    /// The string that is signed for a notification.
    Notification,
    /// The string that is signed for a webhook.
    Webhook { has_id: bool, has_time: bool },
}

/// The kinds of the credentials, by name.
pub(in crate::check) type Kinds<'a> = BTreeMap<&'a str, CredentialKind>;

/// The placeholders that a template may contain.
#[derive(Clone, Copy)]
pub(in crate::check) struct Placeholders<'a> {
    pub(in crate::check) place: Place,
    pub(in crate::check) credentials: &'a Kinds<'a>,
    pub(in crate::check) has_token: bool,
}

/// Parses a template. Returns `None` if a part of it is invalid.
///
/// ```toml
/// over = "{method}:{pth}:{"
/// ```
pub(in crate::check) fn check(
    diagnostics: &mut Diagnostics,
    placeholders: Placeholders<'_>,
    text: &At<String>,
) -> Option<Template> {
    let mut template = Template::new();
    let mut is_valid = true;
    let mut fixed = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        fixed.push_str(before);
        if let Some(after_brace) = after.strip_prefix('{') {
            fixed.push('{');
            rest = after_brace;
            continue;
        }
        let start = text.value.len() - after.len();
        let Some((name, behind)) = after.split_once('}') else {
            diagnostics.push(Diagnostic::new(
                &rules::TEMPLATE_SYNTAX,
                text.part(start - 1, after.len() + 1),
                "the placeholder has no closing brace",
            ));
            return None;
        };
        let part = placeholders.find(diagnostics, name, text.part(start, name.len()));
        is_valid &= part.is_some();
        if !fixed.is_empty() {
            template.push(Part::Text(std::mem::take(&mut fixed)));
        }
        template.extend(part);
        rest = behind;
    }
    fixed.push_str(rest);
    if !fixed.is_empty() {
        template.push(Part::Text(fixed));
    }
    is_valid.then_some(template)
}

impl Place {
    /// Returns whether a secret may be here, because it is meant to be sent.
    fn sends_secrets(self) -> bool {
        match self {
            Self::Sent => true,
            Self::TokenBody { sends_secrets } => sends_secrets,
            Self::Header | Self::Over | Self::Notification | Self::Webhook { .. } => false,
        }
    }
}

impl Placeholders<'_> {
    fn find(&self, diagnostics: &mut Diagnostics, name: &str, span: Span) -> Option<Part> {
        let is_webhook = matches!(self.place, Place::Webhook { .. });
        // Elsewhere, a credential may have this name.
        let is_known = |part: &Part| *part != Part::Id || is_webhook;
        let is_named = |part: &&Part| part.placeholder() == Some(name) && is_known(part);
        if let Some(part) = PLACEHOLDERS.iter().find(is_named) {
            return match self.reason_against(part) {
                None => Some(part.clone()),
                Some(reason) => {
                    let misplaced = misplaced(name, span, reason);
                    diagnostics.push(match part {
                        Part::Id if is_webhook => misplaced.help("add `id` to `[webhook]`: a `key` of the body, or a `header`"),
                        Part::Timestamp if is_webhook => misplaced.help(
                            "add `timestamp` to the signature: a `header`, a `key` of the body, or a `pair` of the list",
                        ),
                        _ => misplaced,
                    });
                    None
                }
            };
        }
        let Some(kind) = self.credentials.get(name) else {
            self.report_unknown(diagnostics, name, span);
            return None;
        };
        match kind {
            CredentialKind::Text => Some(Part::Credential(name.to_owned())),
            CredentialKind::Secret if self.place.sends_secrets() => {
                Some(Part::Secret(name.to_owned()))
            }
            CredentialKind::Secret | CredentialKind::RsaPrivateKey => {
                let reason = "the credential is secret and must not be sent";
                diagnostics.push(misplaced(name, span, reason));
                None
            }
        }
    }

    /// Returns the reason why a placeholder is not available here, or `None` if it
    /// is.
    fn reason_against(&self, part: &Part) -> Option<&'static str> {
        match (self.place, part) {
            (Place::Webhook { has_id, has_time }, part) => {
                reason_in_webhook(part, has_id, has_time)
            }
            (_, Part::Text(_) | Part::Credential(_) | Part::Secret(_)) => None,
            (Place::TokenBody { .. }, _) => {
                Some("the body of a token request can only contain credentials")
            }
            (_, Part::Id) => Some("only webhooks have an id"),
            (Place::Sent, Part::Token) if self.has_token => None,
            (Place::Sent, Part::Token) => Some(self.reason_against_token()),
            (Place::Sent, _) => Some("requests are not signed"),
            (Place::Notification, Part::UniqueId) => Some("a notification has no unique id"),
            (Place::Over | Place::Notification, Part::Signature) => {
                Some("this is the string that is signed")
            }
            (Place::Header, Part::Body) => Some("a header cannot contain the body"),
            (_, Part::Token) if !self.has_token => Some(self.reason_against_token()),
            _ => None,
        }
    }

    fn reason_against_token(&self) -> &'static str {
        if self.place == Place::Notification {
            "`token_header` is not set"
        } else {
            "the scheme does not fetch a token"
        }
    }

    fn report_unknown(&self, diagnostics: &mut Diagnostics, name: &str, span: Span) {
        let own = PLACEHOLDERS
            .iter()
            .filter(|part| self.reason_against(part).is_none());
        let own = own.filter_map(Part::placeholder);
        let texts = self.credentials.iter();
        let texts = texts.filter(|(_, kind)| match kind {
            CredentialKind::Text => true,
            CredentialKind::Secret => self.place.sends_secrets(),
            CredentialKind::RsaPrivateKey => false,
        });
        let known = own.chain(texts.map(|(name, _)| *name));
        let unknown = Diagnostic::new(
            &rules::UNKNOWN_PLACEHOLDER,
            span,
            format!("unknown placeholder `{{{name}}}`"),
        );
        let unknown = diagnostics.suggest_name(unknown, name, known);
        diagnostics.push(unknown);
    }
}

/// Returns the reason why a placeholder is not available in the string that is signed for a
/// webhook.
fn reason_in_webhook(part: &Part, has_id: bool, has_time: bool) -> Option<&'static str> {
    match part {
        Part::Text(_) | Part::Body | Part::BodySha256 => None,
        Part::Id if has_id => None,
        Part::Id => Some("`id` of `[webhook]` is not set"),
        Part::Timestamp if has_time => None,
        Part::Timestamp => Some("`timestamp` of the signature is not set"),
        Part::Signature => Some("this is the string that is signed"),
        Part::Credential(_)
        | Part::Secret(_)
        | Part::Method
        | Part::Path
        | Part::Token
        | Part::UniqueId => Some("a webhook has no such part"),
    }
}

fn misplaced(name: &str, span: Span, reason: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::MISPLACED_PLACEHOLDER,
        span,
        format!("the placeholder `{{{name}}}` is not available here: {reason}"),
    )
}
