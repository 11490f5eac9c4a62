//! Webhooks, their signature, their events.

rules! {
    WEBHOOKS = "Webhooks";

    /// `[webhook]` says under which keys the name of an event and its payload
    /// stand. Without it, events could not be read.
    EVENT_WITHOUT_WEBHOOK = "event-without-webhook": "there is an event, and no `[webhook]`",
        help: "add `[webhook]`, which says where event name and payload stand";

    /// `subject` names the endpoint that reads again what an event is about,
    /// since a webhook is a claim until the API itself confirms it; `endpoint` of a token
    /// names the one that returns it. Either has to be one of the spec.
    UNKNOWN_ENDPOINT = "unknown-endpoint": "an endpoint is named that is not there",
        help: "describe the endpoint, or name one that is there";

    /// Deliveries end when the receiver responds with the status that the API
    /// takes for success, and that is one from 200 to 299.
    SUCCESS_STATUS = "success-status": "`success` is no status of success",
        help: "write the HTTP status that ends the deliveries, from 200 to 299";

    /// The minutes of `retry_minutes` are counted from the first delivery, so
    /// none is below zero.
    RETRY_MINUTES = "retry-minutes": "a number of minutes is below zero",
        help: "count the minutes from the first delivery, upwards";

    /// The signature of a webhook is made over an id and an amount, in this
    /// order, and the verifier can do this and nothing else.
    SIGNATURE_OVER = "signature-over": "a signature is made over something else than two fields",
        help: "write `over = [\"id\", \"amount\"]`";

    /// The verifier reads the signed amount in one way for all events, known or
    /// not. A payload that declares it otherwise would show another amount than
    /// the one that was verified.
    SIGNED_AMOUNT = "signed-amount": "a signed amount is declared in another form",
        help: "write `{ type = \"amount\", number = \"hundredths\" }` in every payload that has it";

    /// The client reads how often an event was sent from the field that `retry_count`
    /// of `[webhook]` names, and whether its environment is live from the one that
    /// `live` of the signature names. What is no number and no boolean is passed over,
    /// and the webhook of another environment would be taken for authentic.
    WEBHOOK_FIELD_TYPE = "webhook-field-type": "a field that a key of webhooks names has another type",
        help: "make it an `integer` where it counts deliveries, and a `boolean` where it tells of the environment";
}
