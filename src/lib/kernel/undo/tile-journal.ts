import type { Mask, PixelRect } from '../../contracts/mask.ts';
import { clipRect, uniteRects } from '../mask/mask.ts';
import { packBytes } from './pack-bytes.ts';
import { TILE_PX, copyTile, giveBack, lookAtTile, toTileRect, unpackTile, writeTile } from './tile-bytes.ts';

/** One tile before and after, packed. */
export interface TileChange {
  /** Column and row of the tile. */
  column: number;
  row: number;
  before: Uint8Array<ArrayBuffer>;
  after: Uint8Array<ArrayBuffer>;
}

/** What one act changed in a mask. Plain data: it is stored as it is. */
export interface MaskChange {
  kind: 'mask';
  tiles: TileChange[];
  /** Bytes that it holds. */
  sizeBytes: number;
}

/** Remembers what was there before an act paints over it: a copy of each tile, made when it is touched for the first time. */
export interface TileJournal {
  /** To be called before the pixels of `rect` are changed. */
  touch(rect: PixelRect): void;
  /** What has changed since; undefined if nothing has. The journal is empty then. */
  finish(): MaskChange | undefined;
  /** Everything is as it was; answers with what was changed back. */
  rollBack(): PixelRect;
}

export function createTileJournal(mask: Mask): TileJournal {
  const columns = Math.ceil(mask.width / TILE_PX);
  const saved = new Map<number, Uint8Array<ArrayBuffer>>();

  function touch(rect: PixelRect): void {
    const { x, y, width, height } = clipRect(rect, mask);
    if (width === 0 || height === 0) return;
    for (let row = Math.floor(y / TILE_PX); row * TILE_PX < y + height; row += 1) {
      for (let column = Math.floor(x / TILE_PX); column * TILE_PX < x + width; column += 1) {
        const key = row * columns + column;
        if (!saved.has(key)) saved.set(key, copyTile(mask, toTileRect(mask, { column, row })));
      }
    }
  }

  const placeOf = (key: number) => ({ column: key % columns, row: Math.floor(key / columns) });

  function finish(): MaskChange | undefined {
    const tiles: TileChange[] = [];
    for (const [key, before] of saved) {
      const place = placeOf(key);
      const after = lookAtTile(mask, toTileRect(mask, place));
      if (isSame(before, after)) continue;
      tiles.push({ ...place, before: packBytes(before), after: packBytes(after) });
    }
    forget();
    return tiles.length === 0 ? undefined : { kind: 'mask', tiles, sizeBytes: countBytes(tiles) };
  }

  function rollBack(): PixelRect {
    let changed: PixelRect = { x: 0, y: 0, width: 0, height: 0 };
    for (const [key, before] of saved) {
      const rect = toTileRect(mask, placeOf(key));
      writeTile(mask, rect, before);
      changed = uniteRects(changed, rect);
    }
    forget();
    return changed;
  }

  function forget(): void {
    for (const bytes of saved.values()) giveBack(bytes);
    saved.clear();
  }

  return { touch, finish, rollBack };
}

/** Takes an act back or does it again; answers with the rectangle that changed. */
export function applyMaskChange(mask: Mask, change: MaskChange, way: 'before' | 'after'): PixelRect {
  let changed: PixelRect = { x: 0, y: 0, width: 0, height: 0 };
  for (const tile of change.tiles) {
    const rect = toTileRect(mask, tile);
    unpackTile(mask, rect, tile[way]);
    changed = uniteRects(changed, rect);
  }
  return changed;
}

/** The tiles that an act changed, as they were before it or after it. */
export function toTilesOf({ tiles }: MaskChange, way: 'before' | 'after') {
  return tiles.map(({ column, row, [way]: packed }) => ({ column, row, packed }));
}

/** All tiles of a mask that hold anything. */
export function toTiles(mask: Mask): { column: number; row: number; packed: Uint8Array<ArrayBuffer> }[] {
  const tiles = [];
  for (let row = 0; row * TILE_PX < mask.height; row += 1) {
    for (let column = 0; column * TILE_PX < mask.width; column += 1) {
      const bytes = lookAtTile(mask, toTileRect(mask, { column, row }));
      if (bytes.some((value) => value !== 0)) tiles.push({ column, row, packed: packBytes(bytes) });
    }
  }
  return tiles;
}

/** Puts stored tiles into an empty mask. Throws RangeError where they are not of its size. */
export function fillFromTiles(
  mask: Mask,
  tiles: readonly { column: number; row: number; packed: Uint8Array }[],
): void {
  for (const tile of tiles) unpackTile(mask, toTileRect(mask, tile), tile.packed);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  // A loop: a callback for each of 16,384 bytes is felt at the end of a long stroke.
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function countBytes(tiles: readonly TileChange[]): number {
  return tiles.reduce((sum, { before, after }) => sum + before.length + after.length, 0);
}
