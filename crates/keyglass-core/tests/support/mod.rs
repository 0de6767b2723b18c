//! What several tests need.
// Each test uses a part of it.
#![allow(dead_code, clippy::print_stdout)]

pub(crate) mod corpus;
pub(crate) mod extensions;
pub(crate) mod facts;
pub(crate) mod openssl;
