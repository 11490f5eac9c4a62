//! Shapes without errors.

use super::shape::{Shape, repeat, shape};

pub(super) static SHAPES: [Shape; 18] = [
    shape("endpoints", endpoints),
    shape("resources with one type", resources_with_one_type),
    shape("endpoints on one object", endpoints_on_one_object),
    shape("placeholders", placeholders),
    shape("environments", environments),
    shape("events", events),
    shape("fields", fields),
    shape("alternatives", alternatives),
    shape("aliases", aliases),
    shape("values", values),
    shape("numbers", numbers),
    shape("members", members),
    shape("members with their tag", members_with_their_tag),
    shape("requests of one union", requests_of_one_union),
    shape("types in a chain", chain),
    shape("types in a web", web),
    shape("prose", prose),
    shape("odd prose", odd_prose),
];

const API: &str = "[api]\nname = \"Toko\"\nauth = \"key\"\nenvelope = \"data\"\n[auth.key]\nscheme = \"basic\"\n[environment.live]\nurl = \"https://toko.example\"\n";

/// Endpoints with separate types, ten to a resource.
fn endpoints(count: usize) -> String {
    let resources = repeat(count.div_ceil(10), |number| {
        format!("[resource.part_{number}]\ndoc = \"A part.\"\n")
    });
    API.to_owned() + &resources + &repeat(count, endpoint)
}

fn endpoint(number: usize) -> String {
    let resource = number / 10;
    format!(
        r#"
[endpoint."part_{resource}.list_{number}"]
http    = "POST /part/{{id}}/things/{number}"
doc     = "Lists things of the kind {number}."
path    = {{ id = "Part{number}Id" }}
query   = "ListThings{number}"
body    = "FindThings{number}"
returns = "ThingList{number}"
retry   = "safe"
page    = {{ items = "things", skip = "skip", limit = "limit" }}

[endpoint."part_{resource}.list_{number}".errors]
404 = "There is no such part."

[type.ListThings{number}.fields]
skip  = "integer?"
limit = {{ type = "integer?", doc = "How many at most.", max = 100 }}

[type.FindThings{number}.fields]
kind  = "Kind{number}"
since = {{ type = "timestamp?", doc = "From when on." }}

[type.ThingList{number}.fields]
things = "[Thing{number}]?"
count  = "integer?"

[type.Thing{number}]
doc = "A thing of the kind {number}."

[type.Thing{number}.fields]
id    = "Part{number}Id"
kind  = "Kind{number}?"
price = {{ type = "amount", doc = "What it costs.", example = "10000.00" }}

[enum.Kind{number}.values]
small = "Fits into a box."
large = {{ doc = "Does not.", is = ["bulky"] }}

[id.Part{number}Id]
prefix = "part_"
"#
    )
}

/// With features by resource, each type names those that need it.
fn resources_with_one_type(count: usize) -> String {
    let types = repeat(count, |number| {
        format!(
            "[type.Thing{number}.fields]\nnext = \"[Thing{}]?\"\n",
            (number + 1) % count
        )
    });
    let resources = repeat(count, |number| {
        format!(
            "[resource.part_{number}]\n[endpoint.\"part_{number}.get\"]\nhttp = \"GET /part_{number}\"\nreturns = \"Thing0\"\nretry = \"safe\"\n"
        )
    });
    types + &resources
}

/// As many endpoints as fields of the query and the response that they share.
fn endpoints_on_one_object(count: usize) -> String {
    let fields = repeat(count, |number| format!("field_{number} = \"string?\"\n"));
    let endpoints = repeat(count, |number| {
        format!(
            "[endpoint.\"part.list_{number}\"]\nhttp = \"GET /part/{number}\"\nquery = \"Query\"\nreturns = \"Response\"\nretry = \"safe\"\npage = {{ items = \"items\", skip = \"skip\", limit = \"limit\" }}\n"
        )
    });
    format!(
        "{API}[resource.part]\n\
         [type.Query.fields]\n{fields}skip = \"integer?\"\nlimit = \"integer?\"\n\
         [type.Response.fields]\n{fields}items = \"[string]\"\n{endpoints}"
    )
}

fn placeholders(count: usize) -> String {
    let path = repeat(count, |number| format!("/{{id_{number}}}"));
    let types = repeat(count, |number| format!("id_{number} = \"string\"\n"));
    format!(
        "[resource.part]\n[endpoint.\"part.get\"]\nhttp = \"GET {path}\"\nretry = \"safe\"\n[endpoint.\"part.get\".path]\n{types}"
    )
}

fn environments(count: usize) -> String {
    let environments = repeat(count, |number| {
        format!("[environment.place_{number}]\nurl = \"https://place-{number}.toko.example\"\n")
    });
    API.to_owned() + &environments
}

