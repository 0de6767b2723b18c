"""Asks more often than the tenant allows: the official Python SDK waits and asks again."""

import os

from auth0.management import ManagementClient

api = ManagementClient(
    domain=os.environ["TENANT_DOMAIN"],
    client_id=os.environ["TENANT_CLIENT_ID"],
    client_secret=os.environ["TENANT_CLIENT_SECRET"],
)
for _ in range(4):
    assert len(api.keys.signing.list()) == 2
print("ok four lists through a limit of two")
