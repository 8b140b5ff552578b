import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeSetupLink } from './take-setup-link.ts';

let start: string;
beforeEach(() => (start = location.href));
afterEach(() => history.replaceState(null, '', start));

const values = { form: 'images', baseUrl: 'https://relay.example/v1', apiKey: 'sk-planted' } as const;
const link = `#setup=${btoa(JSON.stringify(values)).replace(/=+$/, '')}`;

/** What the first reading kept is taken, so that the next looks at the address itself. */
beforeEach(async () => void (await takeSetupLink()));

it('clears the address at once, and gives what is not ours back', async () => {
  history.replaceState({ mine: 1 }, '', `?lang=zh-CN&from=chat&apiKey=sk-query${link}`);
  const taking = takeSetupLink();
  expect(location.search + location.hash).toBe('?lang=zh-CN');
  expect(await taking).toEqual(values);
  expect(location.search + location.hash).toBe('?lang=zh-CN&from=chat');
  expect(history.state).toEqual({ mine: 1 });
});

it('leaves an address without a link as it was', async () => {
  history.replaceState(null, '', '?from=chat#a=b');
  expect(await takeSetupLink()).toBeNull();
  expect(location.search + location.hash).toBe('?from=chat#a=b');
});

it('does nothing to an address without parameters', async () => {
  history.replaceState(null, '', location.pathname);
  expect(await takeSetupLink()).toBeNull();
  expect(location.search + location.hash).toBe('');
});
