import type { Pixels } from '../pixel-lock/pixels.ts';
import { createWasmEncoder, type WasmFactory } from './wasm-encoder.ts';

/** libwebp's own defaults, by its own names; only quality is ours. */
const OPTIONS = {
  quality: 75,
  target_size: 0,
  target_PSNR: 0,
  method: 4,
  sns_strength: 50,
  filter_strength: 60,
  filter_sharpness: 0,
  filter_type: 1,
  partitions: 0,
  segments: 4,
  pass: 1,
  show_compressed: 0,
  preprocessing: 0,
  autofilter: 0,
  partition_limit: 0,
  alpha_compression: 1,
  alpha_filtering: 1,
  alpha_quality: 100,
  lossless: 0,
  exact: 0,
  image_hint: 0,
  emulate_jpeg_size: 0,
  thread_level: 0,
  low_memory: 0,
  near_lossless: 100,
  use_delta_palette: 0,
  use_sharp_yuv: 0,
};

const encoder = createWasmEncoder<typeof OPTIONS>(async () => {
  // Every browser from the support floor on has SIMD.
  const { default: factory } = await import('@jsquash/webp/codec/enc/webp_enc_simd.js');
  return factory as unknown as WasmFactory<typeof OPTIONS>;
});

/** For browsers that write none themselves. `quality`: 0 to 1. Null: too much for it. Throws where the encoder cannot be loaded. */
export async function encodeWebp(pixels: Pixels, quality: number): Promise<Blob | null> {
  const made = await encoder.encode(pixels, { ...OPTIONS, quality: Math.round(quality * 100) });
  return made && new Blob([made], { type: 'image/webp' });
}
