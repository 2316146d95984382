// Validates the demo Looker against an OpenAPI file of the Looker API.
//
//   node validate.mjs OPENAPI.json SOURCE_URL SOURCE_ID SOURCE_SECRET [TARGET_URL TARGET_ID TARGET_SECRET]
//
// Walks every read of the source and checks each answer. With a target (an empty demo of another seed) it also copies the
// content there, checks each body before it is sent and each answer, and then compares both sides.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const [specFile, ...servers] = process.argv.slice(2);
const spec = JSON.parse(readFileSync(specFile, 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true, logger: false });
addFormats(ajv);
ajv.addSchema({ ...spec, $id: 'looker' });

const operations = [];
for (const [path, methods] of Object.entries(spec.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    if (!operation.responses) continue;
    const pattern = new RegExp('^' + path.replace(/\{[^}]+\}/g, '([^/]+)') + '$');
    operations.push({ method: method.toUpperCase(), path, pattern, operation, words: path.split('/').filter(w => !w.startsWith('{')).length });
  }
}
operations.sort((a, b) => b.words - a.words);

const compiled = new Map();
function validator(pointer) {
  if (!compiled.has(pointer)) compiled.set(pointer, ajv.compile({ $ref: 'looker#' + pointer }));
  return compiled.get(pointer);
}
const escape = s => s.replace(/~/g, '~0').replace(/\//g, '~1').replace(/%/g, '%25').replace(/\{/g, '%7B').replace(/\}/g, '%7D');

const used = new Map();
let problems = 0;
let checked = 0;
function problem(where, what) {
  problems++;
  if (problems <= 60) console.log('PROBLEM', where, typeof what === 'string' ? what : JSON.stringify(what).slice(0, 500));
}
function check(pointer, value, where) {
  checked++;
  const valid = validator(pointer);
  if (!valid(value)) {
    const first = valid.errors.slice(0, 3).map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
    problem(where, first);
  }
}

class Server {
  constructor(url, id, secret) { Object.assign(this, { url, id, secret }); }
  async signIn() {
    const body = new URLSearchParams({ client_id: this.id, client_secret: this.secret });
    const reply = await (await fetch(this.url + '/api/4.0/login', { method: 'POST', body })).json();
    this.token = reply.access_token;
  }
  async call(method, path, body, expected = 200) {
    const full = '/api/4.0' + path.split('?')[0];
    const found = operations.find(o => o.method === method && o.pattern.test(full));
    const where = `${method} ${path}`;
    if (!found) { problem(where, 'not in the OpenAPI file'); return undefined; }
    const pointer = `/paths/${escape(found.path)}/${method.toLowerCase()}`;
    const name = `${method} ${found.path.replace('/api/4.0', '')}`;
    used.set(name, (used.get(name) ?? 0) + 1);
    if (body !== undefined && expected < 300 && found.operation.requestBody) check(`${pointer}/requestBody/content/application~1json/schema`, body, where + ' request');
    const reply = await fetch(this.url + '/api/4.0' + path, {
      method, body: body === undefined ? undefined : JSON.stringify(body),
      headers: { Authorization: 'token ' + this.token, 'Content-Type': 'application/json' } });
    const text = await reply.text();
    if (reply.status !== expected && !(expected === 200 && reply.status === 204)) problem(where, `status ${reply.status}, not ${expected}: ${text.slice(0, 300)} sent ${JSON.stringify(body ?? null).slice(0, 300)}`);
    const declared = found.operation.responses[String(reply.status)];
    if (!declared) { problem(where, `status ${reply.status} is not declared: ${text.slice(0, 200)}`); return undefined; }
    const json = text ? JSON.parse(text) : undefined;
    if (declared.content?.['application/json']) check(`${pointer}/responses/${reply.status}/content/application~1json/schema`, json, where);
    return json;
  }
  get(path, expected) { return this.call('GET', path, undefined, expected); }
  post(path, body, expected) { return this.call('POST', path, body, expected); }
  patch(path, body, expected) { return this.call('PATCH', path, body, expected); }
  put(path, body, expected) { return this.call('PUT', path, body, expected); }
  del(path, expected) { return this.call('DELETE', path, undefined, expected); }
  async all(path) {
    const out = [];
    for (let offset = 0; ; offset += 100) {
      const page = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=100&offset=${offset}`);
      out.push(...page);
      if (page.length < 100) return out;
    }
  }
}

const e = encodeURIComponent;
const some = (list, n = 12) => list.slice(0, n);

async function walk(s) {
  const dashboards = [...await s.all('/dashboards/search'), ...await s.all('/dashboards/search?deleted=true'), ...await s.get('/dashboards/lookml/search')];
  await s.get('/dashboards');
  for (const d of some(dashboards, 60)) {
    await s.get(`/dashboards/${e(d.id)}`);
    await s.get(`/dashboards/${e(d.id)}/dashboard_elements`);
    await s.get(`/dashboards/${e(d.id)}/dashboard_filters`);
    await s.get(`/dashboards/${e(d.id)}/dashboard_layouts`);
    await s.get(`/scheduled_plans/dashboard/${e(d.id)}?all_users=true`);
    for (const l of d.dashboard_layouts) { await s.get(`/dashboard_layouts/${l.id}`); await s.get(`/dashboard_layouts/${l.id}/dashboard_layout_components`); for (const c of some(l.dashboard_layout_components, 2)) await s.get(`/dashboard_layout_components/${c.id}`); }
    for (const f of some(d.dashboard_filters, 2)) await s.get(`/dashboard_filters/${f.id}`);
    for (const t of d.dashboard_elements) {
      if (!d.readonly) await s.get(`/dashboard_elements/${t.id}`);
      if (t.query_id) await s.get(`/queries/${t.query_id}`);
      if (t.merge_result_id) { const m = await s.get(`/merge_queries/${t.merge_result_id}`); for (const q of m.source_queries) await s.get(`/queries/slug/${q.query_slug}`); }
      if (t.result_maker?.sql_query_id) await s.get(`/sql_queries/${t.result_maker.sql_query_id}`);
    }
  }
  await s.get('/dashboard_elements/search?look_id=1');
  await s.get('/dashboards/lookml/' + dashboards[0].id);
  await s.get('/dashboards/lookml/' + e('ecommerce::business_pulse'), 500);
  await s.get('/looks');
  for (const l of some(await s.all('/looks/search'))) { await s.get(`/looks/${l.id}`); await s.get(`/scheduled_plans/look/${l.id}?all_users=true`); }
  await s.get('/folders');
  for (const f of await s.all('/folders/search')) {
    await s.get(`/folders/${f.id}`); await s.get(`/folders/${f.id}/children`); await s.get(`/folders/${f.id}/ancestors`);
    if (f.parent_id) await s.get(`/folders/${f.id}/parent`);
    await s.get(`/content_metadata/${f.content_metadata_id}`);
    await s.get(`/content_metadata?parent_id=${f.content_metadata_id}`);
    await s.get(`/content_metadata_access?content_metadata_id=${f.content_metadata_id}`);
  }
  await s.get('/folders/3/looks'); await s.get('/folders/3/dashboards'); await s.get('/folders/1/children/search?name=%25a%25');
  await s.get("/content_metadata", 400);
  await s.get('/users');
  for (const u of await s.all('/users/search')) {
    await s.get(`/users/${u.id}`); await s.get(`/users/${u.id}/roles`); await s.get(`/users/${u.id}/attribute_values?include_unset=true`);
    for (const k of ['email', 'google', 'saml']) if (u['credentials_' + k]) await s.get(`/users/${u.id}/credentials_${k}`);
    await s.get(`/users/${u.id}/credentials_api3`); await s.get(`/users/${u.id}/credentials_embed`);
  }
  await s.get('/credentials_email/search?email=%25user%25');
  await s.get('/user'); await s.get('/session'); await s.get('/versions'); await s.get('/workspaces'); await s.get('/workspaces/dev');
  await s.get('/groups'); await s.all('/groups/search'); await s.all('/groups/search/with_roles');
  for (const g of await s.all('/groups/search/with_hierarchy')) { await s.get(`/groups/${g.id}`); await s.get(`/groups/${g.id}/users`); await s.get(`/groups/${g.id}/groups`); }
  await s.all('/roles/search'); await s.get('/roles/search/with_user_count');
  for (const r of await s.get('/roles')) { await s.get(`/roles/${r.id}`); await s.get(`/roles/${r.id}/groups`); await s.get(`/roles/${r.id}/users?direct_association_only=true`); }
  for (const k of ['permission_sets', 'model_sets']) { await s.all(`/${k}/search`); for (const x of await s.get('/' + k)) await s.get(`/${k}/${x.id}`); }
  await s.get('/permissions');
  await s.all('/boards/search');
  for (const b of await s.get('/boards')) await s.get('/boards/' + b.id);
  for (const b of await s.get('/board_sections')) await s.get('/board_sections/' + b.id);
  for (const b of await s.get('/board_items')) await s.get('/board_items/' + b.id);
  await s.all('/scheduled_plans/search?all_users=true');
  await s.get('/scheduled_plans/lookml_dashboard/' + e('ecommerce::business_pulse') + '?all_users=true');
  for (const p of await s.get('/scheduled_plans?all_users=true')) await s.get('/scheduled_plans/' + p.id);
  for (const a of await s.all('/alerts/search?all_owners=true')) await s.get('/alerts/' + a.id);
  for (const a of await s.get('/user_attributes')) { await s.get('/user_attributes/' + a.id); await s.get(`/user_attributes/${a.id}/group_values`); }
  await s.all('/themes/search'); await s.get('/themes/default_theme?theme_type=internal'); await s.get('/themes/active');
  for (const t of await s.get('/themes')) await s.get('/themes/' + t.id);
  for (const c of await s.get('/color_collections')) await s.get('/color_collections/' + e(c.id));
  await s.get('/color_collections/custom'); await s.get('/color_collections/standard'); await s.get('/color_collections/default');
  for (const m of await s.get('/lookml_models')) { await s.get('/lookml_models/' + m.name); for (const x of m.explores) await s.get(`/lookml_models/${m.name}/explores/${x.name}`); }
  for (const c of await s.get('/connections')) await s.get('/connections/' + c.name);
  for (const p of await s.get('/projects')) { await s.get('/projects/' + p.id); await s.get(`/projects/${p.id}/manifest`); }
  for (const p of ['datagroups', 'integration_hubs', 'integrations', 'legacy_features', 'primary_homepage_sections', 'content_favorite/search', 'running_queries']) await s.get('/' + p);
  await s.get('/dashboards/999999', 404); await s.get('/queries/42', 404);
}

// Keeps what the closed request schema of an operation allows.
function writable(schema, value) {
  if (value === null || value === undefined) return value;
  if (schema.$ref) return writable(spec.components.schemas[schema.$ref.split('/').pop()], value);
  if (schema.type === 'array') return value.map(v => writable(schema.items, v));
  if (schema.properties) {
    const out = {};
    for (const [k, s] of Object.entries(schema.properties)) if (value[k] !== undefined && value[k] !== null) out[k] = writable(s, value[k]);
    return out;
  }
  return value;
}
const W = (name, value, drop = []) => {
  const out = writable(spec.components.schemas[name], value);
  for (const k of drop) delete out[k];
  return out;
};

async function copy(a, b) {
  const map = { folders: { 1: '1', 2: '2', lookml: 'lookml' }, users: {}, groups: { 1: '1' }, roles: {}, permission_sets: {}, model_sets: {}, attributes: {}, colors: {}, looks: {}, dashboards: {}, elements: {}, boards: {} };
  for (const m of await a.get('/lookml_models')) { await b.del('/lookml_models/' + m.name); await b.post('/lookml_models', W('W_LookmlModel', m)); await b.patch('/lookml_models/' + m.name, W('W_LookmlModel', m)); }
  const there = await b.get('/user_attributes');
  for (const u of await a.get('/user_attributes')) {
    const same = there.find(x => x.name === u.name);
    map.attributes[u.id] = same ? same.id : (await b.post('/user_attributes', W('W_UserAttribute_create', u))).id;
    if (!u.is_system) await b.patch('/user_attributes/' + map.attributes[u.id], { user_can_view: u.user_can_view });
  }
  for (const k of ['permission_sets', 'model_sets']) {
    const old = await b.get('/' + k);
    for (const p of await a.get('/' + k)) {
      const same = old.find(x => x.name === p.name);
      const body = W(k === 'model_sets' ? 'W_ModelSet' : 'W_PermissionSet', p);
      map[k][p.id] = same ? same.id : (await b.post('/' + k, body)).id;
      await b.patch(`/${k}/${map[k][p.id]}`, body, p.built_in ? 405 : 200);
    }
  }
  const roles = await b.get('/roles');
  for (const r of await a.get('/roles')) {
    const same = roles.find(x => x.name === r.name);
    const body = { name: r.name, permission_set_id: map.permission_sets[r.permission_set.id], model_set_id: map.model_sets[r.model_set.id] };
    map.roles[r.id] = same ? same.id : (await b.post('/roles', body)).id;
    await b.patch('/roles/' + map.roles[r.id], body, r.internal ? 405 : 200);
  }
  const groups = await a.all('/groups/search/with_hierarchy');
  for (const g of groups) if (!map.groups[g.id]) map.groups[g.id] = (await b.post('/groups', W('W_Group', g))).id;
  for (const g of groups) for (const p of g.parent_group_ids) await b.post(`/groups/${map.groups[p]}/groups`, { group_id: map.groups[g.id] });
  await b.patch('/groups/1', { name: 'x' }, 403);
  for (const u of await a.all('/users/search')) {
    if (u.id === '1') { map.users[1] = '1'; map.folders[u.personal_folder_id] = (await b.get('/users/1')).personal_folder_id; continue; }
    const made = await b.post('/users', W('W_User', u, ['credentials_email', 'home_folder_id']));
    map.users[u.id] = made.id;
    if (u.personal_folder_id) map.folders[u.personal_folder_id] = made.personal_folder_id;
    if (u.credentials_email) { await b.post(`/users/${made.id}/credentials_email`, W('W_CredentialsEmail', u.credentials_email)); await b.patch(`/users/${made.id}/credentials_email`, { forced_password_reset_at_next_login: false }); }
    await b.patch('/users/' + made.id, { locale: u.locale });
    const direct = await a.get(`/users/${u.id}/roles?direct_association_only=true`);
    await b.put(`/users/${made.id}/roles`, direct.map(r => map.roles[r.id]));
    for (const g of u.group_ids) if (g !== '1') await b.post(`/groups/${map.groups[g]}/users`, { user_id: made.id });
    for (const v of await a.get(`/users/${u.id}/attribute_values`)) if (v.source === 'Set for this User') await b.patch(`/users/${made.id}/attribute_values/${map.attributes[v.user_attribute_id]}`, { value: v.value });
  }
  for (const r of await a.get('/roles')) {
    await b.put(`/roles/${map.roles[r.id]}/groups`, (await a.get(`/roles/${r.id}/groups`)).map(g => map.groups[g.id]));
    await b.put(`/roles/${map.roles[r.id]}/users`, (await a.get(`/roles/${r.id}/users?direct_association_only=true`)).map(u => map.users[u.id]));
  }
  for (const u of await a.get('/user_attributes')) {
    const values = await a.get(`/user_attributes/${u.id}/group_values`);
    if (values.length) await b.post(`/user_attributes/${map.attributes[u.id]}/group_values`, values.map(v => ({ group_id: map.groups[v.group_id], value: v.value ?? 'x' })));
    if (values.length) await b.patch(`/groups/${map.groups[values[0].group_id]}/attribute_values/${map.attributes[u.id]}`, { value: values[0].value ?? 'x' });
  }
  const folders = await a.get('/folders');
  const add = async f => {
    if (map.folders[f.id] || f.is_personal) return;
    const parent = folders.find(x => x.id === f.parent_id);
    await add(parent);
    const made = await b.post('/folders', { name: f.name, parent_id: map.folders[f.parent_id] });
    await b.patch('/folders/' + made.id, { name: f.name });
    map.folders[f.id] = made.id;
  };
  for (const f of folders) await add(f);
  for (const c of await a.get('/color_collections/custom')) { map.colors[c.id] = (await b.post('/color_collections', W('W_ColorCollection', c))).id; await b.patch('/color_collections/' + map.colors[c.id], { label: c.label }); }
  for (const t of await a.get('/themes')) if (t.name !== 'Looker') {
    const body = W('W_Theme', t);
    body.settings.color_collection_id = map.colors[t.settings.color_collection_id] ?? t.settings.color_collection_id;
    const made = await b.post('/themes', body);
    await b.patch('/themes/' + made.id, body);
  }
  const query = async q => (await b.post('/queries', W('W_Query_create', q, ['client_id', 'filter_config']))).id;
  for (const deleted of ['', '&deleted=true']) for (const l of await a.all('/looks/search?sorts=id' + deleted)) {
    const full = await a.get('/looks/' + l.id);
    const body = { ...W('W_LookWithQuery', full, ['query', 'folder', 'deleted']), query_id: await query(full.query), folder_id: map.folders[l.folder_id], user_id: map.users[l.user_id] };
    map.looks[l.id] = (await b.post('/looks', body)).id;
    if (deleted) await b.patch('/looks/' + map.looks[l.id], { deleted: true });
  }
  for (const deleted of ['', '&deleted=true']) for (const d of await a.all('/dashboards/search?sorts=id' + deleted)) {
    const made = await b.post('/dashboards', { ...W('W_Dashboard', d, ['folder', 'deleted']), folder_id: map.folders[d.folder_id], user_id: map.users[d.user_id] });
    map.dashboards[d.id] = made.id;
    for (const f of [...d.dashboard_filters].sort((x, y) => x.row - y.row)) await b.post('/dashboard_filters', { ...W('W_CreateDashboardFilter_create', f), dashboard_id: made.id });
    const layouts = {};
    for (const l of d.dashboard_layouts) {
      const body = { ...W('W_DashboardLayout', l), dashboard_id: made.id };
      layouts[l.id] = l.active ? made.dashboard_layouts[0].id : (await b.post('/dashboard_layouts', body)).id;
      if (l.active) await b.patch('/dashboard_layouts/' + layouts[l.id], W('W_DashboardLayout', l, ['dashboard_id']));
    }
    for (const t of d.dashboard_elements) {
      const body = W('W_DashboardElement', t, ['look', 'query', 'query_id', 'result_maker_id', 'merge_result_id', 'look_id', 'dashboard_layout_id']);
      body.dashboard_id = made.id;
      if (body.result_maker) for (const k of ['query', 'merge_result_id', 'sql_query_id']) delete body.result_maker[k];
      if (t.look_id) body.look_id = map.looks[t.look_id];
      if (t.query_id) body.query_id = await query(t.query);
      if (t.merge_result_id) {
        const m = await a.get('/merge_queries/' + t.merge_result_id);
        const copy = W('W_MergeQuery', m);
        for (const [i, q] of m.source_queries.entries()) { copy.source_queries[i].query_id = await query(await a.get('/queries/' + q.query_id)); delete copy.source_queries[i].query_slug; }
        const one = await b.post('/merge_queries', copy);
        const two = await b.post('/merge_queries', copy);
        if (one.id !== two.id) problem('merge_queries', 'not idempotent');
        body.merge_result_id = one.id;
      }
      if (t.result_maker?.sql_query_id) {
        const q = await a.get('/sql_queries/' + t.result_maker.sql_query_id);
        body.result_maker.sql_query_id = (await b.post('/sql_queries', { connection_name: q.connection.name, sql: q.sql, vis_config: q.vis_config })).slug;
      }
      const tile = await b.post('/dashboard_elements', body);
      map.elements[t.id] = tile.id;
    }
    const whole = await b.get('/dashboards/' + made.id);
    for (const l of d.dashboard_layouts) {
      const mine = whole.dashboard_layouts.find(x => x.id === layouts[l.id]);
      for (const c of l.dashboard_layout_components) {
        const target = mine.dashboard_layout_components.find(x => x.dashboard_element_id === map.elements[c.dashboard_element_id]);
        await b.patch('/dashboard_layout_components/' + target.id, W('W_DashboardLayoutComponent', c, ['dashboard_layout_id', 'dashboard_element_id']));
      }
    }
    if (deleted) await b.patch('/dashboards/' + made.id, { deleted: true });
  }
  for (const board of await a.get('/boards')) {
    const made = await b.post('/boards', { title: board.title, description: board.description, user_id: map.users[board.user_id] });
    map.boards[board.id] = made.id;
    const sections = {};
    for (const s of board.board_sections) {
      sections[s.id] = (await b.post('/board_sections', { board_id: made.id, title: s.title, description: s.description })).id;
      const items = {};
      for (const i of s.board_items) {
        const body = W('W_BoardItem', i, ['board_section_id', 'dashboard_id', 'look_id']);
        if (i.dashboard_id) body.dashboard_id = map.dashboards[i.dashboard_id];
        if (i.look_id) body.look_id = map.looks[i.look_id];
        items[i.id] = (await b.post('/board_items', { ...body, board_section_id: sections[s.id] })).id;
        await b.patch('/board_items/' + items[i.id], { order: i.order });
      }
      await b.patch('/board_sections/' + sections[s.id], { item_order: s.item_order.map(x => items[x]) });
    }
    await b.patch('/boards/' + made.id, { section_order: board.section_order.map(x => sections[x]) });
  }
  for (const p of await a.get('/scheduled_plans?all_users=true')) {
    const body = W('W_ScheduledPlan', p, ['dashboard_id', 'look_id', 'query_id']);
    body.user_id = map.users[p.user_id];
    body.enabled = false;
    if (p.dashboard_id) body.dashboard_id = map.dashboards[p.dashboard_id];
    if (p.look_id) body.look_id = map.looks[p.look_id];
    for (const d of body.scheduled_plan_destination) delete d.scheduled_plan_id;
    const made = await b.post('/scheduled_plans', body);
    await b.patch('/scheduled_plans/' + made.id, { enabled: p.enabled });
  }
  for (const x of await a.all('/alerts/search?all_owners=true')) {
    const body = { ...W('W_Alert_create', x, ['query_id']), owner_id: map.users[x.owner_id], dashboard_element_id: map.elements[x.dashboard_element_id] };
    const made = await b.post('/alerts', body);
    await b.patch('/alerts/' + made.id, { is_disabled: x.is_disabled });
    await b.put('/alerts/' + made.id, body);
  }
  for (const f of [...folders, ...(await a.get('/boards')).map(x => ({ ...x, board: true }))]) {
    const meta = await a.get('/content_metadata/' + f.content_metadata_id);
    if (meta.inherits || f.parent_id === null) continue;
    const target = (await b.get(f.board ? '/boards/' + map.boards[f.id] : '/folders/' + map.folders[f.id])).content_metadata_id;
    await b.patch('/content_metadata/' + target, { inherits: false });
    for (const g of await b.get('/content_metadata_access?content_metadata_id=' + target)) await b.del('/content_metadata_access/' + g.id);
    for (const g of await a.get('/content_metadata_access?content_metadata_id=' + f.content_metadata_id)) {
      const body = { content_metadata_id: target, permission_type: g.permission_type };
      if (g.group_id) body.group_id = map.groups[g.group_id]; else body.user_id = map.users[g.user_id];
      const made = await b.post('/content_metadata_access', body);
      await b.put('/content_metadata_access/' + made.id, { ...body, permission_type: 'view' });
      await b.put('/content_metadata_access/' + made.id, body);
    }
  }
  return map;
}

// Compares two dashboards without what must differ: ids, times, counts, links.
const strip = value => Array.isArray(value) ? value.map(strip) : value && typeof value === 'object'
  ? Object.fromEntries(Object.entries(value).filter(([k]) => !/(^|_)(id|ids|at|uri|url|count|slug|to_i)$|^(id|can|folder|edit_uri|user_name|last_updater_name|is_owner_disabled|look|element_title|palette_id)$|_as_html$/.test(k)).map(([k, v]) => [k, strip(v)])) : value;
async function compare(a, b, map) {
  let same = 0;
  for (const [from, to] of Object.entries(map.dashboards)) {
    const x = JSON.stringify(strip(await a.get('/dashboards/' + from)));
    const y = JSON.stringify(strip(await b.get('/dashboards/' + to)));
    if (x === y) same++; else { let i = 0; while (x[i] === y[i]) i++; problem(`dashboard ${from} -> ${to}`, `differ at …${x.slice(Math.max(0, i - 80), i + 60)}… / …${y.slice(Math.max(0, i - 20), i + 60)}…`); }
  }
  console.log(`${same} of ${Object.keys(map.dashboards).length} dashboards equal after the copy`);
}

async function refusals(b, map) {
  const d = Object.values(map.dashboards)[0];
  const one = await b.get('/dashboards/' + d);
  const folder = one.folder_id;
  await b.post('/dashboards', { title: one.title, folder_id: folder }, 422);
  await b.post('/dashboards', { title: 'x' + Math.random(), folder_id: folder, slug: one.slug }, 409);
  await b.post('/dashboards', { title: 'x', folder_id: '99999999' }, 404);
  await b.post('/dashboards', { title: 'x', folder_id: folder, id: '5' }, 422);
  await b.post('/dashboards', { title: 'x', folder_id: folder, colour: 'red' }, 422);
  await b.post('/dashboards', { title: 5, folder_id: folder }, 422);
  await b.post('/dashboards', { folder_id: folder }, 422);
  await b.post('/queries', { model: 'nope', view: 'x' }, 404);
  await b.post('/dashboard_elements', { dashboard_id: d, type: 'vis' }, 422);
  await b.post('/dashboard_elements', { dashboard_id: d, type: 'vis', query_id: 'nope' }, 404);
  await b.post('/dashboard_elements', { dashboard_id: d, look_id: '1', result_maker_id: '1' }, 422);
  await b.post('/alerts', { owner_id: '1' }, 422);
  await b.post('/scheduled_plans', { name: 'x', dashboard_id: d, crontab: '0 6 * * *', scheduled_plan_destination: [] }, 422);
  await b.patch('/roles/1', { name: 'x' }, 405);
  await b.del('/groups/1', 403);
  await b.del('/users/1', 403);
  await b.patch('/dashboards/' + e('ecommerce::business_pulse'), { title: 'x' }, (await b.get('/dashboards/lookml/search')).length ? 405 : 404);
}

async function removals(b, map) {
  const first = kind => Object.values(map[kind]).at(-1);
  await b.del('/dashboard_elements/' + Object.values(map.elements)[0]);
  const d = await b.get('/dashboards/' + first('dashboards'));
  for (const f of d.dashboard_filters) await b.del('/dashboard_filters/' + f.id);
  await b.del('/dashboards/' + d.id); await b.get('/dashboards/' + d.id, 404);
  await b.del('/looks/' + first('looks'));
  await b.del('/boards/' + first('boards'));
  await b.del('/scheduled_plans/' + (await b.get('/scheduled_plans?all_users=true'))[0].id);
  await b.del('/alerts/' + (await b.all('/alerts/search?all_owners=true'))[0].id);
  await b.del('/users/' + first('users'));
  await b.del('/color_collections/' + first('colors'));
  await b.del('/groups/' + first('groups'));
  await b.del('/roles/' + first('roles'));
  await b.del('/user_attributes/' + first('attributes'));
  await b.del('/folders/' + map.folders['4']);
  await b.del('/folders/1', 422);
}

const source = new Server(...servers.slice(0, 3));
await source.signIn();
await walk(source);
console.log(`reads: ${checked} checks, ${problems} problems`);
if (servers.length >= 6) {
  const target = new Server(...servers.slice(3, 6));
  await target.signIn();
  const map = await copy(source, target);
  await compare(source, target, map);
  await walk(target);
  await refusals(target, map);
  await removals(target, map);
}
console.log(`${used.size} operations used, ${checked} checks, ${problems} problems`);
process.exit(problems ? 1 : 0);
