//! Uploads to an API that requires signed requests.

use crate::sources::Source;
use bytes::Bytes;
use durianpay_client::{
    BoxFuture, ErrorKind, File, Outcome, SendOptions, Transport, TransportResult,
};
use std::sync::{Arc, Mutex};

durianpay_client::bindings! {
    /// An API that signs bodies in one scheme, and not in the other.
    pub mod vault = r#"
        [api]
        name = "Vault"
        auth = "whole"

        [environment.live]
        url = "https://toko.example"

        [credential.secret]
        kind = "secret"

        [auth.whole]
        scheme  = "signed"
        headers = { X-SIGNATURE = "{signature}" }

        [auth.whole.signature]
        algorithm = "hmac-sha256"
        key       = "secret"
        encoding  = "hex"
        over      = "{method}:{path}:{body_sha256}"

        [auth.head]
        scheme  = "signed"
        headers = { X-SIGNATURE = "{signature}" }

        [auth.head.signature]
        algorithm = "hmac-sha256"
        key       = "secret"
        encoding  = "hex"
        over      = "{method}:{path}"

        [resource.files]

        [endpoint."files.store"]
        http         = "POST /files"
        body         = "StoreFile"
        content_type = "multipart/form-data"
        retry        = "never"

        [endpoint."files.put"]
        http         = "PUT /files"
        body         = "StoreFile"
        content_type = "multipart/form-data"
        auth         = "head"
        retry        = "never"

        [type.StoreFile.fields]
        content = "file"
    "#;
}

use vault::{CredentialsFields, StoreFile};

#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<http::Request<Bytes>>>>);

impl Transport for Recorder {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        self.0.lock().unwrap().push(request);
        Box::pin(std::future::ready(Ok(http::Response::default())))
    }
}

#[tokio::test]
async fn a_body_that_is_signed_must_be_in_memory() {
    let recorder = Recorder::default();
    let fields = CredentialsFields {
        secret: "s-123".into(),
    };
    let credentials = vault::Credentials::new(fields).unwrap();
    let client = vault::Client::builder(credentials)
        .base_url("https://vault.example")
        .transport(recorder.clone())
        .build()
        .unwrap();
    let streamed = || File::from_source("a", Source::new([Some("content")]));
    let in_memory = File::new("a", b"content".as_slice());
    client
        .files()
        .store(StoreFile::new(in_memory))
        .await
        .unwrap();
    client
        .files()
        .put(StoreFile::new(streamed()))
        .await
        .unwrap();
    let error = client
        .files()
        .store(StoreFile::new(streamed()))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Request, Outcome::NotSent)
    );
    assert!(error.to_string().contains("is signed"), "{error}");

    let sent = recorder.0.lock().unwrap();
    assert_eq!(sent.len(), 2);
    for request in sent.iter() {
        assert_eq!(request.headers()["x-signature"].len(), 64);
        assert!(String::from_utf8_lossy(request.body()).contains("content"));
    }
}
