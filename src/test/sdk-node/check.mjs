// Drives the demo Looker with the official TypeScript SDK.
//
//   node check.mjs URL CLIENT_ID CLIENT_SECRET
import { LookerNodeSDK, NodeSettings } from '@looker/sdk-node';
import { DelimArray } from '@looker/sdk-rtl';
import assert from 'node:assert/strict';

const [base_url, client_id, client_secret] = process.argv.slice(2);
class Settings extends NodeSettings {
  constructor(secret) { super('', { base_url, verify_ssl: 'false', timeout: '30' }); this.secret = secret; }
  readConfig() { return { client_id, client_secret: this.secret }; }
}
const sdk = LookerNodeSDK.init40(new Settings(client_secret));
let passed = 0;
async function check(name, work) { await work(); passed++; console.log('ok', name); }
const refused = async (work, pattern) => { const reply = await work(); assert.equal(reply.ok, false); assert.match(JSON.stringify(reply.error), pattern); return reply.error; };
const ok = work => sdk.ok(work);

await check('signs in and knows who it is', async () => assert.equal((await ok(sdk.me())).id, '1'));
await check('refuses a wrong secret', async () => {
  const stranger = LookerNodeSDK.init40(new Settings('wrong'));
  await assert.rejects(async () => { const reply = await stranger.me(); if (!reply.ok) throw new Error('refused'); });
});
await check('says its versions', async () => assert.equal((await ok(sdk.versions())).current_version.version, '4.0'));
await check('pages through dashboards without gaps', async () => {
  const ids = [];
  for (let offset = 0; ; offset += 50) {
    const page = await ok(sdk.search_dashboards({ limit: 50, offset, sorts: 'id', fields: 'id,title,folder(id,name)' }));
    ids.push(...page.map(d => d.id));
    if (page.length < 50) break;
  }
  assert.ok(ids.length > 0);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(ids, [...ids].sort((a, b) => a - b));
});
await check('search hits are whole dashboards', async () => {
  const [hit] = await ok(sdk.search_dashboards({ limit: 1 }));
  assert.deepEqual(hit, await ok(sdk.dashboard(hit.id)));
});
await check('looks have their query only one by one', async () => {
  const [hit] = await ok(sdk.search_looks({ limit: 1 }));
  assert.equal('query' in hit, false);
  assert.equal((await ok(sdk.look(hit.id))).query.id, hit.query_id);
});
await check('LookML dashboards are reached by their name', async () => {
  const found = await ok(sdk.dashboard('ecommerce::business_pulse'));
  assert.equal(found.readonly, true);
});
await check('groups come as a graph', async () => {
  const groups = await ok(sdk.search_groups_with_hierarchy({ limit: 100 }));
  assert.ok(groups.every(g => Array.isArray(g.parent_group_ids) && Array.isArray(g.role_ids)));
});
await check('lists by ids', async () => {
  const users = await ok(sdk.all_users({ ids: new DelimArray(['1', '2']) }));
  assert.deepEqual(users.map(u => u.id), ['1', '2']);
});
await check('creates, changes, trashes and deletes a dashboard', async () => {
  const title = 'SDK ' + Date.now();
  const made = await ok(sdk.create_dashboard({ title, folder_id: '1' }));
  assert.equal(made.dashboard_layouts.length, 1);
  const query = await ok(sdk.create_query({ model: 'ecommerce', view: 'users', fields: ['users.count'], limit: '500' }));
  const again = await ok(sdk.create_query({ model: 'ecommerce', view: 'users', fields: ['users.count'], limit: '500' }));
  assert.equal(again.id, query.id);
  const tile = await ok(sdk.create_dashboard_element({ body: { dashboard_id: made.id, type: 'vis', query_id: query.id, title: 't' } }));
  await ok(sdk.create_dashboard_filter({ dashboard_id: made.id, name: 'Date', title: 'Date', type: 'date_filter' }));
  const whole = await ok(sdk.dashboard(made.id));
  assert.equal(whole.dashboard_elements[0].query.id, query.id);
  assert.equal(whole.dashboard_layouts[0].dashboard_layout_components[0].dashboard_element_id, tile.id);
  await ok(sdk.update_dashboard_layout_component(whole.dashboard_layouts[0].dashboard_layout_components[0].id, { row: 3, width: 12 }));
  await ok(sdk.update_dashboard(made.id, { deleted: true }));
  assert.equal((await ok(sdk.search_dashboards({ id: made.id }))).length, 0);
  assert.equal((await ok(sdk.search_dashboards({ id: made.id, deleted: 'true' }))).length, 1);
  await ok(sdk.delete_dashboard(made.id));
  await refused(() => sdk.dashboard(made.id), /Not found/);
});
await check('names the fields that are wrong', async () => {
  const error = await refused(() => sdk.create_dashboard({ folder_id: '1' }), /Validation Failed/);
  assert.match(JSON.stringify(error), /missing_field/);
});
await check('replaces the groups of a role', async () => {
  const role = (await ok(sdk.all_roles({}))).find(r => r.name === 'Viewer');
  const before = (await ok(sdk.role_groups(role.id))).map(g => g.id);
  assert.deepEqual((await ok(sdk.set_role_groups(role.id, ['1']))).map(g => g.id), ['1']);
  await ok(sdk.set_role_groups(role.id, before));
});
await check('a struck request is a 429, the next one is well', async () => {
  await fetch(base_url + '/demo/faults', { method: 'POST', body: JSON.stringify({ rules: [{ method: 'GET', path: '/themes', count: 1, status: 429, retry_after: 1 }] }) });
  const struck = await sdk.all_themes();
  assert.equal(struck.ok, false);
  assert.ok((await ok(sdk.all_themes())).length > 0);
  await fetch(base_url + '/demo/faults', { method: 'POST', body: JSON.stringify({ clear: true }) });
});
await check('the ledger has counted it all', async () => {
  const ledger = await (await fetch(base_url + '/demo/ledger')).json();
  assert.ok(ledger.operations['GET /dashboards/search'] > 1 && ledger.classes.query >= 2 && ledger.statuses['429'] >= 1);
});
await check('signs out', async () => {
  await sdk.authSession.logout();
});
console.log(`${passed} checks passed`);
