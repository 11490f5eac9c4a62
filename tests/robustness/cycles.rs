//! Tests of types that contain themselves: every cycle is cut, and nothing else.

use crate::deadline::soon;
use durianpay_codegen::model::{Spec, Type};
use durianpay_codegen::{Source, read};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Reads a spec whose only errors can be cycles, and counts them.
fn read_types(text: String) -> (Spec, usize) {
    let (spec, diagnostics) = read(&[Source::new("types.toml", text)]);
    let rules: Vec<&str> = diagnostics.iter().map(|found| found.rule.code()).collect();
    assert!(rules.iter().all(|rule| *rule == "type-cycle"), "{rules:?}");
    (spec, rules.len())
}

/// Returns whether some value would have infinite size: its types cannot be ordered so
/// that each contains only earlier ones.
fn has_circle(spec: &Spec) -> bool {
    let mut holds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for object in spec.objects.values() {
        let inside = object.fields.iter().filter_map(|field| match &field.ty {
            Type::Object(name) | Type::Union(name) | Type::Choice(name) => Some(name.as_str()),
            _ => None,
        });
        holds.insert(&object.name, inside.collect());
    }
    for union in spec.unions.values() {
        let members = union.members.iter().map(|member| member.object.as_str());
        holds.insert(&union.name, members.collect());
    }
    for choice in spec.choices.values() {
        let members = choice.members.iter().filter_map(|member| match &member.ty {
            Type::Object(name) => Some(name.as_str()),
            _ => None,
        });
        holds.insert(&choice.name, members.collect());
    }
    loop {
        let before = holds.len();
        let open = holds.clone();
        holds.retain(|_, inside| inside.iter().any(|name| open.contains_key(name)));
        if holds.len() == before {
            return before > 0;
        }
    }
}

#[test]
fn cycles_of_every_length_are_handled() {
    for length in (1..=40).chain((41..1_000).step_by(80)).chain([1_000]) {
        let types = (0..length).map(|number| {
            let next = (number + 1) % length;
            format!("[type.T{number}.fields]\nnext = \"T{next}\"\n")
        });
        let (spec, found) = read_types(types.collect());
        assert_eq!(found, 1, "of {length}");
        assert!(!has_circle(&spec), "of {length}");
    }
}

/// If each of many types contains each, the number of paths is astronomical.
#[test]
fn overlapping_cycles_are_handled() {
    let found = soon("web", || {
        let fields: Vec<String> = (0..100)
            .map(|number| format!("f{number} = \"T{number}\"\n"))
            .collect();
        let fields = fields.concat();
        let types = (0..100).map(|number| format!("[type.T{number}.fields]\n{fields}"));
        let (spec, found) = read_types(types.collect());
        assert!(!has_circle(&spec));
        found
    });
    // One error for each field with which a cycle begins.
    assert!(found >= 100, "{found}");
}

/// Generates fields from types to other types and unions, and members of unions.
fn graph() -> impl Strategy<Value = (Vec<Vec<usize>>, Vec<Vec<usize>>)> {
    const TYPES: usize = 8;
    const UNIONS: usize = 3;
    (
        prop::collection::vec(prop::collection::vec(0..TYPES + UNIONS, 0..4), TYPES),
        prop::collection::vec(prop::collection::vec(0..TYPES, 1..4), UNIONS),
    )
}

fn graph_text((types, unions): &(Vec<Vec<usize>>, Vec<Vec<usize>>)) -> String {
    let mut text = String::new();
    for (number, fields) in types.iter().enumerate() {
        let _ = writeln!(text, "[type.T{number}.fields]");
        for (field, target) in fields.iter().enumerate() {
            let _ = match target.checked_sub(types.len()) {
                None => writeln!(text, "f{field} = \"T{target}\""),
                Some(union) => writeln!(text, "f{field} = \"U{union}\""),
            };
        }
    }
    for (number, members) in unions.iter().enumerate() {
        // Each union has a different tag, and each member only once.
        let _ = writeln!(
            text,
            "[union.U{number}]\ntag = \"tag{number}\"\n[union.U{number}.members]"
        );
        for (member, target) in members.iter().enumerate() {
            let _ = writeln!(text, "m{member} = \"T{target}\"");
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(512)
    })]

    #[test]
    fn only_cycles_are_broken(graph in graph()) {
        let mut graph = graph;
        // A type has a union only once, or the two fields would share its tag.
        let types = graph.0.len();
        for fields in &mut graph.0 {
            let mut seen = Vec::new();
            fields.retain(|target| *target < types || !seen.contains(target) && { seen.push(*target); true });
        }
        let text = graph_text(&graph);
        let (spec, found) = read_types(text.clone());
        prop_assert!(!has_circle(&spec));
        let cut: usize = spec
            .objects
            .values()
            .flat_map(|object| &object.fields)
            .filter(|field| field.ty == Type::Json)
            .count();
        // Cycles that begin with the same field are one error.
        prop_assert!(found <= cut && (found > 0) == (cut > 0), "{found} of {cut} reported");
        // Each cut field closes a cycle again if it alone is restored.
        for object in spec.objects.values() {
            for field in object.fields.iter().filter(|field| field.ty == Type::Json) {
                let place = (object.name.as_str(), field.wire.as_str());
                prop_assert!(closes(&graph, &spec, place), "{place:?} was valid");
            }
        }
    }
}

/// Returns whether the target of a cut field leads back to the field's object.
fn closes(
    graph: &(Vec<Vec<usize>>, Vec<Vec<usize>>),
    spec: &Spec,
    (object, field): (&str, &str),
) -> bool {
    let index = |name: &str| name[1..].parse::<usize>().unwrap();
    let target = graph.0[index(object)][index(field)];
    let mut open = vec![match target.checked_sub(graph.0.len()) {
        None => format!("T{target}"),
        Some(union) => format!("U{union}"),
    }];
    let mut seen = Vec::new();
    while let Some(name) = open.pop() {
        if name == object {
            return true;
        }
        if seen.contains(&name) {
            continue;
        }
        let fields = spec
            .objects
            .get(&name)
            .into_iter()
            .flat_map(|object| &object.fields);
        open.extend(fields.filter_map(|field| match &field.ty {
            Type::Object(name) | Type::Union(name) => Some(name.clone()),
            _ => None,
        }));
        let members = spec
            .unions
            .get(&name)
            .into_iter()
            .flat_map(|union| &union.members);
        open.extend(members.map(|member| member.object.clone()));
        seen.push(name);
    }
    false
}
