import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { ComparedSide, Comparison } from '../../../../lib/contracts/comparison.ts';
import type { SourceImage } from '../../../../lib/contracts/recipe.ts';
import { isSameSize } from '../../../../lib/kernel/compare/compare-frame.ts';

type Peek = (assetId: string) => Asset | undefined;

/**
 * An edit and what it was made of, which lies left; undefined where it was made of nothing. The source is shown as it was sent: an
 * image that was changed since is another one. Where only a part was sent, it is the whole that counts.
 */
export function toSourceComparison({ id, recipe }: Asset, peek: Peek): Comparison | undefined {
  const [first] = recipe.sources;
  if (!first) return undefined;
  const source = { ...first, ...recipe.mask?.part?.whole };
  return { a: toSide(source, peek), b: { kind: 'asset', assetId: id } };
}

function toSide(source: SourceImage, peek: Peek): ComparedSide {
  const asset = source.assetId === undefined ? undefined : peek(source.assetId);
  const isAsSent = asset?.bytesHash === source.bytesHash;
  return asset && isAsSent ? { kind: 'asset', assetId: asset.id } : { kind: 'source', source };
}

/** The shown result and another; undefined where there are not two. */
export function toResultComparison(shownId: string, otherId: string): Comparison | undefined {
  if (shownId === '' || otherId === '' || shownId === otherId) return undefined;
  return { a: { kind: 'asset', assetId: shownId }, b: { kind: 'asset', assetId: otherId } };
}

/** The result after the shown one, and after the last the first. */
export function toNextId(assetIds: readonly string[], shownId: string): string {
  const index = assetIds.indexOf(shownId);
  return assetIds[(index + 1) % Math.max(1, assetIds.length)] ?? '';
}

/** Results that can be put together with the shown one, which comes first; fewer than two: none can. */
export function toJoinable(assets: readonly Asset[], shownId: string): string[] {
  const finals = assets.filter(({ kind }) => kind === 'final');
  const base = finals.find(({ id }) => id === shownId) ?? finals[0];
  if (!base) return [];
  const others = finals.filter((asset) => asset !== base && isSameSize(asset, base));
  return [base, ...others].map(({ id }) => id);
}
