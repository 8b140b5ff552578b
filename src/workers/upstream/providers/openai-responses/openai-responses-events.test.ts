import { describe, expect, it } from 'vitest';
import { toResponsesEvents } from './openai-responses-events.ts';

const read = (data: object) => toResponsesEvents({ name: '', data });
const whole = (values: object) => read({ object: 'response', id: 'resp_1', output: [], ...values });
const image = { type: 'image_generation_call', id: 'ig_1', result: 'AAAA' };

describe('how long an answer lives', () => {
  const start = (values: object) =>
    read({ type: 'response.created', sequence_number: 0, response: { id: 'resp_1', ...values } }).find(
      ({ type }) => type === 'response-created',
    );

  it.each([true, false])('is what the upstream says (%s)', (background) => {
    expect(start({ background })).toEqual({ type: 'response-created', responseId: 'resp_1', background });
  });

  it.each([{}, { background: null }])('is open where it says nothing', (values) => {
    expect(start(values)).toEqual({ type: 'response-created', responseId: 'resp_1' });
  });
});

describe('a whole answer', () => {
  it.each(['queued', 'in_progress'])('is to be asked for again while it is %s', (status) => {
    const events = whole({ status, background: true }).map(({ type }) => type);
    expect(events).toEqual(['response-created', 'answer-pending']);
  });

  it('gives its image once it is completed', () => {
    const events = whole({ status: 'completed', output: [image] }).map(({ type }) => type);
    expect(events).toEqual(['response-created', 'image-received', 'answer-completed']);
  });

  it('that was cancelled is worth another attempt and nothing to wait for', () => {
    const events = whole({ status: 'cancelled' });
    expect(events.map(({ type }) => type)).toEqual([
      'response-created',
      'failure-received',
      'answer-completed',
    ]);
    expect(events[1]).toMatchObject({ failure: { code: 'serverError', retryable: true } });
  });

  it('that failed says why, whatever else it says', () => {
    const error = { code: 'rate_limit_exceeded', message: 'slow down' };
    for (const status of ['failed', 'in_progress']) {
      const events = whole({ status, error });
      expect(events).toContainEqual(
        expect.objectContaining({ failure: expect.objectContaining({ code: 'rate' }) as object }),
      );
      expect(events.map(({ type }) => type)).not.toContain('answer-pending');
    }
  });
});

it('does not take the beginning of a stream for an answer to be asked for again', () => {
  const response = { object: 'response', id: 'resp_1', status: 'in_progress', output: [] };
  for (const type of ['response.created', 'response.in_progress', 'response.queued', undefined]) {
    expect(read({ type, response }).map((event) => event.type)).not.toContain('answer-pending');
  }
});
