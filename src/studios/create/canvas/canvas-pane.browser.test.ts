import '../../../app/tokens.css';
import '../../../app/base.css';
import type { Component } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Failure } from '../../../lib/contracts/failure.ts';
import { sampleProfile } from '../../../lib/db/testing/sample-rows.ts';
import { capabilitiesOfModel } from '../../../lib/kernel/capabilities-of.ts';
import { setAppState } from '../../../lib/state/app-state.ts';
import { FakeCanvasApp, fakePng } from './canvas-app.fake.svelte.ts';
import CanvasPane from './CanvasPane.svelte';
import { fakeAsset, fakeAttempt, fakeJob, fakePreview, fakeRecipe } from './records.fake.ts';

const CUT: Failure = { code: 'timeoutGateway', message: '', retryable: true, status: 524 };
const REFUSED: Failure = { code: 'auth', message: '', retryable: false, status: 401 };

let small: Blob;
let large: Blob;
let target: HTMLElement;

beforeAll(async () => {
  small = await fakePng(768, 512, '#a33');
  large = await fakePng(1536, 1024, '#3a3');
});

beforeEach(async () => {
  await page.viewport(900, 800);
  target = document.createElement('div');
  Object.assign(target.style, { position: 'relative', width: '800px', height: '700px' });
  document.body.append(target);
});

afterEach(() => target.remove());

async function show(start: ConstructorParameters<typeof FakeCanvasApp>[0]) {
  const fake = new FakeCanvasApp({
    blobs: { 'preview-1': small, 'bytes-1': large, 'bytes-2': small },
    ...start,
  });
  const Harness: Component = (anchor, props) => {
    setAppState(fake.app);
    return CanvasPane(anchor, props);
  };
  await render(Harness, { target });
  return fake;
}

const region = () => page.getByRole('region', { name: 'Canvas' });
const status = () => page.getByRole('status', { name: 'Job' });
const alert = () => page.getByRole('alert');
const button = (name: string) => page.getByRole('button', { name, exact: true });

const runningJob = (changes = {}) =>
  fakeJob({
    state: 'running',
    attempt: 1,
    startedAt: Date.now() - 41_000,
    attemptStartedAt: Date.now() - 41_000,
    preview: fakePreview(),
    previewCount: 1,
    previewTimes: [Date.now() - 10_000],
    ...changes,
  });
const waitingJob = (changes = {}) =>
  runningJob({ state: 'waiting', retryAt: Date.now() + 15_000, failure: CUT, ...changes });
const doneJob = (changes = {}) =>
  fakeJob({ state: 'done', attempt: 1, endedAt: 9, assetIds: ['a1'], ...changes });

