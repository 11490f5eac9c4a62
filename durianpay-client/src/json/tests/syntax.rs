//! Tests of the parser and its nodes.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

use crate::json::Kind;
use crate::json::tree::{Node, Tree};

#[test]
fn invalid_json_is_rejected() {
    for text in [
        "",
        " ",
        "{",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\" 1}",
        "{1:1}",
        "'a'",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "\"\t\"",
        "\"\0\"",
        "01",
        "-",
        "-01",
        "+1",
        ".5",
        "1.",
        "1.e5",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "Infinity",
        "-Infinity",
        "nul",
        "nulll",
        "True",
        "tru",
        "[1 2]",
        "{\"a\":1 \"b\":2}",
        "1 2",
        "[]]",
        "{}}",
        "[}",
        "{]",
        "// a\n1",
        "/* */1",
        "1,",
        "\u{a0}1",
        "\u{feff}\u{feff}1",
        "\u{b}1",
        "--1",
        "1-",
        "truefalse",
    ] {
        assert!(Tree::parse(text.as_bytes()).is_err(), "{text:?}");
    }
    for bytes in [
        &b"\"\xff\""[..],
        b"\"\xc0\x80\"",
        b"\"\xed\xa0\x80\"",
        b"\"\xe2\x82\"",
        b"\xff",
        b"\xef\xbb",
    ] {
        assert!(Tree::parse(bytes).is_err(), "{bytes:?}");
    }
}

#[test]
fn an_error_has_the_position() {
    for (text, message) in [
        ("", "line 1, column 1: expected a value"),
        ("{\"a\": 1\n\"b\"}", "line 2, column 1: expected `,` or `}`"),
        ("[\n  \"é\" 1]", "line 2, column 7: expected `,` or `]`"),
        ("{\"a\" 1}", "line 1, column 6: expected `:`"),
        ("{\"a\":1,}", "line 1, column 8: expected a member name"),
        ("[1,]", "line 1, column 4: expected a value"),
        ("1 x", "line 1, column 3: expected the end of the document"),
        ("\"a", "line 1, column 3: expected a closing quote"),
        ("-x", "line 1, column 2: expected a digit"),
        ("\u{feff}x", "line 1, column 1: expected a value"),
        (
            "\"\\ud80\"",
            "line 1, column 2: expected four hexadecimal digits",
        ),
    ] {
        let error = Tree::parse(text.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), message, "{text:?}");
    }
    let error = Tree::parse("\u{feff}[\n\u{1F600}x".as_bytes()).unwrap_err();
    assert_eq!((error.offset(), error.line(), error.column()), (5, 2, 1));
    let error = Tree::parse(b"\"ab\xff\"").unwrap_err();
    assert_eq!(error.to_string(), "line 1, column 4: expected UTF-8");
}

#[test]
fn nesting_is_limited_without_recursion() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(Tree::parse(nested(128).as_bytes()).is_ok());
    assert!(Tree::parse(nested(129).as_bytes()).is_err());
    assert!(Tree::parse("[".repeat(100_000).as_bytes()).is_err());
    assert!(Tree::parse("{\"a\":".repeat(100_000).as_bytes()).is_err());
    // The depth is limited, not the number of containers.
    assert!(Tree::parse(format!("[{}[]]", "[],{},".repeat(1000)).as_bytes()).is_ok());
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let tree = Tree::parse("\u{feff} {\"a\":1}".as_bytes()).unwrap();
    assert_eq!(tree.root().source(), "{\"a\":1}");
    assert_eq!(tree.root().get("a").number(), Some("1"));
}

#[test]
fn nodes_return_their_values() {
    let text = r#" { "a" : [ 1 , -2.50e+3 , true , null , "x\ny" ] , "b" : { } , "a\u0020b" : 0 , "b" : "" } "#;
    let tree = Tree::parse(text.as_bytes()).unwrap();
    let root = tree.root();
    let items: Vec<_> = root.get("a").items().collect();
    let kinds: Vec<_> = items.iter().map(|item| item.kind()).collect();
    assert_eq!(
        kinds,
        [
            Kind::Number,
            Kind::Number,
            Kind::Boolean,
            Kind::Null,
            Kind::String
        ]
    );
    assert_eq!(items[1].number(), Some("-2.50e+3"));
    assert_eq!(items[2].boolean(), Some(true));
    assert_eq!(items[4].string().as_deref(), Some("x\ny"));
    assert_eq!(items[4].source(), r#""x\ny""#);
    assert_eq!(items[4].path(), "$.a[4]");
    // The last member of a name is used, and names are compared unescaped.
    assert_eq!(root.get("b").string().as_deref(), Some(""));
    assert_eq!(root.get("a b").path(), "$[\"a b\"]");
    let names: Vec<_> = root.members().map(|(name, _)| name.into_owned()).collect();
    assert_eq!(names, ["a", "b", "a b", "b"]);
    assert!(root.get("c").is_absent());
    assert!(root.get("a").get("c").is_absent());
    assert_eq!(root.items().count(), 0);
    assert_eq!(root.path(), "$");
    assert_eq!(format!("{:?}", root.get("b")), "Node(a string at `$.b`)");
}

#[test]
fn an_absent_node_is_empty() {
    let node = Node::ABSENT;
    assert_eq!(node.kind(), Kind::Absent);
    assert_eq!(
        (node.source(), node.string(), node.number()),
        ("", None, None)
    );
    assert_eq!((node.boolean(), node.items().count()), (None, 0));
    assert_eq!((node.members().count(), node.path()), (0, "$".to_owned()));
    assert!(node.get("a").is_absent());
}

#[test]
fn paths_quote_and_shorten_hostile_names() {
    let text = format!(
        r#"{{"a\"\n": {{"{}": [[{{"ok_1": 1}}]]}}}}"#,
        "é".repeat(500)
    );
    let tree = Tree::parse(text.as_bytes()).unwrap();
    let (_, outer) = tree.root().members().next().unwrap();
    let (_, inner) = outer.members().next().unwrap();
    let item = inner.items().next().unwrap().items().next().unwrap();
    let expected = format!("$[\"a\\\"\\n\"][\"{}…\"][0][0].ok_1", "é".repeat(64));
    assert_eq!(item.get("ok_1").path(), expected);
}
