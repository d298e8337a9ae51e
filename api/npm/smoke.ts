// Does with the API what its first users do, by a client whose types are generated from docs/openapi.json.
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type NewClient = components['schemas']['NewClient'];

function expect(held: boolean, what: string): asserts held {
  if (!held) throw new Error(`not so: ${what}`);
}

async function token(address: string, login: string): Promise<string> {
  const answer = await fetch(`${address}/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${login}:${login}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  expect(answer.ok, `${login} gets a token`);
  return (await answer.json() as { access_token: string }).access_token;
}

export async function smoke(address: string, login: string): Promise<void> {
  const api = createClient<paths>({
    baseUrl: address,
    headers: { Authorization: `Bearer ${await token(address, login)}` },
  });

  const bookShop: NewClient = { name: 'Generated', address: { country: 'DE' }, segment: 'KEY' };
  const made: string[] = [];
  for (let number = 0; number < 3; number++) {
    const { data, error } = await api.POST('/api/crm/clients', {
      params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: { ...bookShop, name: `Generated ${number}` },
    });
    expect(data !== undefined, `a client is created: ${JSON.stringify(error)}`);
    expect(data.segment === 'KEY', 'a created client is as it was sent');
    made.push(data.id);
  }

  const listed: string[] = [];
  let after: string | undefined;
  do {
    const { data: page } = await api.GET('/api/crm/clients', {
      params: { query: { name: 'generated', limit: 2, ...(after && { after }) } },
    });
    expect(page !== undefined && page.items.length <= 2, 'a page is as long as asked for');
    listed.push(...page.items.map(client => client.id));
    after = page.after;
  } while (after);
  expect(made.every(id => listed.includes(id)), 'all pages together have what was created');
  expect(new Set(listed).size === listed.length, 'nothing stands on two pages');

  const path = { clientId: made[0] };
  const read = await api.GET('/api/crm/clients/{clientId}', { params: { path } });
  const version = read.response.headers.get('ETag');
  expect(version !== null, 'a record has a version');
  const change = (name: string) =>
    api.PATCH('/api/crm/clients/{clientId}', {
      params: { path, header: { 'If-Match': version } },
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: { name },
    });
  expect((await change('Renamed')).data?.name === 'Renamed', 'a record is changed from its version');
  const late = await change('Renamed again');
  expect(late.response.status === 412 && late.error?.code === 'CHANGED_MEANWHILE', 'a later version is kept');

  const { error } = await api.POST('/api/crm/clients', { body: { ...bookShop, vatId: '12' } });
  expect(error?.code === 'VAT_ID_INVALID' && error.field === 'vatId', 'a problem names code and field');
}
