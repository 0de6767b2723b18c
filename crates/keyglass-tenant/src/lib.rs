//! The local tenant: the parts of the Management API v2 that Keyglass reads.
