import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../lib/contracts/profile.ts';
import { createFailure } from '../../../lib/kernel/app-error.ts';
import { toPaidPlan } from '../../../lib/kernel/probe-plan.ts';
import type { Asked } from './ask.ts';
import { judgeBackground, judgeResume } from './probe-background.ts';
import { judgeMask, judgeSeveral } from './probe-edits.ts';
import { judgeMissingId, judgeRealId } from './probe-fetch-by-id.ts';
import { judgeForm } from './probe-form.ts';
import { judgeKey } from './probe-key.ts';
import { judgeModels } from './probe-models.ts';
import { judgeCount, judgeFormat, judgePicture, judgePrompt, judgeSize } from './probe-picture.ts';
import { judgeGets, judgePosts } from './probe-preflight.ts';
import { judgeAddress, judgeReachable } from './probe-reachable.ts';
import { judgeStreaming } from './probe-streaming.ts';
import type { PaidAnswer } from './paid-answer.ts';

const says = (status: number, text: string | object = '', headers: Record<string, string> = {}): Asked => ({
  kind: 'answered',
  status,
  headers,
  text: typeof text === 'string' ? text : JSON.stringify(text),
});
const errs = (status: number, message: string, more: object = {}) =>
  says(status, { error: { message, ...more } });
const failsAfter = (elapsedMs: number): Asked => ({ kind: 'unanswered', elapsedMs });
const refused = failsAfter(40);
const page = '<!DOCTYPE html><html><head><title>Relay</title></head></html>';
const invalidKey = errs(401, 'Incorrect API key provided.', { code: 'invalid_api_key' });
const missingField = errs(400, "Missing required parameter: 'model'.", { type: 'invalid_request_error' });
const modelList = says(200, { data: [{ id: 'gpt-image-2' }] });

describe('reachable', () => {
  const online = { isSecurePage: false, isOnline: true };
  it.each([
    ['https://relay.example.com', online, undefined],
    ['https://relay.example.com', { ...online, isOnline: false }, 'offline'],
    ['http://127.0.0.1:80', { ...online, isOnline: false }, undefined],
    ['http://relay.example.com', { ...online, isSecurePage: true }, 'mixedContent'],
    ['http://relay.example.com', { isOnline: false, isSecurePage: true }, 'mixedContent'],
    ['', online, 'unreachable'],
  ])('%s on %j is %s', (baseUrl, facts, reason) => {
    expect(judgeAddress({ kind: 'openai', baseUrl }, facts)?.reason).toBe(reason);
  });

  it('tells nobody from a gateway that speaks for nobody', () => {
    expect(judgeReachable(refused, false)).toEqual({ outcome: 'no', reason: 'unreachable' });
    expect(judgeReachable(refused, true).outcome).toBe('yes');
    expect(judgeReachable(says(401), true).outcome).toBe('yes');
    expect(judgeReachable(says(521, page), true)).toMatchObject({
      outcome: 'unknown',
      reason: 'serverError',
      values: { status: 521 },
    });
  });
});

describe('preflight', () => {
  it.each([
    ['readable without the header', says(401), false, 'corsHeader'],
    ['only there for nobody to read', refused, true, 'corsNone'],
    ['not there', refused, false, 'cannotTell'],
  ])('%s', (_, withoutKey, isHidden, reason) => {
    expect(judgeGets({ withKey: refused, withoutKey, isHidden }).reason).toBe(reason);
  });

  it('names the header, and does not take a slow line for a refusal', () => {
    const answers = { withoutKey: says(200), isHidden: true };
    expect(judgeGets({ ...answers, withKey: refused }).values).toEqual({ header: 'Authorization' });
    expect(judgeGets({ ...answers, withKey: failsAfter(6_000) })).toEqual({
      outcome: 'unknown',
      reason: 'cannotTell',
    });
  });

  it.each([
    ['answered', { asJson: missingField }, 'ok'],
    ['answered with an error of its own', { asJson: says(500) }, 'ok'],
    ['only as text', { asJson: refused, asText: missingField, errors: [says(401)] }, 'corsHeader'],
    ['not at all', { asJson: refused, asText: refused, errors: [modelList, says(404)] }, 'corsMethod'],
    ['as are other errors', { asJson: refused, asText: refused, errors: [modelList, refused] }, 'corsErrors'],
    ['slowly', { asJson: failsAfter(9_000), asText: refused, errors: [refused] }, 'cannotTell'],
  ])('a post that is read: %s', (_, answers, reason) => {
    expect(judgePosts({ path: 'responses', ...answers }).reason).toBe(reason);
  });
});

