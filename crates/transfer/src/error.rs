//! What can go wrong on the way. Addresses are shown without user names, passwords and query values.

use std::io;

use vitrine_base::Sha256;
use vitrine_base::fs::{DiskFull, is_disk_full};

/// Why bytes did not arrive.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// Nothing is there: 404, 410, or no such file.
    #[error("nothing was found at {url}")]
    NotFound {
        /// The address.
        url: String,
    },
    /// The server answered with an error.
    #[error("the server answered {code} {} for {url}", meaning(*.code))]
    Status {
        /// The address.
        url: String,
        /// The HTTP status.
        code: u16,
    },
    /// The server asks to wait longer than is reasonable, or still asks after the last attempt.
    #[error("the server of {url} asks everyone to wait {seconds} seconds; try again then")]
    RateLimited {
        /// The address.
        url: String,
        /// How long it asked to wait.
        seconds: u64,
    },
    /// A redirect that cannot be followed.
    #[error("{url} redirects to {target}, which was not followed: {reason}")]
    Redirect {
        /// The address that redirects.
        url: String,
        /// Where to.
        target: String,
        /// Why not.
        reason: &'static str,
    },
    /// The address is in a private network.
    #[error("{url} leads into a private network, and this source was not confirmed for that")]
    PrivateAddress {
        /// The address.
        url: String,
    },
    /// The address is not https.
    #[error("{url} is not encrypted (http), and this source was not confirmed for that")]
    Insecure {
        /// The address.
        url: String,
    },
    /// The server's certificate or its encryption failed.
    #[error("the secure connection to {url} failed: {reason}")]
    Tls {
        /// The address.
        url: String,
        /// What the encryption library says.
        reason: String,
    },
    /// The host's name is not known.
    #[error("the name of the host in {url} could not be looked up: {reason}")]
    Dns {
        /// The address.
        url: String,
        /// What the system says.
        reason: String,
    },
    /// The server could not be reached, or did not answer.
    #[error("the server of {url} could not be reached: {reason}")]
    Connect {
        /// The address.
        url: String,
        /// What the system says.
        reason: String,
    },
    /// The server fell silent.
    #[error("{url} sent nothing for {seconds} seconds")]
    Stalled {
        /// The address.
        url: String,
        /// How long was waited.
        seconds: u64,
    },
    /// A document drips.
    #[error("{url} sends too slowly: less than {} a second", size_in_words(*.rate))]
    TooSlow {
        /// The address.
        url: String,
        /// The lowest rate, in bytes a second.
        rate: u64,
    },
    /// More bytes than allowed.
    #[error("{url} is larger than the {} allowed", size_in_words(*.limit))]
    TooLarge {
        /// The address.
        url: String,
        /// The limit, in bytes.
        limit: u64,
    },
    /// The answer ended early.
    #[error("{url} closed the connection after {received} bytes, before all had come: {reason}")]
    Truncated {
        /// The address.
        url: String,
        /// How many bytes had come.
        received: u64,
        /// What the system says.
        reason: String,
    },
    /// Other bytes than promised.
    #[error("the bytes from {url} have the digest {found}, promised was {expected}")]
    WrongDigest {
        /// The address.
        url: String,
        /// What was promised.
        expected: Sha256,
        /// What came.
        found: Sha256,
    },
    /// More or fewer bytes than promised.
    #[error("{url} has {found} bytes, promised were {expected}")]
    WrongSize {
        /// The address.
        url: String,
        /// What was promised.
        expected: u64,
        /// What came, or what the server says will come.
        found: u64,
    },
    /// The server does not serve parts of files, or not the part that was asked for.
    #[error("the server of {url} does not serve parts of files: {reason}")]
    NoRanges {
        /// The address.
        url: String,
        /// What it did instead.
        reason: &'static str,
    },
    /// The person stopped it.
    #[error("it was cancelled")]
    Cancelled,
    /// The disk refused.
    #[error("{}", disk_sentence(.0))]
    Io(#[from] io::Error),
    /// The text is not an address that can be used.
    #[error("“{text}” cannot be used as an address: {reason}")]
    BadLocation {
        /// The text.
        text: String,
        /// Why not.
        reason: String,
    },
    /// No mirror gave the right bytes.
    #[error("{}", mirrors_sentence(.tried))]
    AllMirrors {
        /// Every mirror tried, with what was wrong with it.
        tried: Vec<(String, String)>,
    },
    /// The encrypted client could not be made.
    #[error("network access could not be set up: {reason}")]
    Setup {
        /// What the library says.
        reason: String,
    },
}

fn meaning(code: u16) -> &'static str {
    reqwest::StatusCode::from_u16(code).ok().and_then(|code| code.canonical_reason()).unwrap_or("")
}

