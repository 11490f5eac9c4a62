//! Rules about names: their format, and that each is unique.

rules! {
    NAMING = "Names";

    /// The names of types, enums, unions and ids are in `PascalCase`: a capital
    /// letter, then ASCII letters and digits. So a type expression such as
    /// `"[OrderItem]?"` needs no nested quotes, and no name can be confused with a
    /// built-in type.
    TYPE_NAME = "type-name": "invalid type name",
        help: "start with a capital letter, and use only ASCII letters and digits";

    /// A resource becomes a method of the client, so its name must be in ASCII
    /// `snake_case`.
    RESOURCE_NAME = "resource-name": "invalid resource name",
        help: "start with a letter, and use only lower-case ASCII letters, digits and `_`";

    /// The name of an endpoint consists of its resource and its method:
    /// `RESOURCE.METHOD`. Because of the dot, it must be quoted.
    ENDPOINT_NAME = "endpoint-name": "invalid endpoint name",
        help: "write the resource, a dot and the method in lower case: `[endpoint.\"orders.create\"]`";

    /// The name of an environment becomes a constant of the bindings and appears in
    /// settings and logs, so it must be in ASCII `snake_case`.
    ENVIRONMENT_NAME = "environment-name": "invalid environment name",
        help: "start with a letter, and use only lower-case ASCII letters, digits and `_`";

    /// A mark of an enum value becomes a method such as `is_final()`, so it must be
    /// in ASCII `snake_case`, without the `is_`.
    MARK_NAME = "mark-name": "invalid mark",
        help: "start with a letter, and use only lower-case ASCII letters, digits and `_`";

    /// Rust identifiers are derived from the ASCII letters and digits of the name
    /// on the wire. If it has none, the spec must set a `name`. The name on the
    /// wire does not change.
    NO_NAME = "no-name": "cannot derive a Rust identifier from a name on the wire",
        help: "add `name = \"…\"` with ASCII letters";

    /// A name must have one definition in the whole spec, whatever the file; types,
    /// enums, unions and ids share one namespace. If the second definition overrode
    /// the first, a type would depend on the order of the files.
    ///
    /// The envelope of webhooks is a type `Notification`, and their payloads are a
    /// union `Event`; a spec with `[webhook]` cannot define these names again.
    DUPLICATE_NAME = "duplicate-name": "duplicate name",
        help: "remove or rename one of the two";

    /// Names that differ on the wire may be the same in Rust: the fields `currency`
    /// and `Currency` are both `currency`. This also applies to enum values,
    /// members of a union, path placeholders and endpoints. An endpoint whose query
    /// or headers are optional generates a second method, with the suffix `_with`;
    /// no other endpoint may have that name.
    ///
    /// Where arguments could be swapped, or are more than three, they are named in
    /// a struct: `TransferFields` for the constructor of `Transfer`,
    /// `OrdersGetItemArguments` for the method `orders.get_item`. No type may have
    /// such a name.
    ///
    /// For fields, values and members, set `name = "…"`, which does not change the
    /// name on the wire. Anything else must be renamed in the spec.
    NAME_COLLISION = "name-collision": "two items would have the same Rust name",
        help: "rename one of the two";

    /// Besides the types of the spec, the bindings contain a trait `Resources` and
    /// the statics `API` and `WEBHOOK`. A type cannot have one of these names.
    RESERVED_NAME = "reserved-name": "a type has a reserved name",
        help: "rename the type";
}
