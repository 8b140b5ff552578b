import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGreyJpeg } from '../../../../tests/support/grey-jpeg.ts';
import { createProfile } from '../../../../tests/support/runner-harness.ts';
import { createGradientPng } from '../../../../tests/support/png.ts';
import type { ResumeModeName } from '../../../../tests/support/resume-modes.ts';
import { startUpstreamServer } from '../../../../tests/support/upstream-server.ts';
import type { UpstreamServer } from '../../../../tests/support/upstream-server.ts';
import type { Profile } from '../../../lib/contracts/profile.ts';
import type { Finding, ProbeId, Traits } from '../../../lib/contracts/traits.ts';
import { openDatabase } from '../../../lib/db/database.ts';
import { createRepositories } from '../../../lib/db/repositories.ts';
import type { Repositories } from '../../../lib/db/repositories.ts';
import { createFailure } from '../../../lib/kernel/app-error.ts';
import { toRoutePath } from '../../../../tests/support/upstream-route.ts';
import { toSse } from '../demo/answer-wire.ts';
import { createAnswerWire } from '../demo/create-answer-wire.ts';
import { providerOf } from '../providers/registry.ts';
import { createDoctor } from './doctor.ts';
import type { DoctorContext } from './doctor-context.ts';
import type { Pixels } from './pixels.ts';

/** Looks like nothing that would be taken for a key anyway. */
const KEY = 'open/sesame+4711';
const PAGE = { isSecurePage: false, isOnline: true };
let server: UpstreamServer;
let repositories: Repositories;

beforeAll(async () => void (server = await startUpstreamServer({ paceMs: 0 })));
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  repositories = createRepositories(openDatabase(`doctor-${randomUUID()}`));
});

/** Draws without a canvas; every edit comes back as something else altogether. */
const pixels: Pixels = {
  drawSources: (size) => Promise.resolve([1, 2].map((hue) => toPng(size, hue))),
  drawMask: (size) => Promise.resolve(toPng(size, 3)),
  compare: () => Promise.resolve({ outside: 0.9, inside: 0.95 }),
};

function toPng(size: { width: number; height: number }, hue: number): Blob {
  return new Blob([new Uint8Array(createGradientPng(size, [hue * 40, 10, 10]))], { type: 'image/png' });
}

function createTestDoctor(changes: Partial<DoctorContext> = {}) {
  return createDoctor({
    repositories,
    readKey: () => Promise.resolve(KEY),
    providerOf,
    fetchOf: () => undefined,
    now: () => Date.now(),
    createId: () => randomUUID(),
    probeHost: () => Promise.resolve(false),
    pixels,
    ...changes,
  });
}

async function addProfile(values: Partial<Profile>): Promise<Profile> {
  const profile = createProfile(values);
  await repositories.profiles.put(profile);
  return profile;
}

interface Examined {
  traits: Traits;
  of(probe: ProbeId): Pick<Finding, 'outcome' | 'reason' | 'values'> | undefined;
}

async function examine(
  values: Partial<Profile>,
  paid: ProbeId[] = [],
  changes: Partial<DoctorContext> = {},
): Promise<Examined> {
  const profile = await addProfile(values);
  await createTestDoctor(changes).diagnose(profile.id, paid, PAGE);
  const traits = await repositories.traits.of(profile);
  return {
    traits,
    of: (probe) => {
      const found = traits.findings.filter((finding) => finding.probe === probe);
      expect(found.length).toBeLessThanOrEqual(1);
      return found[0] && { outcome: found[0].outcome, reason: found[0].reason, values: found[0].values };
    },
  };
}

const addressOf = (scenario: string, mode?: ResumeModeName) =>
  `${server.origin}${toRoutePath(scenario, randomUUID(), mode)}`;

/** An upstream in a function: by method and the end of the path. */
const fetchFrom =
  (answers: Record<string, () => Response>): DoctorContext['fetchOf'] =>
  () =>
  (url, init) => {
    const name = Object.keys(answers).find((key) => `${init.method} ${url}`.endsWith(key) || key === '*');
    const answer = answers[name ?? ''];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('Failed to fetch'));
  };

