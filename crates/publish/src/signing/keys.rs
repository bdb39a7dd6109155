//! Keys in a folder: `NAME.key` is secret, `NAME.pub` is its half for others. A key that others on this
//! computer can read is not used.

use std::path::{Path, PathBuf};

use vitrine_base::fs;
use vitrine_trust::{PublicKey, SigningKey};

use crate::PublishError;

/// What secret keys end in.
const SECRET: &str = "key";
/// What the halves for others end in.
const PUBLIC: &str = "pub";

/// Secret keys at hand.
#[derive(Debug, Default)]
pub struct Keys(Vec<SigningKey>);

impl Keys {
    /// Every `*.key` of a folder; none when there is no such folder.
    ///
    /// # Errors
    /// [`PublishError::OpenKey`]; [`PublishError::Trust`] for a file that is no key.
    pub fn of_folder(folder: &Path) -> Result<Self, PublishError> {
        let mut keys = Self::default();
        if !fs::exists(folder) {
            return Ok(keys);
        }
        let mut names = fs::list_dir(folder)?;
        names.sort_by(|a, b| a.0.cmp(&b.0));
        for (name, _) in names {
            if Path::new(&name).extension().is_some_and(|ending| ending == SECRET) {
                keys.add(&folder.join(name))?;
            }
        }
        Ok(keys)
    }

    /// Takes one more from a file, unless it is there already.
    ///
    /// # Errors
    /// As [`Self::of_folder`].
    pub fn add(&mut self, file: &Path) -> Result<(), PublishError> {
        if !fs::exists(file) {
            return Err(PublishError::Refused(format!("There is no key in {}.", file.display())));
        }
        if !fs::is_private(file)? {
            return Err(PublishError::OpenKey(file.to_owned()));
        }
        let key = SigningKey::read(file)?;
        // A copy on a stick is the same key.
        if self.0.iter().all(|known| known.id() != key.id()) {
            self.0.push(key);
        }
        Ok(())
    }

    /// Those of a folder, when one is named or the usual one is there, and of single files.
    ///
    /// # Errors
    /// As [`Self::of_folder`].
    pub fn gathered(folder: &Path, files: &[PathBuf]) -> Result<Self, PublishError> {
        let mut keys = Self::of_folder(folder)?;
        for file in files {
            keys.add(file)?;
        }
        Ok(keys)
    }

    /// How the writer takes them.
    pub(crate) fn refs(&self) -> Vec<&SigningKey> {
        self.0.iter().collect()
    }

    /// Their names.
    pub fn names(&self) -> Vec<&str> {
        self.0.iter().map(SigningKey::name).collect()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Where the keys of a gallery are unless somebody says otherwise: beside it, never in it.
pub fn usual_folder(out: &Path) -> PathBuf {
    let full = fs::canonicalize(out).unwrap_or_else(|_| out.to_owned());
    let name = full.file_name().map_or_else(|| "gallery".into(), |name| name.to_string_lossy().into_owned());
    full.with_file_name(format!("{name}-keys"))
}

/// Makes a key: `NAME.key` for its owner only, `NAME.pub` to give away. Answers both paths.
///
/// # Errors
/// [`PublishError::Refused`] for a name that is no file name; [`PublishError::Trust`] when there is one already.
pub fn new_key(folder: &Path, name: &str, roles: &[&str]) -> Result<(PathBuf, PathBuf), PublishError> {
    let plain = !name.is_empty()
        && name.len() <= 64
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if !plain {
        return Err(PublishError::Refused(format!(
            "“{}” is no name for a key: letters, digits, “-” and “_”, at most 64.",
            name.escape_debug()
        )));
    }
    own_folder(folder)?;
    let (secret, public) = (folder.join(format!("{name}.{SECRET}")), folder.join(format!("{name}.{PUBLIC}")));
    let key = SigningKey::generate(name, roles);
    key.write(&secret)?;
    key.public().write(&public)?;
    Ok((secret, public))
}

/// The key of a role in the folder, in files of the role's name; made when it is not there: an init that was cut goes
/// on with its keys. `name` is what followers read.
pub(super) fn kept_key(folder: &Path, role: &str, name: &str) -> Result<SigningKey, PublishError> {
    let secret = folder.join(format!("{role}.{SECRET}"));
    if !fs::exists(&secret) {
        own_folder(folder)?;
        let key = SigningKey::generate(name, &[role]);
        key.write(&secret)?;
        key.public().write(&folder.join(format!("{role}.{PUBLIC}")))?;
    }
    if !fs::is_private(&secret)? {
        return Err(PublishError::OpenKey(secret));
    }
    Ok(SigningKey::read(&secret)?)
}

/// A new folder is its owner's only; one that was there stays as it is, since it may hold other things.
fn own_folder(folder: &Path) -> Result<(), PublishError> {
    if !fs::exists(folder) {
        fs::create_dir_all(folder)?;
        #[cfg(unix)]
        fs::make_private(folder)?;
    }
    Ok(())
}

/// Public keys from files.
pub(super) fn public_keys(files: &[PathBuf]) -> Result<Vec<PublicKey>, PublishError> {
    files.iter().map(|file| Ok(PublicKey::read(file)?)).collect()
}

/// Refuses a folder of keys that lies in what others see.
pub(super) fn kept_apart(keys: &Path, public: &[&Path]) -> Result<(), PublishError> {
    let whole = |path: &Path| -> PathBuf {
        // What is not there yet lies where the nearest folder above it lies.
        let mut rest = Vec::new();
        let mut at = if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) };
        loop {
            if let Ok(found) = fs::canonicalize(&at) {
                return rest.iter().rev().fold(found, |whole, part| whole.join(part));
            }
            match (at.file_name().map(ToOwned::to_owned), at.parent().map(Path::to_owned)) {
                (Some(name), Some(above)) => {
                    rest.push(name);
                    at = above;
                }
                _ => return path.to_owned(),
            }
        }
    };
    match public.iter().find(|public| whole(keys).starts_with(whole(public))) {
        Some(public) => Err(PublishError::KeysInside { keys: keys.to_owned(), public: (*public).to_owned() }),
        None => Ok(()),
    }
}
