import '../../app/tokens.css';
import '../../app/base.css';
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Finding } from '../../lib/contracts/traits.ts';
import { setAppState } from '../../lib/state/app-state.ts';
import { FakeComposerApp, fakeProfile, fakeSource } from './composer-app.fake.svelte.ts';
import Composer from './Composer.svelte';

let target: HTMLElement;

beforeEach(async () => {
  await page.viewport(1280, 900);
  target = document.createElement('div');
  Object.assign(target.style, { width: '328px', height: '860px' });
  document.body.append(target);
});

afterEach(() => target.remove());

async function show(start?: ConstructorParameters<typeof FakeComposerApp>[0]) {
  const fake = new FakeComposerApp(start);
  const Harness: Component = (anchor, props) => {
    setAppState(fake.app);
    return Composer(anchor, props);
  };
  await render(Harness, { target });
  return fake;
}

const prompt = () => page.getByRole('textbox', { name: 'Prompt', exact: true });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
const tile = (number: number) => button(`Source ${number}: move or remove`);
const optionsOf = (name: string) =>
  [...(choice(name).element() as HTMLSelectElement).options].map(({ value }) => value);

const file = (name: string, type = 'image/png') => new File([new Uint8Array([1])], name, { type });

function transferOf(...files: File[]) {
  const transfer = new DataTransfer();
  files.forEach((each) => transfer.items.add(each));
  return transfer;
}

function paste(on: EventTarget, clipboardData: DataTransfer) {
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  on.dispatchEvent(event);
  return event;
}

function drag(type: 'dragover' | 'drop', dataTransfer: DataTransfer, on: EventTarget = document.body) {
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  on.dispatchEvent(event);
  return event;
}

describe('Generate', () => {
  test('sends what is typed, by the keys in the prompt and by the button', async () => {
    const fake = await show();
    await prompt().fill('A pear');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => fake.submit.mock.calls.length).toBe(1);
    await button('Generate').click();
    await expect.poll(() => fake.submit.mock.calls.length).toBe(2);
    expect(fake.submit.mock.lastCall?.[0]).toMatchObject({
      profile: { id: 'p1' },
      recipes: [{ prompt: 'A pear', size: 'auto', quality: 'auto', format: 'png' }],
    });
  });

  test('leaves Enter to an input method that composes', async () => {
    const fake = await show({ draft: { prompt: '梨' } });
    const keys = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
    const composing = new KeyboardEvent('keydown', { ...keys, isComposing: true });
    prompt().element().dispatchEvent(composing);
    expect(composing.defaultPrevented).toBe(false);
    prompt().element().dispatchEvent(new KeyboardEvent('keydown', keys));
    await expect.poll(() => fake.submit.mock.calls.length).toBe(1);
  });

  test('asks for a prompt in words, and sends nothing', async () => {
    const fake = await show({ draft: { prompt: '  \n' } });
    await button('Generate').click();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('Write what the picture shall show first.');
    await expect.element(prompt()).toHaveFocus();
    expect(fake.submit).not.toHaveBeenCalled();
    await userEvent.keyboard('A pear');
    expect(page.getByRole('alert').elements()).toHaveLength(0);
  });

  test('opens the set-up while there is no profile', async () => {
    const fake = await show({ profiles: [], draft: { prompt: 'A pear' } });
    await button('Generate').click();
    await expect.poll(() => fake.ui.setupOpen).toBe(true);
    expect(fake.submit).not.toHaveBeenCalled();
  });

  test('pays once however often it is pressed before its jobs show', async () => {
    const fake = await show({ draft: { prompt: 'A pear' } });
    let finish = () => {};
    fake.submit.mockReturnValueOnce(new Promise((resolve) => (finish = () => resolve())));
    await button('Generate').click();
    await button('Generate').click();
    await prompt().click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(fake.submit).toHaveBeenCalledTimes(1);
    finish();
  });

  test('says why a request cannot be stored', async () => {
    const fake = await show({ draft: { prompt: 'A pear' } });
    fake.submit.mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
    await button('Generate').click();
    await expect.poll(() => fake.toasts.show.mock.lastCall?.[0].text ?? '').toMatch(/no room/);
  });
});

