import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Profile } from '../contracts/profile.ts';
import type { UpstreamApi } from '../contracts/upstream-api.ts';
import { sampleProfile } from '../db/testing/sample-rows.ts';
import { createFailure } from '../kernel/app-error.ts';
import { PromptHelp } from './prompt-help.ts';

const askText = vi.fn<UpstreamApi['askText']>();
beforeEach(() => {
  askText.mockReset();
  askText.mockResolvedValue({ text: 'A red boat at dawn.' });
});

const silent = sampleProfile({ id: 'silent', textModel: '' });
const one = sampleProfile({ id: 'one', textModel: 'gpt-5' });
const two = sampleProfile({ id: 'two', textModel: 'gpt-5' });
const demo = sampleProfile({ id: 'demo', kind: 'demo', textModel: '' });

function open(list: Profile[], own?: Profile): PromptHelp {
  return new PromptHelp({ upstream: { askText }, profiles: { list, default: own } });
}

describe('helpers', () => {
  it('are profiles with a text model, the default one first and the demo last', () => {
    const help = open([demo, silent, one, two], two);
    expect(help.helpers.map(({ id }) => id)).toEqual(['two', 'one', 'demo']);
  });
});

describe('help', () => {
  it('asks the first helper, or the one that was named', async () => {
    const help = open([silent, one, two]);
    expect(await help.improve('a boat')).toEqual({ text: 'A red boat at dawn.' });
    await help.translate('a boat', 'Chinese', 'two');
    await help.describe('hash');
    const asks = askText.mock.calls.map(([ask]) => ask);
    expect(asks.map(({ profileId, text, imageHash }) => [profileId, text, imageHash])).toEqual([
      ['one', 'a boat', undefined],
      ['two', 'a boat', undefined],
      ['one', '', 'hash'],
    ]);
    expect(asks[1]?.instruction).toContain('into Chinese');
    expect(new Set(asks.map(({ instruction }) => instruction)).size).toBe(3);
  });

  it('takes the prompt out of what is said around it', async () => {
    askText.mockResolvedValue({ text: '```text\nPrompt: "A red boat."\n```' });
    expect((await open([one]).improve('a boat')).text).toBe('A red boat.');
  });

  it('passes failures on as data', async () => {
    const failure = createFailure('rate');
    askText.mockResolvedValueOnce({ text: '', failure });
    expect(await open([one]).improve('a boat')).toEqual({ text: '', failure });
    askText.mockRejectedValueOnce(new Error('the worker died'));
    expect(await open([one]).improve('a boat')).toMatchObject({ failure: { code: 'internal' } });
    expect(await open([silent]).improve('a boat')).toMatchObject({ failure: { code: 'notSupported' } });
    expect(askText).toHaveBeenCalledTimes(2);
  });
});
