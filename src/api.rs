//! The tenant over HTTP: from a request to a domain type or a typed error. Nothing here draws.

pub mod connection;
pub mod discovery;
pub mod error;
pub mod load;
pub mod local;
pub mod management;
pub mod retries;
pub mod transport;

pub use connection::Connection;
pub use error::ApiError;