describe('Cancel', () => {
  test('stands in the place of Generate, keeps its focus, and leaves the prompt free', async () => {
    const fake = await show({ draft: { prompt: 'A pear' } });
    const place = () =>
      JSON.stringify(
        page
          .getByRole('button', { name: /Generate|Cancel/ })
          .element()
          .getBoundingClientRect(),
      );
    await button('Generate').click();
    const before = place();
    fake.running = [{ id: 'j1' }, { id: 'j2' }];
    await expect.element(button('Cancel')).toHaveFocus();
    expect(place()).toBe(before);
    expect(button('Generate').elements()).toHaveLength(0);
    await prompt().fill('A plum');
    expect(fake.draft.prompt).toBe('A plum');
    await button('Cancel').click();
    expect(fake.cancel).toHaveBeenCalledWith(['j1', 'j2']);
  });

  test('is not what the second click of a double click hits', async () => {
    const fake = await show({ draft: { prompt: 'A pear' } });
    fake.submit.mockImplementationOnce(() => {
      fake.running = [{ id: 'j1' }];
      return Promise.resolve();
    });
    await button('Generate').dblClick();
    await expect.element(button('Cancel')).toBeVisible();
    expect(fake.submit).toHaveBeenCalledTimes(1);
    expect(fake.cancel).not.toHaveBeenCalled();
  });

  test('has Esc as its key, but not while an input method composes or a menu is open', async () => {
    const fake = await show({ draft: { prompt: 'A pear' } });
    fake.running = [{ id: 'j1' }];
    await expect.element(button('Cancel')).toBeVisible();
    const escape = { key: 'Escape', bubbles: true, cancelable: true };
    prompt()
      .element()
      .dispatchEvent(new KeyboardEvent('keydown', { ...escape, isComposing: true }));
    expect(fake.cancel).not.toHaveBeenCalled();
    await button('Prompt history').click();
    await expect.element(page.getByRole('menu')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(fake.cancel).not.toHaveBeenCalled();
    await prompt().click();
    await userEvent.keyboard('{Escape}');
    expect(fake.cancel).toHaveBeenCalledWith(['j1']);
  });

  test('must come first: the keys in the prompt do not pay a second time', async () => {
    const fake = await show({ draft: { prompt: 'A pear' } });
    fake.running = [{ id: 'j1' }];
    await prompt().click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => fake.toasts.show.mock.lastCall?.[0].text).toMatch(/still drawing/);
    expect(fake.submit).not.toHaveBeenCalled();
  });
});

