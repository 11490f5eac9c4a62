//! Shapes with as many errors as their size.

use super::shape::{Shape, repeat, shape};

pub(super) static SHAPES: [Shape; 16] = [
    shape("cycle", cycle),
    shape("cycles", cycles),
    shape("dense cycles", dense_circles),
    shape("cycles through unions", circles_through_unions),
    shape("unknown keys", unknown_keys),
    shape("unknown tables", unknown_tables),
    shape("unknown types", unknown_types),
    shape("unknown fields", unknown_fields),
    shape("unknown resources", unknown_resources),
    shape("unused parameters", unused_parameters),
    shape("double keys", double_keys),
    shape("double types", double_types),
    shape("fields of one name", fields_of_one_name),
    shape("queries that are not flat", queries_that_are_not_flat),
    shape("errors in one line", errors_in_one_line),
    shape("words that are no TOML", no_toml),
];

/// Returns one cycle of `count` types.
fn cycle(count: usize) -> String {
    repeat(count, |number| {
        format!(
            "[type.Thing{number}.fields]\nnext = \"Thing{}\"\n",
            (number + 1) % count
        )
    })
}

/// Returns `count` types that contain themselves.
fn cycles(count: usize) -> String {
    repeat(count, |number| {
        format!("[type.Thing{number}.fields]\nnext = \"Thing{number}\"\n")
    })
}

/// Returns `count` fields between types that each contain all types: the number of
/// cycles grows exponentially.
fn dense_circles(count: usize) -> String {
    let types = count.isqrt();
    let fields = repeat(types, |number| {
        format!("field_{number} = \"Thing{number}\"\n")
    });
    repeat(types, |number| {
        format!("[type.Thing{number}.fields]\n{fields}")
    })
}

/// Types that each ask for one union, of which each is a member.
fn circles_through_unions(count: usize) -> String {
    let types = repeat(count, |number| {
        format!("[type.Thing{number}.fields]\nnext = \"Method\"\n")
    });
    let members = repeat(count, |number| {
        format!("MEMBER_{number} = \"Thing{number}\"\n")
    });
    format!("{types}[union.Method]\ntag = \"type\"\n[union.Method.members]\n{members}")
}

fn unknown_keys(count: usize) -> String {
    let keys = repeat(count, |number| format!("dok_{number} = 1\n"));
    format!("[type.Thing]\n{keys}")
}

fn unknown_tables(count: usize) -> String {
    repeat(count, |number| format!("[typ_{number}]\n"))
}

/// Each is compared with all that there are.
fn unknown_types(count: usize) -> String {
    let fields = repeat(count, |number| {
        format!("field_{number} = \"Thin{number}\"\n")
    });
    let types = repeat(count, |number| {
        format!("[type.Thing{number}.fields]\nid = \"string\"\n")
    });
    format!("[type.All.fields]\n{fields}{types}")
}

fn unknown_fields(count: usize) -> String {
    let fields = repeat(count, |number| format!("field_{number} = \"string?\"\n"));
    let group = repeat(count, |number| format!("\"feild_{number}\","));
    format!("[type.Thing]\nany_of = [[{group}]]\n[type.Thing.fields]\n{fields}")
}

fn unknown_resources(count: usize) -> String {
    repeat(count, |number| {
        format!(
            "[resource.part_{number}]\n[endpoint.\"prat_{number}.get\"]\nhttp = \"GET /part/{number}\"\nretry = \"safe\"\n"
        )
    })
}

fn unused_parameters(count: usize) -> String {
    let path = repeat(count, |number| format!("/{{id_{number}}}"));
    let types = repeat(count, |number| format!("di_{number} = \"string\"\n"));
    format!(
        "[resource.part]\n[endpoint.\"part.get\"]\nhttp = \"GET {path}\"\nretry = \"safe\"\n[endpoint.\"part.get\".path]\n{types}"
    )
}

/// Written in two ways, so that the first is not found in the line above.
fn double_keys(count: usize) -> String {
    let keys = |quote: &str| {
        repeat(count, |number| {
            format!("{quote}field_{number}{quote} = \"string\"\n")
        })
    };
    format!("[type.Thing.fields]\n{}{}", keys(""), keys("\""))
}

fn double_types(count: usize) -> String {
    repeat(count, |number| {
        format!(
            "[type.Thing{number}.fields]\nid = \"string\"\n[enum.Thing{number}.values]\nsmall = \"\"\n"
        )
    })
}

/// Names on the wire that differ only in characters that Rust names cannot have.
fn fields_of_one_name(count: usize) -> String {
    let fields = repeat(count, |number| {
        format!(
            "\"a{}b\" = \"string\"\n",
            "-".repeat(number % 50 + 1) + &"+".repeat(number / 50)
        )
    });
    format!("[type.Thing.fields]\n{fields}")
}

/// As many endpoints as fields that their one query cannot carry.
fn queries_that_are_not_flat(count: usize) -> String {
    let fields = repeat(count, |number| format!("field_{number} = \"json?\"\n"));
    let endpoints = repeat(count, |number| {
        format!(
            "[endpoint.\"part.get_{number}\"]\nhttp = \"GET /part/{number}\"\nquery = \"Query\"\nretry = \"safe\"\n"
        )
    });
    format!("[resource.part]\n[type.Query.fields]\n{fields}{endpoints}")
}

fn errors_in_one_line(count: usize) -> String {
    let fields = repeat(count, |number| format!("field_{number} = 1,"));
    format!("type.Thing.fields = {{ {fields} }}\n")
}

fn no_toml(count: usize) -> String {
    repeat(count, |number| format!("word {number} ] = [ \" = }}\n"))
}
