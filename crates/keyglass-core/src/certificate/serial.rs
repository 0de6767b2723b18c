//! Serial numbers, among them the negative ones that old issuers gave.

use super::fingerprint::colon_hex;

/// The longest number that is written in decimal, in bytes.
const DECIMAL_LIMIT: usize = 64;

/// A certificate's serial number (RFC 5280 §4.1.2.2): an integer of any sign and length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerialNumber {
    negative: bool,
    /// Big-endian, without leading zeros; empty for zero.
    magnitude: Vec<u8>,
}

impl SerialNumber {
    /// From the content of a DER INTEGER: two's complement, big-endian.
    pub(super) fn new(content: &[u8]) -> Self {
        let negative = content.first().is_some_and(|byte| byte & 0x80 != 0);
        let mut magnitude = content.to_vec();
        if negative {
            negate(&mut magnitude);
        }
        let zeros = magnitude.iter().take_while(|byte| **byte == 0).count();
        magnitude.drain(..zeros);
        Self {
            negative,
            magnitude,
        }
    }

    /// Whether it is below zero, which RFC 5280 forbids and real certificates have.
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// The magnitude in pairs of hex digits, `35:57:AE`, with `-` before it when negative; `00` for
    /// zero.
    pub fn colon_hex(&self) -> String {
        let digits = match self.magnitude.as_slice() {
            [] => colon_hex(&[0]),
            magnitude => colon_hex(magnitude),
        };
        format!("{}{digits}", self.sign())
    }

    /// The number in decimal; `None` for one of more than 64 bytes, of which no standard knows (RFC
    /// 5280 §4.1.2.2 allows 20) and which would take as long to write as its maker likes.
    pub fn decimal(&self) -> Option<String> {
        (self.magnitude.len() <= DECIMAL_LIMIT).then(|| self.short_decimal())
    }

    /// By schoolbook division by ten, in time that grows with the square of the length.
    fn short_decimal(&self) -> String {
        let mut rest = self.magnitude.clone();
        let mut digits = Vec::new();
        while rest.iter().any(|byte| *byte != 0) {
            let mut remainder = 0u16;
            for byte in &mut rest {
                let value = remainder << 8 | u16::from(*byte);
                // A remainder below ten leaves a quotient of one byte.
                *byte = (value / 10) as u8;
                remainder = value % 10;
            }
            digits.push(char::from(b'0' + remainder as u8));
        }
        if digits.is_empty() {
            digits.push('0');
        }
        let digits: String = digits.into_iter().rev().collect();
        format!("{}{digits}", self.sign())
    }

    fn sign(&self) -> &'static str {
        if self.negative { "-" } else { "" }
    }
}

/// Two's complement in place.
fn negate(bytes: &mut [u8]) {
    let mut carry = true;
    for byte in bytes.iter_mut().rev() {
        (*byte, carry) = (!*byte).overflowing_add(u8::from(carry));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::SerialNumber;

    #[test]
    fn zero_and_the_edges_of_the_sign() {
        for (content, hex, decimal) in [
            (&[0u8][..], "00", "0"),
            (&[0x7f], "7F", "127"),
            (&[0x80], "-80", "-128"),
            (&[0xff], "-01", "-1"),
            (&[0x00, 0x80], "80", "128"),
            (&[0xff, 0x7f], "-81", "-129"),
        ] {
            let serial = SerialNumber::new(content);
            assert_eq!(
                (serial.colon_hex().as_str(), serial.decimal().as_deref()),
                (hex, Some(decimal))
            );
        }
    }

    #[test]
    fn what_no_issuer_gives_is_not_written_in_decimal() {
        assert!(SerialNumber::new(&[0x7f; 64]).decimal().is_some());
        assert_eq!(SerialNumber::new(&[0x7f; 65]).decimal(), None);
        assert_eq!(SerialNumber::new(&[0x80; 60_000]).decimal(), None);
    }

    proptest! {
        #[test]
        fn decimals_are_those_of_the_machine(number in any::<i128>()) {
            let serial = SerialNumber::new(&number.to_be_bytes());
            prop_assert_eq!(serial.decimal(), Some(number.to_string()));
            prop_assert_eq!(serial.is_negative(), number < 0);
        }
    }
}
