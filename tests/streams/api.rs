//! The bindings of an API with files and events.

use durianpay_client::{BoxFuture, ClientBuilder, Runtime, TokioRuntime};
use durianpay_test_support::scripted_server::Server;
use std::time::{Duration, SystemTime};

durianpay_client::bindings! {
    /// An archive of documents.
    pub mod archive = r#"
        [api]
        name = "Archive"
        auth = "key"

        [environment.live]
        url = "https://toko.example"

        [auth.key]
        scheme = "bearer"

        [resource.documents]

        [endpoint."documents.upload"]
        http         = "POST /documents"
        body         = "UploadDocument"
        content_type = "multipart/form-data"
        returns      = "Document"
        retry        = "never"

        [endpoint."documents.replace"]
        http         = "PUT /documents/{id}"
        path         = { id = "string" }
        body         = "UploadDocument"
        content_type = "multipart/form-data"
        returns      = "Document"
        retry        = "safe"

        [endpoint."documents.download"]
        http    = "GET /documents/{id}"
        path    = { id = "string" }
        returns = "bytes"
        accept  = "application/pdf"
        retry   = "safe"

        [endpoint."documents.summarize"]
        http    = "POST /documents/{id}:summarize"
        path    = { id = "string" }
        returns = "Delta"
        accept  = "text/event-stream"
        retry   = "safe"

        [endpoint."documents.summarize".events]
        done = "[DONE]"

        [endpoint."documents.watch"]
        http    = "GET /documents:watch"
        returns = "string"
        accept  = "text/event-stream"
        retry   = "safe"

        [type.UploadDocument.fields]
        title   = "string"
        pages   = "integer?"
        labels  = "[string]?"
        owner   = "Owner?"
        content = "file"
        extras  = "[file]?"

        [type.Owner.fields]
        name = "string"

        [type.Document.fields]
        id = "string"

        [type.Delta.fields]
        text = "string"
    "#;
}

/// Returns a client of a server, with no pause between its retries.
pub(crate) fn client(server: &Server) -> archive::Client {
    builder(server).build().unwrap()
}

pub(crate) fn builder(server: &Server) -> ClientBuilder<archive::Client> {
    archive::Client::builder(archive::ApiKey::new("k-123").unwrap())
        .base_url(server.base_url())
        .runtime(Impatient(TokioRuntime::new()))
}

/// A runtime whose pauses between retries are short. Limits of time are longer than them.
struct Impatient(TokioRuntime);

impl Runtime for Impatient {
    fn now(&self) -> Duration {
        self.0.now()
    }

    fn system_time(&self) -> SystemTime {
        self.0.system_time()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        self.0.sleep(time)
    }

    fn random(&self) -> [u8; 16] {
        let mut random = self.0.random();
        // The pause is a part of the first four bytes.
        random[..4].fill(0);
        random
    }
}
