//! The check `malware`: the file is streamed to clamd (`zINSTREAM`, clamd(8)), over its socket or TCP.

use std::path::Path;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

use vitrine_base::Said;

use super::{Outcome, Verdict};
use crate::store::blocking;

/// How long a scan may take: clamd unpacks what it is sent.
const TIME: Duration = Duration::from_secs(60);

/// Bytes sent at once.
const CHUNK: usize = 64 * 1024;

/// Bytes of an answer: a file name and a signature's.
const ANSWER: u64 = 4096;

/// The verdict of the scanner at `address`: a path, or `host:port`.
pub(super) async fn outcome(address: &str, file: &Path) -> Outcome {
    let answer = match tokio::time::timeout(TIME, scan(address, file)).await {
        Ok(answer) => answer,
        Err(_) => Err(format!("it did not answer within {} seconds", TIME.as_secs())),
    };
    match answer.as_deref().map(verdict) {
        Ok(Ok(None)) => {
            let clean = Said::coded("verdict.no_malware", "The malware scanner found nothing.");
            Outcome::of(Verdict::Passed, clean)
        }
        Ok(Ok(Some(signature))) => {
            let text = format!("The malware scanner found “{signature}”.");
            let found = Said::coded("verdict.malware", text).with("signature", signature);
            Outcome { malware: true, ..Outcome::of(Verdict::Failed, found) }
        }
        Ok(Err(why)) => unscanned(&why),
        Err(why) => unscanned(why),
    }
}

/// What was not scanned is looked at by a person.
fn unscanned(why: &str) -> Outcome {
    let text = format!("The malware scanner could not scan it: {why}.");
    Outcome::of(Verdict::Review, Said::coded("verdict.unscanned", text).with("why", why))
}

/// Reads `stream: OK`, `stream: <signature> FOUND`, `… ERROR`.
fn verdict(answer: &str) -> Result<Option<String>, String> {
    let answer = answer.trim_end_matches(['\0', '\n', '\r']);
    let said = answer.split_once(": ").map_or(answer, |(_, said)| said);
    if said == "OK" {
        return Ok(None);
    }
    match said.strip_suffix(" FOUND") {
        Some(signature) => Ok(Some(signature.chars().take(120).collect())),
        None => Err(format!("it answered “{}”", said.chars().take(120).collect::<String>())),
    }
}

async fn scan(address: &str, file: &Path) -> Result<String, String> {
    let failed = |error: std::io::Error| error.to_string();
    if address.starts_with('/') {
        #[cfg(unix)]
        return talk(tokio::net::UnixStream::connect(address).await.map_err(failed)?, file)
            .await
            .map_err(failed);
        #[cfg(not(unix))]
        return Err("there are no such sockets on this system".into());
    }
    talk(tokio::net::TcpStream::connect(address).await.map_err(failed)?, file).await.map_err(failed)
}

async fn talk(mut stream: impl AsyncRead + AsyncWrite + Unpin, path: &Path) -> std::io::Result<String> {
    stream.write_all(b"zINSTREAM\0").await?;
    let owned = path.to_owned();
    let mut file =
        blocking(move || Ok(vitrine_base::fs::open(&owned)?)).await.map_err(std::io::Error::other)?;
    loop {
        let (back, chunk) = blocking(move || Ok(next(file)?)).await.map_err(std::io::Error::other)?;
        file = back;
        let Ok(length) = u32::try_from(chunk.len()) else { break };
        stream.write_all(&length.to_be_bytes()).await?;
        if chunk.is_empty() {
            break;
        }
        // A scanner that has seen enough answers before the end and hangs up; what it said is still read.
        if stream.write_all(&chunk).await.is_err() {
            break;
        }
    }
    let mut answer = Vec::new();
    stream.take(ANSWER).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn next(file: std::fs::File) -> std::io::Result<(std::fs::File, Vec<u8>)> {
    use std::io::Read as _;
    let mut chunk = Vec::with_capacity(CHUNK);
    (&file).take(CHUNK as u64).read_to_end(&mut chunk)?;
    Ok((file, chunk))
}

#[cfg(test)]
mod tests {
    use super::verdict;

    #[test]
    fn answers_are_read() {
        assert_eq!(verdict("stream: OK\0"), Ok(None));
        assert_eq!(verdict("stream: Eicar-Test-Signature FOUND\0"), Ok(Some("Eicar-Test-Signature".into())));
        for unclear in
            ["", "INSTREAM size limit exceeded. ERROR\0", "stream: not OK", "UNKNOWN COMMAND\0", "FOUND"]
        {
            assert!(verdict(unclear).is_err(), "{unclear}");
        }
    }
}
