//! Rules about webhooks: delivery, signature and events.

rules! {
    WEBHOOKS = "Webhooks";

    /// `[webhook]` names the keys of the event name and of the payload. Without it,
    /// events could not be read.
    EVENT_WITHOUT_WEBHOOK = "event-without-webhook": "an event in a spec without `[webhook]`",
        help: "add `[webhook]`, which names the keys of the event name and the payload";

    /// `subject` names the endpoint that fetches the object of an event again,
    /// since a webhook is only a claim until the API confirms it; `endpoint` of a
    /// token names the endpoint that returns it. Either must be an endpoint of the
    /// spec.
    UNKNOWN_ENDPOINT = "unknown-endpoint": "unknown endpoint",
        help: "define the endpoint, or name an existing one";

    /// The vendor stops sending an event once the receiver responds with the status
    /// that counts as success, which must be between 200 and 299.
    SUCCESS_STATUS = "success-status": "`success` is not a success status",
        help: "write the HTTP status that stops further deliveries, from 200 to 299";

    /// `retry_minutes` are counted from the first delivery, so they must not be
    /// negative.
    RETRY_MINUTES = "retry-minutes": "negative `retry_minutes`",
        help: "write the minutes since the first delivery, as integers from 0";

    /// A signature inside the payload covers an id and an amount, in this order. The
    /// verifier supports nothing else.
    SIGNATURE_OVER = "signature-over": "a signature is not over exactly two fields",
        help: "write `over = [\"id\", \"amount\"]`";

    /// Webhooks are signed in one of two ways: two values of the payload, with the
    /// signature `in` the payload, or the whole body, with the signature in a `header`.
    /// Each has its own keys, and a list of signatures has others than a single one.
    /// Without a signature over the body, `event` and `data` must be keys of the body.
    WEBHOOK_KEYS = "webhook-keys": "keys of webhooks that do not belong together",
        help: "use the keys of one form: `in` with `over`, or `header` with `scheme`";

    /// A signature that does not cover the body proves nothing about it.
    SIGNED_BODY = "signed-body": "a signature over the body does not contain it",
        help: "add `{body}` to `over`";

    /// `tolerance_seconds` is the time for which a webhook may be under way. A longer one
    /// would accept a webhook that was recorded long ago.
    WEBHOOK_TOLERANCE = "webhook-tolerance": "`tolerance_seconds` is out of range",
        help: "write a number of seconds from 1 to 86400";

    /// Events are told apart by their names. Without `event`, all webhooks have the same
    /// payload, so there can be one event.
    UNNAMED_EVENTS = "unnamed-events": "several events without names",
        help: "add `event` to `[webhook]`, or keep one event";

    /// The verifier reads the signed amount in the same way for all events, known
    /// or unknown. A payload that declares it differently would show another amount
    /// than the one that was verified.
    SIGNED_AMOUNT = "signed-amount": "a signed amount has another type",
        help: "declare it as `{ type = \"amount\", number = \"hundredths\" }` in every payload that has it";

    /// The client reads the number of earlier deliveries from the field that
    /// `retry_count` of `[webhook]` names, and the environment from the field that
    /// `live` of the signature names. Values of another type are ignored, and a
    /// webhook of another environment would be taken for authentic.
    WEBHOOK_FIELD_TYPE = "webhook-field-type": "`retry_count` or `live` names a field of the wrong type",
        help: "change the field of `retry_count` to `integer`, and the field of `live` to `boolean`";
}
