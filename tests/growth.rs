//! A spec of ten times the size must take ten times the work and generate ten times the
//! code.
//!
//! Work is counted in allocations and tokens, which are the same on every machine and
//! in every run. `cargo xtask growth` counts instructions, for code that does not
//! allocate.

use allocation_counter::AllocationInfo;
use durianpay_codegen::{Examples, Handles, Options, Renderer, Source, expand};
use durianpay_test_support::shapes::{self, Shape};
use proc_macro2::{TokenStream, TokenTree};

/// The largest growth factor that counts as proportional to a tenfold spec.
const MOST: u64 = 12;

#[test]
fn a_thousand_endpoints_cost_ten_times_a_hundred() {
    let endpoints = shapes::valid()
        .iter()
        .find(|shape| shape.name == "endpoints")
        .expect("it is what people write");
    let (small, large) = (cost(endpoints, 100), cost(endpoints, 1_000));
    assert_eq!(beyond(small, large), Vec::<String>::new());
    // Otherwise no bindings were generated.
    assert!(large.tokens > 9 * small.tokens);
}

#[test]
fn nothing_grows_faster_than_the_spec() {
    let mut odd = Vec::new();
    for shape in shapes::valid().iter().chain(shapes::invalid()) {
        let found = beyond(cost(shape, 40), cost(shape, 400));
        odd.extend(found.iter().map(|found| format!("{}: {found}", shape.name)));
    }
    assert!(odd.is_empty(), "{odd:#?}");
}

/// The cost of a spec that extends another grows with its own size, not with that of
/// the base.
#[test]
fn an_extension_costs_in_proportion_to_its_own_size() {
    const BASE: &str = "[api]\nname = \"Toko\"\nauth = \"key\"\n[auth.key]\nscheme = \"basic\"\n\
        [webhook]\nevent = \"event\"\ndata = \"data\"\n[resource.part]\n\
        [endpoint.\"part.make\"]\nhttp = \"POST /part\"\nbody = \"Thing\"\nretry = \"never\"\n\
        [type.Thing.fields]\nid = \"string\"\n";
    let added = |size: usize| {
        let fields: Vec<String> = (0..size)
            .map(|number| format!("field_{number} = \"string?\"\n"))
            .collect();
        let events: Vec<String> = (0..size)
            .map(|number| format!("[event.\"made_{number}\"]\ndata = \"Made\"\n"))
            .collect();
        let own = format!(
            "[extend.Thing.fields]\n{fields}[type.Made.fields]\n{fields}{}",
            events.concat(),
            fields = fields.concat(),
        );
        let sources = [
            Source::new("own.toml", own),
            Source::base("base.toml", BASE),
        ];
        assert_eq!(durianpay_codegen::read(&sources).1, []);
        cost_of(&sources)
    };
    assert_eq!(beyond(added(100), added(1_000)), Vec::<String>::new());
}

/// Every shape must have the expected number of errors, or its growth would be
/// meaningless.
#[test]
fn shapes_are_valid_or_invalid() {
    let errors = |shape: &Shape| {
        let sources = [Source::new("shape.toml", (shape.text)(40))];
        durianpay_codegen::read(&sources).1.len()
    };
    for shape in shapes::valid() {
        assert_eq!(errors(shape), 0, "{}", shape.name);
    }
    for shape in shapes::invalid() {
        assert!(errors(shape) > 0, "{}", shape.name);
    }
}

#[derive(Clone, Copy)]
struct Cost {
    allocations: u64,
    bytes: u64,
    tokens: u64,
    drawn: u64,
}

fn cost(shape: &Shape, size: usize) -> Cost {
    cost_of(&[Source::new("growth.toml", (shape.text)(size))])
}

/// Runs the same steps on a spec as the macro.
fn cost_of(sources: &[Source]) -> Cost {
    let options = Options {
        only: Vec::new(),
        examples: Examples::Omitted,
        handles: Handles::Inherent,
        features: Some(""),
    };
    let (mut tokens, mut drawn) = (0, 0);
    let AllocationInfo {
        count_total,
        bytes_total,
        ..
    } = allocation_counter::measure(|| {
        let expansion = expand(sources, &options);
        let renderer = Renderer::new(sources);
        for diagnostic in &expansion.diagnostics {
            drawn += renderer.render(diagnostic).len() as u64;
        }
        tokens = count(expansion.tokens);
    });
    Cost {
        allocations: count_total,
        bytes: bytes_total,
        tokens,
        drawn,
    }
}

fn count(tokens: TokenStream) -> u64 {
    let counts = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => 1 + count(group.stream()),
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => 1,
    });
    counts.sum()
}

/// Returns the counts that grew too fast.
fn beyond(small: Cost, large: Cost) -> Vec<String> {
    [
        ("allocations", small.allocations, large.allocations),
        ("bytes", small.bytes, large.bytes),
        ("tokens", small.tokens, large.tokens),
        ("diagnostics", small.drawn, large.drawn),
    ]
    .into_iter()
    .filter(|(_, small, large)| *large > MOST * small)
    .map(|(what, small, large)| format!("{small} {what} became {large}"))
    .collect()
}
