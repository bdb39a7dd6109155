//! Secrets people and programs carry, and how they are kept: never themselves, only their SHA-256. All are random
//! enough (at least 80 bits) that a plain digest cannot be turned around.
//!
//! Tokens are `vtr_`, 32 random bytes in 43 letters of base62, and 6 letters of base62 of the CRC-32 of those 43. Who
//! scans texts for secrets finds them by [`TOKEN_PATTERN`] and can tell a real one by its checksum.

use sha2::{Digest as _, Sha256};

/// How tokens begin.
pub const TOKEN_PREFIX: &str = "vtr_";

/// What tokens look like, for secret scanners.
pub const TOKEN_PATTERN: &str = r"\bvtr_[0-9A-Za-z]{49}\b";

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Letters of 32 bytes in base62: 62^43 > 2^256.
const BODY: usize = 43;

/// Letters of a CRC-32 in base62: 62^6 > 2^32.
const CHECK: usize = 6;

/// SHA-256 of a secret, as it is kept.
pub fn digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// A new secret of 32 random bytes, in 43 letters and digits.
pub fn opaque() -> String {
    base62(&rand::random::<[u8; 32]>(), BODY)
}

/// A new token.
pub fn token() -> String {
    token_of(&rand::random())
}

/// The token of these bytes.
pub fn token_of(bytes: &[u8; 32]) -> String {
    let body = base62(bytes, BODY);
    let check = base62(&crc32fast::hash(body.as_bytes()).to_be_bytes(), CHECK);
    format!("{TOKEN_PREFIX}{body}{check}")
}

/// True for what looks like a token and has the right checksum. Anything else was never given out.
pub fn is_token(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(TOKEN_PREFIX) else { return false };
    if rest.len() != BODY + CHECK || !rest.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
        return false;
    }
    let (body, check) = rest.split_at(BODY);
    base62(&crc32fast::hash(body.as_bytes()).to_be_bytes(), CHECK) == check
}

/// A number, highest byte first, in that many letters.
fn base62(bytes: &[u8], letters: usize) -> String {
    let mut number = bytes.to_vec();
    let mut out = vec![ALPHABET[0]; letters];
    for place in out.iter_mut().rev() {
        let mut rest = 0_u32;
        for byte in &mut number {
            let value = (rest << 8) | u32::from(*byte);
            // Both fit: value < 62 * 256.
            *byte = (value / 62) as u8;
            rest = value % 62;
        }
        *place = ALPHABET[rest as usize];
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Letters that make no words and are not mistaken for digits.
const USER_LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// A code a person types: eight consonants, about 34 bits.
pub fn user_code() -> String {
    (0..8).map(|_| char::from(USER_LETTERS[rand::random_range(0..USER_LETTERS.len())])).collect()
}

/// A person's code as it is kept, from whatever was typed: capitals, no dashes, no spaces. `None` when it cannot be one.
pub fn typed_user_code(typed: &str) -> Option<String> {
    let letters = typed.chars().filter(|letter| !matches!(letter, '-' | ' ' | '\u{2013}'));
    let code: String = letters.map(|letter| letter.to_ascii_uppercase()).take(9).collect();
    (code.len() == 8 && code.bytes().all(|letter| USER_LETTERS.contains(&letter))).then_some(code)
}

/// A person's code as it is shown: `XXXX-XXXX`.
pub fn shown_user_code(code: &str) -> String {
    let (first, second) = code.split_at(code.len().min(4));
    format!("{first}-{second}")
}

/// Letters of recovery codes: base32 of Crockford, which has no I, L, O and U.
const RECOVERY_LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A recovery code: 80 bits as `xxxx-xxxx-xxxx-xxxx`.
pub fn recovery_code() -> String {
    let mut code = String::with_capacity(19);
    for place in 0..16 {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(RECOVERY_LETTERS[rand::random_range(0..RECOVERY_LETTERS.len())]));
    }
    code
}

/// The digest of a recovery code, from whatever was typed.
pub fn recovery_digest(typed: &str) -> [u8; 32] {
    let letters = typed.chars().filter(|letter| letter.is_ascii_alphanumeric()).take(64);
    let plain: String = letters
        .map(|letter| match letter.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect();
    digest(&plain)
}
