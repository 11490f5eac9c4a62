//! Random streams of events, split anywhere.

use crate::transports::{Chunked, client};
use proptest::prelude::*;
use std::fmt::Write as _;

/// An event as it is written, and as it must be read.
#[derive(Debug, Clone)]
struct Written {
    name: Option<String>,
    id: Option<String>,
    data: Vec<String>,
    comment: Option<String>,
    has_blank: bool,
    line_end: &'static str,
}

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "a", "", "ü", "data: x", "[x]", "\u{feff}", "a:b", "😀", " led",
    ])
    .prop_map(str::to_owned)
}

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["delta", "done", "ü", "a b"]).prop_map(str::to_owned)
}

fn event() -> impl Strategy<Value = Written> {
    (
        prop::option::of(name()),
        prop::option::of(name()),
        prop::collection::vec(word(), 1..4),
        prop::option::of(word()),
        any::<bool>(),
        prop::sample::select(vec!["\n", "\r", "\r\n"]),
    )
        .prop_map(|(name, id, data, comment, has_blank, line_end)| Written {
            name,
            id,
            data,
            comment,
            has_blank,
            line_end,
        })
}

impl Written {
    fn write(&self, stream: &mut String) {
        let mut line = |name: &str, value: &str| {
            // One blank after the colon belongs to the format.
            let blank = if self.has_blank || value.starts_with(' ') {
                " "
            } else {
                ""
            };
            _ = write!(stream, "{name}:{blank}{value}{}", self.line_end);
        };
        if let Some(comment) = &self.comment {
            line("", comment);
        }
        if let Some(id) = &self.id {
            line("id", id);
        }
        for data in &self.data {
            line("data", data);
        }
        if let Some(name) = &self.name {
            line("event", name);
        }
        stream.push_str(self.line_end);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn events_are_read_back(
        written in prop::collection::vec(event(), 0..6),
        mark in any::<bool>(),
        cuts in prop::collection::vec(1_usize..9, 1..5),
    ) {
        let mut stream = if mark { "\u{feff}".to_owned() } else { String::new() };
        for event in &written {
            event.write(&mut stream);
        }
        stream.push_str("data: cut off");
        let mut expected = Vec::new();
        let mut last_id = None;
        for event in &written {
            last_id = event.id.clone().or(last_id);
            expected.push((event.name.clone(), last_id.clone(), event.data.join("\n")));
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        let found = runtime.unwrap().block_on(async {
            let transport = Chunked { body: stream.into_bytes(), cuts };
            let mut events = client(transport).documents().watch().await.unwrap();
            let mut found = Vec::new();
            while let Some(event) = events.next().await {
                let event = event.unwrap();
                found.push((event.name, event.id, event.data));
            }
            found
        });
        prop_assert_eq!(found, expected);
    }
}