describe('the canvas', () => {
  test('says what belongs there while it is empty', async () => {
    await show({});
    await expect.element(region()).toHaveAttribute('data-kind', 'empty');
    await expect.element(page.getByText('Nothing on the easel yet')).toBeVisible();
    await expect.element(status()).toHaveAttribute('data-state', 'idle');
    expect(page.getByRole('toolbar').elements()).toHaveLength(0);
  });

  test('says what becomes of files that are held over it, and keeps them from others', async () => {
    await show({});
    await expect.element(page.getByText('Nothing on the easel yet')).toBeVisible();
    const heard = vi.fn();
    window.addEventListener('dragover', heard);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'boat.png', { type: 'image/png' }));
    const send = (type: string) =>
      region()
        .element()
        .dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    const hint = page.getByText('Drop to open on the canvas');
    expect(send('dragover')).toBe(false);
    await expect.element(hint).toBeVisible();
    send('dragleave');
    await expect.poll(() => hint.elements()).toHaveLength(0);
    // What is dragged out of the canvas is not meant for it.
    send('dragstart');
    expect(send('dragover')).toBe(false);
    expect(send('drop')).toBe(false);
    send('dragend');
    expect(hint.elements()).toHaveLength(0);
    expect(heard).not.toHaveBeenCalled();
    window.removeEventListener('dragover', heard);
  });

  test('shows the newest preview of a running job, and its final image in the same place', async () => {
    const fake = await show({ jobs: [runningJob()] });
    await expect.element(region()).toHaveAttribute('data-kind', 'preview');
    await expect.element(region()).toHaveAttribute('data-width', '768');
    await expect.element(status()).toHaveAttribute('data-state', 'running');
    await expect.element(status()).toHaveTextContent('Preview 1 of 2');
    await expect.element(status()).toHaveTextContent('0:41');
    const place = () => JSON.stringify(target.querySelector('.under')?.getBoundingClientRect());
    await expect.poll(place).toBeDefined();
    const before = place();

    fake.assets = [fakeAsset()];
    fake.batch = [doneJob()];
    await expect.element(region()).toHaveAttribute('data-kind', 'final');
    await expect.element(region()).toHaveAttribute('data-asset', 'a1');
    await expect.element(region()).toHaveAttribute('data-width', '1536');
    await expect.element(region()).toHaveAttribute('data-height', '1024');
    await expect.element(status()).toHaveAttribute('data-state', 'done');
    expect(place()).toBe(before);
    expect(alert().elements()).toHaveLength(0);
  });

  test('keeps what it shows until the next picture is decoded, and gives bitmaps back', async () => {
    const fake = await show({ workspace: { shownAssetId: 'a1', batchId: '' }, assets: [fakeAsset()] });
    await expect.element(region()).toHaveAttribute('data-asset', 'a1');
    const assets = [
      fakeAsset({ id: 'a2', bytesHash: 'bytes-2' }),
      fakeAsset({ id: 'a3', bytesHash: 'gone' }),
    ];
    fake.assets = [...fake.assets, ...assets];
    fake.workspaces.show({ assetId: 'a2' });
    await expect.element(region()).toHaveAttribute('data-asset', 'a2');
    fake.workspaces.show({ assetId: 'a3' });
    await expect.element(page.getByText('This image cannot be shown')).toBeVisible();
    fake.workspaces.show({ assetId: '' });
    await expect.element(region()).toHaveAttribute('data-kind', 'empty');
    expect(fake.released).toBe(2);
  });

  test('takes keys while it has the focus', async () => {
    await show({ workspace: { shownAssetId: 'a1', batchId: '' }, assets: [fakeAsset()] });
    await expect.element(button('Actual size')).toBeVisible();
    (region().element() as HTMLElement).focus();
    await userEvent.keyboard('1');
    await expect.element(page.getByRole('img', { name: 'Zoom: 100 %' })).toBeVisible();
    await userEvent.keyboard('+');
    await expect.element(page.getByRole('img', { name: 'Zoom: 125 %' })).toBeVisible();
    await userEvent.click(button('Actual size'));
    await expect.element(page.getByRole('img', { name: 'Zoom: 100 %' })).toBeVisible();
    await expect
      .element(page.getByRole('toolbar', { name: 'Tools' }).getByRole('radio', { name: 'Pan' }))
      .toBeChecked();
  });
});

