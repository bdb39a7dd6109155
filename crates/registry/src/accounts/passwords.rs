//! Passwords: Argon2id with the least that OWASP's cheat sheet on password storage asks for (19 MiB, two passes, one
//! lane), two at a time, so that signing in cannot eat the machine.

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::store::blocking;
use crate::{Registry, RegistryError};

/// Memory, KiB.
const MEMORY: u32 = 19 * 1024;
/// Passes over it.
const PASSES: u32 = 2;
/// Hashings at the same time: each takes [`MEMORY`].
pub(super) const AT_ONCE: usize = 2;

/// Fewer characters are guessed too soon.
const FEWEST: usize = 10;
/// More are a burden without a gain.
const MOST: usize = 256;

/// The most common passwords of ten and more characters (shorter ones are refused anyway), from the lists every
/// guesser begins with; compared in small letters.
const COMMON: &[&str] = &[
    "0123456789",
    "0987654321",
    "1111111111",
    "123123123123",
    "1234567890",
    "12345678900",
    "12345678910",
    "123456789a",
    "123456789q",
    "1234567891",
    "123456qwerty",
    "1357924680",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "1qazxsw23edc",
    "2222222222",
    "5555555555",
    "6666666666",
    "7777777777",
    "8888888888",
    "9876543210",
    "9999999999",
    "aaaaaaaaaa",
    "abcdefghij",
    "abcdefghijk",
    "administrator",
    "asdfasdfasdf",
    "asdfghjkl123",
    "asdfghjkl1",
    "asdfghjkl;",
    "basketball",
    "basketball1",
    "changemenow",
    "chocolate1",
    "correcthorse",
    "correcthorsebatterystaple",
    "dragon12345",
    "elizabeth1",
    "footballfootball",
    "iloveyou12",
    "iloveyou123",
    "iloveyou1234",
    "letmein123",
    "letmein1234",
    "liverpool1",
    "manchester",
    "manchester1",
    "mynameisjeff",
    "pass123456",
    "passpasspass",
    "password01",
    "password10",
    "password11",
    "password12",
    "password123",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "password!!",
    "password1!",
    "p@ssw0rd123",
    "p@ssword123",
    "passw0rd123",
    "princess123",
    "q1w2e3r4t5",
    "q1w2e3r4t5y6",
    "qazwsxedcrfv",
    "qwer1234qwer",
    "qwertyqwerty",
    "qwerty1234",
    "qwerty12345",
    "qwerty123456",
    "qwertyuiop",
    "qwertyuiop1",
    "qwertyuiop123",
    "qwertyuiop[]",
    "qwertzuiop",
    "azertyuiop",
    "spongebob1",
    "starwars123",
    "sunshine123",
    "superman123",
    "trustno1trustno1",
    "unbelievable",
    "volleyball",
    "welcome123",
    "welcome1234",
    "whatever123",
    "zaq12wsxcde3",
    "zxcvbnm123",
    "zxcvbnm1234",
    "zxcvbnmzxcvbnm",
    "0000000000",
    "1231231231",
    "1212121212",
    "123321123321",
    "qwerasdfzxcv",
    "monkey12345",
    "football123",
    "baseball123",
    "computer123",
];

/// A password that will do: long enough, not too long, not common, not the handle.
///
/// # Errors
/// [`crate::Refusal::Invalid`] with what is wrong, for the field `field`.
pub fn check(password: &str, handle: &str, field: &str) -> Result<(), RegistryError> {
    let length = password.chars().count();
    let folded = password.to_lowercase();
    let refused = |sentence: String| Err(RegistryError::field("account.password", field, sentence));
    if length < FEWEST {
        refused(format!("A password has at least {FEWEST} characters."))
    } else if length > MOST {
        refused(format!("A password has at most {MOST} characters."))
    } else if COMMON.contains(&folded.as_str()) {
        refused("This is one of the passwords every guesser tries first. Take another one.".into())
    } else if !handle.is_empty() && folded == handle.to_lowercase() {
        refused("The password must not be the handle.".into())
    } else {
        Ok(())
    }
}