describe('without a paid probe', () => {
  it.each(['responses', 'images'] as const)(
    'finds out what is free of the %s form, and pays nothing',
    async (form) => {
      const { traits, of } = await examine({ form, baseUrl: addressOf('ok') });
      expect(of('reachable')?.outcome).toBe('yes');
      expect(of('preflight')?.outcome).toBe('yes');
      expect(of('key')?.outcome).toBe('yes');
      expect(of('models')).toMatchObject({ outcome: 'yes', values: { count: 6 } });
      for (const probe of ['responsesForm', 'imagesForm', 'editsForm'] as const) {
        expect(of(probe)).toMatchObject({ outcome: 'yes', reason: 'ok' });
      }
      expect(of('idleCut')?.reason).toBe('cannotTell');
      expect(of('fetchById')?.reason).toBe(form === 'responses' ? 'notFoundById' : undefined);
      expect(of('streaming')).toBeUndefined();
      expect(traits.diagnosing).toBeUndefined();
      expect(traits.resume).toBe(form === 'responses' ? 'none' : 'unknown');
      expect(server.paid()).toEqual([]);
      expect(server.requests.length).toBeLessThan(10);
      expect(await repositories.expenses.totals('2000-01-01')).toEqual([]);
    },
  );

  it('names a bad key and asks no further', async () => {
    const { of, traits } = await examine({ baseUrl: addressOf('401') }, ['size']);
    expect(of('key')).toMatchObject({ outcome: 'no', reason: 'badKey', values: { status: 401 } });
    expect(of('key')?.values['message']).toContain('Incorrect API key');
    expect(traits.findings.map(({ probe }) => probe)).toEqual(['reachable', 'preflight', 'key', 'idleCut']);
    expect(server.paid()).toEqual([]);
  });

  it('leaves out what cannot be asked of an upstream that is not there', async () => {
    const gone = await startUpstreamServer();
    await gone.close();
    const { of, traits } = await examine({ baseUrl: gone.origin }, ['size']);
    expect(of('reachable')).toMatchObject({ outcome: 'no', reason: 'unreachable' });
    expect(traits.findings.map(({ probe }) => probe)).toEqual(['reachable', 'idleCut']);
  });

  it('names a cut after 100 s from two attempts of this profile', async () => {
    const profile = await addProfile({ baseUrl: addressOf('ok') });
    for (const [index, profileId] of [profile.id, profile.id, 'other'].entries()) {
      const startedAt = 1_000_000 * (index + 1);
      await repositories.attempts.put({
        id: `a${index}`,
        jobId: 'j',
        profileId,
        kind: 'request',
        number: 1,
        startedAt,
        endedAt: startedAt + (profileId === 'other' ? 60_100 : 100_300),
        method: 'POST',
        url: '',
        requestBody: '',
        responseBody: '',
        events: [],
        failure: createFailure('network'),
      });
    }
    await createTestDoctor().diagnose(profile.id, [], PAGE);
    const { findings } = await repositories.traits.of(profile);
    expect(findings.find(({ probe }) => probe === 'idleCut')).toMatchObject({
      outcome: 'no',
      reason: 'cutAfter',
      values: { seconds: 100, count: 2 },
    });
  });

  it('takes a page that hides from us for CORS, and says which header it refuses', async () => {
    const hidden = await examine({ baseUrl: 'https://relay.example.com' }, [], {
      fetchOf: fetchFrom({}),
      probeHost: () => Promise.resolve(true),
    });
    expect(hidden.of('reachable')?.outcome).toBe('yes');
    expect(hidden.of('preflight')).toMatchObject({ outcome: 'no', reason: 'corsNone' });
    expect(hidden.of('models')).toBeUndefined();

    const withoutHeader = await examine({ baseUrl: 'https://relay.example.com' }, ['size'], {
      fetchOf: () => (_url, init) =>
        'Authorization' in (init.headers as object)
          ? Promise.reject(new TypeError('Failed to fetch'))
          : Promise.resolve(Response.json({ error: { message: 'No key' } }, { status: 401 })),
    });
    expect(withoutHeader.of('preflight')).toMatchObject({
      reason: 'corsHeader',
      values: { header: 'Authorization' },
    });
    expect(withoutHeader.of('size')).toBeUndefined();
  });

  it('runs a probe again in the place of the older finding, and keeps the rest', async () => {
    const profile = await addProfile({ baseUrl: addressOf('ok') });
    const old: Finding[] = [
      { probe: 'models', outcome: 'no', reason: 'noModelList', values: {}, at: 1 },
      { probe: 'size', outcome: 'no', reason: 'differs', values: { asked: 'a', got: 'b' }, at: 1 },
    ];
    await repositories.traits.change(profile, 1, () => ({ findings: old, relays: ['nginx'] }));
    await createTestDoctor().diagnose(profile.id, [], PAGE);
    const { findings, relays } = await repositories.traits.of(profile);
    expect(findings.filter(({ probe }) => probe === 'models')).toMatchObject([{ outcome: 'yes' }]);
    expect(findings).toContainEqual(old[1]);
    expect(relays).toEqual(['nginx']);
  });

  it('recognises a relay by its words', async () => {
    const { traits } = await examine({ baseUrl: 'https://relay.example.com' }, [], {
      fetchOf: fetchFrom({
        '*': () =>
          Response.json({ error: { message: 'Invalid token', type: 'new_api_error' } }, { status: 401 }),
      }),
    });
    expect(traits.relays).toEqual(['new-api']);
  });

  it('has nothing to ask the demo', async () => {
    const { traits } = await examine({ kind: 'demo', baseUrl: '' }, ['size']);
    expect(traits.findings.map(({ probe }) => probe)).toEqual(['reachable']);
  });
});

