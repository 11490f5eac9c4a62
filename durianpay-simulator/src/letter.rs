//! The request that delivers a webhook: path, headers and body.

use crate::destination::Destination;
use crate::events::Event;
use crate::forge::forge_signature;
use crate::object::{Object, typed};
use crate::snap::sender::{Signed, forge, headers};
use bytes::Bytes;
use durianpay_client::Timestamp;
use durianpay_client::api::{Notification, WEBHOOK};
use durianpay_client::json::Json;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};

/// The path, headers and body of a webhook.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// The settings for signing notifications of SNAP.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Signing {
    /// Whether a retry is signed again.
    pub(crate) is_repeated: bool,
    /// Whether the path of the URL is left out of the signed path.
    pub(crate) is_below_url: bool,
}

/// A notification of SNAP to be sent.
pub(crate) struct Post<'n> {
    pub(crate) number: u64,
    /// The path below the URL.
    pub(crate) path: &'n str,
    /// The time that is signed.
    pub(crate) time: Timestamp,
    pub(crate) is_forged: bool,
}

impl Letter {
    /// Writes a webhook of the older API, in its envelope.
    pub(crate) fn webhook(
        event: &Event,
        retries: Option<i64>,
        is_forged: bool,
        destination: &Destination,
    ) -> Self {
        let data = if is_forged {
            &forge_signature(&event.data)
        } else {
            &event.data
        };
        let body = Object::new()
            .string(WEBHOOK.event, &event.name)
            .with(WEBHOOK.data, data)
            .with_some("retry_count", retries.as_ref())
            .finish();
        let body = typed::<Notification>(&body).unwrap_or_else(|_| body.as_str().to_owned());
        let path = match destination.path() {
            "" => "/".to_owned(),
            path => path.to_owned(),
        };
        Self {
            path,
            headers: HeaderMap::from_iter([json()]),
            body: Bytes::from(body),
        }
    }

    /// Writes a notification of SNAP, and signs it.
    pub(crate) fn notification(
        data: &Json,
        post: &Post<'_>,
        signing: Signing,
        destination: &Destination,
    ) -> Self {
        let path = format!("{}{}", destination.path().trim_end_matches('/'), post.path);
        let body = data.as_str();
        let mut headers = headers(&Signed {
            path: if signing.is_below_url {
                post.path
            } else {
                &path
            },
            body: body.as_bytes(),
            time: post.time,
            number: post.number,
        });
        headers.extend([json()]);
        let body = if post.is_forged {
            forge(body)
        } else {
            body.to_owned()
        };
        Self {
            path,
            headers,
            body: Bytes::from(body),
        }
    }
}

fn json() -> (http::HeaderName, HeaderValue) {
    (CONTENT_TYPE, HeaderValue::from_static("application/json"))
}
