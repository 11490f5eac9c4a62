//! A user binds an additional endpoint and calls it on the client.

use durianpay_client::{ApiKey, Client};
use mine::Resources as _;

durianpay_client::bindings! {
    /// Notes on orders.
    pub mod mine = r#"
        [resource.notes]
        doc = "Remarks on an order."

        [endpoint."notes.add"]
        http    = "POST /orders/{order}/notes"
        path    = { order = "OrderRef" }
        body    = "AddNote"
        returns = "Note"
        retry   = "never"

        [type.AddNote.fields]
        text = "string"
        kind = "NoteKind?"

        [type.Note.fields]
        id   = "integer"
        text = "string"

        [enum.NoteKind.values]
        public = "For the customer too."

        [id]
        OrderRef = "ord_"
    "#;
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // This package is built without TLS.
    let client = Client::builder(ApiKey::new("dp_test_ui")?)
        .base_url("http://localhost/v1")
        .build()?;
    let note = mine::AddNote::new("Ring twice.").kind(mine::NoteKind::Public);
    let request = client.notes().add("ord_1", note).to_http()?;
    assert_eq!(request.method(), "POST");
    assert!(request.uri().path().ends_with("/orders/ord_1/notes"));
    assert_eq!(
        request.body(),
        r#"{"text":"Ring twice.","kind":"public"}"#.as_bytes()
    );
    Ok(())
}
