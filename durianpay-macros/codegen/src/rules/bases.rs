//! Rules about specs that extend the API of the client.

rules! {
    BASES = "Extending an API";

    /// The client already has the field, under its own name or an alias. The added
    /// field would always be empty, because the client's own field reads the value.
    FIELD_OF_BASE = "field-of-base": "an added field already exists",
        help: "remove it, and use the field of the client";

    /// An added field is read on demand from the unknown fields of its type. So it
    /// must be optional, and cannot be a constant, or a union, whose tag would be a
    /// second field.
    ADDED_FIELD = "added-field": "an added field is required, a constant or a union",
        help: "make the field optional, and neither a constant nor a union";

    /// The client already knows the event and reads it as its own type before it
    /// looks at this spec.
    EVENT_OF_BASE = "event-of-base": "an added event already exists",
        help: "remove it; the client's own `Event` already has its payload";

    /// The client has a method of that name, which would be called instead.
    RESOURCE_OF_BASE = "resource-of-base": "a resource has the name of a resource of the client",
        help: "rename the resource";

    /// The spec that defines a type also defines how it is paginated, and only
    /// once.
    PAGE_OF_BASE = "page-of-base": "a response type of the client is paginated differently",
        help: "return a type of this spec, with a field for the list";
}