/// As many events as endpoints that confirm them, on one large payload.
fn events(count: usize) -> String {
    let fields = repeat(count, |number| format!("field_{number} = \"string?\"\n"));
    let events = repeat(count, |number| {
        format!(
            "[event.\"thing.done_{number}\"]\ndata = \"Thing\"\nsubject = \"part.get_{number}\"\n\
             [endpoint.\"part.get_{number}\"]\nhttp = \"GET /part/{number}\"\nretry = \"safe\"\n"
        )
    });
    format!(
        "[webhook]\nevent = \"event\"\ndata = \"data\"\n\
         [webhook.signature]\nscheme = \"hmac-sha256\"\nover = [\"id\", \"amount\"]\nseparator = \"|\"\nin = \"signature\"\n\
         [resource.part]\n[type.Thing.fields]\n{fields}amount = {{ type = \"amount\", number = \"hundredths\" }}\n{events}"
    )
}

fn fields(count: usize) -> String {
    let fields = repeat(count, |number| {
        format!("field_{number} = {{ type = \"string?\", doc = \"One of many.\" }}\n")
    });
    format!(
        "[resource.part]\n[endpoint.\"part.make\"]\nhttp = \"POST /part\"\nbody = \"Thing\"\nretry = \"never\"\n[type.Thing.fields]\n{fields}"
    )
}

/// Fields of which each is in a group of `any_of`.
fn alternatives(count: usize) -> String {
    let fields = repeat(count, |number| format!("field_{number} = \"string?\"\n"));
    let group = repeat(count, |number| format!("\"field_{number}\","));
    format!("[type.Thing]\nany_of = [[{group}]]\n[type.Thing.fields]\n{fields}")
}

fn aliases(count: usize) -> String {
    let aliases = repeat(count, |number| format!("\"alias_{number}\","));
    let fields = repeat(count, |number| {
        format!("field_{number} = {{ type = \"string?\", aliases = [\"other_{number}\"] }}\n")
    });
    format!("[type.Thing.fields]\nid = {{ type = \"string\", aliases = [{aliases}] }}\n{fields}")
}

fn numbers(count: usize) -> String {
    let values = repeat(count, |number| {
        format!("{number} = {{ doc = \"One of many.\", name = \"Number{number}\" }}\n")
    });
    format!("[enum.Code]\ntype = \"integer\"\n[enum.Code.values]\n{values}")
}

/// Each value has a separate mark.
fn values(count: usize) -> String {
    let values = repeat(count, |number| {
        format!("value_{number} = {{ doc = \"One of many.\", is = [\"mark_{number}\"] }}\n")
    });
    format!("[enum.Kind.values]\n{values}")
}

fn members(count: usize) -> String {
    let members = repeat(count, |number| {
        format!("MEMBER_{number} = \"Thing{number}\"\n")
    });
    let types = repeat(count, |number| {
        format!("[type.Thing{number}.fields]\nid = \"string\"\n")
    });
    format!("[union.Method]\ntag = \"type\"\n[union.Method.members]\n{members}{types}")
}

fn members_with_their_tag(count: usize) -> String {
    members(count).replacen("[union.Method]\n", "[union.Method]\ninside = true\n", 1)
}

/// As many requests as members of the one union that they ask for.
fn requests_of_one_union(count: usize) -> String {
    let requests = repeat(count, |number| {
        format!(
            "[type.Request{number}.fields]\nmethod = \"Method\"\n\
             [endpoint.\"part.make_{number}\"]\nhttp = \"POST /part/{number}\"\nbody = \"Request{number}\"\nretry = \"never\"\n"
        )
    });
    format!("{}[resource.part]\n{requests}", members(count))
}

fn chain(count: usize) -> String {
    let types = repeat(count, |number| {
        format!(
            "[type.Thing{number}.fields]\nnext = \"Thing{}\"\n",
            number + 1
        )
    });
    format!(
        "{types}[type.Thing{count}.fields]\nid = \"string\"\n[resource.part]\n[endpoint.\"part.make\"]\nhttp = \"POST /part\"\nbody = \"Thing0\"\nreturns = \"Thing0\"\nretry = \"never\"\n"
    )
}

/// Types in pairs, each of which holds both of the next pair: there are more
/// paths through them than can be counted.
fn web(count: usize) -> String {
    let pairs = repeat(count / 2, |number| {
        let next = format!(
            "left = \"Left{}\"\nright = \"Right{}\"\n",
            number + 1,
            number + 1
        );
        format!("[type.Left{number}.fields]\n{next}[type.Right{number}.fields]\n{next}")
    });
    let last = count / 2;
    format!(
        "{pairs}[type.Left{last}.fields]\nid = \"string\"\n[type.Right{last}.fields]\nid = \"string\"\n"
    )
}

fn prose(count: usize) -> String {
    let lines = repeat(count, |number| {
        format!(
            "The word `{number}` and a [link](https://toko.example/{number}), see https://toko.example.\n"
        )
    });
    format!("[type.Thing]\ndoc = '''\n{lines}'''\n[type.Thing.fields]\nid = \"string\"\n")
}

/// What begins like code, a link or a tag and never ends, all in one line.
fn odd_prose(count: usize) -> String {
    let odd =
        "`".repeat(count) + &"[".repeat(count) + &"[a](http ".repeat(count) + &"``` ".repeat(count);
    format!("[type.Thing]\ndoc = ' {odd}'\n[type.Thing.fields]\nid = \"string\"\n")
}