describe('key', () => {
  const judge = (answers: Partial<Parameters<typeof judgeKey>[0]>) =>
    judgeKey({
      hasKey: true,
      models: modelList,
      form: missingField,
      modelsWithoutKey: invalidKey,
      formWithoutKey: invalidKey,
      ...answers,
    });

  it('is good where what is given with it is not given without', () => {
    expect(judge({})).toEqual({ outcome: 'yes', reason: 'ok' });
    expect(judge({ modelsWithoutKey: modelList })?.outcome).toBe('yes');
    expect(judge({ form: says(404), formWithoutKey: says(404) })?.outcome).toBe('yes');
    expect(judge({ form: errs(403, 'Not allowed to draw.') })?.outcome).toBe('yes');
  });

  it('is not told by a list that anybody may read', () => {
    expect(judge({ modelsWithoutKey: modelList, form: says(404), formWithoutKey: says(404) })?.reason).toBe(
      'cannotTell',
    );
  });

  it.each([
    ['the list', { models: invalidKey, form: invalidKey }],
    ['the form alone', { form: invalidKey, modelsWithoutKey: modelList }],
    ['a 403', { models: errs(403, 'Forbidden'), form: errs(403, 'Forbidden') }],
  ])('is bad where %s refuses it', (_, answers) => {
    expect(judge(answers)).toMatchObject({ outcome: 'no', reason: 'badKey' });
    expect(judge({ ...answers, hasKey: false })).toMatchObject({ outcome: 'no', reason: 'noKey' });
  });

  it('is not blamed for a firewall page, and needed by nobody who takes none', () => {
    expect(judge({ models: says(403, page), form: says(403, page) })?.reason).toBe('cannotTell');
    expect(judge({ hasKey: false, modelsWithoutKey: modelList, formWithoutKey: missingField })?.outcome).toBe(
      'yes',
    );
    expect(judge({ models: refused, form: refused })).toBeUndefined();
  });
});

describe('models', () => {
  const profile = { form: 'images', imageModel: 'gpt-image-2', textModel: '' } as Profile;
  it.each([
    ['listed', modelList, 'ok'],
    ['another list', says(200, { data: [{ id: 'x' }] }), 'modelMissing'],
    ['an empty one', says(200, { data: [] }), 'noModelList'],
    ['a page', says(200, page), 'noModelList'],
    ['not found', errs(404, 'Not found'), 'noModelList'],
    ['trouble', says(502, page), 'serverError'],
    ['hidden', refused, undefined],
  ])('%s', (_, asked, reason) => expect(judgeModels(profile, asked)?.reason).toBe(reason));
});