describe('a job in trouble', () => {
  test('waits: cause and remedy, seconds and attempts, retry now or stop', async () => {
    const fake = await show({ jobs: [waitingJob()] });
    await expect.element(status()).toHaveAttribute('data-state', 'waiting');
    await expect.element(status()).toHaveTextContent(/Trying again in 1[45] s \(2 of 4\)/);
    await expect.element(alert()).toHaveTextContent('gateway');
    await expect.element(page.getByText('HTTP 524')).toBeVisible();
    await expect.element(page.getByText('Preview, not final')).toBeVisible();
    await userEvent.click(button('Retry now'));
    expect(fake.jobs.retryNow).toHaveBeenCalledWith('j1');
    await userEvent.click(button('Stop'));
    expect(fake.jobs.stop).toHaveBeenCalledWith('j1');
  });

  test('does not read every second aloud', async () => {
    await show({ jobs: [waitingJob()] });
    await expect.element(status()).toBeInTheDocument();
    const heard: string[] = [];
    const spoken = status().element().querySelector('.sr-only')!;
    new MutationObserver(() => heard.push(spoken.textContent ?? '')).observe(spoken, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    const seen = status().element().querySelector('[aria-hidden]')!;
    const before = seen.textContent;
    await expect.poll(() => seen.textContent, { timeout: 5000 }).not.toBe(before);
    expect(heard).toEqual([]);
  });

  test('keeps the last preview, marked, and tries again in its place', async () => {
    const job = waitingJob({ state: 'preview-only', attempt: 4, endedAt: 5, assetIds: ['a1'] });
    const asset = fakeAsset({ kind: 'preview', bytesHash: 'preview-1', width: 768, height: 512 });
    const fake = await show({ jobs: [job], assets: [asset], workspace: { shownAssetId: 'a1' } });
    await expect.element(region()).toHaveAttribute('data-kind', 'preview-only');
    await expect.element(status()).toHaveAttribute('data-state', 'preview-only');
    await expect.element(status()).toHaveTextContent('Preview, not final');
    await expect.element(page.getByText('all 4 attempts used, last preview kept')).toBeVisible();
    await expect.element(button('Download')).toBeVisible();
    await userEvent.click(button('Try again'));
    expect(fake.jobs.tryAgain).toHaveBeenCalledWith('j1');
    expect(fake.workspace.shownAssetId).toBe('');
  });

  test('offers the likeliest cure', async () => {
    const fake = await show({ jobs: [fakeJob({ state: 'failed', attempt: 1, failure: REFUSED })] });
    await expect.element(status()).toHaveAttribute('data-state', 'failed');
    await expect.element(alert()).toHaveTextContent('key');
    await userEvent.click(button('Open profile'));
    expect(fake.ui).toMatchObject({ setupOpen: true, setupProfileId: 'p1' });
  });

  test('keeps an image that cannot be stored in reach, by its host and its term', async () => {
    const url = 'https://cdn.example/predictions/1/1.png?token=abc';
    const expiresAt = Date.UTC(2100, 0, 2, 12);
    const failure: Failure = { code: 'cors', message: url, retryable: false };
    await show({ jobs: [fakeJob({ state: 'failed', attempt: 1, failure, links: [{ url, expiresAt }] })] });
    await expect.element(alert()).toHaveTextContent('does not let Easel read it');
    await expect.element(alert()).toHaveTextContent('Open an image…');
    const links = page.getByRole('list', { name: 'Images you can still open' });
    const link = links.getByRole('link', { name: 'Image 1 at cdn.example', exact: true });
    await expect.element(link).toBeVisible();
    await expect.element(link).toHaveAttribute('href', url);
    await expect.element(link).toHaveAttribute('target', '_blank');
    await expect.element(link).toHaveAttribute('rel', 'noreferrer');
    await expect.element(links).toHaveTextContent(/until.*2 Jan 2100|until.*Jan 2, 2100/u);
    expect(alert().element().textContent).not.toContain('token=abc');
  });

  test('says of a link what is known of its end, also beside an image that is stored', async () => {
    const links = [{ url: 'https://a.example/1.png', expiresAt: 5 }, { url: 'https://b.example/2.png' }];
    await show({ jobs: [doneJob({ links })], assets: [fakeAsset()] });
    const list = page.getByRole('list', { name: 'Images you can still open' });
    await expect.element(list.getByRole('listitem').nth(0)).toHaveTextContent('was kept until');
    await expect.element(list.getByRole('listitem').nth(1)).toHaveTextContent('does not say how long');
    expect(alert().elements()).toHaveLength(0);
  });

  test('shows the raw response of every attempt, the last one open', async () => {
    const events = Array.from({ length: 130 }, (_, index) => ({
      atMs: index * 10,
      name: `event.${index}`,
      length: 40,
      text: `{"index":${index}}`,
    }));
    const attempts = [
      fakeAttempt({ responseBody: 'first body' }),
      fakeAttempt({ id: 'x2', number: 2, headAtMs: 420, events }),
      fakeAttempt({ id: 'x3', number: 2, kind: 'poll', method: 'GET', status: 200, responseBody: 'polled' }),
    ];
    await show({ jobs: [waitingJob()], attempts });
    await userEvent.click(button('Raw response'));
    const dialog = page.getByRole('dialog', { name: 'Raw response' });
    await expect.element(dialog.getByRole('heading', { name: 'Attempt 1' })).toBeVisible();
    await expect.element(dialog.getByRole('heading', { name: 'Attempt 2' })).toBeVisible();
    await expect.element(dialog.getByText('server: edge')).toBeVisible();
    await expect.element(dialog.getByText('after 0.42 s')).toBeVisible();
    await expect.element(dialog.getByText('<title>524</title>')).toBeInTheDocument();
    expect(dialog.getByText('first body').elements()).toHaveLength(0);
    await userEvent.click(dialog.getByText('Asked for the answer'));
    await expect.element(dialog.getByText('polled')).toBeInTheDocument();

    await userEvent.click(dialog.getByText('event.3', { exact: true }));
    await expect.element(dialog.getByText('{"index":3}', { exact: true })).toBeVisible();
    expect(dialog.getByText('event.129').elements()).toHaveLength(0);
    await userEvent.click(dialog.getByRole('button', { name: 'Show 30 more' }));
    await expect.element(dialog.getByText('event.129')).toBeInTheDocument();

    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await userEvent.click(dialog.getByRole('button', { name: 'Copy all' }));
    expect(copied.mock.calls[0]?.[0]).toContain('+1.29 s  event.129  40');
    vi.restoreAllMocks();
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }).first());
    await expect.element(dialog).not.toBeInTheDocument();
  });

  test('waits for the user where it may have been paid for, with its last preview', async () => {
    const fake = await show({ jobs: [runningJob({ state: 'interrupted' })] });
    await expect.element(status()).toHaveAttribute('data-state', 'interrupted');
    await expect.element(region()).toHaveAttribute('data-kind', 'preview-only');
    await expect.element(page.getByText('Preview, not final')).toBeVisible();
    await expect.element(alert()).toHaveTextContent('may have been paid for');
    expect(button('Fetch again').elements()).toHaveLength(0);
    await userEvent.click(button('Try again'));
    expect(fake.jobs.tryAgain).toHaveBeenCalledWith('j1');
  });

  test('fetches again what the upstream may still have', async () => {
    const job = runningJob({ state: 'interrupted', resumable: true, responseId: 'r1' });
    const fake = await show({ jobs: [job] });
    await expect.element(alert()).toHaveTextContent('Fetch again costs nothing');
    await userEvent.click(button('Fetch again'));
    expect(fake.jobs.reopen).toHaveBeenCalledWith('j1');
    expect(fake.jobs.tryAgain).not.toHaveBeenCalled();
  });

  test('says that the same image is asked for again, and that nothing is paid twice', async () => {
    const waitStartedAt = Date.now() - 2000;
    const job = waitingJob({ waitFor: 'resume', waitStartedAt, retryAt: waitStartedAt + 8000, resumes: 2 });
    const fake = await show({ jobs: [job] });
    await expect.element(status()).toHaveTextContent(/Asking for the same image again in [56] s/);
    await expect.element(alert()).toHaveTextContent('nothing is paid twice');
    await expect.element(page.getByText('taken up again 2 times')).toBeVisible();
    const arc = () => Number(target.querySelector('.arc')?.getAttribute('stroke-dasharray')?.split(' ')[0]);
    await expect.poll(arc).toBeLessThanOrEqual(75);
    await userEvent.click(button('Retry now'));
    expect(fake.jobs.retryNow).toHaveBeenCalledWith('j1');
  });

  test('says who took it over', async () => {
    const fallback = {
      profileId: 'p2',
      profileName: 'Second relay',
      form: 'images',
      textModel: '',
      imageModel: 'image-9',
    } as const;
    await show({ jobs: [runningJob({ fallback })] });
    await expect.element(page.getByText('image-9 · by Second relay')).toBeVisible();
  });
});