describe('parameters', () => {
  test('show the exact pixels and what a picture may cost', async () => {
    const fake = await show({ draft: { aspectRatio: '4:5', resolution: '2K', quality: 'high' } });
    await expect.element(page.getByText('1488 × 1872')).toBeVisible();
    await expect.element(page.getByText(/^\$0\.\d\d–0\.\d\d$/)).toBeVisible();
    await choice('Resolution').selectOptions('1K');
    await expect.element(page.getByText('912 × 1152')).toBeVisible();
    expect(fake.draft.resolution).toBe('1K');
  });

  test('say that the demo is free', async () => {
    await show({ profiles: [fakeProfile({ kind: 'demo', name: 'Demo' })] });
    await expect.element(page.getByText('Free: drawn on this device')).toBeVisible();
  });

  test('are those of the model, and say what an older one does in place of the choice', async () => {
    const old = fakeProfile({ id: 'p2', name: 'Old relay', imageModel: 'gpt-image-1.5' });
    const fake = await show({
      profiles: [fakeProfile(), old],
      draft: { prompt: 'A pear', quality: 'max', aspectRatio: '16:9', resolution: '4K' },
    });
    expect(optionsOf('Quality')).toContain('max');
    await choice('Profile').selectOptions('p2');
    expect(optionsOf('Quality')).toEqual(['auto', 'low', 'medium', 'high']);
    expect(optionsOf('Aspect ratio')).toEqual(['auto', '1:1', '3:2', '2:3']);
    expect(optionsOf('Resolution')).toEqual(['1K']);
    await expect.element(choice('Aspect ratio')).toHaveValue('3:2');
    await expect.element(page.getByText('1536 × 1024')).toBeVisible();
    await expect.element(page.getByText('This model has no such shape; 3:2 is used.')).toBeVisible();
    await expect.element(page.getByText('This model has no such quality; High is used.')).toBeVisible();
    // The wish itself stays, for the model that can.
    expect(fake.draft).toMatchObject({ quality: 'max', aspectRatio: '16:9', resolution: '4K' });
    await choice('Profile').selectOptions('p1');
    await expect.element(choice('Quality')).toHaveValue('max');
  });

  test('take a ratio of the user, and refuse nonsense in words', async () => {
    const fake = await show();
    await choice('Aspect ratio').selectOptions('custom');
    const own = page.getByRole('textbox', { name: 'Own ratio' });
    await own.fill('7');
    await expect.element(page.getByText('Write a ratio as two numbers', { exact: false })).toBeVisible();
    expect(fake.draft.aspectRatio).toBe('auto');
    await own.fill('7:5');
    expect(fake.draft.aspectRatio).toBe('7:5');
    await expect.element(page.getByText('1216 × 864')).toBeVisible();
    await own.fill('9:1');
    await expect
      .element(page.getByText('Models draw shapes from 1:3 to 3:1', { exact: false }))
      .toBeVisible();
  });

  test('offer transparency where the format has it, and say why not', async () => {
    await show({ draft: { format: 'png', background: 'transparent' } });
    expect(page.getByRole('slider', { name: 'Compression' }).elements()).toHaveLength(0);
    await choice('Format').selectOptions('jpeg');
    await expect.element(page.getByRole('slider', { name: 'Compression' })).toBeVisible();
    await expect.element(page.getByText('JPEG cannot be transparent', { exact: false })).toBeVisible();
    await expect.element(page.getByRole('option', { name: 'Transparent (PNG or WebP only)' })).toBeDisabled();
  });

  test('ask for one to ten images', async () => {
    const fake = await show();
    const images = page.getByRole('spinbutton', { name: 'Images' });
    await button('More images').click();
    expect(fake.draft.count).toBe(2);
    await images.fill('99');
    await userEvent.keyboard('{Tab}');
    expect(fake.draft.count).toBe(10);
  });
});

