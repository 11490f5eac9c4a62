use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Data, PayloadConfig, ServiceConfig, post};
use actix_web::{HttpResponse, error::ErrorInternalServerError};
use durianpay_client::webhook::inbox::{Inbox, Incoming};

/// `App::new().configure(routes(inbox))`.
pub fn routes(inbox: Inbox) -> impl FnOnce(&mut ServiceConfig) {
    move |app| {
        app.app_data(PayloadConfig::new(inbox.max_bytes()))
            .app_data(Data::new(inbox))
            .route("/webhook", post().to(webhook));
    }
}

async fn webhook(inbox: Data<Inbox>, body: Bytes) -> actix_web::Result<HttpResponse> {
    let response = inbox.respond(Incoming::new(&body)).await;
    // actix-web has its own type of a status, that of http 0.2.
    let status = StatusCode::from_u16(response.status().as_u16());
    let status = status.map_err(ErrorInternalServerError)?;
    Ok(HttpResponse::build(status).body(response.into_body()))
}
