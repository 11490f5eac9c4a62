//! A transport that responds by a script, and records requests.

use bytes::Bytes;
use durianpay_client::{BoxFuture, SendOptions, Transport, TransportResult};
use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::Poll;

/// A response: the header `Link`, and the body.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) link: Option<String>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn new(body: impl ToString) -> Self {
        Self {
            link: None,
            body: body.to_string(),
        }
    }

    pub(crate) fn linked(body: impl ToString, link: &str) -> Self {
        Self {
            link: Some(link.to_owned()),
            body: body.to_string(),
        }
    }
}

/// A transport that answers requests in order, with the last answer for all others.
#[derive(Clone)]
pub(crate) struct Script {
    answers: Arc<Vec<Answer>>,
    sent: Arc<Mutex<Vec<http::Request<Bytes>>>>,
    /// The number of polls until a response is there.
    polls: u32,
}

impl Script {
    pub(crate) fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self {
            answers: Arc::new(answers.into_iter().collect()),
            sent: Arc::default(),
            polls: 0,
        }
    }

    pub(crate) fn after_polls(self, polls: u32) -> Self {
        Self { polls, ..self }
    }

    /// Returns the URLs without scheme and host, in the order of the requests.
    pub(crate) fn targets(&self) -> Vec<String> {
        let sent = self.sent.lock().unwrap();
        sent.iter()
            .map(|request| request.uri().path_and_query().unwrap().to_string())
            .collect()
    }

    /// Returns the hosts of the requests.
    pub(crate) fn hosts(&self) -> Vec<String> {
        let sent = self.sent.lock().unwrap();
        sent.iter()
            .map(|request| request.uri().host().unwrap().to_owned())
            .collect()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(async move {
            let index = {
                let mut sent = self.sent.lock().unwrap();
                sent.push(request);
                (sent.len() - 1).min(self.answers.len() - 1)
            };
            let mut left = self.polls;
            poll_fn(|context| {
                if left == 0 {
                    return Poll::Ready(());
                }
                left -= 1;
                context.waker().wake_by_ref();
                Poll::Pending
            })
            .await;
            let Answer { link, body } = self.answers[index].clone();
            let mut response = http::Response::builder();
            if let Some(link) = link {
                response = response.header("link", link);
            }
            Ok(response.body(Bytes::from(body)).unwrap())
        })
    }
}
