//! Detects error responses that mean that an idempotency key was used before.
//!
//! APIs report this with various statuses and phrases. If a conflict were taken for a rejection,
//! the client would report that nothing happened, although the first call with the key may have
//! moved money. If a rejection is taken for a conflict, it only costs an additional request. The
//! lists of words are therefore broad.

/// Words that mean on their own that something already exists.
const ALREADY: &[&str] = &[
    "already",
    "duplicate",
    "duplicated",
    "duplicates",
    "duplication",
    "replay",
    "replayed",
    "reuse",
    "reused",
];

/// Words that mean so if they refer to one of [`KEYS`].
const EXISTS: &[&str] = &[
    "conflict",
    "conflicting",
    "conflicts",
    "exist",
    "existed",
    "existing",
    "exists",
    "inuse",
    "mismatch",
    "processed",
    "processing",
    "submitted",
    "taken",
    "used",
];

/// Things that can only be used once.
const KEYS: &[&str] = &[
    "batch",
    "idempotence",
    "idempotency",
    "idempotent",
    "key",
    "reference",
    "request",
    "transaction",
];

/// Words that negate one of the next two words: "does not exist", "cannot be processed".
const NEGATIONS: &[&str] = &["cannot", "never", "not", "t"];

/// Returns whether a code or message means that a key, or the object created under it, already
/// exists or was already processed.
pub(crate) fn is_named(text: &str) -> bool {
    let speaks_of_key = words(text).any(|word| is_one_of(KEYS, word));
    let mut before = [""; 2];
    words(text).any(|word| {
        let says_so = is_one_of(ALREADY, word) || speaks_of_key && is_one_of(EXISTS, word);
        let is_negated = before.iter().any(|word| is_one_of(NEGATIONS, word));
        before = [before[1], word];
        says_so && !is_negated
    })
}

fn is_one_of(known: &[&str], word: &str) -> bool {
    known.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Splits `KEY_EXISTS`, `KeyExists` and `the key exists` into words.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric())
        .flat_map(humps)
}

/// Splits `KeyExists` where an upper-case letter follows a lower-case one.
fn humps(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let mut follows_lower = false;
        let begins = |character: char| {
            let begins = follows_lower && character.is_uppercase();
            follows_lower = character.is_lowercase();
            begins
        };
        let end = rest.find(begins).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        rest = tail;
        (!word.is_empty()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::is_named;

    #[test]
    fn a_key_that_exists_is_found_in_any_notation() {
        for text in [
            "DISBURSEMENT_ALREADY_EXIST_WITH_GIVEN_IDEMPOTENCY_KEY",
            "disbursement already exist with given idempotency key",
            "request already submitted",
            "request already processed",
            "DUPLICATE_REQUEST",
            "duplicateRequest",
            "Duplicate partnerReferenceNo",
            "IDEMPOTENCY_KEY_REUSED",
            "idempotency key cannot be reused with another body: it exists",
            "IdempotencyKeyInConflict",
            "KEY_EXISTS",
            "batch-exists",
            "a request with this key is still processing",
            "IDEMPOTENCY_KEY_USED",
        ] {
            assert!(is_named(text), "{text}");
        }
    }

    #[test]
    fn other_rejections_are_not_key_conflicts() {
        for text in [
            "",
            "DPAY_INVALID_REQUEST",
            "DPAY_UNAUTHORIZED_ACCESS",
            "the idempotency key is missing",
            "INVALID_IDEMPOTENCY_KEY",
            "bank account does not exist",
            "no batch has this id: it doesn't exist",
            "the batch does not exist",
            "the request could not be processed",
            "request cannot be processed",
            "insufficient balance",
            "keyword exists",
            "alreadyish",
            "top-up not allowed in sandbox mode",
        ] {
            assert!(!is_named(text), "{text}");
        }
    }
}
