//! Files on disk, which are read by blocking threads of tokio.

use super::{File, FileContent};
use crate::types::byte_source::{ByteSource, ByteStream};
use bytes::{Bytes, BytesMut};
use std::future::Future;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::task::{JoinHandle, spawn_blocking};

/// The size of the chunks that are read.
const CHUNK: usize = 64 * 1024;

impl File {
    /// Opens a file on disk, whose content is read while it is sent. The name that is sent is the
    /// last part of the path.
    ///
    /// Must be called in a tokio runtime, and panics otherwise. The file must not change until the
    /// call has returned: a request with content of another length fails.
    ///
    /// # Errors
    ///
    /// If the path is not a file that can be read.
    pub async fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let name = path.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let source = blocking(move || OnDisk::open(path)).await?;
        Ok(Self {
            name,
            media_type: None,
            content: FileContent::Source(Arc::new(source)),
        })
    }
}

/// A file on disk with the length that it had when it was opened.
struct OnDisk {
    path: PathBuf,
    length: u64,
}

impl OnDisk {
    fn open(path: PathBuf) -> io::Result<Self> {
        // Opened, so that a missing permission is found now.
        let metadata = std::fs::File::open(&path)?.metadata()?;
        if !metadata.is_file() {
            let reason = "the path is not a file";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
        }
        Ok(Self {
            path,
            length: metadata.len(),
        })
    }
}

impl ByteSource for OnDisk {
    fn length(&self) -> Option<u64> {
        Some(self.length)
    }

    fn open(&self) -> Box<dyn ByteStream> {
        Box::new(Reading::Closed(self.path.clone()))
    }
}

/// A file that is being read.
enum Reading {
    Closed(PathBuf),
    Open(std::fs::File),
    Busy(JoinHandle<io::Result<FileChunk>>),
    Ended,
}

/// A file with the chunk that was read from it.
type FileChunk = (std::fs::File, Bytes);

impl ByteStream for Reading {
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            match std::mem::replace(self, Self::Ended) {
                Self::Closed(path) => {
                    let read = move || read_chunk(std::fs::File::open(path)?);
                    *self = Self::Busy(spawn_blocking(read));
                }
                Self::Open(file) => *self = Self::Busy(spawn_blocking(move || read_chunk(file))),
                Self::Busy(mut task) => {
                    let Poll::Ready(joined) = Pin::new(&mut task).poll(context) else {
                        *self = Self::Busy(task);
                        return Poll::Pending;
                    };
                    let (file, chunk) = match joined.map_err(io::Error::other) {
                        Ok(Ok(read)) => read,
                        Ok(Err(error)) | Err(error) => return Poll::Ready(Some(Err(error))),
                    };
                    if chunk.is_empty() {
                        return Poll::Ready(None);
                    }
                    *self = Self::Open(file);
                    return Poll::Ready(Some(Ok(chunk)));
                }
                Self::Ended => return Poll::Ready(None),
            }
        }
    }
}

fn read_chunk(mut file: std::fs::File) -> io::Result<FileChunk> {
    let mut chunk = BytesMut::zeroed(CHUNK);
    let mut length = 0;
    // A short read is not the end of the file.
    while length < CHUNK {
        let Some(free) = chunk.get_mut(length..) else {
            break;
        };
        match file.read(free) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    chunk.truncate(length);
    Ok((file, chunk.freeze()))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}
