/** Whatever a model says that it takes, its provider's wire takes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Capabilities, OptionSpec, OptionValues } from '../../../src/lib/contracts/capabilities.ts';
import type { Profile } from '../../../src/lib/contracts/profile.ts';
import type { Provider, ProviderRequest } from '../../../src/lib/contracts/provider.ts';
import type { Recipe } from '../../../src/lib/contracts/recipe.ts';
import { ratiosOf, resolutionsOf, toSize } from '../../../src/lib/kernel/aspect-ratio.ts';
import { askCapabilities } from '../../../src/workers/upstream/ask-capabilities.ts';
import { OTHER_PROVIDERS } from '../../../src/workers/upstream/providers/other-providers.ts';
import { createProfile } from '../runner-harness.ts';
import { sampleRequest } from '../sample-request.ts';
import { startUpstreamServer } from '../upstream-server.ts';
import type { UpstreamServer } from '../upstream-server.ts';

const KEY = 'planted-0123456789abcdef';
const SUFFIXES: Readonly<Record<string, string>> = {
  gemini: '/v1beta',
  wavespeed: '/api/v3',
  openrouter: '/api',
};
/** Without pictures, which would only take time. */
const QUICK: Readonly<Record<string, string>> = { gemini: 'gemini-text', chat: 'chat-words' };
/** Models that no card offers. */
const MORE_MODELS: Readonly<Record<string, readonly string[]>> = {
  gemini: ['gemini-3.1-flash-lite-image'],
  wavespeed: ['acme/brush-1'],
  openrouter: ['google/gemini-2.5-flash-image'],
};

let server: UpstreamServer;
beforeAll(async () => {
  server = await startUpstreamServer({ paceMs: 0, seed: 9 });
});
afterAll(() => server.close());

const MODELS = OTHER_PROVIDERS.flatMap((provider) => {
  const { form = '', models = [] } = provider.card ?? {};
  return [...models, ...(MORE_MODELS[form] ?? [])].map((model) => ({ form, model, provider }));
});

describe.each(MODELS)('$form, $model', ({ form, model, provider }) => {
  it('is asked for nothing that its upstream refuses', async () => {
    const scenario = QUICK[form] ?? form;
    const baseUrl = `${server.baseUrl(scenario)}${SUFFIXES[form] ?? ''}`;
    const asked = createProfile({ form, baseUrl, imageModel: model, textModel: '' });
    const capabilities = await askCapabilities({ profile: asked, provider, key: KEY });
    if (!capabilities) throw new Error('A provider says what its models understand.');
    const profile = { ...asked, capabilities };
    /** Reason -> the first wish that was refused for it. */
    const refused = new Map<string, Wish>();
    for (const wish of toWishes(model, capabilities)) {
      const answer = await send({ provider, profile, ...wish });
      if (answer !== '' && !refused.has(answer)) refused.set(answer, wish);
    }
    expect(Object.fromEntries(refused)).toEqual({});
  });
});

interface Wish {
  recipe: Partial<Recipe>;
  /** How many. */
  sources: number;
}

/** Every ratio, every resolution, every option at its ends, and as many sources as it takes. */
function toWishes(model: string, capabilities: Capabilities): Wish[] {
  const { maxSources, qualities, backgrounds, formats, options = [] } = capabilities;
  const shape = (aspectRatio: string, resolution: Recipe['resolution']): Partial<Recipe> => ({
    aspectRatio,
    resolution,
    size: toSize({ aspectRatio, resolution, capabilities }),
  });
  const [resolution = '1K'] = resolutionsOf(capabilities);
  const least = EDIT_ONLY.test(model) ? 1 : 0;
  const plain = (recipe: Partial<Recipe>): Wish => ({ recipe, sources: least });
  return [
    plain(shape('auto', resolution)),
    ...ratiosOf(capabilities).map((ratio) => plain(shape(ratio, resolution))),
    // Large pictures take the server long to draw: one ratio says enough.
    ...resolutionsOf(capabilities).map((tier) => plain(shape('16:9', tier))),
    ...qualities.map((quality) => plain({ ...shape('1:1', resolution), quality })),
    ...backgrounds.map((background) => plain({ ...shape('1:1', resolution), background })),
    ...formats.map((format) => plain({ ...shape('1:1', resolution), format })),
    ...options.flatMap((spec) =>
      toValues(spec).map((value) => plain({ ...shape('1:1', resolution), options: { [spec.id]: value } })),
    ),
    ...Array.from({ length: maxSources }, (_, index) => ({
      recipe: shape('4:5', resolution),
      sources: index + 1,
    })),
  ];
}

/** They do nothing without a picture. */
const EDIT_ONLY = /edit(?:-plus|-ultra)?$|kontext-(?:pro|dev)$/iu;

function toValues(spec: OptionSpec): OptionValues[string][] {
  switch (spec.type) {
    case 'text':
      return ['rain'];
    case 'number':
      return [spec.min, spec.default, spec.max];
    case 'seed':
      return [0, 7, spec.max];
    case 'choice':
      return [...spec.values];
    case 'flag':
      return [true, false];
    default:
      return spec satisfies never;
  }
}

/** Empty where it was taken. */
async function send(input: {
  provider: Provider;
  profile: Profile;
  recipe: Partial<Recipe>;
  sources: number;
}): Promise<string> {
  const { provider, profile, recipe } = input;
  const sources: ProviderRequest['sources'] = Array.from({ length: input.sources }, (_, index) => ({
    blob: new Blob([new Uint8Array([1, 2, index])]),
    mimeType: 'image/png',
    name: String(index),
  }));
  const request = sampleRequest(profile, { ...recipe, imageModel: profile.imageModel }, sources);
  const { url, method, headers, body } = await provider.toHttpRequest(request);
  const authorization = provider.toAuthHeaders?.(KEY) ?? { Authorization: `Bearer ${KEY}` };
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...authorization },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  return response.ok ? '' : text;
}
