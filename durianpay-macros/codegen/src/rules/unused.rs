//! Rules about items that nothing uses. They are warnings: the spec is valid.

rules! {
    UNUSED = "Unused items";

    /// Types, unions, enums and ids exist for what is sent and received: an endpoint,
    /// an event, a notification, the error body, or another type that one of these
    /// uses. A type that none of them reaches was probably left over, or one of them
    /// lacks a field. Its bindings are generated all the same.
    ///
    /// A spec without endpoints, webhooks and notifications has no such warnings: it
    /// is a part of another one, or its types are used by code.
    UNUSED_TYPE = "unused-type": "a type that nothing uses",
        help: "use it in an endpoint, an event or another type, or remove it";

    /// A resource is a group of endpoints. Without one, it is a method of the client
    /// that leads to nothing.
    UNUSED_RESOURCE = "unused-resource": "a resource without endpoints",
        help: "add an endpoint, or remove the resource";

    /// `auth` of `[api]`, or of an endpoint, names the `auth` table by which requests
    /// are authenticated. A table that none of them names authenticates nothing.
    UNUSED_AUTH = "unused-auth": "an `auth` table that nothing names",
        help: "name it in `auth` of `[api]` or of an endpoint, or remove it";
}
