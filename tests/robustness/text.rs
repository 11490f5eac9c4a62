//! Properties of any text, from bytes to whole specs.

use durianpay_codegen::{Expansion, Handles, Source};
use durianpay_test_support::names::{CATEGORIES, ODD, hostile, quoted};
use durianpay_test_support::oracle::spec::check;
use durianpay_test_support::specs::shipped;
use durianpay_test_support::whole;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

fn expand(text: &str) -> Expansion {
    check(&[Source::new("any.toml", text)], Handles::Extension, false)
}

proptest! {
    #![proptest_config(config(512))]

    /// The file reader turns bytes into text and rejects invalid UTF-8: the macro and
    /// the CLI have tests for it. Here, invalid bytes are replaced.
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..512)) {
        expand(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text(text in any::<String>()) {
        expand(&text);
    }

    /// An unusual name in each place where a spec has a name.
    #[test]
    fn any_name(name in hostile()) {
        expand(&everywhere(&name));
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn any_spec(text in whole::spec()) {
        expand(&text);
    }

    /// The same for two files, cut anywhere.
    #[test]
    fn any_two_files(text in whole::spec(), at in any::<prop::sample::Index>()) {
        let (before, after) = text.split_at(text.floor_boundary(at));
        let sources = [Source::new("one.toml", before), Source::new("two.toml", after)];
        check(&sources, Handles::Inherent, true);
    }

    #[test]
    fn the_same_text_gives_the_same_bytes(text in whole::spec()) {
        let (one, two) = (expand(&text), expand(&text));
        prop_assert_eq!(one.tokens.to_string(), two.tokens.to_string());
        prop_assert_eq!(one.diagnostics, two.diagnostics);
    }
}

proptest! {
    // Each case reads the shipped spec again.
    #![proptest_config(config(24))]

    /// The spec of a user, which extends the shipped one.
    #[test]
    fn any_spec_on_the_shipped_one(text in whole::spec()) {
        let base = shipped().into_iter().map(|source| Source::base(source.name, source.text));
        let own = [Source::new("any.toml", text)];
        let sources: Vec<Source> = own.into_iter().chain(base).collect();
        check(&sources, Handles::Extension, false);
    }
}

trait FloorBoundary {
    fn floor_boundary(&self, at: prop::sample::Index) -> usize;
}

impl FloorBoundary for str {
    fn floor_boundary(&self, at: prop::sample::Index) -> usize {
        let at = at.index(self.len() + 1);
        (0..=at)
            .rev()
            .find(|at| self.is_char_boundary(*at))
            .unwrap_or_default()
    }
}

/// The strategies must generate specs with errors and specs without.
#[test]
fn specs_are_valid_and_invalid() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut valid, mut invalid) = (0, 0);
    for _ in 0..256 {
        let text = whole::spec().new_tree(&mut runner).unwrap().current();
        if expand(&text).diagnostics.is_empty() {
            valid += 1;
        } else {
            invalid += 1;
        }
        if valid > 8 && invalid > 8 {
            return;
        }
    }
    panic!("only {valid} valid and {invalid} invalid specs");
}

#[test]
fn every_odd_name_everywhere() {
    for name in ODD {
        expand(&everywhere(name));
    }
}

/// All existing characters, sixty-four per name.
#[test]
fn every_character_in_a_name() {
    let characters: Vec<char> = ('\0'..=char::MAX).collect();
    for names in characters.chunks(64 * 512) {
        let fields = names.chunks(64).enumerate().map(|(number, name)| {
            let name: String = name.iter().collect();
            format!("{} = \"string\"\n", quoted(&format!("a{number}{name}")))
        });
        let text = fields.fold("[type.A.fields]\n".to_owned(), |text, field| text + &field);
        assert_eq!(expand(&text).diagnostics, []);
    }
}

/// One character of each class, at the beginning and at the end of a name.
#[test]
fn every_category_around_a_name() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for category in CATEGORIES {
        let one = proptest::string::string_regex(&format!(r"\p{{{category}}}")).unwrap();
        let one: String = one.new_tree(&mut runner).unwrap().current();
        for name in [
            format!("{one}a"),
            format!("a{one}"),
            format!("A{one}b"),
            one,
        ] {
            expand(&everywhere(&name));
        }
    }
}

/// Returns the spec with the name in every place that has a name.
fn everywhere(name: &str) -> String {
    let name = quoted(name);
    format!(
        r#"
[api]
name = {name}
auth = {name}
envelope = {name}
idempotency_header = {name}
unset_time = {name}
[auth.{name}]
scheme = {name}
[environment.{name}]
url = {name}
key_prefix = {name}
[error]
type = {name}
message = [{name}]
request_id_header = {name}
unset_request_id = {name}
[resource.{name}]
doc = {name}
[endpoint.{name}]
http = {name}
retry = {name}
[endpoint."a.{unquoted}"]
http = "GET /{unquoted}/{{{unquoted}}}"
retry = "safe"
path = {{ {name} = {name} }}
query = {name}
body = {name}
returns = {name}
page = {{ items = {name}, skip = {name}, limit = {name}, total = {name} }}
errors = {{ {name} = {name} }}
[type.{name}]
any_of = [[{name}]]
note = {name}
link = {name}
deprecated = {name}
evidence = {name}
[type.{name}.fields]
{name} = {name}
a = {{ type = "[{unquoted}]", name = {name}, const = {name}, example = {name}, {name} = {name} }}
[type.B.fields]
{name} = "string"
b = "C"
[union.C]
tag = {name}
[union.C.members]
{name} = "B"
[enum.D.values]
{name} = {{ doc = {name}, is = [{name}] }}
[id]
E = {name}
{name} = {name}
[webhook]
event = {name}
data = {name}
[webhook.fields]
{name} = "string"
[webhook.signature]
scheme = {name}
over = [{name}, {name}]
separator = {name}
in = {name}
amount_text = {name}
live = {name}
[event.{name}]
data = "B"
subject = {name}
"#,
        unquoted = &name[1..name.len() - 1],
    )
}
