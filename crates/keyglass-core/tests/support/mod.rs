//! What several tests need.
// Each test uses a part of it.
#![allow(dead_code)]

pub(crate) mod facts;
pub(crate) mod openssl;
