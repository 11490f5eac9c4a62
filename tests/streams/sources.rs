//! Content that counts how it is read.

use bytes::Bytes;
use durianpay_client::{ByteSource, ByteStream};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

/// Chunks of text, of which the last may be an error.
#[derive(Clone, Default)]
pub(crate) struct Source {
    chunks: Arc<Vec<Option<&'static str>>>,
    length: Option<u64>,
    opened: Arc<AtomicUsize>,
    read: Arc<AtomicUsize>,
}

impl Source {
    /// Creates content of these chunks; `None` is an error.
    pub(crate) fn new(chunks: impl IntoIterator<Item = Option<&'static str>>) -> Self {
        Self {
            chunks: Arc::new(chunks.into_iter().collect()),
            ..Self::default()
        }
    }

    /// States the length.
    pub(crate) fn of_length(mut self, length: u64) -> Self {
        self.length = Some(length);
        self
    }

    /// Returns how often the content was opened.
    pub(crate) fn opened(&self) -> usize {
        self.opened.load(Ordering::SeqCst)
    }

    /// Returns the number of chunks that were read.
    pub(crate) fn read(&self) -> usize {
        self.read.load(Ordering::SeqCst)
    }
}

impl ByteSource for Source {
    fn length(&self) -> Option<u64> {
        self.length
    }

    fn open(&self) -> Box<dyn ByteStream> {
        self.opened.fetch_add(1, Ordering::SeqCst);
        Box::new(Reading {
            source: self.clone(),
            at: 0,
            is_waiting: false,
        })
    }
}

struct Reading {
    source: Source,
    at: usize,
    is_waiting: bool,
}

impl ByteStream for Reading {
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        // Each chunk is ready at the second poll.
        self.is_waiting = !self.is_waiting;
        if self.is_waiting {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let chunk = self.source.chunks.get(self.at).copied();
        self.at += 1;
        self.source.read.fetch_add(1, Ordering::SeqCst);
        Poll::Ready(chunk.map(|chunk| match chunk {
            Some(text) => Ok(Bytes::from_static(text.as_bytes())),
            None => Err(io::Error::other("the disk failed")),
        }))
    }
}
