//! What a recipe prints: read as it comes, cleaned, and kept up to a limit; of more, the end.

use std::collections::VecDeque;
use std::io::{PipeReader, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Bytes of the log that are kept.
const KEPT: usize = 1024 * 1024;
/// Bytes of a line; a longer one is broken.
const LINE: usize = 2000;
/// Lines on their way; then the recipe waits.
const WAITING: usize = 1024;

/// Reads a pipe on a thread of its own until all writers are gone, line by line.
pub(super) fn follow(pipe: PipeReader) -> Receiver<String> {
    let (tell, hear) = sync_channel(WAITING);
    std::thread::spawn(move || read_lines(pipe, &tell));
    hear
}

fn read_lines(mut pipe: PipeReader, tell: &SyncSender<String>) {
    let mut line = Vec::new();
    let mut buffer = [0; 8192];
    while let Ok(count) = pipe.read(&mut buffer) {
        if count == 0 {
            break;
        }
        for byte in &buffer[..count] {
            if *byte != b'\n' {
                line.push(*byte);
            }
            if *byte == b'\n' || line.len() >= LINE {
                let sent = tell.send(clean(&line));
                line.clear();
                if sent.is_err() {
                    return;
                }
            }
        }
    }
    if !line.is_empty() {
        // Nobody may be listening any more.
        let _ = tell.send(clean(&line));
    }
}

/// Without colours, cursor movements and other control characters.
fn clean(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    // What stands before a carriage return was to be overwritten.
    let text = text.trim_end_matches('\r').rsplit('\r').next().unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if c == '\u{1b}' {
            if characters.next_if_eq(&'[').is_some() {
                while characters.next_if(|c| !c.is_ascii_alphabetic()).is_some() {}
                characters.next();
            }
        } else if c == '\t' || !c.is_control() {
            out.push(c);
        }
    }
    out
}

/// The log so far.
#[derive(Debug, Default)]
pub(super) struct Log {
    lines: VecDeque<String>,
    bytes: usize,
    dropped: u64,
}

impl Log {
    pub(super) fn add(&mut self, line: String) {
        self.bytes += line.len() + 1;
        self.lines.push_back(line);
        while self.bytes > KEPT {
            let Some(oldest) = self.lines.pop_front() else { break };
            self.bytes -= oldest.len() + 1;
            self.dropped += 1;
        }
    }

    /// The last lines that say something, at most `count`, in one.
    pub(super) fn end(&self, count: usize) -> String {
        let said = self.lines.iter().rev().filter(|line| !line.trim().is_empty());
        let mut lines: Vec<&str> = said.take(count).map(|line| line.trim()).collect();
        lines.reverse();
        if lines.is_empty() { "it printed nothing".to_owned() } else { lines.join(" / ") }
    }

    pub(super) fn text(&self) -> String {
        let mut text = match self.dropped {
            0 => String::new(),
            lines => format!("… {lines} lines before this were left out\n"),
        };
        for line in &self.lines {
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_end_of_much() {
        let mut log = Log::default();
        for number in 0..100_000 {
            log.add(format!("line {number} {}", "x".repeat(20)));
        }
        let text = log.text();
        assert!(text.len() < KEPT + 100 && text.contains("left out") && text.contains("line 99999"));
        assert!(log.end(2).contains("line 99998") && log.end(2).contains(" / line 99999"));
        assert_eq!(Log::default().end(3), "it printed nothing");
    }

    #[test]
    fn cleans_what_terminals_would_obey() {
        assert_eq!(clean(b"\x1b[31mred\x1b[0m\x07 10%\r20%"), "20%");
        assert_eq!(clean(b"\x1b[1;31merror:\x1b[0m bad\r"), "error: bad");
    }
}