const PICTURE: ProbeId[] = ['streaming', 'size', 'format', 'promptKept'];

describe('with paid probes', () => {
  it('lets all that one picture shows cost one request, and writes down what it cost', async () => {
    const { of } = await examine({ form: 'responses', baseUrl: addressOf('doctor-honest') }, PICTURE);
    expect(of('size')).toMatchObject({ outcome: 'yes', values: { asked: '1040x640', got: '1040x640' } });
    expect(of('format')).toMatchObject({ outcome: 'yes', values: { got: 'jpeg' } });
    expect(of('promptKept')?.outcome).toBe('yes');
    expect(of('streaming')?.reason).toBe('cannotTell');
    expect(server.paid()).toHaveLength(1);
    expect(JSON.parse(server.paid()[0]?.body ?? '')).toMatchObject({
      stream: true,
      tools: [{ size: '1040x640', quality: 'low', output_format: 'jpeg', partial_images: 1 }],
    });
    const [total] = await repositories.expenses.totals('2000-01-01');
    expect(total).toMatchObject({ requests: 1, profileName: 'Relay' });
    expect((total?.actualUsd ?? 0) + (total?.estimatedUsd ?? 0)).toBeGreaterThan(0);
  });

  it.each([
    ['doctor-ignores-size', 'size', 'differs'],
    ['doctor-ignores-format', 'format', 'differs'],
    ['doctor-rewrites-prompt', 'promptKept', 'promptRewritten'],
    ['ok-json', 'streaming', 'notStreamed'],
  ] as const)('%s: %s is %s, in both forms', async (scenario, probe, reason) => {
    for (const form of ['responses', 'images'] as const) {
      const { of } = await examine({ form, baseUrl: addressOf(scenario) }, PICTURE);
      expect(of(probe)).toMatchObject({ outcome: 'no', reason });
    }
  });

  it('counts', async () => {
    const honest = await examine({ form: 'images', baseUrl: addressOf('doctor-honest') }, ['count']);
    expect(honest.of('count')).toMatchObject({ outcome: 'yes', values: { asked: 2, got: 2 } });
    const other = await examine({ form: 'images', baseUrl: addressOf('doctor-ignores-count') }, ['count']);
    expect(other.of('count')).toMatchObject({ outcome: 'no', values: { asked: 2, got: 1 } });
    expect(server.paid()).toHaveLength(2);
  });

  it('sends one edit with two images and a mask', async () => {
    const { of } = await examine({ form: 'images', baseUrl: addressOf('doctor-honest') }, [
      'severalImages',
      'mask',
    ]);
    expect(of('severalImages')?.outcome).toBe('yes');
    expect(of('mask')).toMatchObject({ outcome: 'no', reason: 'maskIgnored', values: { percent: 90 } });
    const [request] = server.paid();
    expect(request?.path).toBe('/v1/images/edits');
    expect(request?.parts.filter(({ fileName }) => fileName).map(({ name }) => name)).toEqual([
      'image[]',
      'image[]',
      'mask',
    ]);
    expect(server.paid()).toHaveLength(1);
  });

  it('hands a mask to the tool of the Responses form', async () => {
    await examine({ form: 'responses', baseUrl: addressOf('doctor-honest') }, ['mask']);
    const body = JSON.parse(server.paid()[0]?.body ?? '') as {
      input: { content: object[] }[];
      tools: object[];
    };
    expect(body.tools[0]).toMatchObject({
      input_image_mask: { image_url: expect.stringContaining('data:image/png;base64,') },
    });
    expect(body.input[0]?.content.filter((part) => 'image_url' in part)).toHaveLength(1);
  });

  it('asks for the answer by its id', async () => {
    const probes: ProbeId[] = ['background', 'fetchById'];
    const can = await examine({ baseUrl: addressOf('doctor-honest', 'stream') }, probes);
    expect(can.of('background')).toMatchObject({ outcome: 'yes' });
    expect(can.of('fetchById')).toMatchObject({ outcome: 'yes' });
    expect(can.traits.resume).toBe('poll');
    expect(server.paid()).toHaveLength(1);
    const denies = await examine({ baseUrl: addressOf('doctor-honest', 'denies') }, probes);
    expect(denies.of('background')).toMatchObject({ outcome: 'no', reason: 'backgroundIgnored' });
  });

  it('leaves background out of a request that is refused for it, and pays once', async () => {
    const { of, traits } = await examine({ baseUrl: addressOf('doctor-honest', 'refuses') }, [
      'background',
      'size',
    ]);
    expect(of('background')).toMatchObject({ outcome: 'no', reason: 'backgroundRefused' });
    expect(of('size')?.outcome).toBe('yes');
    expect(traits.resume).toBe('none');
    expect(server.paid()).toHaveLength(1);
  });

  it('says why a request gave nothing, and never sends it again', async () => {
    const { of } = await examine({ baseUrl: addressOf('moderation') }, PICTURE);
    expect(of('size')).toMatchObject({ outcome: 'unknown', reason: 'refused' });
    expect(server.paid()).toHaveLength(1);
    const cut = await examine({ baseUrl: addressOf('cut-after-preview') }, PICTURE);
    expect(cut.of('size')).toMatchObject({ outcome: 'unknown', reason: 'failed' });
    expect(server.paid()).toHaveLength(2);
    expect((await repositories.expenses.totals('2000-01-01'))[0]?.requests).toBe(1);
  });

  it('does not pay where the form is missing', async () => {
    const { of } = await examine({ baseUrl: 'https://relay.example.com' }, PICTURE, {
      fetchOf: fetchFrom({
        'v1/models': () => Response.json({ data: [{ id: 'gpt-image-2' }] }),
        '*': () => Response.json({ error: { message: 'Invalid URL (POST /v1/responses)' } }, { status: 404 }),
      }),
    });
    expect(of('responsesForm')?.reason).toBe('endpointMissing');
    expect(of('size')).toBeUndefined();
  });
});

