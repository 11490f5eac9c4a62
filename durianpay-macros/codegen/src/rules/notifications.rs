//! Rules about notifications, which are distinguished by their path.

rules! {
    NOTIFICATIONS = "Notifications";

    /// `[notifications]` describes how notifications are signed. Without it, none could be
    /// verified.
    NOTIFICATION_WITHOUT_TABLE = "notification-without-table": "a notification in a spec without `[notifications]`",
        help: "add `[notifications.signature]`, which describes how notifications are signed";

    /// Webhooks have an event name in their body and sign an id and an amount;
    /// notifications are distinguished by their path and signed as a whole. Both become a
    /// type `Notification` of the bindings, so each of the two needs its own module and its
    /// own spec. One inbox can receive both.
    WEBHOOK_AND_NOTIFICATIONS = "webhook-and-notifications": "a spec has both webhooks and notifications",
        help: "describe them in separate specs";

    /// Anyone could send a notification without a signature, and a shop moves money because
    /// of it.
    UNSIGNED_NOTIFICATIONS = "unsigned-notifications": "notifications have no signature",
        help: "add `[notifications.signature]`";

    /// A notification becomes a Rust variant, and its name appears in stores and logs, so
    /// it must be in ASCII `snake_case`.
    NOTIFICATION_NAME = "notification-name": "invalid notification name",
        help: "start with a letter, and use only lower-case ASCII letters, digits and `_`";

    /// `path` is the end of the path that the vendor calls, after any prefix of the
    /// merchant. It must begin with a slash, must not end with one, and must have no query.
    NOTIFICATION_PATH = "notification-path": "invalid path of a notification",
        help: "start with `/`, and use only ASCII letters, digits and `/-_.~`";

    /// Notifications are distinguished only by their path, so no two of them may have the
    /// same one.
    NOTIFICATION_OF_SAME_PATH = "notification-of-same-path": "two notifications have the same path",
        help: "remove one of them";

    /// An inbox reads the id of a notification's object from the field that `object` names,
    /// and the status of that object from `status`. Both are shown to operators and
    /// compared as strings, so they must be strings and must not be sensitive. Each name
    /// before the last must be a field with an object type.
    NOTIFICATION_FIELD_TYPE = "notification-field-type": "a field cannot contain the object or the status of a notification",
        help: "name a `string`, an id or an enumeration of strings, such as `additionalInfo.status`";

    /// `status` is the status of an object. Without `object`, it is unknown which one.
    STATUS_WITHOUT_OBJECT = "status-without-object": "a notification has a `status` without an `object`",
        help: "add `object`, the field with the id, or remove `status`";

    /// If the API expects a response to a notification, it must be a JSON object.
    ACKNOWLEDGEMENT = "acknowledgement": "an acknowledgement is not a JSON object",
        help: "write a JSON object in single quotes: `'{\"responseCode\":\"2002500\"}'`";
}