describe('an image that found no room', () => {
  const full: Failure = { code: 'storageFull', message: 'Quota exceeded', retryable: false };
  const heldJob = () => fakeJob({ state: 'failed', attempt: 1, heldImages: 1, failure: full });

  test('is downloaded, and let go only when the user says so', async () => {
    const fake = await show({ jobs: [heldJob()], held: [small] });
    await expect.element(alert()).toHaveTextContent('The image is here, but there is no room for it');
    expect(alert().element().textContent).not.toContain('Quota');
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await userEvent.click(button('Download'));
    await expect.element(button('Let it go')).toBeVisible();
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('a-red-boat-on-a-calm-lake.png');
    expect(fake.jobs.dropHeld).not.toHaveBeenCalled();
    await userEvent.click(button('Let it go'));
    expect(fake.jobs.dropHeld).toHaveBeenCalledWith('j1');
    vi.restoreAllMocks();
  });

  test('is saved again, and room is made for it', async () => {
    const fake = await show({ jobs: [heldJob()], held: [small] });
    await userEvent.click(button('Save again'));
    await expect.poll(() => fake.toasts.show.mock.calls[0]?.[0].text).toBe('There is still no room for it.');
    await userEvent.click(button('Free up space'));
    expect(fake.ui).toMatchObject({ settingsOpen: true, settingsSection: 'storage' });
  });

  test('of another window is said to be there', async () => {
    const fake = await show({ jobs: [heldJob()] });
    await userEvent.click(button('Download'));
    await expect.poll(() => fake.toasts.show.mock.calls[0]?.[0].text).toContain('not held in this window');
    expect(button('Let it go').elements()).toHaveLength(0);
  });
});

