import '../../../../../app/tokens.css';
import '../../../../../app/base.css';
import type { Component } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Mark } from '../../../../../lib/contracts/mark.ts';
import type { Finding } from '../../../../../lib/contracts/traits.ts';
import { capabilitiesOfModel } from '../../../../../lib/kernel/capabilities-of.ts';
import { setAppState } from '../../../../../lib/state/app-state.ts';
import { FakeCanvasApp, fakePng } from '../../canvas-app.fake.svelte.ts';
import CanvasPane from '../../CanvasPane.svelte';
import { fakeAsset } from '../../records.fake.ts';
import { fakeProfile } from '../../../composer-app.fake.svelte.ts';
import MarkedNote from './MarkedNote.svelte';

const pin: Mark = {
  id: 'p',
  type: 'pin',
  colour: '#ff3b30',
  widthPx: 8,
  at: { x: 200, y: 300 },
  note: 'a red sail',
};

let target: HTMLElement;

beforeEach(async () => {
  await page.viewport(1000, 860);
  target = document.createElement('div');
  Object.assign(target.style, { position: 'relative', width: '900px', height: '800px' });
  document.body.append(target);
});

afterEach(() => target.remove());

const markup = { kind: 'openai', form: 'images', textModel: '', imageModel: 'gpt-image-2.6-flare' } as const;
const sending = () => page.getByRole('switch', { name: 'Send marks', exact: true });

async function createFake(): Promise<FakeCanvasApp> {
  const fake = new FakeCanvasApp({
    workspace: { shownAssetId: 'a1', batchId: '' },
    assets: [fakeAsset()],
    blobs: { 'bytes-1': await fakePng(1536, 1024, '#3a3') },
  });
  fake.profile = markup;
  return fake;
}

test('says over the picture how its marks will be sent, and keeps them here if that is wanted', async () => {
  const fake = await createFake();
  const Harness: Component = (anchor, props) => {
    setAppState(fake.app);
    return CanvasPane(anchor, props);
  };
  await render(Harness, { target });
  await expect.poll(() => fake.ui.isMarked).toBe(false);
  await expect.element(sending()).not.toBeInTheDocument();
  fake.editing.setMarks([pin]);
  await expect.element(sending()).toBeChecked();
  await expect.element(page.getByText('as markup over the image')).toBeVisible();
  expect(fake.ui.isMarked).toBe(true);

  fake.profile = { ...markup, form: 'responses' };
  await expect.element(page.getByText('drawn into a copy of the image')).toBeVisible();
  fake.profile = markup;
  fake.editing.setTools({ tool: 'brush' });
  fake.editing.selectAll();
  await expect.element(page.getByText('drawn into a copy of the image')).toBeVisible();

  await sending().click();
  await expect.element(page.getByText('the marks stay here')).toBeVisible();
  expect(fake.ui.isMarked).toBe(false);
  fake.editing.setMarks([{ ...pin, at: { x: -900, y: 0 } }]);
  await expect.element(sending()).not.toBeInTheDocument();
});

async function showNote(isMasked: boolean, hasMarkup: boolean, findings: Finding[] = []) {
  const fake = await createFake();
  await fake.editing.open('w1', fakeAsset());
  fake.editing.setMarks([pin]);
  fake.ui.isMasked = isMasked;
  const Harness: Component = (anchor) => {
    setAppState({ ...fake.app, upstreams: { of: () => ({ findings }) } } as unknown as typeof fake.app);
    const capabilities = { ...capabilitiesOfModel('gpt-image-2.6-flare'), markup: hasMarkup };
    return MarkedNote(anchor, { profile: fakeProfile(), capabilities });
  };
  await render(Harness, { target });
  return fake;
}

test('says beside Generate what goes along, notes and all', async () => {
  const fake = await showNote(false, true);
  await expect.element(page.getByText('with your marks over it as markup')).toBeVisible();
  await expect.element(page.getByText('Notes behind the prompt: 1: a red sail')).toBeVisible();
  await page.getByRole('button', { name: 'Leave the marks out' }).click();
  expect(fake.editing.tools.sendMarks).toBe(false);
});

test('says why marks are drawn in, and that an upstream may not see them', async () => {
  const lost: Finding = { probe: 'severalImages', outcome: 'no', reason: 'differs', values: {}, at: 0 };
  await showNote(true, true, [lost]);
  await expect.element(page.getByText('with a mask, marks cannot be sent as markup')).toBeVisible();
  await expect.element(page.getByText('known to take one image only')).toBeVisible();
});
