use durianpay_client::webhook::inbox::{Inbox, Incoming};
use poem::http::HeaderMap;
use poem::web::Data;
use poem::{Body, EndpointExt as _, IntoEndpoint, Response, Route, handler, post};

/// `Server::new(TcpListener::bind("0.0.0.0:8080")).run(routes(inbox)).await`.
pub fn routes(inbox: Inbox) -> impl IntoEndpoint {
    Route::new().at("/webhook", post(webhook)).data(inbox)
}

#[handler]
async fn webhook(
    Data(inbox): Data<&Inbox>,
    headers: &HeaderMap,
    body: Body,
) -> poem::Result<Response> {
    let body = body.into_bytes_limit(inbox.max_bytes()).await?; // 413 if it is larger
    let incoming = Incoming::new(&body).headers(headers);
    let (parts, message) = inbox.respond(incoming).await.into_parts();
    Ok(Response::from((parts.status, message)))
}
