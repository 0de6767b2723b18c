"""Walks through the tenant with the official Python SDK, as its documentation shows it. Ends with 1
at the first answer that is not what it should be."""

import os

import httpx
from auth0.management import ManagementClient
from auth0.management.core.api_error import ApiError

DOMAIN = os.environ["TENANT_DOMAIN"]


def connect(client_id, client_secret):
    return ManagementClient(domain=DOMAIN, client_id=client_id, client_secret=client_secret)


def done(step):
    print("ok", step)


def error_of(call):
    try:
        call()
    except ApiError as error:
        return error
    raise AssertionError("it should have been refused")


api = connect(os.environ["TENANT_CLIENT_ID"], os.environ["TENANT_CLIENT_SECRET"])

keys = api.keys.signing.list()
current = next(key for key in keys if key.current)
waiting = next(key for key in keys if key.next)
assert current.kid != waiting.kid
done("token and keys")

one = api.keys.signing.get(current.kid)
assert one.model_dump() == current.model_dump()
assert current.pkcs_7.startswith("-----BEGIN PKCS7-----\r\n")
done("one key")

rotated = api.keys.signing.rotate()
after = api.keys.signing.list()
assert next(key for key in after if key.current).kid == waiting.kid
assert next(key for key in after if key.next).kid == rotated.kid
done("rotation, with a token of before")

applications = list(api.clients.list(page=0, per_page=7, include_totals=True))
assert len({client.client_id for client in applications}) == len(applications) > 30
done(f"pages with totals: {len(applications)} applications")

# The SDK has no `take`; what is under it has.
grant = {
    "grant_type": "client_credentials",
    "client_id": os.environ["TENANT_CLIENT_ID"],
    "client_secret": os.environ["TENANT_CLIENT_SECRET"],
    "audience": f"https://{DOMAIN}/api/v2/",
}
with httpx.Client(base_url=f"https://{DOMAIN}") as raw:
    token = raw.post("/oauth/token", data=grant).raise_for_status().json()["access_token"]
    raw.headers["authorization"] = f"Bearer {token}"
    by_cursor, query = [], {"take": 20}
    while query:
        page = raw.get("/api/v2/clients", params=query).raise_for_status().json()
        by_cursor += page["clients"]
        query = {"take": 20, "from": page["next"]} if "next" in page else None
assert [client["client_id"] for client in by_cursor] == [c.client_id for c in applications]
done("pages by cursor")

chosen = api.clients.list(app_type="spa", is_first_party=True, fields="client_id,name")
spas = list(chosen)
assert spas and all(client.name and not client.client_secret for client in spas)
done("filters and fields")


def named(name):
    return next(client for client in applications if client.name == name)


portal = api.clients.get(named("Customer Portal").client_id)
assert portal.client_secret == named("Customer Portal").client_secret
fresh = api.clients.rotate_secret(portal.client_id)
assert fresh.client_secret != portal.client_secret
assert api.clients.get(portal.client_id).client_secret == fresh.client_secret
done("secret and its rotation")

worker = named("Billing Worker")
assert worker.client_secret is None
credentials = api.clients.credentials.list(worker.client_id)
assert len(credentials) == 2
credential = api.clients.credentials.get(worker.client_id, credentials[0].id)
assert credential.kid == credentials[0].kid
done("credentials")

missing = error_of(lambda: api.clients.get("none"))
assert (type(missing).__name__, missing.status_code) == ("NotFoundError", 404)
assert "inexistent_client" in str(missing.body), missing.body
done("404")

reader = named("Inventory Reader")
weak = connect(reader.client_id, reader.client_secret)
refused = error_of(weak.keys.signing.rotate)
assert (type(refused).__name__, refused.status_code) == ("ForbiddenError", 403)
assert "insufficient_scope" in str(refused.body), refused.body
seen = next(iter(weak.clients.list(per_page=1)))
assert seen.client_id and seen.client_secret is None
done("403, and no secret without its scope")

assert api.keys.signing.revoke(current.kid).kid == current.kid
assert error_of(api.keys.signing.list).status_code == 401
done("revocation ends the token that the key signed")
