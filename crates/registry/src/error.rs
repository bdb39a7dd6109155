//! Every refusal and failure of the registry, typed; what a client is told of them is decided in one place, [`RegistryError::answer`].

use vitrine_base::StoreError;
use vitrine_base::fs::is_disk_full;

/// What the registry refuses or cannot do.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// A refusal a person can read and act on.
    #[error("{sentence}")]
    Refused {
        /// How it is answered.
        refusal: Refusal,
        /// Stable, lower case, dotted: `submission.version_taken`.
        code: &'static str,
        /// One plain sentence.
        sentence: String,
        /// Faults of single fields: name and sentence.
        fields: Vec<(String, String)>,
    },
    /// The database refuses.
    #[error("the database refuses: {0}")]
    Database(#[from] rusqlite::Error),
    /// A file cannot be read or written.
    #[error("a file cannot be read or written: {0}")]
    Files(#[from] std::io::Error),
    /// The blob store refuses.
    #[error("the blob store refuses: {0}")]
    Blobs(#[from] object_store::Error),
    /// The local store refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A document of our own cannot be read or written.
    #[error("a document cannot be read or written: {0}")]
    Document(#[from] serde_json::Error),
    /// Publishing failed.
    #[error(transparent)]
    Publish(#[from] vitrine_publish::PublishError),
    /// A package cannot be read.
    #[error(transparent)]
    Package(#[from] vitrine_package::PackageError),
    /// The search refuses.
    #[error(transparent)]
    Catalog(#[from] vitrine_catalog::CatalogError),
    /// Signed metadata refuses.
    #[error(transparent)]
    Trust(#[from] vitrine_trust::TrustError),
    /// Something inside broke that a client can do nothing about.
    #[error("{0}")]
    Internal(String),
}

/// What kind of refusal it is; each has one HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// 400: the request cannot be understood.
    Malformed,
    /// 401: nobody is signed in, or the token is no longer good.
    SignIn,
    /// 403: signed in, but not allowed.
    Forbidden,
    /// 404.
    NotFound,
    /// 409: it is like that already, or somebody else was faster.
    Conflict,
    /// 410: it was there and was taken down.
    Gone,
    /// 412: the condition of the request does not hold.
    Condition,
    /// 413.
    TooLarge,
    /// 415.
    WrongType,
    /// 422: understood, but a value will not do.
    Invalid,
    /// 423: somebody else holds it just now.
    Locked,
    /// 460 (tus): the bytes that came are not those that were meant.
    Checksum,
    /// 429 with `Retry-After`, in seconds.
    TooMany(u64),
    /// 503: not now (disk full, starting, stopping).
    Unavailable,
}

impl Refusal {
    /// The HTTP status.
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::SignIn => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Conflict => 409,
            Self::Gone => 410,
            Self::Condition => 412,
            Self::TooLarge => 413,
            Self::WrongType => 415,
            Self::Invalid => 422,
            Self::Locked => 423,
            Self::Checksum => 460,
            Self::TooMany(_) => 429,
            Self::Unavailable => 503,
        }
    }
}

/// What a client is told: kind of refusal, another status where the kind has none, code, sentence, faults of fields.
pub type Answer<'a> = (Refusal, Option<u16>, &'static str, String, &'a [(String, String)]);

impl RegistryError {
    /// A refusal in one sentence.
    pub fn refused(refusal: Refusal, code: &'static str, sentence: impl Into<String>) -> Self {
        Self::Refused { refusal, code, sentence: sentence.into(), fields: Vec::new() }
    }

    /// A refusal that names one field.
    pub fn field(code: &'static str, field: &str, sentence: impl Into<String>) -> Self {
        let sentence = sentence.into();
        Self::Refused {
            refusal: Refusal::Invalid,
            code,
            fields: vec![(field.into(), sentence.clone())],
            sentence,
        }
    }

    /// Nothing of that name.
    pub fn not_found(what: &str) -> Self {
        Self::refused(Refusal::NotFound, "registry.not_found", format!("There is no such {what}."))
    }

    /// True when the disk is full: worth saying, worth trying again.
    pub fn is_disk_full(&self) -> bool {
        match self {
            Self::Files(error) | Self::Publish(vitrine_publish::PublishError::Io(error)) => {
                is_disk_full(error)
            }
            Self::Database(rusqlite::Error::SqliteFailure(error, _)) => {
                error.code == rusqlite::ErrorCode::DiskFull
            }
            Self::Blobs(error) => {
                let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
                while let Some(cause) = source {
                    if let Some(error) = cause.downcast_ref::<std::io::Error>() {
                        return is_disk_full(error);
                    }
                    source = cause.source();
                }
                false
            }
            _ => false,
        }
    }

    /// What a client is told: status, code, sentence, fields. What broke inside stays in the log.
    pub fn answer(&self) -> Answer<'_> {
        match self {
            Self::Refused { refusal, code, sentence, fields } => {
                (*refusal, None, code, sentence.clone(), fields)
            }
            other if other.is_disk_full() => (
                Refusal::Unavailable,
                None,
                "registry.disk_full",
                "The registry's disk is full. Nothing was lost; try again later.".into(),
                &[],
            ),
            _ => (
                Refusal::Unavailable,
                Some(500),
                "registry.internal",
                "Something broke inside the registry. It was written to its log under the request id.".into(),
                &[],
            ),
        }
    }
}
