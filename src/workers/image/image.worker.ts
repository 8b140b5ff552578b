import { expose, transfer } from 'comlink';
import type { ImageApi } from '../../lib/contracts/image-api.ts';
import type { Mask } from '../../lib/contracts/mask.ts';
import { compareImages } from './compare/compare-images.ts';
import { decode } from './decode.ts';
import { createAdjustPreview } from './edits/adjust-preview.ts';
import { renderEdits, showEdits } from './edits/render-edits.ts';
import { exportImage } from './export-image.ts';
import { createInTurn } from './in-turn.ts';
import { inspect } from './inspect.ts';
import { drawMarks } from './marks/draw-marks.ts';
import { decodeMask, encodeMask } from './masks/mask-files.ts';
import { joinParts } from './parts/join-parts.ts';
import { cutPart } from './pixel-lock/cut-part.ts';
import { lockImage } from './pixel-lock/lock-image.ts';
import { reshapeMask } from './reshape-mask.ts';
import { findObject } from './select/find-object.ts';
import { createPictureMemory } from './select/picture-memory.ts';
import { selectColour } from './select/select-colour.ts';
import { createThumbnail } from './thumbnail.ts';
import { toPng } from './to-png.ts';

const inTurn = createInTurn();
const memory = createPictureMemory();
const adjustPreview = createAdjustPreview();

const api: ImageApi = {
  inspect,
  decode: async (blob, maxSidePx) => handOver(await decode(blob, maxSidePx)),
  createThumbnail,
  toPng: (blob) => inTurn(() => toPng(blob)),
  cutPart: (input) => inTurn(() => cutPart(input)),
  lockPixels: (input) => inTurn(() => lockImage(input)),
  encodeMask: (mask) => inTurn(() => encodeMask(mask)),
  decodeMask: (blob, size) => inTurn(async () => handOverMask(await decodeMask(blob, size))),
  drawMarks: (input) => inTurn(() => drawMarks(input)),
  reshapeMask: (mask, reshape) => inTurn(async () => handOverMask(reshapeMask(mask, reshape))),
  selectColour: ({ blob, ...tap }) =>
    inTurn(async () => {
      const pixels = await memory.read(blob);
      return handOverMask(pixels && selectColour({ pixels, ...tap }));
    }),
  selectObject: ({ blob, ...seeds }) =>
    inTurn(async () => {
      const pixels = await memory.read(blob);
      return handOverMask(pixels && findObject({ pixels, ...seeds }));
    }),
  renderEdits: (blob, steps) => inTurn(() => renderEdits(blob, steps)),
  showEdits: (blob, steps) => inTurn(async () => handOver(await showEdits(blob, steps))),
  exportImage: (blob, wish) => inTurn(() => exportImage(blob, wish)),
  previewAdjustments: (input) => inTurn(async () => handOver(await adjustPreview(input))),
  comparePixels: (a, b) =>
    inTurn(async () => {
      const found = await compareImages(a, b);
      return found && transfer(found, [found.heat]);
    }),
  joinParts: (input) => inTurn(() => joinParts(input)),
};

function handOver(bitmap: ImageBitmap | null): ImageBitmap | null {
  return bitmap && transfer(bitmap, [bitmap]);
}

function handOverMask<M extends Mask | null>(mask: M): M {
  return mask && transfer(mask, [mask.data.buffer]);
}

expose(api);
