//! Where arriving bytes go. Writing (and hashing) happens on the blocking threads, a mebibyte at a time, while
//! the next bytes arrive: at most two mebibytes of an artifact are in memory, whatever its size.

use std::fs::File;
use std::io::{self, Seek as _, Write};

use bytes::Bytes;
use tokio::task::JoinHandle;
use vitrine_base::{BlobWriter, limits::MIB};

/// Takes bytes, and can start again.
pub(crate) trait Target: Write + Send + 'static {
    /// It takes bytes in no time, so that no thread is needed for that.
    const IN_MEMORY: bool = false;

    /// Throws away what was taken.
    fn restart(&mut self) -> io::Result<()>;
}

impl Target for BlobWriter {
    fn restart(&mut self) -> io::Result<()> {
        BlobWriter::restart(self)
    }
}

impl Target for File {
    fn restart(&mut self) -> io::Result<()> {
        self.rewind()?;
        self.set_len(0)
    }
}

impl Target for Vec<u8> {
    const IN_MEMORY: bool = true;

    fn restart(&mut self) -> io::Result<()> {
        self.clear();
        Ok(())
    }
}

/// A [`Target`] behind a thread.
pub(crate) struct Sink<T> {
    state: State<T>,
    pending: Vec<Bytes>,
    pending_bytes: u64,
    taken: u64,
}

enum State<T> {
    Idle(T),
    Writing(JoinHandle<(T, io::Result<()>)>),
    /// A write ended without giving the target back.
    Lost,
}

/// The thread that wrote is gone: only a panic or the end of the runtime does that.
fn lost() -> io::Error {
    io::Error::other("the writing was interrupted")
}

impl<T: Target> Sink<T> {
    /// A sink into a target that is empty.
    pub(crate) fn new(target: T) -> Self {
        Self { state: State::Idle(target), pending: Vec::new(), pending_bytes: 0, taken: 0 }
    }

    /// Bytes taken since the last start.
    pub(crate) fn taken(&self) -> u64 {
        self.taken
    }

    /// Takes bytes; waits only while the disk is slower than the network.
    pub(crate) async fn push(&mut self, bytes: Bytes) -> io::Result<()> {
        self.taken += bytes.len() as u64;
        self.pending_bytes += bytes.len() as u64;
        self.pending.push(bytes);
        if self.pending_bytes >= MIB { self.start_writing().await } else { Ok(()) }
    }

    /// Waits for the write under way and starts the next.
    async fn start_writing(&mut self) -> io::Result<()> {
        let mut target = self.settled().await?;
        let pending = std::mem::take(&mut self.pending);
        self.pending_bytes = 0;
        if T::IN_MEMORY {
            let written = pending.iter().try_for_each(|bytes| target.write_all(bytes));
            self.state = State::Idle(target);
            return written;
        }
        self.state = State::Writing(tokio::task::spawn_blocking(move || {
            let written = pending.iter().try_for_each(|bytes| target.write_all(bytes));
            (target, written)
        }));
        Ok(())
    }

    /// The target, once the write under way is done. The state is [`State::Lost`] until it is put back.
    async fn settled(&mut self) -> io::Result<T> {
        match std::mem::replace(&mut self.state, State::Lost) {
            State::Idle(target) => Ok(target),
            State::Lost => Err(lost()),
            State::Writing(mut task) => {
                // By reference, so that being dropped while waiting leaves nothing half done here.
                let (target, written) = (&mut task).await.map_err(|_| lost())?;
                match written {
                    Ok(()) => Ok(target),
                    Err(error) => {
                        self.state = State::Idle(target);
                        Err(error)
                    }
                }
            }
        }
    }

    /// Waits until all that was taken is written, and lends the target.
    pub(crate) async fn finish(&mut self) -> io::Result<&mut T> {
        if !self.pending.is_empty() {
            self.start_writing().await?;
        }
        let target = self.settled().await?;
        self.state = State::Idle(target);
        match &mut self.state {
            State::Idle(target) => Ok(target),
            State::Writing(_) | State::Lost => Err(lost()),
        }
    }

    /// Throws away what was taken.
    pub(crate) async fn restart(&mut self) -> io::Result<()> {
        self.pending.clear();
        self.pending_bytes = 0;
        if self.taken == 0 {
            return Ok(());
        }
        self.taken = 0;
        let mut target = self.settled().await?;
        let restarted = target.restart();
        self.state = State::Idle(target);
        restarted
    }

    /// Waits until all is written, and gives the target back.
    pub(crate) async fn into_target(mut self) -> io::Result<T> {
        self.finish().await?;
        self.settled().await
    }

    /// Waits for the write under way and lets the target go, so that nothing of it is left when this returns.
    pub(crate) async fn abandon(mut self) {
        drop(self.settled().await);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_goes_in_comes_out() {
        let mut sink = Sink::new(Vec::new());
        sink.push(Bytes::from_static(b"thrown away")).await.unwrap();
        sink.restart().await.unwrap();
        let chunk = Bytes::from(vec![7; 700_000]);
        for _ in 0..5 {
            sink.push(chunk.clone()).await.unwrap();
        }
        assert_eq!(sink.taken(), 3_500_000);
        assert_eq!(sink.finish().await.unwrap().len(), 3_500_000);
        sink.push(Bytes::from_static(b"end")).await.unwrap();
        assert!(sink.into_target().await.unwrap().ends_with(b"\x07end"));
    }
}
