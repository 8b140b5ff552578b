/** Marks over a picture: drawn, held, written, by hand and by keyboard; kept, taken along, and seen by another window. */
import type { Page } from '@playwright/test';
import { expect, expectKept, find, makeImage, openApp, test, tryDemo } from './support/app.ts';

const PROMPT = 'A lighthouse at dusk';

async function openWithImage(page: Page): Promise<void> {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, PROMPT);
  // The tools are fetched after the picture.
  await expect(page.getByRole('radio', { name: 'Rectangle', exact: true })).toBeEnabled();
}

const hold = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click();
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const expectMarks = (page: Page, count: number) =>
  expect(find(page).canvas).toHaveAttribute('data-marks', String(count));

/** A drag from one place to another, CSS pixels from the middle of the canvas; to the same place it is a tap. */
async function drag(page: Page, from: [number, number], to = from): Promise<void> {
  const box = await find(page).canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x + from[0], y + from[1]);
  await page.mouse.down();
  await page.mouse.move(x + to[0], y + to[1], { steps: 4 });
  await page.mouse.up();
}

test('marks are drawn, taken back, done again, and there after a reload', async ({ page }) => {
  await openWithImage(page);
  await expectMarks(page, 0);
  await hold(page, 'Rectangle');
  await drag(page, [-40, -60], [20, 0]);
  await hold(page, 'Arrow');
  await drag(page, [60, -60], [120, 10]);
  await hold(page, 'Pen');
  await drag(page, [-30, 40], [60, 60]);
  await expectMarks(page, 3);
  await act(page, 'Undo').click();
  await expectMarks(page, 2);
  await act(page, 'Redo').click();
  await expectMarks(page, 3);
  await expectKept(page);
  await page.reload();
  await expectMarks(page, 3);
  await expect(find(page).canvas).toHaveAttribute('data-mask', 'none');
});

test('text is written in place, and written on when it is tapped again', async ({ page }) => {
  await openWithImage(page);
  await hold(page, 'Text');
  await drag(page, [0, 0]);
  const field = page.getByRole('textbox', { name: 'Text of the mark' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Sail');
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
  await expectMarks(page, 1);
  await drag(page, [12, 0]);
  await expect(field).toHaveValue('Sail');
  await field.fill('');
  await page.keyboard.press('Escape');
  await expectMarks(page, 0);
  await page.keyboard.press('Control+z');
  await expectMarks(page, 1);
});

test('a pin has a number and a note', async ({ page }) => {
  await openWithImage(page);
  await hold(page, 'Rectangle');
  await page.keyboard.press('n');
  for (const x of [-40, 60]) {
    await drag(page, [x, -40]);
    await page.keyboard.type(`note at ${x}`);
    await page.keyboard.press('Enter');
  }
  await expectMarks(page, 2);
  await expect(page.getByRole('textbox', { name: 'Note of Pin 2' })).toHaveValue('note at 60');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('textbox', { name: 'Note of Pin 1' })).toHaveValue('note at -40');
});

test('all of it is done by keyboard', async ({ page }) => {
  await openWithImage(page);
  await find(page).canvas.focus();
  await page.keyboard.press('r');
  await page.keyboard.press('Enter');
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await expectMarks(page, 2);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Control+d');
  await expectMarks(page, 3);
  await page.keyboard.press('Delete');
  await expectMarks(page, 2);
  await page.keyboard.press('q');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Rectangle, 1 of 2')).toBeAttached();
  await page.keyboard.press('Tab');
  await expect(page.getByText('Arrow, 2 of 2')).toBeAttached();
  await page.keyboard.press('Tab');
  await expect(find(page).canvas).not.toBeFocused();
});

test('marks are restyled, and copied onto another image', async ({ page }) => {
  await openWithImage(page);
  await hold(page, 'Rectangle');
  await drag(page, [-40, -60], [60, 40]);
  await page.getByRole('radio', { name: 'Blue', exact: true }).click();
  await page.getByRole('slider', { name: 'Line width', exact: true }).fill('20');
  await act(page, 'Duplicate marks').click();
  await expectMarks(page, 2);
  await act(page, 'Copy marks').click();
  await makeImage(page, 'A forest');
  await expectMarks(page, 0);
  await act(page, 'Paste marks').click();
  await expectMarks(page, 1);
  await expect(page.getByRole('radio', { name: 'Blue', exact: true })).toBeChecked();
  await act(page, 'Delete marks').click();
  await expectMarks(page, 0);
});

test('marks follow the picture, and another window over it sees them', async ({ page, context }) => {
  await openWithImage(page);
  await hold(page, 'Arrow');
  await drag(page, [-40, -60], [60, 40]);
  const other = await context.newPage();
  await openApp(other);
  await expectMarks(other, 1);
  await page.bringToFront();
  const width = (await find(page).canvas.getAttribute('data-width')) ?? '';
  await act(page, 'Rotate right').click();
  await expect(find(page).canvas).toHaveAttribute('data-height', width);
  await drag(page, [-60, 60], [-20, 100]);
  await expectMarks(page, 2);
  await expectMarks(other, 2);
});
