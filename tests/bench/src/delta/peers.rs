//! zsync, and a server that answers as it asks: several ranges in one answer, every byte of body counted.

use std::io::{BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const BOUNDARY: &str = "vitrine-parts";

/// Serves a folder until the program ends.
pub(crate) struct PartsServer {
    folder: PathBuf,
    port: u16,
    sent: Arc<AtomicU64>,
}

impl PartsServer {
    pub(crate) fn start(folder: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let sent = Arc::new(AtomicU64::new(0));
        let (root, count) = (folder.to_owned(), sent.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (root, count) = (root.clone(), count.clone());
                std::thread::spawn(move || converse(stream, &root, &count));
            }
        });
        Self { folder: folder.to_owned(), port, sent }
    }

    /// What zsync fetches to make the new file of the old one, its own list included; `None` without zsync.
    pub(crate) fn zsync(&self, old: &Path, new: &Path) -> Option<u64> {
        let name = new.file_name()?.to_str()?;
        let url = format!("http://127.0.0.1:{}/{name}", self.port);
        let list = self.folder.join("p.zsync");
        let quietly = |command: &mut Command| {
            command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
        };
        if !quietly(Command::new("zsyncmake").args(["-u", &url, "-o"]).arg(&list).arg(new)) {
            return None;
        }
        let out = tempfile::tempdir().unwrap();
        let made = out.path().join("made");
        let url = format!("http://127.0.0.1:{}/p.zsync", self.port);
        let mut zsync = Command::new("zsync");
        let ran =
            quietly(zsync.current_dir(&out).arg("-q").arg("-i").arg(old).arg("-o").arg(&made).arg(&url));
        let right = ran && std::fs::read(&made).ok()? == std::fs::read(new).ok()?;
        right.then(|| self.sent.load(Ordering::Relaxed))
    }
}

fn converse(mut stream: TcpStream, root: &Path, sent: &AtomicU64) {
    let Ok(reading) = stream.try_clone() else { return };
    let mut lines = BufReader::new(reading).lines();
    loop {
        let Some(Ok(first)) = lines.next() else { return };
        let path = first.split(' ').nth(1).unwrap_or("/").trim_start_matches('/').to_owned();
        // A proxy's form of the address has the host in it.
        let path = path.rsplit('/').next().unwrap_or_default().to_owned();
        let mut range = None;
        for line in lines.by_ref() {
            let Ok(line) = line else { return };
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("range: bytes=") {
                range = Some(value.to_owned());
            }
        }
        let answered = answer(&mut stream, &root.join(path), range.as_deref(), sent);
        // zsync reads its list until the connection closes, and its ranges one answer after the other.
        if answered.is_err() || range.is_none() {
            return;
        }
    }
}

fn answer(stream: &mut TcpStream, path: &Path, range: Option<&str>, sent: &AtomicU64) -> std::io::Result<()> {
    let Ok(mut file) = std::fs::File::open(path) else {
        return stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    };
    let whole = file.metadata()?.len();
    let parts: Vec<(u64, u64)> = range
        .iter()
        .flat_map(|range| range.split(','))
        .filter_map(|part| {
            let (from, to) = part.trim().split_once('-')?;
            Some((from.parse().ok()?, to.parse().unwrap_or(whole - 1).min(whole - 1)))
        })
        .collect();
    let mut read = |(from, to): (u64, u64)| -> std::io::Result<Vec<u8>> {
        let mut bytes = vec![0; (to + 1 - from) as usize];
        file.seek(SeekFrom::Start(from))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    };
    let (head, body) = match parts.as_slice() {
        [] => ("200 OK\r\n".to_owned(), read((0, whole - 1))?),
        [(from, to)] => (
            format!("206 Partial Content\r\nContent-Range: bytes {from}-{to}/{whole}\r\n"),
            read((*from, *to))?,
        ),
        several => {
            let mut body = Vec::new();
            for (from, to) in several {
                let head = format!("\r\n--{BOUNDARY}\r\nContent-Range: bytes {from}-{to}/{whole}\r\n\r\n");
                body.extend(head.bytes());
                body.extend(read((*from, *to))?);
            }
            body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
            let kind = format!("Content-Type: multipart/byteranges; boundary={BOUNDARY}\r\n");
            (format!("206 Partial Content\r\n{kind}"), body)
        }
    };
    sent.fetch_add(body.len() as u64, Ordering::Relaxed);
    let head = if range.is_none() { format!("{head}Connection: close\r\n") } else { head };
    stream.write_all(format!("HTTP/1.1 {head}Content-Length: {}\r\n\r\n", body.len()).as_bytes())?;
    stream.write_all(&body)
}
