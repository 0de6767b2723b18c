// Walks through the tenant with the official Node SDK, as its documentation shows it. Ends with 1 at
// the first answer that is not what it should be.
import assert from 'node:assert/strict';
import { ManagementClient } from 'auth0';

const { TENANT_DOMAIN: domain, TENANT_CLIENT_ID: clientId, TENANT_CLIENT_SECRET: clientSecret } =
  process.env;
const api = new ManagementClient({ domain, clientId, clientSecret });
const done = (step) => console.log(`ok ${step}`);

const keys = await api.keys.signing.list();
const current = keys.find((key) => key.current);
const next = keys.find((key) => key.next);
assert.ok(current && next && current.kid !== next.kid);
done('token and keys');

const one = await api.keys.signing.get(current.kid);
assert.deepEqual({ ...one }, { ...current });
done('one key');

const rotated = await api.keys.signing.rotate();
assert.ok(rotated.kid && rotated.cert.startsWith('-----BEGIN CERTIFICATE-----\r\n'));
const after = await api.keys.signing.list();
assert.equal(after.find((key) => key.current).kid, next.kid);
assert.equal(after.find((key) => key.next).kid, rotated.kid);
done('rotation, with a token of before');

const applications = [];
for await (const client of await api.clients.list({ per_page: 7 })) applications.push(client);
const { response } = await api.clients.list({ page: 0, per_page: 1, include_totals: true });
assert.equal(applications.length, response.total);
const ids = new Set(applications.map((client) => client.client_id));
assert.equal(ids.size, applications.length);
done(`pages with totals: ${applications.length} applications`);

// The SDK has no `take`; what is under it has.
const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
const bought = await fetch(`https://${domain}/oauth/token`, {
  ...post,
  body: JSON.stringify({ ...grant, audience: `https://${domain}/api/v2/` }),
});
const authorization = `Bearer ${(await bought.json()).access_token}`;
const byCursor = [];
for (let from = ''; from !== undefined; ) {
  const url = `https://${domain}/api/v2/clients?take=20${from && `&from=${from}`}`;
  const page = await (await fetch(url, { headers: { authorization } })).json();
  byCursor.push(...page.clients);
  from = page.next;
}
assert.deepEqual(byCursor.map((client) => client.client_id), [...ids]);
done('pages by cursor');

const spas = [];
const wanted = { app_type: 'spa', is_first_party: true, fields: 'client_id,name', include_fields: true };
for await (const client of await api.clients.list(wanted)) spas.push(client);
assert.ok(spas.length > 0 && spas.every((client) => client.name && !client.client_secret));
done('filters and fields');

const named = (name) => applications.find((client) => client.name === name);
const portal = await api.clients.get(named('Customer Portal').client_id);
assert.equal(portal.client_secret, named('Customer Portal').client_secret);
const fresh = await api.clients.rotateSecret(portal.client_id);
assert.notEqual(fresh.client_secret, portal.client_secret);
assert.equal((await api.clients.get(portal.client_id)).client_secret, fresh.client_secret);
done('secret and its rotation');

const worker = named('Billing Worker');
assert.equal(worker.client_secret, undefined);
const credentials = await api.clients.credentials.list(worker.client_id);
assert.equal(credentials.length, 2);
const credential = await api.clients.credentials.get(worker.client_id, credentials[0].id);
assert.equal(credential.kid, credentials[0].kid);
done('credentials');

const missing = await api.clients.get('none').catch((error) => error);
assert.equal(missing.constructor.name, 'NotFoundError');
assert.equal(missing.statusCode, 404);
assert.equal(missing.body.errorCode, 'inexistent_client');
done('404');

const reader = named('Inventory Reader');
const weak = new ManagementClient({
  domain,
  clientId: reader.client_id,
  clientSecret: reader.client_secret,
});
const refused = await weak.keys.signing.rotate().catch((error) => error);
assert.equal(refused.constructor.name, 'ForbiddenError');
assert.equal(refused.body.errorCode, 'insufficient_scope');
const [seen] = (await weak.clients.list({ per_page: 1 })).data;
assert.ok(seen.client_id && !('client_secret' in seen));
done('403, and no secret without its scope');

const revoked = await api.keys.signing.revoke(current.kid);
assert.equal(revoked.kid, current.kid);
const dead = await api.keys.signing.list().catch((error) => error);
assert.equal(dead.statusCode, 401);
done('revocation ends the token that the key signed');
