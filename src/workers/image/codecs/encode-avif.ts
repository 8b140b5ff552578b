import type { Pixels } from '../pixel-lock/pixels.ts';
import { createWasmEncoder, type WasmFactory } from './wasm-encoder.ts';

/** As libavif names them. */
interface AvifOptions {
  /** 0 to 100. */
  quality: number;
  /** -1: as the picture's. */
  qualityAlpha: number;
  denoiseLevel: number;
  tileRowsLog2: number;
  tileColsLog2: number;
  /** 0 to 10; every step is quicker and makes the file a little larger. */
  speed: number;
  /** 1: 4:2:0, half the colours each way. 3: 4:4:4, all of them. */
  subsample: number;
  chromaDeltaQ: boolean;
  sharpness: number;
  tune: number;
  enableSharpYUV: boolean;
  bitDepth: number;
  lossless: boolean;
}

const OPTIONS: Omit<AvifOptions, 'quality' | 'speed' | 'subsample'> = {
  qualityAlpha: -1,
  denoiseLevel: 0,
  tileRowsLog2: 0,
  tileColsLog2: 0,
  chromaDeltaQ: false,
  sharpness: 0,
  tune: 0,
  enableSharpYUV: false,
  bitDepth: 8,
  lossless: false,
};

/** From here on all colours are kept: who asks for that much sees them. */
const FULL_COLOUR_QUALITY = 0.9;
/** One thread: a picture of this size takes some seconds at `SPEED`, larger ones would take a minute. */
const SPEED_PIXELS = 3_000_000;
const SPEED = 8;
const LARGE_SPEED = 9;

const encoder = createWasmEncoder<AvifOptions>(async () => {
  const { default: factory } = await import('@jsquash/avif/codec/enc/avif_enc.js');
  return factory as unknown as WasmFactory<AvifOptions>;
});

/** No browser writes AVIF by itself. `quality`: 0 to 1. Null: too much for it. Throws where the encoder cannot be loaded. */
export async function encodeAvif(pixels: Pixels, quality: number): Promise<Blob | null> {
  const made = await encoder.encode(pixels, {
    ...OPTIONS,
    quality: Math.round(quality * 100),
    speed: pixels.width * pixels.height > SPEED_PIXELS ? LARGE_SPEED : SPEED,
    subsample: quality >= FULL_COLOUR_QUALITY ? 3 : 1,
  });
  return made && new Blob([made], { type: 'image/avif' });
}
