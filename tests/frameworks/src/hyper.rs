use durianpay_client::webhook::inbox::{Inbox, Incoming};
use http_body_util::{BodyExt as _, Limited};
use hyper::{Request, Response, StatusCode, body, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use tokio::net::TcpListener;

pub async fn serve(listener: TcpListener, inbox: Inbox) -> std::io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let inbox = inbox.clone();
        let service = service_fn(move |request| webhook(inbox.clone(), request));
        let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
        tokio::spawn(connection); // an error is that of this connection alone
    }
}

async fn webhook(
    inbox: Inbox,
    request: Request<body::Incoming>,
) -> Result<Response<String>, Infallible> {
    let (parts, body) = request.into_parts();
    let Ok(body) = Limited::new(body, inbox.max_bytes()).collect().await else {
        let mut response = Response::new("the body is too large or incomplete".to_owned());
        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        return Ok(response);
    };
    let body = body.to_bytes();
    let incoming = Incoming::new(&body).headers(&parts.headers);
    Ok(inbox.respond(incoming).await)
}
