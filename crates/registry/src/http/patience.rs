//! The end of patience: a body that brings nothing, a reader that takes nothing.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::BoxError;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep_until};

/// Runs while something is waited for. A large answer waits a little many times: the alarm is set once and, when it
/// rings too early, set again, instead of being made anew for every wait.
struct Patience {
    most: Duration,
    /// Since when it is waited for something; nothing is, otherwise.
    since: Option<Instant>,
    alarm: Option<Pin<Box<Sleep>>>,
}

impl Patience {
    fn new(most: Duration) -> Self {
        Self { most, since: None, alarm: None }
    }

    /// Something happened.
    fn renew(&mut self) {
        self.since = None;
    }

    /// Ready when nothing happened for too long.
    fn poll_end(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        let end = *self.since.get_or_insert_with(Instant::now) + self.most;
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(sleep_until(end)));
        loop {
            ready!(alarm.as_mut().poll(context));
            if alarm.deadline() >= end {
                let still = "the other side stood still for too long";
                return Poll::Ready(io::Error::new(io::ErrorKind::TimedOut, still));
            }
            // It was set for an earlier wait, which ended well.
            alarm.as_mut().reset(end);
        }
    }
}

/// A body that fails when it brings nothing for too long.
pub(crate) struct PatientBody {
    body: Incoming,
    patience: Patience,
}

impl PatientBody {
    pub(crate) fn new(body: Incoming, most: Duration) -> Self {
        Self { body, patience: Patience::new(most) }
    }
}

impl Body for PatientBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        match Pin::new(&mut this.body).poll_frame(context) {
            Poll::Ready(frame) => {
                this.patience.renew();
                Poll::Ready(frame.map(|frame| frame.map_err(Into::into)))
            }
            Poll::Pending => this.patience.poll_end(context).map(|error| Some(Err(error.into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A connection whose writing fails when the other side takes nothing for too long. Reading has its own limits: the
/// time for headers, [`PatientBody`].
pub(crate) struct PatientStream {
    stream: TcpStream,
    patience: Patience,
}

impl PatientStream {
    pub(crate) fn new(stream: TcpStream, most: Duration) -> Self {
        Self { stream, patience: Patience::new(most) }
    }

    fn judge<T>(&mut self, polled: Poll<io::Result<T>>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        match polled {
            Poll::Ready(done) => {
                self.patience.renew();
                Poll::Ready(done)
            }
            Poll::Pending => self.patience.poll_end(context).map(Err),
        }
    }
}

impl AsyncRead for PatientStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for PatientStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.judge(polled, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.judge(polled, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    #[tokio::test]
    async fn every_wait_has_all_its_time() {
        let most = Duration::from_millis(300);
        let mut patience = Patience::new(most);
        // A first wait sets the alarm and ends well; it rings in the middle of the second.
        let first = tokio::time::timeout(most / 2, poll_fn(|context| patience.poll_end(context))).await;
        drop(first);
        patience.renew();
        let begun = Instant::now();
        let error = poll_fn(|context| patience.poll_end(context)).await;
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!(begun.elapsed() >= most, "{:?}", begun.elapsed());
    }
}