describe('the time of bytes', () => {
  afterEach(() => vi.useRealTimers());

  /** An upstream whose words come after these pauses, on a clock that only they move. */
  function speakAfter(pausesMs: number[]): DoctorContext['fetchOf'] {
    const wire = createAnswerWire('images', {
      id: '1',
      createdAt: 1,
      model: '',
      prompt: '',
      size: '1040x640',
      quality: 'low',
      background: 'opaque',
      format: 'jpeg',
      edit: false,
      livesOn: undefined,
      tokens: { text: 1, images: 0, output: 1 },
    });
    const jpeg = createGreyJpeg({ width: 1040, height: 640 }).toString('base64');
    const words = [...wire.preview(jpeg, 0), ...wire.finish([jpeg])].map(toSse);
    const body = (): ReadableStream => {
      const left = words.map((word, index) => ({ word, pauseMs: pausesMs[index] ?? 0 }));
      return new ReadableStream(
        {
          pull(controller) {
            const next = left.shift();
            if (!next) return controller.close();
            vi.advanceTimersByTime(next.pauseMs);
            controller.enqueue(new TextEncoder().encode(next.word));
          },
        },
        { highWaterMark: 0 },
      );
    };
    return fetchFrom({
      'v1/models': () => Response.json({ data: [{ id: 'gpt-image-2' }] }),
      'images/generations': () => new Response(body(), { headers: { 'content-type': 'text/event-stream' } }),
      '*': () => Response.json({ error: { message: 'no' } }, { status: 400 }),
    });
  }

  it.each([
    ['as it happens', [1_000, 8_000], 'ok', { firstMs: 1_000, lastMs: 9_000 }],
    ['all at the end', [9_000, 100], 'buffered', { firstMs: 9_000, lastMs: 9_100 }],
  ] as const)('%s', async (_, pausesMs, reason, values) => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const fetchOf = speakAfter([...pausesMs]);
    const { of } = await examine({ form: 'images', baseUrl: 'https://relay.example.com' }, ['streaming'], {
      fetchOf: (profile) => (url, init) =>
        // What is asked with nothing in it is refused; only the picture streams.
        init.body === '{}'
          ? Promise.resolve(Response.json({ error: { message: 'no' } }, { status: 400 }))
          : (fetchOf(profile)?.(url, init) ?? Promise.reject(new TypeError())),
    });
    expect(of('streaming')).toMatchObject({ reason, values });
  });
});

