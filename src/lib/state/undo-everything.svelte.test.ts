import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Asset } from '../contracts/asset.ts';
import type { EditStep } from '../contracts/edit.ts';
import type { Mark } from '../contracts/mark.ts';
import type { EaselDatabase } from '../db/database.ts';
import type { Repositories } from '../db/repositories.ts';
import { openTestDatabase } from '../db/testing/open-test-database.ts';
import { paintSegment } from '../kernel/mask/paint-segment.ts';
import { toWhole } from '../kernel/undo/replace-mask.ts';
import { createTileJournal } from '../kernel/undo/tile-journal.ts';
import type { TileJournal } from '../kernel/undo/tile-journal.ts';
import { addFakeAsset, createFakeImages, readFake } from './editing.fake.ts';
import { Editing } from './editing.svelte.ts';

/* Masks, marks and edits in place, by turns, with strokes that are not over yet when something else is done. */

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const SIZE = { width: 150, height: 140 };

type Act =
  | { act: 'paint' | 'begin'; x: number; y: number; erase: boolean }
  | { act: 'clear' | 'invert' | 'selectAll' | 'undo' | 'redo' | 'reload' | 'unmark' }
  | { act: 'mark'; type: 'arrow' | 'pin'; x: number; y: number }
  | { act: 'step'; step: EditStep };

const place = fc.integer({ min: -5, max: 155 });
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constantFrom('paint', 'begin'), x: place, y: place, erase: fc.boolean() }),
  fc.record({ act: fc.constantFrom('clear', 'invert', 'selectAll', 'undo', 'redo', 'reload', 'unmark') }),
  fc.record({
    act: fc.constant('mark' as const),
    type: fc.constantFrom('arrow', 'pin'),
    x: place,
    y: place,
  }),
  fc.record({
    act: fc.constant('step' as const),
    step: fc.constantFrom<EditStep[]>(
      { type: 'turn', quarters: 1 },
      { type: 'flip', axis: 'vertical' },
      { type: 'crop', rect: { x: 3, y: 2, width: 20, height: 17 } },
      { type: 'extend', top: 2, right: 0, bottom: 5, left: 3 },
      { type: 'resize', size: { width: 33, height: 44 } },
      { type: 'straighten', degrees: 7 },
    ),
  }),
);

/** A window over the picture, and the hand in it. */
class Page {
  readonly editing: Editing;
  #stroke: TileJournal | undefined;

  constructor(repositories: Repositories) {
    const images = createFakeImages();
    this.editing = new Editing({ repositories, images, history: { adopt: () => undefined } });
    this.editing.setTools({ tool: 'brush' });
    this.editing.attach({ invalidate: () => undefined, settle: () => this.endStroke() });
  }

  beginStroke({ x, y, erase }: { x: number; y: number; erase: boolean }): void {
    this.endStroke();
    const { mask } = this.editing;
    if (!mask) return;
    this.#stroke = createTileJournal(mask);
    this.#stroke.touch(toWhole(mask));
    const point = { x, y, radius: 12 };
    paintSegment(mask, { from: point, to: point, hardness: 0.7, erase });
  }

  endStroke(): void {
    const change = this.#stroke?.finish();
    this.#stroke = undefined;
    if (change) this.editing.take(change);
  }

  look() {
    const { mask, marks } = this.editing;
    const bytes = mask && `${mask.width}x${mask.height} ${Buffer.from(mask.data).toString('base64')}`;
    return { bytes, marks };
  }
}

function draw({ marks }: Editing, { type, x, y }: Extract<Act, { act: 'mark' }>): Mark[] {
  const look = { id: `m${marks.length} ${x} ${y}`, colour: '#ff3b30', widthPx: 4 };
  const at = { x, y };
  const mark: Mark =
    type === 'pin' ? { ...look, type, at, note: 'Here' } : { ...look, type, from: at, to: { x: 70, y: 60 } };
  return [...marks, mark];
}

async function run(page: Page, act: Act, reload: () => Promise<Page>): Promise<Page> {
  const { editing } = page;
  switch (act.act) {
    case 'paint':
    case 'begin':
      page.beginStroke(act);
      if (act.act === 'paint') page.endStroke();
      return page;
    case 'mark':
      editing.setMarks(draw(editing, act));
      return page;
    case 'unmark':
      editing.setMarks(editing.marks.slice(1));
      return page;
    case 'step':
      await editing.applyStep(act.step);
      return page;
    case 'reload':
      page.endStroke();
      await editing.flush();
      return reload();
    default:
      await editing[act.act]();
      return page;
  }
}

interface Desk {
  db: EaselDatabase;
  repositories: Repositories;
  asset: Asset;
}

async function openDesk(): Promise<Desk> {
  const { db, repositories } = openTestDatabase();
  return { db, repositories, asset: await addFakeAsset({ db, repositories }, { name: 'first', ...SIZE }) };
}

it(`masks, marks and edits, all taken back, give what was there at the start, and done again what was at the end (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { maxLength: 14 }), async (list) => {
      const { db, repositories, asset } = await openDesk();
      const now = async () => (await repositories.assets.get('first'))!;
      const open = async () => {
        const page = new Page(repositories);
        await page.editing.open('w1', await now());
        return page;
      };
      const see = async (page: Page) => ({
        ...page.look(),
        picture: await readFake(await repositories.bytes.get((await now()).bytesHash)),
      });
      let page = await open();
      const start = await see(page);
      for (const act of list) page = await run(page, act, open);
      page.endStroke();
      while (page.editing.canRedo) await page.editing.redo();
      const states = [await see(page)];
      while (page.editing.canUndo) {
        await page.editing.undo();
        states.push(await see(page));
      }
      expect(await see(page)).toEqual(start);
      expect(await now()).toEqual(asset);
      for (const before of states.slice(0, -1).reverse()) {
        await page.editing.redo();
        expect(await see(page)).toEqual(before);
      }
      expect(page.editing.failure).toBeUndefined();
      db.close();
    }),
    { seed: SEED, numRuns: 40 },
  );
});