describe('forms', () => {
  it.each([
    ['a field is missing', missingField, 'yes', 'ok'],
    [
      'unprocessable',
      says(422, { detail: [{ loc: ['body', 'model'], msg: 'Field required' }] }),
      'yes',
      'ok',
    ],
    [
      'no channel for no model',
      errs(503, 'No available channel for model  under group default', { type: 'new_api_error' }),
      'yes',
      'ok',
    ],
    [
      'model not found, as 404',
      errs(404, 'The model does not exist', { code: 'model_not_found' }),
      'yes',
      'ok',
    ],
    ['an error under 200', says(200, { error: { message: 'model is required' } }), 'yes', 'ok'],
    ['Invalid URL', errs(404, 'Invalid URL (POST /v1/responses)'), 'no', 'endpointMissing'],
    ['bare 404', says(404), 'no', 'endpointMissing'],
    ['method not allowed', says(405), 'no', 'endpointMissing'],
    ['not implemented', errs(501, 'API not implemented', { type: 'new_api_error' }), 'no', 'endpointMissing'],
    ['a web site', says(200, page), 'no', 'endpointMissing'],
    ['unknown endpoint as 400', errs(400, 'Unknown endpoint'), 'no', 'endpointMissing'],
    ['bad key', invalidKey, 'unknown', 'badKey'],
    ['gateway', says(502, page), 'unknown', 'serverError'],
    ['too many', says(429), 'unknown', 'cannotTell'],
  ])('%s', (_, asked, outcome, reason) => {
    expect(judgeForm('responses', asked)).toMatchObject({ outcome, reason });
  });

  it('says nothing of what cannot be read', () => expect(judgeForm('responses', refused)).toBeUndefined());
});

describe('fetchById', () => {
  it.each([
    [
      'names the id',
      errs(404, "Response with id 'resp_easel_probe_does_not_exist' not found."),
      'endpointExists',
    ],
    ['bad id', errs(400, 'Invalid response_id'), 'endpointExists'],
    [
      'Invalid URL with the id in it',
      errs(404, 'Invalid URL (GET /v1/responses/resp_easel_probe_does_not_exist)'),
      'notFoundById',
    ],
    ['page', says(404, page), 'notFoundById'],
    ['web site', says(200, page), 'notFoundById'],
    ['method', says(405), 'notFoundById'],
    ['a router of Python', says(404, { detail: 'Not Found' }), 'notFoundById'],
    ['a router of Go', says(404, '404 page not found'), 'notFoundById'],
    ['bare', says(404), 'cannotTell'],
    ['trouble', says(502, page), 'cannotTell'],
  ])('a made-up one: %s', (_, asked, reason) => expect(judgeMissingId(asked)?.reason).toBe(reason));

  it.each([
    ['the answer', says(200, { id: 'resp_1', status: 'completed' }), 'ok'],
    ['another one', says(200, { id: 'resp_2' }), 'notFoundById'],
    ['gone', errs(404, 'not found'), 'notFoundById'],
    ['too many', says(429), 'cannotTell'],
    ['hidden', refused, 'cannotTell'],
  ])('a real one: %s', (_, asked, reason) => expect(judgeRealId('resp_1', asked).reason).toBe(reason));
});

const plan = toPaidPlan(
  { kind: 'openai', form: 'images', textModel: '', imageModel: 'gpt-image-2' },
  'picture',
);
const image = { bytes: new Uint8Array([1]), facts: { mimeType: 'image/jpeg', ...plan.size } };
const paid = (values: Partial<PaidAnswer> = {}): PaidAnswer => ({
  plan,
  images: [image],
  refused: [],
  isStream: true,
  responseId: '',
  ...values,
});
const withoutImage = paid({
  images: [],
  failure: createFailure('validation', { status: 400, message: 'Invalid size.' }),
});
const cutOff = paid({ images: [], failure: createFailure('network') });

describe('streaming', () => {
  it.each([
    ['as it happens', { firstMs: 300, lastMs: 9_000 }, 'ok'],
    ['all at once, late', { firstMs: 8_800, lastMs: 9_000 }, 'buffered'],
    ['all at once, soon', { firstMs: 900, lastMs: 1_000 }, 'cannotTell'],
    ['in one piece', { isStream: false, firstMs: 100, lastMs: 9_000 }, 'notStreamed'],
    ['only without stream', { refused: ['stream'] as const, isStream: false }, 'notStreamed'],
  ])('%s', (_, values, reason) => expect(judgeStreaming(paid(values)).reason).toBe(reason));

  it('is not told by a request that gave no image', () => {
    expect(judgeStreaming(withoutImage)).toMatchObject({
      outcome: 'unknown',
      reason: 'refused',
      values: { message: 'Invalid size.' },
    });
    expect(judgeStreaming(cutOff)).toMatchObject({ outcome: 'unknown', reason: 'failed' });
  });
});

