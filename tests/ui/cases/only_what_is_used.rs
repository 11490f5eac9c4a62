//! Only the named resources, endpoints and parts are bound, and nothing else is checked.

use courier::{Client, ParcelId, WEBHOOK, Event};

durianpay_client::bindings! {
    /// The courier.
    pub mod courier = r#"
        [api]
        name = "Courier"
        auth = "key"

        [auth]
        key   = { scheme = "bearer" }
        depot = { scheme = "header", name = "X-Depot" }

        [environment.live]
        url = "https://api.courier.example"

        [error]
        type    = "Problem"
        message = "detail"

        [type.Problem.fields]
        detail = "string?"

        [resource]
        parcels = "Parcels."
        depots  = "Depots."

        [endpoint."parcels.get"]
        http    = "GET /parcels/{id}"
        path    = { id = "ParcelId" }
        returns = "Parcel"
        retry   = "safe"

        [endpoint."parcels.send"]
        http    = "POST /parcels"
        body    = "Unknown"
        returns = "Parcel"
        retry   = "never"

        [endpoint."depots.get"]
        http    = "GET /depots"
        auth    = "depot"
        returns = "[Depot]"
        retry   = "safe"

        [type.Parcel.fields]
        id    = "ParcelId"
        sizes = "{Size}"

        [type.Depot.fields]
        place = "Place"

        [enum.Size.values]
        small = "Fits into a letter box."

        [id]
        ParcelId = "prc_"
        DepotId  = "dep_"

        [webhook]
        event = "event"
        data  = "data"

        [event]
        "parcel.lost" = { data = "Loss" }

        [type.Loss.fields]
        parcel = "ParcelId"
    "#, only = ["parcels.get", "webhooks"];
}

/// The names of what is not bound are free.
struct DepotId;

fn get(client: &Client, id: ParcelId) -> durianpay_client::Call<courier::Parcel> {
    client.parcels().get(id)
}

fn main() {
    let _ = (get, DepotId, &WEBHOOK, &courier::environment::LIVE);
    let _: Option<Event> = None;
}
