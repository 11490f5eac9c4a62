use durianpay_client::webhook::inbox::{Inbox, Incoming};
use warp::http::HeaderMap;
use warp::hyper::body::Bytes;
use warp::{Filter, Rejection, Reply, body, header, path, post};

/// `warp::serve(routes(inbox)).run(([0, 0, 0, 0], 8080)).await`.
pub fn routes(inbox: Inbox) -> impl Filter<Extract = (impl Reply,), Error = Rejection> + Clone {
    let limit = inbox.max_bytes() as u64;
    path!("webhook")
        .and(post())
        .and(body::content_length_limit(limit)) // 413 if it is larger, 411 without a length
        .and(header::headers_cloned())
        .and(body::bytes())
        .then(move |headers, body| webhook(inbox.clone(), headers, body))
}

async fn webhook(inbox: Inbox, headers: HeaderMap, body: Bytes) -> impl Reply {
    let incoming = Incoming::new(&body).headers(&headers);
    inbox.respond(incoming).await
}
