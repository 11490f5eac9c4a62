use durianpay_client::webhook::inbox::{Inbox, Incoming};
use lambda_http::{Error, Request, Response, service_fn};

/// Call it in `main`. Lambda limits bodies to 6 MB; the inbox rejects those above its own limit.
pub async fn run(inbox: Inbox) -> Result<(), Error> {
    lambda_http::run(service_fn(|request| webhook(&inbox, request))).await
}

pub async fn webhook(inbox: &Inbox, request: Request) -> Result<Response<String>, Error> {
    let incoming = Incoming::new(request.body()).headers(request.headers());
    Ok(inbox.respond(incoming).await)
}