describe('several results', () => {
  const jobs = () => [
    doneJob({ id: 'j1', slot: 0 }),
    runningJob({ id: 'j2', slot: 1, preview: undefined, previewCount: 0, previewTimes: [] }),
    fakeJob({ id: 'j3', slot: 2, state: 'failed', failure: REFUSED, endedAt: 3 }),
  ];

  test('stand side by side, each with its own outcome', async () => {
    const fake = await show({ jobs: jobs(), assets: [fakeAsset()] });
    const results = page.getByRole('radiogroup', { name: 'Results' });
    await expect.element(results.getByRole('radio', { name: 'Result 1' })).toBeChecked();
    await expect.element(results.getByRole('radio', { name: 'Result 2, in progress' })).toBeVisible();
    await expect.element(region()).toHaveAttribute('data-asset', 'a1');
    await userEvent.click(results.getByRole('radio', { name: 'Result 3, failed' }));
    await expect.element(alert()).toHaveTextContent('key');
    await userEvent.click(results.getByRole('radio', { name: 'Result 1' }));
    expect(fake.workspace.shownAssetId).toBe('a1');
    await expect.poll(() => alert().elements().length).toBe(0);
  });

  test('are chosen with the arrow keys', async () => {
    await show({ jobs: jobs(), assets: [fakeAsset()] });
    const first = page.getByRole('radio', { name: 'Result 1' });
    await expect.element(first).toBeChecked();
    (first.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('radio', { name: 'Result 2, in progress' })).toBeChecked();
    await expect.element(page.getByRole('radio', { name: 'Result 2, in progress' })).toHaveFocus();
  });

  test('fill the canvas side by side with one chosen', async () => {
    const batch = [doneJob(), doneJob({ id: 'j2', slot: 1, assetIds: ['a2'] })];
    const assets = [fakeAsset(), fakeAsset({ id: 'a2', bytesHash: 'bytes-2' })];
    const fake = await show({ jobs: batch, assets });
    await userEvent.click(button('Side by side'));
    const grid = page.getByRole('group', { name: 'Side by side' });
    await userEvent.click(grid.getByRole('button', { name: 'Result 2' }));
    expect(fake.workspace.shownAssetId).toBe('a2');
    await expect
      .element(grid.getByRole('button', { name: 'Result 2' }))
      .toHaveAttribute('aria-pressed', 'true');
    await userEvent.dblClick(grid.getByRole('button', { name: 'Result 1' }));
    await expect.poll(() => grid.elements().length).toBe(0);
    await expect.element(region()).toHaveAttribute('data-asset', 'a1');
  });
});