/// Bytes as people say them: `70 kB`, `1.2 MB`.
pub(crate) fn size_in_words(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1_000 => return format!("{bytes} bytes"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let (whole, tenth) = (bytes / unit, bytes % unit * 10 / unit);
    match tenth {
        1.. if whole < 10 => format!("{whole}.{tenth} {name}"),
        _ => format!("{whole} {name}"),
    }
}

fn disk_sentence(error: &io::Error) -> String {
    match DiskFull::of(error) {
        Some(full) => full.to_string(),
        None => format!("a file could not be read or written: {error}"),
    }
}

fn mirrors_sentence(tried: &[(String, String)]) -> String {
    if tried.is_empty() {
        return "there is no address to download it from".into();
    }
    let all: Vec<String> = tried.iter().map(|(_, problem)| problem.clone()).collect();
    format!("none of the {} addresses worked: {}", tried.len(), all.join("; "))
}

impl TransferError {
    /// A small stable word for scripts and for the window.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "not_found",
            Self::Status { .. } => "status",
            Self::RateLimited { .. } => "rate_limited",
            Self::Redirect { .. } => "redirect",
            Self::PrivateAddress { .. } => "private_address",
            Self::Insecure { .. } => "insecure",
            Self::Tls { .. } => "tls",
            Self::Dns { .. } => "dns",
            Self::Connect { .. } => "connect",
            Self::Stalled { .. } | Self::TooSlow { .. } => "stalled",
            Self::TooLarge { .. } => "too_large",
            Self::Truncated { .. } => "truncated",
            Self::WrongDigest { .. } => "wrong_digest",
            Self::WrongSize { .. } => "wrong_size",
            Self::NoRanges { .. } => "no_ranges",
            Self::Cancelled => "cancelled",
            Self::Io(error) if is_disk_full(error) => "disk_full",
            Self::Io(_) => "io",
            Self::BadLocation { .. } => "bad_location",
            Self::AllMirrors { .. } => "all_mirrors",
            Self::Setup { .. } => "setup",
        }
    }

    /// True when the same request may succeed a moment later. This is the one place that decides it.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Status { code, .. } => matches!(code, 408 | 425 | 429 | 500..=599),
            Self::RateLimited { .. }
            | Self::Dns { .. }
            | Self::Connect { .. }
            | Self::Stalled { .. }
            | Self::TooSlow { .. }
            | Self::Truncated { .. } => true,
            Self::NotFound { .. }
            | Self::Redirect { .. }
            | Self::PrivateAddress { .. }
            | Self::Insecure { .. }
            | Self::Tls { .. }
            | Self::TooLarge { .. }
            | Self::WrongDigest { .. }
            | Self::WrongSize { .. }
            | Self::NoRanges { .. }
            | Self::Cancelled
            | Self::Io(_)
            | Self::BadLocation { .. }
            | Self::AllMirrors { .. }
            | Self::Setup { .. } => false,
        }
    }
}

impl TransferError {
    /// The same once more, for everyone who waited for one request. (`io::Error` cannot be cloned.)
    pub(crate) fn duplicate(&self) -> Self {
        let own = |text: &String| text.clone();
        match self {
            Self::NotFound { url } => Self::NotFound { url: own(url) },
            Self::Status { url, code } => Self::Status { url: own(url), code: *code },
            Self::RateLimited { url, seconds } => Self::RateLimited { url: own(url), seconds: *seconds },
            Self::Redirect { url, target, reason } => {
                Self::Redirect { url: own(url), target: own(target), reason }
            }
            Self::PrivateAddress { url } => Self::PrivateAddress { url: own(url) },
            Self::Insecure { url } => Self::Insecure { url: own(url) },
            Self::Tls { url, reason } => Self::Tls { url: own(url), reason: own(reason) },
            Self::Dns { url, reason } => Self::Dns { url: own(url), reason: own(reason) },
            Self::Connect { url, reason } => Self::Connect { url: own(url), reason: own(reason) },
            Self::Stalled { url, seconds } => Self::Stalled { url: own(url), seconds: *seconds },
            Self::TooSlow { url, rate } => Self::TooSlow { url: own(url), rate: *rate },
            Self::TooLarge { url, limit } => Self::TooLarge { url: own(url), limit: *limit },
            Self::Truncated { url, received, reason } => {
                Self::Truncated { url: own(url), received: *received, reason: own(reason) }
            }
            Self::WrongDigest { url, expected, found } => {
                Self::WrongDigest { url: own(url), expected: *expected, found: *found }
            }
            Self::WrongSize { url, expected, found } => {
                Self::WrongSize { url: own(url), expected: *expected, found: *found }
            }
            Self::NoRanges { url, reason } => Self::NoRanges { url: own(url), reason },
            Self::Cancelled => Self::Cancelled,
            Self::Io(error) => Self::Io(duplicate(error)),
            Self::BadLocation { text, reason } => Self::BadLocation { text: own(text), reason: own(reason) },
            Self::AllMirrors { tried } => Self::AllMirrors { tried: tried.clone() },
            Self::Setup { reason } => Self::Setup { reason: own(reason) },
        }
    }
}

/// The same file error once more: its kind, its text, and of a full disk what is known of it.
pub(crate) fn duplicate(error: &io::Error) -> io::Error {
    DiskFull::of(error).map_or_else(|| io::Error::new(error.kind(), error.to_string()), |full| full.into())
}

#[cfg(test)]
mod tests {
    use super::size_in_words;

    #[test]
    fn sizes_are_said_in_words() {
        let sizes = [0, 999, 70_000, 1_000_000, 2_560_000, 268_435_456, 1_500_000_000];
        let words = ["0 bytes", "999 bytes", "70 kB", "1 MB", "2.5 MB", "268 MB", "1.5 GB"];
        assert_eq!(sizes.map(size_in_words), words);
    }
}
