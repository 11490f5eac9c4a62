//! Notifications that are told apart by their path.

rules! {
    NOTIFICATIONS = "Notifications";

    /// `[notifications]` says how notifications are signed. Without it, none could be
    /// verified.
    NOTIFICATION_WITHOUT_TABLE = "notification-without-table": "there is a notification, and no `[notifications]`",
        help: "add `[notifications.signature]`, which says how notifications are signed";

    /// Webhooks have the name of an event in their bodies, and sign an id and an amount;
    /// notifications are told apart by their path, and are signed as a whole. Both become a
    /// type `Notification` of the bindings, so each of the two needs a module, and a spec, of
    /// its own. One inbox takes both.
    WEBHOOK_AND_NOTIFICATIONS = "webhook-and-notifications": "a spec has webhooks and notifications",
        help: "describe them in two specs";

    /// A notification without a signature could be anybody's, and moves money in a shop.
    UNSIGNED_NOTIFICATIONS = "unsigned-notifications": "notifications have no signature",
        help: "add `[notifications.signature]`";

    /// A notification becomes a variant in code and has its name in stores and logs, so it is
    /// named in `snake_case`, in ASCII.
    NOTIFICATION_NAME = "notification-name": "a notification has a name of another form",
        help: "use lower-case ASCII letters, digits and `_`, a letter first";

    /// `path` is the end of the path that the vendor calls, behind whatever a merchant has before
    /// it: it begins with a slash, ends with none, and has no query.
    NOTIFICATION_PATH = "notification-path": "a path cannot be at the end of a URL",
        help: "begin with `/`, and use ASCII letters, digits and `/-_.~`";

    /// The path is all that tells notifications apart, so each has another.
    NOTIFICATION_OF_SAME_PATH = "notification-of-same-path": "two notifications have one path",
        help: "leave one of them out";

    /// An inbox tells what a notification is about by the field that `object` names, and how far
    /// it has come by `status`. Both are shown to operators and compared as text, so they are text,
    /// and not sensitive: each name but the last is that of a field with an object type.
    NOTIFICATION_FIELD_TYPE = "notification-field-type": "a field cannot identify what a notification is about, or tell its status",
        help: "name a `string`, an id or an enumeration of text, such as `additionalInfo.status`";

    /// `status` is how far an object has come. Without `object`, nobody knows which.
    STATUS_WITHOUT_OBJECT = "status-without-object": "a notification has a status, and no object that it belongs to",
        help: "add `object`, the field with the id, or leave `status` out";

    /// The response to a notification is an object in JSON, where the API wants one at all.
    ACKNOWLEDGEMENT = "acknowledgement": "an acknowledgement is no object in JSON",
        help: "write the object, in single quotes: `'{\"responseCode\":\"2002500\"}'`";
}
