//! The field's terms, each in a sentence or two.

/// A term, and what it means.
pub(crate) struct Term {
    /// The term as it stands in a sentence.
    pub(crate) name: &'static str,
    /// What it means.
    pub(crate) meaning: &'static str,
}

pub(crate) const ACCESS_TOKEN: Term = Term {
    name: "access token",
    meaning: "What an application shows to an API to be let in: it says for which API, until when and \
        for what. Whoever holds it can use it.",
};
pub(crate) const CLIENT_SECRET: Term = Term {
    name: "client secret",
    meaning: "A password that an application and the tenant share. With HS256 it also signs the \
        application’s tokens, instead of the signing key.",
};
pub(crate) const ID_TOKEN: Term = Term {
    name: "ID tokens",
    meaning: "What tells an application who has signed in (OpenID Connect). It is for the application \
        itself, not for calling APIs.",
};
pub(crate) const IDENTITY_PROVIDER: Term = Term {
    name: "identity providers",
    meaning: "A system that signs people in and vouches for them to others: a company’s directory, or \
        this tenant itself.",
};
pub(crate) const MANAGEMENT_API: Term = Term {
    name: "Management API",
    meaning: "The tenant’s API for its own settings: keys, applications, connections. Calls to it need an \
        access token that is made for it.",
};
pub(crate) const SAML: Term = Term {
    name: "SAML",
    meaning: "Security Assertion Markup Language 2.0: XML in which one system tells another who has signed \
        in. The receiver checks its signature with the signing certificate.",
};
pub(crate) const SCOPE: Term = Term {
    name: "scope",
    meaning: "A right that an access token carries, such as read:signing_keys. The tenant refuses calls for \
        which the token has none.",
};
pub(crate) const SIGNING_ALGORITHM: Term = Term {
    name: "signing algorithm",
    meaning: "How tokens are signed: RS256 with the tenant’s private key, so that everyone can check them \
        with the public one; HS256 with the application’s client secret.",
};
pub(crate) const SIGNING_KEY: Term = Term {
    name: "signing key",
    meaning: "The tenant’s pair of keys for tokens and assertions. The private half never leaves the \
        tenant; the API gives the public half, in a certificate.",
};
pub(crate) const WS_FED: Term = Term {
    name: "WS-Fed",
    meaning: "WS-Federation: the older way, of Microsoft’s systems above all, to pass signed assertions on \
        who has signed in.",
};
