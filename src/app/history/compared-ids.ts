import type { ComparedSide } from '../../lib/contracts/comparison.ts';
import type { UiState } from '../../lib/state/ui-state.svelte.ts';

/** Assets that lie on the two sides of a comparison; empty: none. */
export interface ComparedIds {
  a: string;
  b: string;
}

export function toComparedIds({ comparison }: Pick<UiState, 'comparison'>): ComparedIds {
  return { a: toId(comparison?.a), b: toId(comparison?.b) };
}

function toId(side: ComparedSide | undefined): string {
  if (!side) return '';
  return side.kind === 'asset' ? side.assetId : (side.source.assetId ?? '');
}
