//! A server on loopback that returns the same response to every request, as fast as it can.
//!
//! Each connection has a separate thread, so that its work is not attributed to the calling thread.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// Starts the server. Returns its base URL.
pub(crate) fn start(body: &str) -> std::io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}/v1", listener.local_addr()?);
    let response: Arc<str> = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let response = Arc::clone(&response);
            // When a client disconnects, its thread ends.
            thread::spawn(move || serve(&stream, &response));
        }
    });
    Ok(url)
}

fn serve(stream: &TcpStream, response: &str) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    while read_request(&mut reader)? {
        writer.write_all(response.as_bytes())?;
    }
    Ok(())
}

/// Reads a request to its end. Returns `false` if there are no more.
fn read_request(reader: &mut BufReader<&TcpStream>) -> std::io::Result<bool> {
    let mut length = 0;
    let mut line = String::new();
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(false);
        }
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or_default();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(true)
}
