import { expose, transfer } from 'comlink';
import type { ImageApi } from '../../lib/contracts/image-api.ts';
import { decode } from './decode.ts';
import { inspect } from './inspect.ts';
import { createThumbnail } from './thumbnail.ts';
import { toPng } from './to-png.ts';

const api: ImageApi = {
  inspect,
  async decode(blob, maxSidePx) {
    const bitmap = await decode(blob, maxSidePx);
    return bitmap && transfer(bitmap, [bitmap]);
  },
  createThumbnail,
  toPng,
};

expose(api);
