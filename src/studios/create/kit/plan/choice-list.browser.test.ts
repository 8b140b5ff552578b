import '../../../../app/tokens.css';
import '../../../../app/base.css';
import type { Component } from 'svelte';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { setAppState } from '../../../../lib/state/app-state.ts';
import type { Choice } from '../../../../lib/contracts/choice.ts';
import { fakeProfile } from '../../composer-app.fake.svelte.ts';
import { fakeChoice, FakeKitApp } from '../kit-app.fake.ts';
import PlanPanel from './PlanPanel.svelte';

const relay = fakeProfile({ imageModel: 'alpha' });
const other = fakeProfile({ id: 'p2', name: 'Other', imageModel: 'beta' });

const ALPHA = fakeChoice({
  profile: relay,
  imageModel: 'alpha',
  reasons: [{ type: 'any-size' }, { type: 'proven', done: 5, all: 5 }],
});
const BETA: Choice = {
  ...fakeChoice({
    profile: other,
    imageModel: 'beta',
    reasons: [{ type: 'crops', percent: 6 }],
    cropLoss: 0.06,
  }),
};
BETA.candidate = { ...BETA.candidate, usd: { low: 0.1, high: 0.1 }, isMeasured: false };
const LACKING = fakeChoice({
  profile: other,
  imageModel: 'gamma',
  lacks: [
    { type: 'option', option: 'seed' },
    { type: 'sources', max: 0 },
  ],
});

async function show(start: ConstructorParameters<typeof FakeKitApp>[0] = {}) {
  const fake = new FakeKitApp({ profiles: [relay, other], ...start });
  fake.rank.mockResolvedValue([ALPHA, BETA, LACKING]);
  const Harness: Component = (anchor) => {
    setAppState(fake.app);
    return PlanPanel(anchor, { parts: fake.state });
  };
  await render(Harness);
  return fake;
}

const radio = (name: string) => page.getByRole('radio', { name, exact: true });

describe('who makes it', () => {
  test('stand side by side with reasons, price and time', async () => {
    await show();
    await expect.element(radio('alpha, Studio relay')).toBeChecked();
    await expect
      .element(radio('alpha, Studio relay'))
      .toHaveAccessibleDescription('Studio relay · any size, nothing cropped, worked 5 of the last 5 times');
    await expect.element(radio('alpha, Studio relay')).toHaveTextContent('$0.04–0.05');
    await expect.element(radio('beta, Other')).toHaveTextContent('about 14 s');
    await expect
      .element(radio('gamma, Other'))
      .toHaveAccessibleDescription('Other · has no Seed, takes no source images');
  });

  test('are chosen by hand, or each time anew with the reason in words', async () => {
    const fake = await show();
    await radio('beta, Other').click();
    expect(fake.draft).toMatchObject({ profileId: 'p2', imageModel: '', isAutomatic: false });
    await radio('gamma, Other').click();
    expect(fake.draft).toMatchObject({ profileId: 'p2', imageModel: 'gamma' });
    await radio('Automatic').click();
    expect(fake.draft.isAutomatic).toBe(true);
    await expect
      .element(page.getByRole('status', { name: 'Automatic' }))
      .toHaveTextContent(
        'Automatic choice: alpha by Studio relay. Because: any size, nothing cropped, worked 5 of the last 5 times.',
      );
  });

  test('take over in an order that is told, a dearer one only after a question', async () => {
    await show();
    await expect
      .element(page.getByText('then beta by Other, $0.06 dearer: you are asked first'))
      .toBeVisible();
  });

  test('are judged by the level', async () => {
    const fake = await show();
    await radio('Draft').click();
    expect(fake.draft.level).toBe('draft');
    await expect.poll(() => fake.rank.mock.lastCall).toMatchObject([{ level: 'draft' }, {}]);
  });
});

describe('what is sent', () => {
  test('stands in its order', async () => {
    await show({ draft: { prompt: 'A pear', styleId: 'noir', templateId: 'twitter-header' } });
    await expect.element(page.getByRole('listitem').first()).toHaveTextContent(/^Template/u);
    const items = page
      .getByRole('listitem')
      .elements()
      .map(({ textContent }) => textContent.trim());
    expect(items[1]).toMatch(/^Style .*noir/iu);
    expect(items[2]).toMatch(/^Your prompt\s+A pear$/u);
  });
});
