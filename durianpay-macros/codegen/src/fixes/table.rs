//! The fix of each rule that has an evident one.

use super::entries::Entries;
use super::{arrange, remove, rename, rewrite};
use crate::diagnostic::{Diagnostic, Edit};
use crate::rules::{self, Rule};

/// Returns the edits that fix an error, or `None` if the fix is not evident at this place.
pub(super) type Fix = fn(&Entries<'_>, &Diagnostic) -> Option<Vec<Edit>>;

/// Returns the fix of a rule.
pub(super) fn fix_of(rule: &Rule) -> Option<Fix> {
    let (_, fix) = FIXES.iter().find(|(known, _)| *known == rule)?;
    Some(*fix)
}

static FIXES: [(&Rule, Fix); 63] = [
    (&rules::ADDED_FIELD, rewrite::optional),
    (&rules::ALSO_OWN_FORM, remove::string),
    (&rules::AUTH_NAME, remove::name_of_key),
    (&rules::BASE_URL, rewrite::base_url),
    (&rules::BYTES_INSIDE, rewrite::base64),
    (&rules::CONSTANT_TYPE, rewrite::quotes),
    (&rules::CONSTANT_WITH_DEFAULT, remove::same_default),
    (&rules::CREDENTIAL_DEFAULT, remove::secret_default),
    (&rules::CREDENTIAL_NAME, rename::snake),
    (&rules::CURRENCY, rewrite::decimal),
    (&rules::CURRENCY_CODE, rewrite::currency),
    (&rules::DEFAULT_OF_REQUIRED, rewrite::with_default),
    (&rules::DUPLICATE_HEADER, remove::same_header),
    (&rules::EMPTY_GROUP, remove::empty_groups),
    (&rules::ENUM_NUMBER, rewrite::canonical_integer),
    (&rules::ENVIRONMENT_NAME, rename::snake),
    (&rules::ERROR_STATUS, rewrite::status),
    (&rules::ERROR_TYPE, rewrite::required),
    (&rules::EVENT_OF_BASE, remove::table),
    (&rules::EVENT_STREAM, rewrite::required),
    (&rules::FIELD_OF_BASE, remove::key),
    (&rules::HEADER_NAME, rewrite::header_name),
    (&rules::HEADER_VALUE, rewrite::header_value),
    (&rules::HIDDEN_VALUE, arrange::before),
    (&rules::HTTP_METHOD, rewrite::method),
    (&rules::LENGTH_RANGE, rewrite::not_negative),
    (&rules::LIMITS_OF_VALUES, remove::limits),
    (&rules::LIMITS_TURNED, rewrite::swap),
    (&rules::LIMIT_WITHOUT_NUMBER, rename::length),
    (&rules::LINK_NOT_HTTPS, rewrite::https),
    (&rules::MARK_NAME, rename::snake),
    (&rules::MEDIA_TYPE, rewrite::media_type),
    (&rules::MISSING_KEY, arrange::safe),
    (&rules::NOTIFICATION_NAME, rename::snake),
    (&rules::NOTIFICATION_PATH, rewrite::path),
    (&rules::NUMBER_WITHOUT_AMOUNT, rewrite::amount),
    (&rules::OPTIONAL_BODY, rewrite::required),
    (&rules::OPTIONAL_PAGE, rewrite::required),
    (&rules::OUTCOME_OF_SUCCESS, remove::value),
    (&rules::PAGE_COUNTER, rewrite::counter),
    (&rules::PATH_PARAMETER_TYPE, rewrite::required),
    (&rules::PATTERN_OF_INTEGERS, remove::value),
    (&rules::PATTERN_WITHOUT_TEXT, remove::value),
    (&rules::PLAIN_HTTP, remove::value),
    (&rules::REQUIRED_IN_GROUP, rewrite::in_group),
    (&rules::RESERVED_PARAMETER, remove::key),
    (&rules::RESOURCE_NAME, rename::snake),
    (&rules::RESPONSE_HAS_ENVELOPE_KEY, arrange::whole),
    (&rules::RESPONSE_OF_HEAD, remove::value),
    (&rules::SERVICE_CODE, rewrite::digits),
    (&rules::SIGNED_AMOUNT, rewrite::hundredths),
    (&rules::SIGNED_SCHEME, remove::unique_id),
    (&rules::STYLE_TYPE, remove::style),
    (&rules::TAG_IS_FIELD, remove::key),
    (&rules::TEMPLATE_SYNTAX, rewrite::brace),
    (&rules::TIMESTAMP_OFFSET, rewrite::offset),
    (&rules::TYPE_SYNTAX, rewrite::type_expression),
    (&rules::UNSET_TIME, rewrite::time),
    (&rules::UNUSED_PATH_PARAMETER, remove::key),
    (&rules::VALUE_TYPE, rewrite::quotes),
    (&rules::WEBHOOK_FIELD_TYPE, rewrite::webhook_field),
    (&rules::WEBHOOK_KEYS, remove::signature_key),
    (&rules::WRONG_KIND, rewrite::bare),
];
