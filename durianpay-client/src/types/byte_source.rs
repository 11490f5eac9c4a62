//! [`ByteSource`]: content that is read in chunks, and can be read again.

use bytes::Bytes;
use std::io;
use std::task::{Context, Poll};

/// Content that is sent in chunks: a file, an object of a store, a generated export.
///
/// A request may be made again after a failure, so a source can be opened any number of times, and
/// must return the same content each time.
///
/// ```
/// use bytes::Bytes;
/// use durianpay_client::{ByteSource, ByteStream};
/// use std::io;
/// use std::task::{Context, Poll};
///
/// /// The lines of a report, generated while they are sent.
/// struct Report {
///     lines: u32,
/// }
///
/// struct Lines(std::ops::Range<u32>);
///
/// impl ByteSource for Report {
///     fn open(&self) -> Box<dyn ByteStream> {
///         Box::new(Lines(0..self.lines))
///     }
/// }
///
/// impl ByteStream for Lines {
///     fn poll_next(&mut self, _: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
///         let line = self.0.next().map(|line| Ok(Bytes::from(format!("{line}\n"))));
///         Poll::Ready(line)
///     }
/// }
///
/// let file = durianpay_client::File::from_source("report.csv", Report { lines: 3 });
/// assert_eq!(file.length(), None);
/// ```
pub trait ByteSource: Send + Sync + 'static {
    /// Returns the length of the content in bytes, if it is known. A request with content of
    /// another length fails. Default: unknown.
    fn length(&self) -> Option<u64> {
        None
    }

    /// Opens the content at its beginning. Errors are returned by the stream.
    fn open(&self) -> Box<dyn ByteStream>;
}

/// The chunks of a [`ByteSource`] that was opened.
pub trait ByteStream: Send + 'static {
    /// Returns the next chunk, or `None` at the end. If no chunk is ready, the waker of `context`
    /// must be woken once one may be.
    ///
    /// # Errors
    ///
    /// If the content cannot be read. The request then fails, and the stream is dropped.
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>>;
}

/// Content in memory, as one chunk.
pub(crate) struct OneChunk(pub(crate) Bytes);

impl ByteStream for OneChunk {
    fn poll_next(&mut self, _: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        let chunk = std::mem::take(&mut self.0);
        Poll::Ready((!chunk.is_empty()).then_some(Ok(chunk)))
    }
}