describe('source images', () => {
  test('come by paste, but text is pasted as text', async () => {
    const fake = await show();
    expect(paste(document.body, transferOf(file('a.png'))).defaultPrevented).toBe(true);
    await expect.element(tile(1)).toBeVisible();
    const both = transferOf(file('b.png'));
    both.setData('text/plain', 'words');
    expect(paste(prompt().element(), both).defaultPrevented).toBe(false);
    expect(fake.draft.sources).toHaveLength(1);
  });

  test('come by drop, with a place to drop them shown', async () => {
    const fake = await show();
    const transfer = transferOf(file('a.png'), file('b.png'));
    expect(drag('dragover', transfer).defaultPrevented).toBe(true);
    await expect.element(page.getByText('Drop images to use them as sources')).toBeVisible();
    drag('drop', transfer);
    await expect.element(tile(2)).toBeVisible();
    expect(fake.draft.sources.map(({ name }) => name)).toEqual(['a.png', 'b.png']);
    expect(page.getByText('Drop images to use them as sources').elements()).toHaveLength(0);
  });

  test('are not spoken of while files are over what takes them itself', async () => {
    await show();
    const hint = page.getByText('Drop images to use them as sources');
    drag('dragover', transferOf(file('a.png')));
    await expect.element(hint).toBeVisible();
    document.body.dispatchEvent(new DragEvent('dragleave', { relatedTarget: target, bubbles: true }));
    await expect.poll(() => hint.elements()).toHaveLength(0);
  });

  test('have each a way to the canvas', async () => {
    await show({ draft: { sources: ['a', 'b'].map(fakeSource) } });
    await expect.element(button('Edit on the canvas: source 1')).toBeVisible();
    await expect.element(button('Edit on the canvas: source 2')).toBeVisible();
  });

  test('that cannot be used are named', async () => {
    const fake = await show();
    drag('drop', transferOf(file('notes.txt', 'text/plain'), file('a.png')));
    await expect.element(tile(1)).toBeVisible();
    expect(fake.toasts.show.mock.lastCall?.[0].text).toBe('“notes.txt” is not a PNG, JPEG or WebP image.');
  });

  test('are no more than sixteen', async () => {
    const sources = Array.from({ length: 15 }, (_, index) => fakeSource(`s${index}`));
    const fake = await show({ draft: { sources } });
    drag('drop', transferOf(file('a.png'), file('b.png')));
    await expect.element(tile(16)).toBeVisible();
    await expect.poll(() => fake.toasts.show.mock.lastCall?.[0].text).toMatch(/No more than 16/);
    expect(fake.draft.sources).toHaveLength(16);
  });

  test('are reordered and removed by keys, and the focus goes with them', async () => {
    const fake = await show({ draft: { sources: ['a', 'b', 'c'].map(fakeSource) } });
    const order = () => fake.draft.sources.map(({ id }) => id).join('');
    (tile(1).element() as HTMLElement).focus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await expect.element(tile(2)).toHaveFocus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(order()).toBe('bca');
    await expect.element(tile(3)).toHaveFocus();
    await userEvent.keyboard('{Delete}');
    expect(order()).toBe('bc');
    await expect.element(tile(2)).toHaveFocus();
  });

  test('are reordered by the menu, and by dragging one onto another', async () => {
    const fake = await show({ draft: { sources: ['a', 'b', 'c'].map(fakeSource) } });
    const order = () => fake.draft.sources.map(({ id }) => id).join('');
    await tile(3).click();
    await page.getByRole('menuitem', { name: 'Move earlier' }).click();
    expect(order()).toBe('acb');
    await expect.element(tile(2)).toHaveFocus();
    const items = page.getByRole('list', { name: 'Source images' }).getByRole('listitem').elements();
    const transfer = new DataTransfer();
    items[2]?.dispatchEvent(new DragEvent('dragstart', { dataTransfer: transfer, bubbles: true }));
    await expect.poll(() => items[2]?.className).toMatch(/dragged/);
    expect(drag('dragover', transfer, items[0]).defaultPrevented).toBe(true);
    drag('drop', transfer, items[0]);
    expect(order()).toBe('bac');
  });
});

describe('prompts', () => {
  const stored = (id: string, text: string) => ({ id, kind: 'history' as const, text, createdAt: 0 });

  test('that were sent can be taken again', async () => {
    const fake = await show({ prompts: { history: [stored('1', 'A plum'), stored('2', 'A quince')] } });
    await button('Prompt history').click();
    await page.getByRole('menuitem', { name: 'A quince' }).click();
    expect(fake.draft.prompt).toBe('A quince');
    await expect.element(prompt()).toHaveFocus();
  });

  test('are saved and deleted', async () => {
    const fake = await show({ draft: { prompt: 'A pear ' }, prompts: { saved: [stored('1', 'A plum')] } });
    await button('Prompt library').click();
    await page.getByRole('menuitem', { name: 'Save this prompt' }).click();
    expect(fake.prompts.save).toHaveBeenCalledWith('A pear');
    await button('Prompt library').click();
    await page.getByRole('menuitem', { name: 'Delete a saved prompt' }).click();
    await page.getByRole('menuitem', { name: 'Delete: A plum' }).click();
    expect(fake.prompts.remove).toHaveBeenCalledWith('1');
  });
});

