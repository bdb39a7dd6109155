//! The inner errors as what people are told: code, sentence, what to do, and the chain of causes.

use std::error::Error;

use vitrine_api::ApiError;
use vitrine_base::WithArguments as _;
use vitrine_catalog::CatalogError;
use vitrine_library::LibraryError;
use vitrine_package::PackageError;
use vitrine_transfer::TransferError;

/// An error that can be shown.
pub(crate) trait Explain {
    /// The error for the wire.
    fn explain(&self) -> ApiError;
}

macro_rules! explain {
    ($($error:ty),*) => {$(
        impl Explain for $error {
            fn explain(&self) -> ApiError {
                said(self.code(), self)
            }
        }
    )*};
}

explain!(CatalogError, TransferError);

impl Explain for PackageError {
    fn explain(&self) -> ApiError {
        named(said(self.code(), self), Some(self))
    }
}

impl Explain for LibraryError {
    fn explain(&self) -> ApiError {
        let package = if let Self::Package(error) = self { Some(error) } else { None };
        let error = named(said(self.code(), self), package);
        match self {
            Self::Move(_) | Self::Away { .. } => error.with_action(self.advice()),
            _ => error,
        }
    }
}

/// The error, with the name of the entry of an archive it is about.
fn named(error: ApiError, cause: Option<&PackageError>) -> ApiError {
    match cause.and_then(PackageError::entry) {
        Some(entry) => error.with("entry", entry),
        None => error,
    }
}

fn said(code: &str, error: &dyn Error) -> ApiError {
    let mut chain = format!("{code}: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if !chain.contains(&text) {
            chain.push_str("\n  because: ");
            chain.push_str(&text);
        }
        cause = error.source();
    }
    ApiError { action: advice(code), details: chain, ..ApiError::new(code, sentence(&error.to_string())) }
}

/// An error of an earlier time, of which code and words were kept.
pub(crate) fn remembered(code: &str, words: &str) -> ApiError {
    let details = format!("{code}: {words}");
    ApiError { action: advice(code), details, ..ApiError::new(code, sentence(words)) }
}

/// Starts with a capital and ends with a full stop, as a sentence does.
fn sentence(text: &str) -> String {
    // An address stays as it is written.
    if text.split(' ').next().is_some_and(|first| first.contains("://")) {
        return format!("{text}{}", if text.ends_with(['.', '!', '?', '…']) { "" } else { "." });
    }
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let stop = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// What a person can do, by the last part of a code.
fn advice(code: &str) -> Option<String> {
    let advice = match code.rsplit('.').next().unwrap_or(code) {
        "not_found" => "Check the address; the gallery may have moved.",
        "status" | "connect" | "dns" | "stalled" | "truncated" | "no_answer" | "all_mirrors" => {
            "Check your connection and try again in a while; what is installed stays usable."
        }
        "rate_limited" => "The host asks for patience: try again later.",
        "tls" => "The host cannot prove who it is. Ask the gallery's people to mend its certificate.",
        "insecure" => {
            "Use the gallery's public https address, or confirm that you trust this one (--insecure in a terminal)."
        }
        "private_address" | "redirect" => {
            "Confirm the address when you add the source, if it is meant to be in your own network."
        }
        "disk_full" => "Free some space and try again; nothing was changed.",
        "wrong_digest" | "wrong_size" => {
            "Do not use this package from here. Tell the gallery's people; trying again may help if the host was in the middle of an update."
        }
        "html" | "not_json" | "not_a_gallery" => {
            "Check that the address is the gallery's own, not a web page about it."
        }
        "busy" => "Wait until the other Vitrine is done, then try again.",
        "newer" | "newer_database" => "Start the newer Vitrine again, or update this one.",
        "read_only" => "Make the folder writable, or choose another with --home.",
        "identity" | "unsigned" | "no_longer_signed" => {
            "Ask the gallery's people on another way whether that is right. Only then accept it, in Sources or with `vitrine trust accept`."
        }
        "rolled_back" | "frozen" | "mixed" | "alarm" | "alarmed" => {
            "Nothing was taken from it. Try again later; if it stays so, ask the gallery's people. What is installed stays usable."
        }
        "expired" => "Ask the gallery's people to sign again, and look at this computer's clock.",
        "nobody_signed" | "signed_otherwise" | "withdrawn" => {
            "Sync the gallery and try again; if it stays so, tell the gallery's people."
        }
        "list_moved" => "The gallery changed a moment ago: sync it and try again.",
        "damaged_in_use" => "Close the other Vitrine, then start this one again.",
        "republished" => "Compare the digests with the maker's own words before you agree.",
        _ => return None,
    };
    Some(advice.to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn sentences_are_sentences() {
        assert_eq!(super::sentence("the disk is full"), "The disk is full.");
        assert_eq!(super::sentence("“x” is gone."), "“x” is gone.");
    }
}
