//! The connections of the port, each of which can be told to break off before
//! an answer is complete.

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// How a connection ends in place of its next answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Break {
    /// With a reset.
    Reset,
    /// With an orderly end.
    End,
    /// With an orderly end after so many bytes of the body.
    InBody(usize),
}

/// A connection as its requests see it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line(Arc<Mutex<Option<Break>>>);

impl Line {
    pub(crate) fn break_off(&self, how: Break) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(how);
    }

    fn told(&self) -> Option<Break> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A listener whose connections can be told to break off.
#[derive(Debug)]
pub(crate) struct Lines(pub(crate) TcpListener);

impl Listener for Lines {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        // The one of the trait, which sees to errors.
        let (stream, address) = Listener::accept(&mut self.0).await;
        let connection = Connection {
            stream,
            line: Line::default(),
            answer: Answer::default(),
        };
        (connection, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, Lines>> for Line {
    fn connect_info(stream: IncomingStream<'_, Lines>) -> Self {
        stream.io().line.clone()
    }
}

/// A connection as the server sees it.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: TcpStream,
    line: Line,
    /// What has gone out of the answer that breaks off.
    answer: Answer,
}

/// How far an answer has gone out.
#[derive(Debug, Default, Clone, Copy)]
struct Answer {
    /// So much of the blank line after the head.
    blank: usize,
    body: usize,
}

const BLANK_LINE: &[u8; 4] = b"\r\n\r\n";

impl Answer {
    fn go_on(&mut self, byte: u8) {
        match BLANK_LINE.get(self.blank) {
            None => self.body += 1,
            Some(next) if *next == byte => self.blank += 1,
            Some(_) => self.blank = usize::from(byte == b'\r'),
        }
    }

    /// How many of these bytes come before that much of the body is over.
    fn up_to(mut self, most_of_body: usize, bytes: &[u8]) -> usize {
        let within = |byte: &&u8| {
            self.go_on(**byte);
            self.body <= most_of_body
        };
        bytes.iter().take_while(within).count()
    }
}

impl Connection {
    /// How many of these bytes still go out.
    fn allowed(&self, how: Break, bytes: &[u8]) -> io::Result<usize> {
        let allowed = match how {
            Break::Reset => {
                // With nothing to wait for, closing sends a reset.
                self.stream.set_zero_linger()?;
                0
            }
            Break::End => 0,
            Break::InBody(most) => self.answer.up_to(most, bytes),
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
        let Some(how) = self.line.told() else {
            return Pin::new(&mut self.stream).poll_write(cx, bytes);
        };
        let allowed = self.allowed(how, bytes)?;
        let written = Pin::new(&mut self.stream).poll_write(cx, &bytes[..allowed]);
        if let Poll::Ready(Ok(written)) = written {
            for byte in &bytes[..written] {
                self.answer.go_on(*byte);
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
    use super::Answer;

    #[test]
    fn an_answer_is_cut_in_its_body_however_it_is_written() {
        let answer = b"HTTP/1.1 200 OK\r\na: \r\r\n\r\n0123456789";
        let head = answer.len() - 10;
        for size in 1..=answer.len() {
            let mut so_far = Answer::default();
            let mut sent = 0;
            for piece in answer.chunks(size) {
                let allowed = so_far.up_to(4, piece);
                piece[..allowed].iter().for_each(|byte| so_far.go_on(*byte));
                sent += allowed;
                if allowed < piece.len() {
                    break;
                }
            }
            assert_eq!(sent, head + 4, "in pieces of {size}");
        }
    }
}