describe('while it runs', () => {
  it('says which probe runs, and ends when it is stopped', async () => {
    const profile = await addProfile({ baseUrl: 'https://relay.example.com' });
    const seen: unknown[] = [];
    const doctor = createTestDoctor({
      fetchOf: () => async (_url, init) => {
        seen.push((await repositories.traits.of(profile)).diagnosing?.probe);
        void doctor.stopDiagnosis(profile.id);
        return new Promise((_resolve, reject) =>
          init.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
        );
      },
    });
    const running = doctor.diagnose(profile.id, [], PAGE);
    await doctor.diagnose(profile.id, [], PAGE);
    await running;
    expect(seen).toEqual(['reachable']);
    const traits = await repositories.traits.of(profile);
    expect(traits.diagnosing).toBeUndefined();
    expect(traits.findings).toEqual([]);
  });

  it('ends when another window stops it, or the profile is pointed elsewhere', async () => {
    const profile = await addProfile({ baseUrl: addressOf('ok') });
    const other = createTestDoctor();
    const doctor = createTestDoctor({
      probeHost: () => Promise.resolve(false),
      fetchOf: () => async (url, init) => {
        await other.stopDiagnosis(profile.id);
        return fetch(url, init);
      },
    });
    await doctor.diagnose(profile.id, [], PAGE);
    const traits = await repositories.traits.of(profile);
    expect(traits.findings.map(({ probe }) => probe)).toEqual(['reachable']);
    expect(traits.diagnosing).toBeUndefined();
  });

  it('clears its mark when it dies of a full disk', async () => {
    const profile = await addProfile({ baseUrl: addressOf('ok') });
    let writes = 0;
    const change: Repositories['traits']['change'] = (...args) =>
      ++writes === 3 ? Promise.reject(new Error('disk')) : repositories.traits.change(...args);
    const doctor = createTestDoctor({
      repositories: { ...repositories, traits: { ...repositories.traits, change } },
    });
    await expect(doctor.diagnose(profile.id, [], PAGE)).rejects.toThrow('disk');
    expect((await repositories.traits.of(profile)).diagnosing).toBeUndefined();
  });

  it('does nothing for a profile that is gone', async () => {
    await createTestDoctor().diagnose('gone', [], PAGE);
    expect(await repositories.traits.all()).toEqual([]);
  });
});

describe('secrets', () => {
  it('are in no row, whatever an upstream echoes', async () => {
    const words = `Bad key ${KEY} (${encodeURIComponent(KEY)}) ${'x'.repeat(240)} ${KEY}`;
    const echo = (status: number) => () =>
      Response.json({ error: { message: words, type: KEY } }, { status });
    const probes: ProbeId[] = [...PICTURE, 'background', 'fetchById', 'mask', 'severalImages'];
    for (const answers of [
      { '*': echo(401) },
      { 'v1/models': echo(500), '*': echo(404) },
      { 'v1/models': () => Response.json({ data: [KEY] }), '*': echo(429) },
      { 'GET https://relay.example.com/v1/models': echo(200), '*': echo(400) },
    ]) {
      await examine({ baseUrl: 'https://relay.example.com' }, probes, { fetchOf: fetchFrom(answers) });
    }
    const rows = JSON.stringify([
      await repositories.traits.all(),
      await repositories.expenses.totals('2000-01-01'),
    ]);
    expect(rows).toContain('[removed]');
    expect(rows).not.toContain(KEY);
    expect(rows).not.toContain('sesame');
    expect(rows).not.toContain('open/');
  });
});
