import { describe, expect, it } from 'vitest';
import { createProfile } from '../../../tests/support/runner-harness.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { EXAMPLE_DESCRIPTION } from '../../lib/kernel/descriptions/example-description.ts';
import { askCapabilities } from './ask-capabilities.ts';
import { providerOf } from './providers/registry.ts';
import type { FetchLike } from './transport/send-request.ts';

/** A day, whichever it is. */
const TODAY = expect.stringMatching(/^20\d\d-\d\d-\d\d$/u) as string;
const LIST = {
  data: [
    {
      model_id: 'acme/brush',
      base_price: 0.07,
      api_schema: { properties: { size: { type: 'string', maximum: 2048 } } },
    },
  ],
};

function script(answer: () => Promise<Response>) {
  const sent: { url: string; headers: unknown }[] = [];
  const fetch: FetchLike = (url, { headers }) => {
    sent.push({ url, headers });
    return answer();
  };
  return { sent, fetch };
}

async function ask(values: Partial<Profile>, fetch: FetchLike) {
  const profile = createProfile(values);
  return askCapabilities({ profile, provider: await providerOf(profile), key: 'k', fetch });
}

const ACME = { form: 'wavespeed', baseUrl: 'https://w.example/api/v3', imageModel: 'acme/brush' };

describe('askCapabilities', () => {
  it('takes what the upstream says of the model, its price as of today', async () => {
    const { sent, fetch } = script(() => Promise.resolve(Response.json(LIST)));
    expect(await ask(ACME, fetch)).toMatchObject({
      family: 'wavespeed acme/brush',
      sizes: { sides: { minPx: 256, maxPx: 2048 } },
      price: { usd: 0.07, date: TODAY },
    });
    expect(sent).toEqual([
      { url: 'https://w.example/api/v3/models', headers: { Authorization: 'Bearer k' } },
    ]);
  });

  it.each([
    ['an error', () => Promise.resolve(Response.json(LIST, { status: 500 }))],
    ['a page', () => Promise.resolve(new Response('<html>'))],
    ['no answer at all', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a list without it', () => Promise.resolve(Response.json({ data: [] }))],
  ])('takes what is known beforehand after %s', async (_name, answer) => {
    const { fetch } = script(answer);
    expect(await ask(ACME, fetch)).toMatchObject({ family: 'wavespeed', verified: false });
  });

  it('asks nobody where nothing needs to be asked', async () => {
    const { sent, fetch } = script(() => Promise.reject(new TypeError('Failed to fetch')));
    const gemini = await ask(
      { form: 'gemini', baseUrl: 'https://g.example', imageModel: 'gemini-3-pro-image' },
      fetch,
    );
    expect(gemini?.price?.date).toBe('2026-11-01');
    expect(await ask({ form: 'images', baseUrl: 'https://r.example' }, fetch)).toBeUndefined();
    const described = { form: 'described', baseUrl: 'https://d.example', description: EXAMPLE_DESCRIPTION };
    expect((await ask(described, fetch))?.price).toEqual({ usd: 0.04, date: TODAY });
    expect(sent).toEqual([]);
  });
});
