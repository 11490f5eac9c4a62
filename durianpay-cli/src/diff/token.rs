//! The tokens that requests carry.

use super::change::Node;
use super::template::values;
use durianpay_codegen::model::TokenRule;

pub(super) fn compare_tokens(
    node: &mut Node<'_>,
    old: Option<&TokenRule>,
    new: Option<&TokenRule>,
) {
    let (old, new) = match (old, new) {
        (None, None) => return,
        (None, Some(_)) => {
            return node.major(
                "`token` added",
                "the Rust API is unchanged; requests contain a token",
            );
        }
        (Some(_), None) => {
            return node.major(
                "`token` removed",
                "the Rust API is unchanged; requests no longer contain a token",
            );
        }
        (Some(old), Some(new)) => (old, new),
    };
    let TokenRule {
        about,
        endpoint,
        body,
        token,
        expires,
        lifetime_seconds,
    } = old;
    node.about(about, &new.about);
    for (before, after) in body.iter().zip(&new.body) {
        node.about(&before.about, &after.about);
    }
    if (endpoint, values(body)) != (&new.endpoint, values(&new.body)) {
        node.major(
            "`token` request changed",
            "the Rust API is unchanged; tokens are requested differently",
        );
    }
    if (token, expires, lifetime_seconds) != (&new.token, &new.expires, &new.lifetime_seconds) {
        node.minor(
            "`token` response changed",
            "the Rust API is unchanged; tokens or their expiry are read from elsewhere",
        );
    }
}