describe('a result', () => {
  const shown = { workspace: { shownAssetId: 'a1', batchId: '' } };

  test('is downloaded as the very bytes that are stored', async () => {
    await show({ ...shown, assets: [fakeAsset()] });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const toUrl = vi.spyOn(URL, 'createObjectURL');
    await userEvent.click(button('Download'));
    await expect.poll(() => click.mock.contexts.length).toBe(1);
    const link = click.mock.contexts[0] as HTMLAnchorElement;
    expect(link.download).toBe('a-red-boat-on-a-calm-lake.png');
    const file = toUrl.mock.calls.map(([given]) => given).find((given) => given instanceof File);
    expect(new Uint8Array(await file!.arrayBuffer())).toEqual(new Uint8Array(await large.arrayBuffer()));
    vi.restoreAllMocks();
  });

  test('is copied as a PNG', async () => {
    const asset = fakeAsset({ mimeType: 'image/jpeg' });
    const fake = await show({ ...shown, assets: [asset] });
    const written: ClipboardItem[] = [];
    vi.spyOn(navigator.clipboard, 'write').mockImplementation((items) => {
      written.push(...items);
      return Promise.resolve();
    });
    await userEvent.click(button('Copy image'));
    await expect.poll(() => written.length).toBe(1);
    const png = await written[0]!.getType('image/png');
    expect([...new Uint8Array(await png.arrayBuffer()).slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    expect(fake.images.png).toHaveBeenCalledWith('bytes-1');
    vi.restoreAllMocks();
  });

  test('says so where it cannot be copied', async () => {
    const fake = await show({ ...shown, assets: [fakeAsset({ bytesHash: 'gone' })] });
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(async ([item]) => {
      await item?.getType('image/png');
    });
    await userEvent.click(button('Copy image'));
    await expect.poll(() => fake.toasts.show.mock.calls[0]?.[0].text).toContain('Download it instead');
    vi.restoreAllMocks();
  });

  test('becomes a source', async () => {
    const fake = await show({ ...shown, assets: [fakeAsset()] });
    await userEvent.click(button('Use as source'));
    expect(fake.workspaces.addSource).toHaveBeenCalledWith({ id: 'source of a1' });
  });

  test('says what was asked for where something else came', async () => {
    const asset = fakeAsset({
      recipe: fakeRecipe({ size: { width: 2048, height: 1360 } }),
      actualQuality: 'medium',
      revisedPrompt: 'A crimson rowing boat',
      usage: { inputTokens: 1200, outputTokens: 4160, totalTokens: 5360 },
      priceUsd: 0.04,
    });
    await show({ ...shown, assets: [asset] });
    const details = page.getByRole('button', {
      name: 'Details: 1536 × 1024, asked for 2048 × 1360 · PNG · 4.6 MB',
    });
    await userEvent.click(details);
    await expect.element(page.getByText('Medium, asked for High')).toBeVisible();
    await expect.element(page.getByText('1,200 in, 4,160 out')).toBeVisible();
    await expect.element(page.getByText('actual $0.04')).toBeVisible();
    await userEvent.click(page.getByText('The upstream’s prompt'));
    await expect.element(page.getByText('A crimson rowing boat')).toBeVisible();
    await userEvent.keyboard('{Escape}');
  });

  test('that came as a file says nothing of a model', async () => {
    const recipe = fakeRecipe({ prompt: 'harbour.jpg', size: { width: 1536, height: 1024 } });
    const asset = fakeAsset({ imported: true, recipe, mimeType: 'image/jpeg', durationMs: 0 });
    await show({ workspace: { shownAssetId: 'a1', batchId: '' }, assets: [asset] });
    await page.getByRole('button', { name: 'Details: 1536 × 1024 · JPEG' }).click();
    const names = () => [...target.querySelectorAll('dt')].map(({ textContent }) => textContent);
    await expect.poll(names).toEqual(['File', 'Size']);
    await expect.element(page.getByText('harbour.jpg', { exact: true })).toBeVisible();
    expect(target.textContent).not.toContain('asked');
  });

  test('of the demo says so', async () => {
    await show({ ...shown, assets: [fakeAsset({ demo: true })] });
    await expect.element(page.getByText('Demo picture, drawn on this device')).toBeVisible();
  });
});

describe('a fallback that costs more', () => {
  const priced = (id: string, usd: number, changes = {}) => ({
    ...sampleProfile({ id, name: id, form: 'other', ...changes }),
    capabilities: { ...capabilitiesOfModel('gpt-image-2'), price: { usd, date: '2026-11-01' } },
  });
  const start = (usd: number) => {
    const own = priced('Studio', 0.02, { fallbackProfileId: 'Spare' });
    const recipe = fakeRecipe({ form: 'other', capabilities: own.capabilities });
    const failed = { state: 'failed', attempt: 3, failure: CUT, profileId: 'Studio', recipe } as const;
    return { jobs: [fakeJob(failed)], profiles: [own, priced('Spare', usd)] };
  };

  test('waits for a word, with what it costs more, and does it then', async () => {
    const fake = await show(start(0.1));
    await expect.element(alert()).toHaveTextContent('costs about $0.08 more for an image');
    await button('Try with Spare').click();
    expect(fake.jobs.tryAgain).toHaveBeenCalledExactlyOnceWith(
      'j1',
      expect.objectContaining({
        profileId: 'Spare',
        recipe: expect.objectContaining({ profileId: 'Spare', profileName: 'Spare' }) as unknown,
      }),
    );
  });

  test('is not spoken of where it costs no more', async () => {
    await show(start(0.02));
    await expect.element(button('Try again')).toBeVisible();
    expect(page.getByRole('button', { name: /Spare/u }).elements()).toEqual([]);
  });
});
