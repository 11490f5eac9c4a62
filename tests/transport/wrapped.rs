//! A transport around another: middleware.

use crate::script::{Script, Step};
use bytes::Bytes;
use durianpay_client::{ApiKey, BoxFuture, Client, ErrorKind, Outcome};
use durianpay_client::{SendOptions, Transport, TransportResult};
use durianpay_test_support::scripted_server::{Server, json};
use std::sync::Arc;

/// Signs requests for a gateway, as far as a test goes, and names itself in the response.
struct Gateway {
    name: &'static str,
    inner: Arc<dyn Transport>,
}

impl Transport for Gateway {
    fn send(
        &self,
        mut request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        let name = http::HeaderValue::from_static(self.name);
        request.headers_mut().append("x-via", name.clone());
        Box::pin(async move {
            let mut response = self.inner.send(request, options).await?;
            response.headers_mut().append("x-via", name);
            Ok(response)
        })
    }
}

fn gateway(name: &'static str) -> impl FnOnce(Arc<dyn Transport>) -> Gateway + Send + Sync {
    move |inner| Gateway { name, inner }
}

#[tokio::test(start_paused = true)]
async fn the_last_wrapper_gets_a_request_first() {
    let script = Script::new(&[Step::Status(200)]);
    let builder = script.builder().wrap_transport(gateway("inner"));
    let client = builder.wrap_transport(gateway("outer")).build().unwrap();
    let response = client.orders().get("ord_1").raw().await.unwrap();
    let values = |headers: &http::HeaderMap| {
        let values = headers.get_all("x-via").iter();
        values
            .map(|value| value.to_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(values(script.sent()[0].0.headers()), ["outer", "inner"]);
    assert_eq!(values(response.headers()), ["inner", "outer"]);
}

#[tokio::test]
async fn the_transport_over_reqwest_can_be_wrapped() {
    let server = Server::always(vec![json(200, crate::script::ORDER)]).await;
    let builder = Client::builder(ApiKey::new("dp_test_demo").unwrap());
    let builder = builder.base_url(server.base_url());
    let client = builder.wrap_transport(gateway("gateway")).build().unwrap();
    client.orders().get("ord_1").await.unwrap();
    assert_eq!(server.log().requests[0].header("x-via"), ["gateway"]);
}

#[tokio::test]
async fn a_new_transport_replaces_the_wrappers_of_the_old_one() {
    let script = Script::new(&[Step::Status(200)]);
    let builder = Client::builder(ApiKey::new("dp_test_demo").unwrap());
    let builder = builder.wrap_transport(gateway("old"));
    let client = builder.transport(script.clone()).build().unwrap();
    client.orders().get("ord_1").await.unwrap();
    assert!(!script.sent()[0].0.headers().contains_key("x-via"));
}

#[tokio::test(start_paused = true)]
async fn a_wrapper_decides_the_outcome_of_a_failure() {
    struct Off;
    impl Transport for Off {
        fn send(&self, _: http::Request<Bytes>, _: SendOptions) -> BoxFuture<'_, TransportResult> {
            let error = durianpay_client::TransportError::not_sent("switched off");
            Box::pin(std::future::ready(Err(error)))
        }
    }
    let script = Script::new(&[Step::Status(200)]);
    let client = script.builder().wrap_transport(|_| Off).build().unwrap();
    let error = client.orders().get("ord_1").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Connect, Outcome::NotSent)
    );
    assert!(script.sent().is_empty());
}
