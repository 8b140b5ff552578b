/** What tests of the editor do, by role and name, in either language. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { APP_URL, expect } from './app.ts';

export type Language = 'en' | 'zh-CN';

type Words = Record<string, string>;
const PARTS = ['canvas', 'composer', 'editor', 'setup', 'shell'] as const;

/** All texts of the screen, by their keys. */
function readWords(language: Language): Words {
  const files = PARTS.map((part) => new URL(`../../../messages/${language}/${part}.json`, import.meta.url));
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Words)) as Words;
}

/** Every control that a test of the editor needs, named in one language. */
export function findEditor(page: Page, language: Language = 'en') {
  const words = readWords(language);
  const named = (key: string) => ({ name: words[key] ?? key, exact: true });
  const tools = page.getByRole('toolbar', named('canvas_tools'));
  return {
    canvas: page.getByRole('region', named('canvas_label')),
    prompt: page.getByRole('textbox', named('composer_prompt')),
    generate: page.getByRole('button', named('composer_generate')),
    done: page.getByRole('button', named('shell_done')),
    showTools: page.getByRole('button', named('editor_show_tools')),
    demo: page.getByRole('button', named('setup_demo_try')),
    tools,
    tool: (key: string) => tools.getByRole('radio', named(key)),
    /** A place that opens; its name says what is in the hand, too. */
    flyout: (key: string) => tools.getByRole('button', { name: words[key] ?? key }),
    choice: (key: string) => page.getByRole('menuitemradio', named(key)),
    words,
  };
}

/** Opens the app and lets the demo draw a picture. */
export async function openEditor(page: Page, language: Language = 'en'): Promise<void> {
  const { canvas, demo, prompt, generate } = findEditor(page, language);
  await page.goto(`${APP_URL}?lang=${language}`);
  await demo.click();
  // Words typed while a dialog is still open go to the dialog.
  await expect(demo).toBeHidden();
  await prompt.fill('A pear on a table');
  await generate.click();
  await expect(canvas).toHaveAttribute('data-kind', 'final', { timeout: 60_000 });
  await expect(findEditor(page, language).tools).toBeAttached();
}

/** A stroke across the middle of the canvas, where the picture lies. */
export async function paintStroke(page: Page, canvas: Locator): Promise<void> {
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 20, y - 30);
  await page.mouse.down();
  await page.mouse.move(x, y - 20, { steps: 4 });
  await page.mouse.move(x + 30, y - 30, { steps: 4 });
  await page.mouse.up();
}

const ROLES = ['button', 'radio', 'slider', 'switch', 'textbox', 'combobox', 'spinbutton'] as const;

/** No control's middle is covered by something else, once the picture has made room for the bars: it does so at the next frames. */
export async function expectUncovered(within: Locator, when: string): Promise<void> {
  await expect.poll(() => findCovered(within), { message: when }).toEqual([]);
}

async function findCovered(within: Locator): Promise<string[]> {
  const covered = await Promise.all(ROLES.map((role) => within.getByRole(role).evaluateAll(keepCovered)));
  return covered.flat();
}

/** Runs in the page. */
function keepCovered(controls: Element[]): string[] {
  return controls.flatMap((control) => {
    if (!control.checkVisibility({ visibilityProperty: true })) return [];
    control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { left, top, width, height } = control.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    if (hit && (control.contains(hit) || hit.contains(control))) return [];
    return [`${control.ariaLabel ?? control.textContent} under ${hit?.outerHTML.slice(0, 120) ?? 'nothing'}`];
  });
}
