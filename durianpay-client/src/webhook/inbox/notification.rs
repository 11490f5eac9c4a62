//! A notification as the content of an event: its object and its body.

use super::incoming::body_of;
use super::occurrence::NotifiedFacts;
use crate::json::Json;
use crate::types::descriptor::Progress;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;

/// The prefix of the keys of notifications.
const PREFIX: &str = "notification/";

/// The maximum length of an id or a status that becomes part of a key unchanged.
const LONGEST: usize = 80;

/// Returns whether an event is a notification, by its key.
pub(super) fn is_notification(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// Returns the string as a part of a key. A long string is replaced by its digest, since
/// database indexes have size limits.
pub(super) fn key_part(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        Cow::Borrowed(text)
    } else {
        let digest = Sha256::digest(text.as_bytes());
        Cow::Owned(format!("sha256:{}", hex::encode(digest)))
    }
}

/// The data that is stored with the body of a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    pub(super) name: Option<String>,
    pub(super) object_id: Option<String>,
    pub(super) status: Option<String>,
    pub(super) progress: Progress,
}

impl About {
    /// Returns the key of the event: the same for each delivery of the same body.
    pub(super) fn key(&self, body: &[u8]) -> String {
        let mut digest = Sha256::new();
        digest.update(self.name.as_deref().unwrap_or_default());
        digest.update([0]);
        digest.update(body);
        format!("{PREFIX}{}", hex::encode(digest.finalize()))
    }

    /// Returns the key of an event with an id: the same for each delivery.
    pub(super) fn key_of_id(id: &str) -> String {
        let mut digest = Sha256::new();
        digest.update(b"event\0");
        digest.update(id);
        format!("{PREFIX}{}", hex::encode(digest.finalize()))
    }

    /// Returns the object of the event; empty if it has none.
    #[cfg(feature = "signing")]
    pub(super) fn object(&self) -> String {
        match (&self.name, &self.object_id) {
            (Some(name), Some(id)) => format!("{PREFIX}{}/{}", key_part(name), key_part(id)),
            _ => String::new(),
        }
    }

    /// Returns the content of the event: a line of JSON, and the body.
    pub(super) fn to_data(&self, body: &[u8]) -> Vec<u8> {
        let progress = match self.progress {
            Progress::Open => "open",
            Progress::Final => "final",
            Progress::Unknown => "unknown",
        };
        let members = [
            ("name", self.name.as_deref()),
            ("object_id", self.object_id.as_deref()),
            ("status", self.status.as_deref()),
            ("progress", Some(progress)),
        ];
        let members = members.into_iter();
        let members = members.filter_map(|(name, value)| Some((name.to_owned(), value?.into())));
        let mut data = Value::Object(members.collect()).to_string().into_bytes();
        data.push(b'\n');
        data.extend_from_slice(body);
        data
    }

    /// Reads the content of an event; `None` if another version wrote it.
    pub(super) fn from_data(data: &[u8]) -> Option<Self> {
        let line = data.split(|byte| *byte == b'\n').next()?;
        let members: Map<String, Value> = serde_json::from_slice(line).ok()?;
        let text = |name: &str| members.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(Self {
            name: text("name"),
            object_id: text("object_id"),
            status: text("status"),
            progress: match text("progress")?.as_str() {
                "open" => Progress::Open,
                "final" => Progress::Final,
                "unknown" => Progress::Unknown,
                _ => return None,
            },
        })
    }

    /// Returns the facts to hand over; `None` if the body is not JSON.
    pub(super) fn into_facts(self, data: &[u8]) -> Option<NotifiedFacts> {
        let Self {
            name,
            object_id,
            status,
            progress: _,
        } = self;
        let body = std::str::from_utf8(body_of(data)).ok()?;
        Some(NotifiedFacts {
            name,
            object_id,
            status,
            body: Json::parse(body).ok()?,
        })
    }
}

#[cfg(all(test, feature = "signing"))]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::{About, is_notification, key_part};
    use crate::types::descriptor::Progress;

    fn about() -> About {
        About {
            name: Some("qris_payment".to_owned()),
            object_id: Some("pay_1".to_owned()),
            status: Some("00".to_owned()),
            progress: Progress::Final,
        }
    }

    #[test]
    fn content_round_trips() {
        for progress in [Progress::Open, Progress::Final, Progress::Unknown] {
            let about = About {
                progress,
                ..about()
            };
            let data = about.to_data(b"{\n}");
            assert_eq!(About::from_data(&data).unwrap(), about);
            let facts = about.into_facts(&data).unwrap();
            assert_eq!(facts.body.as_str(), "{}");
        }
        assert_eq!(About::from_data(b"{}\n{}"), None);
        assert_eq!(About::from_data(b"\xff"), None);
    }

    #[test]
    fn keys_differ_by_name_and_by_body() {
        let other = About {
            name: None,
            ..about()
        };
        let keys = [about().key(b"{}"), about().key(b"{ }"), other.key(b"{}")];
        assert!(keys.iter().all(|key| is_notification(key)));
        assert_ne!(keys[0], keys[1]);
        assert_ne!(keys[0], keys[2]);
        assert_eq!(about().object(), "notification/qris_payment/pay_1");
        assert_eq!(other.object(), "");
    }

    #[test]
    fn long_parts_of_keys_become_digests_that_differ() {
        let long = "x".repeat(10_000);
        let longer = "x".repeat(10_001);
        assert_ne!(key_part(&long), key_part(&longer));
        assert!(key_part(&long).len() < 80);
        assert_eq!(key_part("00"), "00");
    }
}
