//! Specs that add to the API of the client.

rules! {
    BASES = "Adding to an API";

    /// The client has the field already, under its own name or another. A second
    /// one would never hold anything: what the client reads is not left over.
    FIELD_OF_BASE = "field-of-base": "a field is added that is there already",
        help: "leave it out, and use the field of the client";

    /// What is added to a type is read when it is asked for, from what the type
    /// does not show. So it may be absent, cannot be a constant, and cannot be a
    /// union, whose tag would be a second field.
    ADDED_FIELD = "added-field": "a field cannot be added in this form",
        help: "make it optional, and neither a constant nor a union";

    /// The client knows the event, and reads it as its own type before anything
    /// of this spec is asked.
    EVENT_OF_BASE = "event-of-base": "an event is added that is there already",
        help: "leave it out; its payload is in the client's own `Event`";

    /// The client has a method of that name, which would be called instead.
    RESOURCE_OF_BASE = "resource-of-base": "a resource has the name of one of the client's",
        help: "give it another name";

    /// How a type is walked page by page is said where the type is made, and once.
    PAGE_OF_BASE = "page-of-base": "a response of the client is walked in another way",
        help: "return a type of your own, with a field for the list";
}