describe('picture', () => {
  it('compares pixels and bytes with what was asked for', () => {
    expect(judgePicture(paid(), judgeSize)).toMatchObject({
      outcome: 'yes',
      values: { asked: '1040x640', got: '1040x640' },
    });
    const other = paid({
      images: [{ ...image, facts: { mimeType: 'image/png', width: 1024, height: 1024 } }],
    });
    expect(judgePicture(other, judgeSize)).toEqual({
      outcome: 'no',
      reason: 'differs',
      values: { asked: '1040x640', got: '1024x1024' },
    });
    expect(judgePicture(other, judgeFormat)).toEqual({
      outcome: 'no',
      reason: 'differs',
      values: { asked: 'jpeg', got: 'png' },
    });
    expect(judgePicture(withoutImage, judgeSize).outcome).toBe('unknown');
    expect(judgePicture(paid({ images: [{ ...image, facts: undefined }] }), judgeSize).reason).toBe(
      'cannotTell',
    );
  });

  it('compares prompts, and leaves it open where none is told', () => {
    expect(judgePrompt(paid({ revisedPrompt: `${plan.prompt}.` })).outcome).toBe('yes');
    expect(judgePrompt(paid({ revisedPrompt: 'A masterpiece' })).reason).toBe('promptRewritten');
    expect(judgePrompt(paid()).reason).toBe('cannotTell');
  });

  it('counts', () => {
    const two = { plan: { ...plan, count: 2 } };
    expect(judgeCount(paid({ ...two, images: [image, image] })).outcome).toBe('yes');
    expect(judgeCount(paid(two))).toEqual({ outcome: 'no', reason: 'differs', values: { asked: 2, got: 1 } });
    expect(judgeCount(withoutImage).outcome).toBe('unknown');
  });
});

describe('edits', () => {
  it.each([
    [0.05, 0.9, 'yes', 'ok'],
    [0.9, 0.9, 'no', 'maskIgnored'],
    [0.6, 0.1, 'no', 'maskIgnored'],
    [0, 0.05, 'unknown', 'cannotTell'],
    [0.4, 0.9, 'unknown', 'cannotTell'],
  ])('%f changed outside and %f inside of a mask: %s', (outside, inside, outcome, reason) => {
    expect(judgeMask(paid({ changed: { outside, inside } }))).toMatchObject({ outcome, reason });
  });

  it('takes a refusal of the request for the answer, any other failure not', () => {
    expect(judgeSeveral(withoutImage)).toMatchObject({ outcome: 'no', reason: 'refused' });
    expect(judgeMask(withoutImage)).toMatchObject({ outcome: 'no', reason: 'refused' });
    expect(judgeSeveral(cutOff).outcome).toBe('unknown');
    expect(judgeSeveral(paid()).outcome).toBe('yes');
    expect(judgeMask(paid()).reason).toBe('cannotTell');
  });
});

describe('background', () => {
  it('is what the upstream says, or what jobs learned', () => {
    expect(judgeBackground(paid({ isBackground: true })).outcome).toBe('yes');
    expect(judgeBackground(paid({ isBackground: false })).reason).toBe('backgroundIgnored');
    expect(judgeBackground(paid({ refused: ['background'] })).reason).toBe('backgroundRefused');
    expect(judgeBackground(paid()).reason).toBe('cannotTell');
    expect(
      ['unknown', 'stream', 'poll', 'none'].map((resume) => judgeResume(resume as 'poll').outcome),
    ).toEqual(['unknown', 'yes', 'yes', 'no']);
  });
});
