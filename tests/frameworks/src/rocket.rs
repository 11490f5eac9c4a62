use durianpay_client::webhook::inbox::{Inbox, Incoming};
use rocket::data::{Data, ToByteUnit as _};
use rocket::http::Status;
use rocket::{Build, Rocket, State, post, routes};

/// `rocket(inbox).launch().await`.
pub fn rocket(inbox: Inbox) -> Rocket<Build> {
    rocket::build().manage(inbox).mount("/", routes![webhook])
}

#[post("/webhook", data = "<data>")]
async fn webhook(inbox: &State<Inbox>, data: Data<'_>) -> (Status, String) {
    // One byte more than the limit: the inbox rejects a larger body with 413.
    let limit = inbox.max_bytes() + 1;
    let Ok(body) = data.open(limit.bytes()).into_bytes().await else {
        return (Status::BadRequest, "the body is incomplete".to_owned());
    };
    let response = inbox.respond(Incoming::new(&body)).await;
    (
        Status::new(response.status().as_u16()),
        response.into_body(),
    )
}
