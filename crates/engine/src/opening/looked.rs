//! Files that were looked at, remembered for their pictures.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use vitrine_base::Sha256;

/// Marks picture tokens of package files; `~` is in no source name, id or catalogue token.
pub(crate) const FILE: &str = "file~";

/// Files remembered; a person looks at one at a time.
const KEPT: usize = 16;

/// The pictures of the files that were looked at last: token, file, and the picture's path in it.
#[derive(Debug, Default)]
pub(crate) struct Looked(Mutex<VecDeque<(String, PathBuf, String)>>);

impl Looked {
    /// Remembers a file and answers the token of its picture.
    pub(crate) fn keep(&self, file: &Path, sha256: &Sha256, member: &str) -> String {
        let token = format!("{FILE}{sha256}");
        let mut looked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        looked.retain(|(known, ..)| *known != token);
        if looked.len() == KEPT {
            looked.pop_front();
        }
        looked.push_back((token.clone(), file.to_owned(), member.to_owned()));
        token
    }

    /// The file and the member a token is about.
    pub(crate) fn find(&self, token: &str) -> Option<(PathBuf, String)> {
        let looked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        looked
            .iter()
            .find(|(known, ..)| known == token)
            .map(|(_, file, member)| (file.clone(), member.clone()))
    }
}