describe('on a phone', () => {
  beforeEach(async () => {
    await page.viewport(390, 844);
    Object.assign(target.style, { width: '390px', height: '300px' });
  });

  test('is one line at rest, opens when the prompt is entered, and rests again when it has sent', async () => {
    const fake = await show({ draft: { prompt: 'A pear' } });
    expect(choice('Quality').elements()).toHaveLength(0);
    await expect.element(button('Generate')).toBeVisible();
    await prompt().click();
    expect(fake.sheet).toBe('mid');
    await expect.element(choice('Quality')).toBeInTheDocument();
    expect(document.querySelectorAll('textarea')).toHaveLength(1);
    await button('Generate').click();
    await expect.poll(() => fake.sheet).toBe('peek');
  });

  test('has chips at half height, which change the same things', async () => {
    const fake = await show({ draft: { quality: 'high' } });
    fake.sheet = 'mid';
    await choice('Quality').selectOptions('low');
    expect(fake.draft.quality).toBe('low');
    await choice('Aspect ratio').selectOptions('custom');
    expect(fake.sheet).toBe('full');
    await expect.element(page.getByRole('textbox', { name: 'Own ratio' })).toBeInTheDocument();
  });
});

describe('what the upstream is known to ignore', () => {
  const ignored = (probe: Finding['probe']): Finding => ({
    probe,
    outcome: 'no',
    reason: 'differs',
    values: {},
    at: 0,
  });

  test('is said beside its control, with a way to the diagnosis', async () => {
    const fake = await show({ draft: { count: 2, sources: ['a', 'b'].map(fakeSource) } });
    await expect.element(choice('Format')).not.toHaveAccessibleDescription(/ignores/);
    fake.findings = (['size', 'format', 'count', 'severalImages', 'promptKept'] as const).map(ignored);
    await expect.element(choice('Aspect ratio')).toHaveAccessibleDescription(/ignores the size/);
    await expect.element(choice('Resolution')).toHaveAccessibleDescription(/ignores the size/);
    await expect.element(choice('Format')).toHaveAccessibleDescription(/ignores the format/);
    await expect.element(choice('Quality')).not.toHaveAccessibleDescription(/ignores/);
    await expect
      .element(page.getByRole('spinbutton', { name: 'Images' }))
      .toHaveAccessibleDescription(/each is asked for on its own/);
    await expect.element(prompt()).toHaveAccessibleDescription(/rewrites prompts/);
    await expect.element(page.getByText('This upstream refuses more than one source image.')).toBeVisible();
    await button('This upstream ignores the format. Open the diagnosis').click();
    expect([fake.ui.doctorOpen, fake.ui.doctorProfileId]).toEqual([true, 'p1']);
  });

  test('is marked on chips too', async () => {
    await page.viewport(390, 844);
    Object.assign(target.style, { width: '390px', height: '300px' });
    const fake = await show();
    fake.sheet = 'mid';
    fake.findings = [ignored('format')];
    await expect.element(choice('Format')).toHaveAccessibleDescription(/ignores the format/);
  });
});

describe('the estimate', () => {
  test('says what it is for, and of when its prices are', async () => {
    await show({ draft: { count: 3, quality: 'low', sources: [fakeSource('a')] } });
    await expect.element(button('Generate')).toHaveAccessibleDescription(/Estimate.*\$.*Prices of 20\d\d-/);
    await expect
      .element(page.getByTitle(/3 × gpt-image-2\.6-flare.*quality: Low, source images: 1.*20\d\d-/))
      .toBeVisible();
  });
});

describe('a lane that its daily limit has closed', () => {
  const limited = fakeProfile({ dailyCapUsd: 5 });

  test('says so, and can be opened, or the limit raised', async () => {
    const fake = await show({ profiles: [limited] });
    const notice = page.getByRole('status', { name: 'Daily limit' });
    await expect.element(notice).not.toBeInTheDocument();
    fake.pause = { reason: 'cap' };
    await expect.element(notice).toHaveTextContent(/\$5\.00.*reached.*\$5\.03 spent today/);
    await button('Open anyway').click();
    expect(fake.openAnyway).toHaveBeenCalledWith('p1');
    await button('Raise the limit').click();
    expect([fake.ui.setupOpen, fake.ui.setupProfileId]).toEqual([true, 'p1']);
  });

  test('is not confused with one that was paused by hand', async () => {
    const fake = await show({ profiles: [limited] });
    fake.pause = { reason: 'user' };
    await prompt().fill('A pear');
    await expect.element(page.getByRole('status', { name: 'Daily limit' })).not.toBeInTheDocument();
  });
});
