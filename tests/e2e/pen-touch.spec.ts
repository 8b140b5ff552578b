import type { Locator, Page } from '@playwright/test';
import { expect, find, makeImage, openApp, test, tryDemo } from './support/app.ts';
import { Glass } from './support/glass.ts';
import type { Place } from './support/glass.ts';

/* A tablet: hands on the built app, by events that the browser itself makes. */

test.use({ hasTouch: true, viewport: { width: 1366, height: 1024 } });

const WAY: Place[] = [
  [-80, -20],
  [-40, 0],
  [0, 10],
  [60, 20],
];

interface Scene {
  glass: Glass;
  canvas: Locator;
  act(name: string): Locator;
}

/** `key` of the tool. */
async function openCanvas(page: Page, key = 'b'): Promise<Scene> {
  await openApp(page);
  await tryDemo(page);
  await makeImage(page, 'A lighthouse at dusk');
  const tools = page.getByRole('toolbar', { name: 'Tools', exact: true });
  const scene = {
    canvas: find(page).canvas,
    act: (name: string) => tools.getByRole('button', { name, exact: true }),
  };
  // Keys mean something once the tools are there.
  await expect(tools.getByRole('radio', { name: 'Brush', exact: true })).toBeVisible();
  await scene.canvas.focus();
  await page.keyboard.press(key);
  // Whoever masks on a tablet has the canvas to himself: it may be larger by now.
  return { ...scene, glass: await Glass.open(page) };
}

const expectMask = ({ canvas }: Scene, state: 'none' | 'painted') =>
  expect(canvas).toHaveAttribute('data-mask', state);
/** Share of the picture that is masked, as it is said. */
const shareOf = (page: Page) => page.getByText(/^(less than )?[<]?\s?[\d.]+ % masked$/u);

test('a finger paints; two take it back, three do it again', async ({ page }) => {
  const scene = await openCanvas(page);
  await scene.glass.swipe(WAY);
  await expectMask(scene, 'painted');
  await scene.glass.tap([
    [-40, 60],
    [40, 60],
  ]);
  await expectMask(scene, 'none');
  await scene.glass.tap([
    [-60, 60],
    [0, 60],
    [60, 60],
  ]);
  await expectMask(scene, 'painted');
});

test('two fingers zoom, and leave nothing', async ({ page }) => {
  const scene = await openCanvas(page);
  const { glass } = scene;
  await glass.touch('start', [{ id: 0, at: [-40, 0] }]);
  await glass.touch('start', [
    { id: 0, at: [-40, 0] },
    { id: 1, at: [40, 0] },
  ]);
  for (const spread of [60, 90, 120]) {
    await glass.touch('move', [
      { id: 0, at: [-spread, 0] },
      { id: 1, at: [spread, 0] },
    ]);
  }
  await glass.touch('end');
  await expectMask(scene, 'none');
  await expect(scene.act('Undo')).toBeDisabled();
});

test('a pen paints, and says that fingers move the picture from then on; until told otherwise', async ({
  page,
}) => {
  const scene = await openCanvas(page);
  const { glass } = scene;
  await glass.draw(WAY);
  await expectMask(scene, 'painted');
  await expect(page.getByText('Pen mode')).toBeVisible();
  await scene.act('Undo').click();
  await expectMask(scene, 'none');
  await glass.swipe(WAY);
  await expect(scene.act('Undo')).toBeDisabled();
  await glass.draw(WAY);
  await page.getByRole('button', { name: 'Draw with finger', exact: true }).click();
  await scene.act('Undo').click();
  await expectMask(scene, 'none');
  await glass.swipe(WAY);
  await expectMask(scene, 'painted');
});

test('a palm that lands before the pen, and rests beside it, leaves nothing', async ({ page }) => {
  const scene = await openCanvas(page);
  const { glass } = scene;
  const palm = { id: 5, at: [120, 160] as const, radiusPx: 40 };
  await glass.touch('start', [palm]);
  await glass.draw(WAY);
  await glass.touch('move', [{ ...palm, at: [160, 190] }]);
  await glass.touch('end');
  await expectMask(scene, 'painted');
  await scene.act('Undo').click();
  await expectMask(scene, 'none');
  await expect(scene.act('Undo')).toBeDisabled();
});

test('what a cancelled finger has painted stays', async ({ page }) => {
  const scene = await openCanvas(page);
  const { glass } = scene;
  await glass.touch('start', [{ id: 0, at: [-60, 0] }]);
  for (const x of [-30, 0, 40]) await glass.touch('move', [{ id: 0, at: [x, 0] }]);
  await glass.touch('cancel');
  await expectMask(scene, 'painted');
});

test('three fingers and the pen’s button size the brush', async ({ page }) => {
  const scene = await openCanvas(page);
  const { glass } = scene;
  const size = page.getByRole('slider', { name: 'Brush size', exact: true });
  const before = Number(await size.inputValue());
  const three = (y: number) => [-60, 0, 60].map((x, id) => ({ id, at: [x, y] as const }));
  for (const count of [1, 2, 3]) await glass.touch('start', three(60).slice(0, count));
  for (const y of [40, 20, 0, -20]) await glass.touch('move', three(y));
  await glass.touch('end');
  await expect.poll(async () => Number(await size.inputValue())).toBeGreaterThan(before);
  const larger = Number(await size.inputValue());
  await glass.draw(
    [
      [80, 0],
      [40, 0],
      [0, 0],
    ],
    { barrel: true },
  );
  await expect.poll(async () => Number(await size.inputValue())).toBeLessThan(larger);
  await expectMask(scene, 'none');
});

test('a polygon is tapped corner by corner', async ({ page }) => {
  const scene = await openCanvas(page, 'k');
  const { glass } = scene;
  for (const at of [
    [-80, -60],
    [80, -60],
    [80, 60],
  ] as const)
    await glass.tap([at]);
  await expectMask(scene, 'none');
  await glass.tap([[-78, -58]]);
  await expectMask(scene, 'painted');
  await expect(shareOf(page)).toBeVisible();
});

test('a finger that rests paints once it goes on, and nothing is selected', async ({ page }) => {
  const scene = await openCanvas(page);
  const { glass } = scene;
  await glass.touch('start', [{ id: 0, at: [0, 0] }]);
  await glass.touch('move', [{ id: 0, at: [30, 0] }]);
  await glass.touch('end');
  await expectMask(scene, 'painted');
  expect(await page.evaluate(() => getSelection()?.toString() ?? '')).toBe('');
});

test('every mask tool draws by keys', async ({ page }) => {
  const scene = await openCanvas(page);
  const { canvas } = scene;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const right = Array.from({ length: 6 }, () => 'Shift+ArrowRight');
  const down = Array.from({ length: 6 }, () => 'Shift+ArrowDown');
  const scripts: [key: string, keys: string[]][] = [
    ['b', ['Enter', ...right, 'Enter']],
    ['m', ['Enter', ...right, ...down, 'Enter']],
    ['o', ['Enter', ...right, ...down, 'Enter']],
    ['l', ['Enter', ...right, ...down, 'Enter']],
    ['k', ['Enter', ...right, 'Enter', ...down, 'Enter', 'Enter']],
    ['w', ['ArrowRight', 'Enter']],
    ['s', ['Enter', ...right, 'Enter']],
  ];
  for (const [tool, keys] of scripts) {
    await canvas.focus();
    await press(tool, ...keys);
    await expectMask(scene, 'painted');
    await press('ControlOrMeta+z');
    await expectMask(scene, 'none');
  }
  await press('b', 'Enter', ...right, 'Escape');
  await expectMask(scene, 'none');
});
