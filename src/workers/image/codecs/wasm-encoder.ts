import type { Size } from '../../../lib/contracts/size.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';

/** A heap grows with the largest picture and never shrinks: beyond this it is given up after use. */
const KEPT_HEAP_BYTES = 128 * 1024 * 1024;

/** What an encoder that was compiled to WASM can do. */
export interface WasmModule<Options> {
  /** Absent or null: it could not be done, as a rule for want of memory. */
  encode(
    data: Uint8Array | Uint8ClampedArray,
    width: number,
    height: number,
    options: Options,
  ): Uint8Array | null;
  HEAP8?: { readonly byteLength: number };
}

/** How such a module is made: its glue loads the WASM from beside it. */
export type WasmFactory<Options> = (overrides?: object) => Promise<WasmModule<Options>>;

export interface WasmEncoder<Options> {
  /** Null: it was too much for it. Throws where the encoder cannot be loaded, as without a network before its first use. */
  encode(pixels: Pixels, options: Options): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** Fetched when it is first used and kept while its memory is small; one that has failed is made anew. */
export function createWasmEncoder<Options>(load: () => Promise<WasmFactory<Options>>): WasmEncoder<Options> {
  let kept: Promise<WasmModule<Options>> | undefined;

  async function open(): Promise<WasmModule<Options>> {
    const factory = await load();
    return factory({ noInitialRun: true });
  }

  return {
    async encode(pixels, options) {
      kept ??= open();
      try {
        const module = await kept;
        const made = encodeOrNull(module, pixels, options);
        if (!made || (module.HEAP8?.byteLength ?? Infinity) > KEPT_HEAP_BYTES) kept = undefined;
        return made;
      } catch (error) {
        kept = undefined;
        throw error;
      }
    },
  };
}

/** A heap that cannot grow any more aborts the module. */
function encodeOrNull<Options>(
  module: WasmModule<Options>,
  { data, width, height }: Pixels & Size,
  options: Options,
): Uint8Array<ArrayBuffer> | null {
  try {
    const made = module.encode(data, width, height, options);
    return made && new Uint8Array(made);
  } catch {
    return null;
  }
}