fn hasher() -> Result<Argon2<'static>, RegistryError> {
    let params = Params::new(MEMORY, PASSES, 1, None).map_err(internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn internal(error: impl std::fmt::Display) -> RegistryError {
    RegistryError::Internal(format!("a password cannot be hashed: {error}"))
}

/// How a password compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// It is another one, or there is none.
    Wrong,
    /// It is this one.
    Right,
    /// It is this one, and was hashed with parameters of former times: hash it anew.
    Stale,
}

/// Hashes a password; the answer is a PHC string.
///
/// # Errors
/// When the machine cannot.
pub async fn hash(registry: &Registry, password: String) -> Result<String, RegistryError> {
    let turn = registry.accounts.hashing.clone().acquire_owned().await.map_err(internal)?;
    blocking(move || {
        let hashed = hash_now(&password);
        drop(turn);
        hashed
    })
    .await
}

fn hash_now(password: &str) -> Result<String, RegistryError> {
    Ok(hasher()?.hash_password(password.as_bytes()).map_err(internal)?.to_string())
}

/// Compares a password with what is kept. Without anything kept it takes as long, so that nobody learns from the time
/// which handles there are.
///
/// # Errors
/// When the machine cannot.
pub async fn compare(
    registry: &Registry,
    password: String,
    kept: Option<String>,
) -> Result<Compared, RegistryError> {
    let turn = registry.accounts.hashing.clone().acquire_owned().await.map_err(internal)?;
    blocking(move || {
        let compared = compare_now(&password, kept.as_deref());
        drop(turn);
        compared
    })
    .await
}

fn compare_now(password: &str, kept: Option<&str>) -> Result<Compared, RegistryError> {
    let Some(kept) = kept.filter(|_| password.chars().count() <= MOST) else {
        hash_now(password.get(..FEWEST).unwrap_or_default())?;
        return Ok(Compared::Wrong);
    };
    let parsed = PasswordHash::new(kept).map_err(internal)?;
    if hasher()?.verify_password(password.as_bytes(), &parsed).is_err() {
        return Ok(Compared::Wrong);
    }
    let now = format!("$argon2id$v=19$m={MEMORY},t={PASSES},p=1$");
    Ok(if kept.starts_with(&now) { Compared::Right } else { Compared::Stale })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_ones_are_long_enough_to_be_worth_listing() {
        let short: Vec<_> = COMMON.iter().filter(|word| word.len() < FEWEST).collect();
        assert!(short.is_empty(), "{short:?}");
        assert!(COMMON.iter().all(|word| *word == word.to_lowercase()));
    }

    #[test]
    fn what_will_do() {
        for (password, will_do) in [
            ("correct horse", true),
            ("ЙЦУКЕНГШЩЗ", true),
            ("short", false),
            ("Password123", false),
            ("mira-mira-mira", false),
        ] {
            assert_eq!(check(password, "Mira-Mira-Mira", "password").is_ok(), will_do, "{password}");
        }
        assert!(check(&"x".repeat(257), "", "password").is_err());
    }

    #[test]
    fn former_parameters_are_stale() {
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(64, 1, 1, None).unwrap());
        let kept = weak.hash_password(b"correct horse").unwrap().to_string();
        assert_eq!(compare_now("correct horse", Some(&kept)).unwrap(), Compared::Stale);
        assert_eq!(compare_now("wrong horse", Some(&kept)).unwrap(), Compared::Wrong);
        let kept = hash_now("correct horse").unwrap();
        assert_eq!(compare_now("correct horse", Some(&kept)).unwrap(), Compared::Right);
        assert_eq!(compare_now("correct horse", None).unwrap(), Compared::Wrong);
    }
}
