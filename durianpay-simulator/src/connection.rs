//! The connections of the port. Each can be ended before a response is complete.

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// The way in which a connection ends instead of its next response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Disconnect {
    /// With a reset.
    Reset,
    /// With an orderly end.
    End,
    /// With an orderly end after this many bytes of the body.
    InBody(usize),
}

/// A connection, for the handlers of its requests.
#[derive(Debug, Clone, Default)]
pub(crate) struct ConnectionHandle(Arc<Mutex<Option<Disconnect>>>);

impl ConnectionHandle {
    /// Ends the connection in this way, instead of its next response.
    pub(crate) fn disconnect(&self, how: Disconnect) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(how);
    }

    fn requested(&self) -> Option<Disconnect> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A listener whose connections can be made to end early.
#[derive(Debug)]
pub(crate) struct FaultyListener(pub(crate) TcpListener);

impl Listener for FaultyListener {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        // The method of the trait, which handles errors.
        let (stream, address) = Listener::accept(&mut self.0).await;
        let connection = Connection {
            stream,
            handle: ConnectionHandle::default(),
            progress: ResponseProgress::default(),
        };
        (connection, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, FaultyListener>> for ConnectionHandle {
    fn connect_info(stream: IncomingStream<'_, FaultyListener>) -> Self {
        stream.io().handle.clone()
    }
}

/// A connection, for the server.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: TcpStream,
    handle: ConnectionHandle,
    /// The progress of the truncated response.
    progress: ResponseProgress,
}

/// The progress of a response.
#[derive(Debug, Default, Clone, Copy)]
struct ResponseProgress {
    /// The bytes of the blank line after the head.
    blank: usize,
    body: usize,
}

const BLANK_LINE: &[u8; 4] = b"\r\n\r\n";

impl ResponseProgress {
    fn advance(&mut self, byte: u8) {
        match BLANK_LINE.get(self.blank) {
            None => self.body += 1,
            Some(next) if *next == byte => self.blank += 1,
            Some(_) => self.blank = usize::from(byte == b'\r'),
        }
    }

    /// Returns the number of these bytes that belong to a response with at most this many bytes of
    /// the body.
    fn up_to(mut self, most_of_body: usize, bytes: &[u8]) -> usize {
        let within = |byte: &&u8| {
            self.advance(**byte);
            self.body <= most_of_body
        };
        bytes.iter().take_while(within).count()
    }
}

impl Connection {
    /// Returns the number of these bytes that may still be sent.
    fn allowed(&self, how: Disconnect, bytes: &[u8]) -> io::Result<usize> {
        let allowed = match how {
            Disconnect::Reset => {
                // If nothing is pending, closing sends a reset.
                self.stream.set_zero_linger()?;
                0
            }
            Disconnect::End => 0,
            Disconnect::InBody(most) => self.progress.up_to(most, bytes),
        };
        if allowed == 0 {
            // The server drops a connection that it cannot write to.
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        Ok(allowed)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let Some(how) = self.handle.requested() else {
            return Pin::new(&mut self.stream).poll_write(cx, bytes);
        };
        let allowed = self.allowed(how, bytes)?;
        let written = Pin::new(&mut self.stream).poll_write(cx, &bytes[..allowed]);
        if let Poll::Ready(Ok(written)) = written {
            for byte in &bytes[..written] {
                self.progress.advance(*byte);
            }
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::ResponseProgress;

    #[test]
    fn a_response_is_cut_in_its_body_however_it_is_written() {
        let response = b"HTTP/1.1 200 OK\r\na: \r\r\n\r\n0123456789";
        let head = response.len() - 10;
        for size in 1..=response.len() {
            let mut progress = ResponseProgress::default();
            let mut sent = 0;
            for piece in response.chunks(size) {
                let allowed = progress.up_to(4, piece);
                piece[..allowed]
                    .iter()
                    .for_each(|byte| progress.advance(*byte));
                sent += allowed;
                if allowed < piece.len() {
                    break;
                }
            }
            assert_eq!(sent, head + 4, "in pieces of {size}");
        }
    }
}
