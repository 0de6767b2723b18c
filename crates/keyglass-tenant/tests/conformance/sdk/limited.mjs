// Asks more often than the tenant allows: the official Node SDK waits and asks again.
import assert from 'node:assert/strict';
import { ManagementClient } from 'auth0';

const { TENANT_DOMAIN: domain, TENANT_CLIENT_ID: clientId, TENANT_CLIENT_SECRET: clientSecret } =
  process.env;
const api = new ManagementClient({ domain, clientId, clientSecret });
for (let round = 0; round < 4; round += 1) {
  assert.equal((await api.keys.signing.list()).length, 2);
}
console.log('ok four lists through a limit of two');
