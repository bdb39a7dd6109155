//! A server as fast as the machine: a thread for each connection, and the system copies from file to socket.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;

/// Serves a folder until the process ends; answers its address, with a slash at the end.
pub(crate) fn serve(folder: &Path) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let folder = folder.to_owned();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            std::thread::spawn(move || while matches!(answer(&stream, &folder), Ok(true)) {});
        }
    });
    format!("http://{address}/")
}

/// One request and its answer; true when another may follow.
fn answer(stream: &TcpStream, folder: &Path) -> std::io::Result<bool> {
    stream.set_nodelay(true)?;
    // A client waits for the answer before it asks again: nothing is lost with the buffer.
    let mut lines = BufReader::with_capacity(4096, stream).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(false) };
    let path = first.split(' ').nth(1).unwrap_or("/").trim_start_matches('/').to_owned();
    let mut range = None;
    for line in lines {
        let line = line?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        range = line.strip_prefix("range: bytes=").map(str::to_owned).or(range);
    }
    let mut file = File::open(folder.join(path))?;
    let whole = file.metadata()?.len();
    let bounds = range.and_then(|range| {
        let (from, to) = range.split_once('-')?;
        Some((from.parse::<u64>().ok()?, to.parse().unwrap_or(whole - 1).min(whole - 1)))
    });
    let (from, to) = bounds.unwrap_or((0, whole - 1));
    let status = match bounds {
        Some(_) => format!("206 Partial\r\ncontent-range: bytes {from}-{to}/{whole}"),
        None => "200 OK".to_owned(),
    };
    let length = to + 1 - from;
    let head = format!("HTTP/1.1 {status}\r\naccept-ranges: bytes\r\ncontent-length: {length}\r\n\r\n");
    let mut out = stream;
    out.write_all(head.as_bytes())?;
    file.seek(SeekFrom::Start(from))?;
    std::io::copy(&mut (&file).take(length), &mut out)?;
    Ok(true)
}
