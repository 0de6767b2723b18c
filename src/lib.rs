//! Keyglass: the browser app.
