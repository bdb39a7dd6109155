//! Who asks, and what they may do: found out once for every request ([`super::identify`]).

use vitrine_base::PackageId;

use crate::RegistryError;
use crate::error::Refusal;

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Submits, rates, reports.
    Member,
    /// Moderates.
    Curator,
    /// Everything.
    Admin,
}

impl Role {
    /// The word for it, as stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Curator => "curator",
            Self::Admin => "admin",
        }
    }

    /// The role with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Member, Self::Curator, Self::Admin].into_iter().find(|role| role.as_str() == word)
    }
}

/// What a token may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Read what the account can read.
    Read,
    /// Upload, submit, answer, withdraw one's own.
    Publish,
    /// Rate, vote, report, follow.
    Rate,
    /// A curator's and an administrator's tools.
    Moderate,
}

/// How somebody is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Via {
    /// A cookie of the web page.
    Session {
        /// The session's hash.
        hash: [u8; 32],
        /// When password or passkey was last given, for steps that ask for it anew.
        confirmed: i64,
    },
    /// A token in `Authorization: Bearer`.
    Token {
        /// Its number.
        id: i64,
        /// What it is good for.
        scopes: Vec<Scope>,
        /// For which packages, as globs; empty for all.
        packages: Vec<String>,
    },
}

/// Somebody who is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub account: i64,
    /// Its handle.
    pub handle: String,
    /// What it may do.
    pub role: Role,
    /// How it is known.
    pub via: Via,
}

/// Who asks; nobody known is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity(pub Option<Member>);

impl Identity {
    /// The account that asks.
    ///
    /// # Errors
    /// When nobody is signed in.
    pub fn member(&self) -> Result<&Member, RegistryError> {
        self.0.as_ref().ok_or_else(|| {
            RegistryError::refused(
                Refusal::SignIn,
                "auth.sign_in",
                "Sign in first: this is only for those with an account.",
            )
        })
    }

    /// The account's number, when one asks.
    pub fn account(&self) -> Option<i64> {
        self.0.as_ref().map(|member| member.account)
    }

    /// True for curators and administrators acting as such (a token needs the scope too).
    pub fn moderates(&self) -> bool {
        self.0.as_ref().is_some_and(Member::moderates)
    }
}

impl Member {
    /// True of a curator or an administrator acting as such (a token needs the scope too).
    pub fn moderates(&self) -> bool {
        self.role >= Role::Curator && self.has_scope(Scope::Moderate)
    }

    /// Sessions may do everything their role may; tokens only what their scopes say.
    pub fn has_scope(&self, scope: Scope) -> bool {
        match &self.via {
            Via::Session { .. } => true,
            Via::Token { scopes, .. } => scopes.contains(&scope),
        }
    }

    /// True when the token (or any session) may be used for that package.
    pub fn covers(&self, package: &PackageId) -> bool {
        match &self.via {
            Via::Session { .. } => true,
            Via::Token { packages, .. } => {
                packages.is_empty() || packages.iter().any(|glob| glob_matches(glob, package.as_str()))
            }
        }
    }
}

impl Member {
    /// Refuses a token that is for other packages.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`] `auth.package`.
    pub fn check_covers(&self, package: &PackageId) -> Result<(), RegistryError> {
        if self.covers(package) {
            return Ok(());
        }
        let sentence = format!("This token is not for the package “{package}”.");
        Err(RegistryError::refused(Refusal::Forbidden, "auth.package", sentence))
    }

    /// Refuses a token that is for certain packages only: what is done concerns all of them.
    ///
    /// # Errors
    /// [`Refusal::Forbidden`] `auth.package`.
    pub fn check_covers_all(&self) -> Result<(), RegistryError> {
        match &self.via {
            Via::Token { packages, .. }
                if !packages.is_empty() && !packages.iter().any(|glob| glob == "*") =>
            {
                Err(RegistryError::refused(
                    Refusal::Forbidden,
                    "auth.package",
                    "This token is for certain packages only, and this is about all of them.",
                ))
            }
            _ => Ok(()),
        }
    }
}

/// `*` stands for any letters; everything else for itself, small letters and capitals alike.
fn glob_matches(glob: &str, text: &str) -> bool {
    let (glob, text) = (glob.to_ascii_lowercase(), text.to_ascii_lowercase());
    let parts: Vec<&str> = glob.split('*').collect();
    let [first, middle @ .., last] = parts.as_slice() else { return glob == text };
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::glob_matches;

    #[test]
    fn globs() {
        for (glob, text, fits) in [
            ("*", "nora", true),
            ("nora", "Nora", true),
            ("nora", "nora2", false),
            ("acme-*", "acme-drill", true),
            ("acme-*", "xacme-drill", false),
            ("*-dev", "a-dev", true),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "acb", false),
            ("", "nora", false),
        ] {
            assert_eq!(glob_matches(glob, text), fits, "{glob} {text}");
        }
    }
}
