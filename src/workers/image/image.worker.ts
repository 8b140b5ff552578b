import { expose, transfer } from 'comlink';
import type { ImageApi } from '../../lib/contracts/image-api.ts';
import type { Mask } from '../../lib/contracts/mask.ts';
import { decode } from './decode.ts';
import { createInTurn } from './in-turn.ts';
import { inspect } from './inspect.ts';
import { createThumbnail } from './thumbnail.ts';
import { toPng } from './to-png.ts';

type Work = Awaited<ReturnType<typeof loadWork>>;

const inTurn = createInTurn();
let loading: ReturnType<typeof loadWork> | undefined;

/** Fetched once, with what it remembers from call to call. */
async function loadWork() {
  const work = await import('./pixel-work.ts');
  return { ...work, memory: work.createPictureMemory(), previewAdjustments: work.createAdjustPreview() };
}

/** One after another: see `createInTurn`. */
function run<T>(act: (work: Work) => T | Promise<T>): Promise<T> {
  return inTurn(async () => {
    loading ??= loadWork();
    // One that could not be fetched may be there the next time.
    loading.catch(() => (loading = undefined));
    return act(await loading);
  });
}

const api: ImageApi = {
  inspect,
  decode: async (blob, maxSidePx) => handOver(await decode(blob, maxSidePx)),
  createThumbnail,
  toPng: (blob) => inTurn(() => toPng(blob)),
  cutPart: (input) => run((work) => work.cutPart(input)),
  lockPixels: (input) => run((work) => work.lockImage(input)),
  encodeMask: (mask) => run((work) => work.encodeMask(mask)),
  decodeMask: (blob, size) => run(async (work) => handOverMask(await work.decodeMask(blob, size))),
  drawMarks: (input) => run((work) => work.drawMarks(input)),
  reshapeMask: (mask, reshape) => run((work) => handOverMask(work.reshapeMask(mask, reshape))),
  selectColour: ({ blob, ...tap }) =>
    run(async (work) => {
      const pixels = await work.memory.read(blob);
      return handOverMask(pixels && work.selectColour({ pixels, ...tap }));
    }),
  selectObject: ({ blob, ...seeds }) =>
    run(async (work) => {
      const pixels = await work.memory.read(blob);
      return handOverMask(pixels && work.findObject({ pixels, ...seeds }));
    }),
  renderEdits: (blob, steps) => run((work) => work.renderEdits(blob, steps)),
  showEdits: (blob, steps) => run(async (work) => handOver(await work.showEdits(blob, steps))),
  exportImage: (blob, wish) => run((work) => work.exportImage(blob, wish)),
  previewAdjustments: (input) => run(async (work) => handOver(await work.previewAdjustments(input))),
  comparePixels: (a, b) =>
    run(async (work) => {
      const found = await work.compareImages(a, b);
      return found && transfer(found, [found.heat]);
    }),
  joinParts: (input) => run((work) => work.joinParts(input)),
};

function handOver(bitmap: ImageBitmap | null): ImageBitmap | null {
  return bitmap && transfer(bitmap, [bitmap]);
}

function handOverMask<M extends Mask | null>(mask: M): M {
  return mask && transfer(mask, [mask.data.buffer]);
}

expose(api);
