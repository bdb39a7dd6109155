//! Why one way of getting a package did not lead there, and whether another one may.

use std::fmt::Display;

use crate::TransferError;
use crate::error::duplicate;

/// Why a way did not lead there.
#[derive(Debug)]
pub(super) enum Setback {
    /// The person stopped it, or the disk is full: no other way helps.
    Stop(TransferError),
    /// What is at hand does not fit, or the network did not bring what was asked for.
    Here(String),
    /// What came is not what it should be.
    There(String),
    /// A patch does not do what it says.
    Patch(String),
}

impl Setback {
    /// Something at hand could not be used.
    pub(super) fn here(error: impl Display) -> Self {
        Self::Here(error.to_string())
    }

    /// A patch could not be applied.
    pub(super) fn patch(error: impl Display) -> Self {
        Self::Patch(error.to_string())
    }

    /// The error of something that no other way helps with.
    pub(super) fn stopping(self) -> TransferError {
        match self {
            Self::Stop(error) => error,
            Self::Here(why) | Self::There(why) | Self::Patch(why) => {
                TransferError::Io(std::io::Error::other(why))
            }
        }
    }

    /// A file on its way could not be written.
    pub(super) fn writing(error: impl std::error::Error + 'static) -> Self {
        let mut next: Option<&(dyn std::error::Error + 'static)> = Some(&error);
        while let Some(cause) = next {
            if let Some(io) = cause.downcast_ref::<std::io::Error>() {
                return Self::Stop(TransferError::Io(duplicate(io)));
            }
            next = cause.source();
        }
        Self::Here(error.to_string())
    }
}

impl From<TransferError> for Setback {
    fn from(error: TransferError) -> Self {
        match error {
            TransferError::Cancelled | TransferError::Io(_) => Self::Stop(error),
            other => Self::Here(other.to_string()),
        }
    }
}

/// Runs something that reads or writes files on a thread where that may take its time.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> std::result::Result<T, Setback> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Setback::Stop(TransferError::Io(std::io::Error::other(error))))
}
