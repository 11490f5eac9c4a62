//! Tests of multipart bodies.

use super::{Assembled, Boundary, write};
use crate::json::writer::{Encode, Writer};
use crate::types::byte_source::{ByteSource, ByteStream};
use crate::types::file::File;
use bytes::Bytes;
use std::future::poll_fn;
use std::io;
use std::task::{Context, Poll};

/// A value with one file and members that are written as they are.
struct Form<'a> {
    members: &'a str,
    file: Option<File>,
}

impl Encode for Form<'_> {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        let json = crate::json::from_str::<crate::json::Json>(self.members).expect("JSON");
        writer.key("members");
        writer.json(&json);
        if let Some(file) = &self.file {
            writer.key("file \"1\"");
            file.encode(writer);
        }
        writer.end_object();
    }
}

fn boundary() -> Boundary {
    Boundary::from_random_bytes([[0xab; 16], [0xcd; 16]])
}

fn text(members: &str, file: Option<File>) -> String {
    let form = Form { members, file };
    let body = write(&form, &boundary()).expect("a body");
    let body = body.in_memory().expect("no streams").to_vec();
    let text = String::from_utf8(body).expect("UTF-8");
    text.replace(boundary().as_str(), "BOUNDARY")
        .replace("\r\n", "⏎\n")
}

#[test]
fn scalars_are_texts_objects_are_json_and_lists_repeat() {
    let body = text(r#"["a \"b\"\n", 1.50, true, null, {"c":[1]}, [2]]"#, None);
    let part = |rest: &str| {
        format!("--BOUNDARY⏎\nContent-Disposition: form-data; name=\"members\"⏎\n{rest}⏎\n")
    };
    let json = "Content-Type: application/json⏎\n⏎\n";
    let expected = [
        part("⏎\na \"b\"\n"),
        part("⏎\n1.50"),
        part("⏎\ntrue"),
        part("⏎\n"),
        part(&format!("{json}{{\"c\":[1]}}")),
        part(&format!("{json}[2]")),
        "--BOUNDARY--⏎\n".to_owned(),
    ];
    assert_eq!(body, expected.concat());
}

#[test]
fn names_are_escaped_like_in_browsers() {
    let file = File::new("a\"\r\nb ü;.pdf", b"%PDF\r\n".as_slice()).media_type("application/pdf");
    let body = text("[]", Some(file));
    let expected = "--BOUNDARY⏎\n\
        Content-Disposition: form-data; name=\"file %221%22\"; filename=\"a%22%0D%0Ab ü;.pdf\"⏎\n\
        Content-Type: application/pdf⏎\n⏎\n\
        %PDF⏎\n⏎\n\
        --BOUNDARY--⏎\n";
    assert_eq!(body, expected);
}

#[test]
fn an_invalid_media_type_is_an_error() {
    for media_type in ["pdf", "application/pdf\r\nX-Evil: 1", ""] {
        let file = Some(File::new("a", b"".as_slice()).media_type(media_type));
        let form = Form {
            members: "[]",
            file,
        };
        assert!(write(&form, &boundary()).is_err(), "{media_type}");
    }
}

#[test]
fn a_boundary_that_the_content_contains_is_replaced() {
    let content = format!("a--{}--", boundary().as_str());
    let form = Form {
        members: "[]",
        file: Some(File::new("a", content.into_bytes())),
    };
    let body = write(&form, &boundary()).expect("a body");
    let content_type = body.content_type();
    let content_type = content_type.to_str().expect("ASCII");
    assert!(!content_type.contains(boundary().as_str()));
    let (_, used) = content_type.split_once("boundary=").expect("a boundary");
    let body = String::from_utf8(body.in_memory().expect("bytes").to_vec()).expect("UTF-8");
    assert_eq!(body.matches(used).count(), 2, "the beginning and the end");
}

/// Content in chunks of one byte, whose stated length may be wrong.
struct Bytewise(&'static [u8], Option<u64>);

struct Rest(std::slice::Iter<'static, u8>);

impl ByteSource for Bytewise {
    fn length(&self) -> Option<u64> {
        self.1
    }

    fn open(&self) -> Box<dyn ByteStream> {
        Box::new(Rest(self.0.iter()))
    }
}

impl ByteStream for Rest {
    fn poll_next(&mut self, _: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        let byte = self.0.next();
        Poll::Ready(byte.map(|byte| Ok(Bytes::copy_from_slice(&[*byte]))))
    }
}

async fn streamed(
    content: &'static [u8],
    length: Option<u64>,
) -> (Option<u64>, io::Result<Vec<u8>>) {
    let form = Form {
        members: "[1]",
        file: Some(File::from_source("n", Bytewise(content, length))),
    };
    let body = write(&form, &boundary()).expect("a body");
    let Assembled::Streamed(source, _) = body else {
        panic!("a body in memory");
    };
    let mut stream = source.open();
    let mut found = Vec::new();
    while let Some(chunk) = poll_fn(|context| stream.poll_next(context)).await {
        match chunk {
            Ok(chunk) => found.extend_from_slice(&chunk),
            Err(error) => return (source.length(), Err(error)),
        }
    }
    (source.length(), Ok(found))
}

#[tokio::test]
async fn a_streamed_body_is_that_of_the_same_bytes() {
    let form = Form {
        members: "[1]",
        file: Some(File::new("n", b"content".as_slice())),
    };
    let expected = write(&form, &boundary()).expect("a body");
    let expected = expected.in_memory().expect("bytes").to_vec();
    for (stated, length) in [(Some(7), Some(expected.len() as u64)), (None, None)] {
        let (found_length, found) = streamed(b"content", stated).await;
        assert_eq!(found_length, length);
        assert_eq!(found.expect("no error"), expected);
    }
}

#[tokio::test]
async fn content_of_another_length_is_an_error() {
    for stated in [6, 8] {
        let (_, found) = streamed(b"content", Some(stated)).await;
        let error = found.expect_err("another length");
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }
}
