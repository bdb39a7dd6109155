//! The signature of a delivery, `v1` of Standard Webhooks: HMAC-SHA256 over id, time and body, parted by points, with
//! the webhook's secret; in base64. The secret is shown as `whsec_` and its base64.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::RegistryError;

/// Bytes of the secrets made here; the specification allows 24 to 64.
const SECRET_BYTES: usize = 32;

/// What a secret starts with.
const PREFIX: &str = "whsec_";

/// A new secret.
pub fn secret() -> Vec<u8> {
    rand::random::<[u8; SECRET_BYTES]>().to_vec()
}

/// A secret as people get it, once.
pub fn shown(secret: &[u8]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(secret))
}

/// The value of `webhook-signature`. `seconds` since 1970, as in `webhook-timestamp`.
///
/// # Errors
/// Never for the secrets made here.
pub fn signature(secret: &[u8], id: &str, seconds: i64, body: &str) -> Result<String, RegistryError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret)
        .map_err(|_| RegistryError::Internal("a webhook's secret will not do".into()))?;
    mac.update(format!("{id}.{seconds}.{body}").as_bytes());
    Ok(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the Standard Webhooks libraries.
    #[test]
    fn the_vector_holds() {
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed =
            signature(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signed.unwrap(), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert_eq!(shown(&secret), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }
}
